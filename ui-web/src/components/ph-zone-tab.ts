import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles, PhElement } from './ph-element';

/** A zone beside the list: its letter, its name, how many wait. A touch only turns the list. */
@customElement('ph-zone-tab')
export class PhZoneTab extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: grid; min-height: 0; }
      button {
        display: flex; align-items: center; gap: calc(var(--sp) * 2); padding: 0 calc(var(--sp) * 2); background: var(--surface); overflow: hidden;
        border: var(--edge) solid var(--line-2); border-inline-end: 0; border-start-start-radius: var(--r2); border-end-start-radius: var(--r2);
      }
      .ltr { font-size: calc(var(--base) * 1.125); }
      b { font-size: calc(var(--base) * 1.03125); display: block; line-height: 1.2; text-wrap: balance; }
      b.long { font-size: calc(var(--base) * 0.9375); }
      b.word { font-size: calc(var(--base) * 0.84375); line-height: 1.05; }
      .n { font-size: calc(var(--base) * 0.84375); color: var(--ink-2); line-height: 1.2; display: block; white-space: nowrap; }
      button[aria-pressed='true'] { background: var(--brand-700); border-color: var(--brand-700); color: var(--on-dark); }
      button[aria-pressed='true'] .n { color: var(--on-dark); }
      button[aria-pressed='true'] .ltr { background: var(--on-dark); color: var(--brand-700); }
    `,
  ];

  @property() zone = '';
  @property() letter = '';
  @property() name = '';
  @property() line = '';
  @property({ type: Boolean }) open = false;

  override render() {
    return html`<button aria-pressed=${this.open} data-zone=${this.zone} @click=${() => this.tell('ph-zone', this.zone)}>
      <span class="ltr">${this.letter}</span>
      <span><b class=${this.language === 'zh' ? (this.name.length > 5 ? 'long' : '') : this.name.length > 7 ? 'word' : ''}>${this.name}</b>${this.line === '' ? nothing : html`<span class="n">${this.line}</span>`}</span>
    </button>`;
  }
}
