import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ServiceRow } from '../data/kiosk-view';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** A service: name, how long, and the promise of a ticket. One touch prints. */
@customElement('ph-service-row')
export class PhServiceRow extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: grid; min-height: 0; }
      button { display: flex; align-items: center; gap: var(--s2); background: var(--surface); border-radius: calc(var(--sp) * 1.25); padding: 0 calc(var(--sp) * 3) 0 calc(var(--sp) * 3.5); overflow: hidden; }
      .name { font-size: calc(var(--base) * 1.25); line-height: 1.2; text-wrap: balance; }
      .name.long { font-size: calc(var(--base) * 1.0625); }
      .w { margin-inline-start: auto; text-align: end; line-height: 1.2; flex: none; }
      .w b { font-size: calc(var(--base) * 1.125); display: block; white-space: nowrap; }
      .w span { font-size: calc(var(--base) * 0.84375); color: var(--ink-2); white-space: nowrap; }
      .i { --i: calc(var(--base) * 1.375); margin-inline-start: calc(var(--sp) * 1.25); color: var(--brand-700); }
      .now .w b { color: var(--ok); }
      .off { background: var(--off); color: var(--ink-2); }
      .off b { font-weight: var(--w-text); }
      .off .i { color: var(--ink-2); }
      .busy, button:active:enabled { background: var(--brand-100); }
      .w.wrap span { white-space: normal; display: block; max-width: calc(var(--base) * 7.5); margin-inline-start: auto; text-wrap: balance; }
      /* elder: one column of large outlined rows */
      :host([elder]) button { border: var(--edge) solid var(--ink); border-radius: var(--r2); padding: 0 calc(var(--sp) * 4.5); }
      :host([elder]) button.off { border-color: var(--line); }
      :host([elder]) .name { font-size: calc(var(--base) * 2); }
      :host([elder]) .name.long { font-size: calc(var(--base) * 1.5); }
      :host([elder]) .w b { font-size: calc(var(--base) * 1.5625); }
      :host([elder]) .w.tight b { font-size: calc(var(--base) * 1.25); }
      :host([elder]) .w span { font-size: calc(var(--base) * 1.3125); }
      :host([elder]) .w.tight span { font-size: calc(var(--base) * 1.0625); }
      :host([elder]) .i { --i: calc(var(--base) * 2); color: inherit; margin-inline-start: calc(var(--sp) * 3); }
    `,
  ];

  @property() service = '';
  @property() name = '';
  @property({ attribute: false }) row: ServiceRow = { tone: 'open', head: '', detail: '' };
  /** True from the touch until the slip page: a second touch does nothing. */
  @property({ type: Boolean }) busy = false;
  /** True while another row is busy or the machine gives no tickets. */
  @property({ type: Boolean }) blocked = false;
  /** A row that leads to more rows instead of to a ticket. */
  @property({ type: Boolean }) door = false;

  /** Characters of a name that stand beside the wait at full size. */
  #roomy(head: string): number {
    if (this.language !== 'zh') {
      return this.elder ? 15 : 17;
    }
    return this.elder ? (head.length > 6 ? 6 : 8) : 7;
  }

  override render() {
    const { tone, head, detail } = this.row;
    const off = tone === 'off';
    const long = this.name.length > this.#roomy(head);
    return html`<button class="${this.busy ? 'busy' : tone}" data-svc=${this.service} ?disabled=${off || this.blocked || this.busy}
        aria-busy=${this.busy} @click=${() => this.tell('ph-service', this.service)}>
      <b class="name ${long ? 'long' : ''}">${this.name}</b>
      <span class="w ${detail.length > (this.language === 'zh' ? 13 : 20) ? 'wrap' : ''} ${long ? 'tight' : ''}">
        <b>${this.busy ? this.t('service.issuing') : head}</b>
        <span>${this.busy ? this.t('service.wait') : detail}</span></span>
      ${this.busy ? icon('loader-circle', 'turn') : icon(off ? 'pause' : this.door ? 'chevron-right' : 'ticket')}
    </button>`;
  }
}
