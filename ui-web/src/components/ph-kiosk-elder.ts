import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from '../data/clock';
import { closedWords, elderServices, givesTickets, serviceRow, waitRange } from '../data/kiosk-view';
import type { Box, KioskView, Service } from '../data/types';
import { icon } from './icon';
import { kioskNotice } from './kiosk-notice';
import { baseStyles, PhElement } from './ph-element';
import './ph-paged';
import './ph-service-row';
import './ph-tall-head';

interface Door {
  door: true;
}

/** Start page in large type: the services the hall chose under their everyday names, and one door to all the others. */
@customElement('ph-kiosk-elder')
export class PhKioskElder extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { height: 100%; display: flex; flex-direction: column; overflow: hidden; background: var(--paper); }
      .sign { background: var(--brand-800); color: var(--on-dark); flex: 1 1 calc(var(--sp) * 91); min-height: calc(var(--sp) * 40); max-height: 40vh; display: flex; flex-direction: column; }
      .sign.short { flex-basis: calc(var(--sp) * 60); }
      h1 { flex: 1; display: flex; align-items: center; padding: 0 calc(var(--sp) * 6); font-size: calc(var(--base) * 5); font-weight: var(--w-strong); line-height: 1.1; text-wrap: balance; }
      h1.words { font-size: calc(var(--base) * 3.5); }
      .cap { flex: none; margin: 0 calc(var(--sp) * 6); border-top: calc(var(--hair) * 1.5) solid var(--brand-300); padding: calc(var(--sp) * 5) 0 calc(var(--sp) * 6); display: flex; align-items: center; gap: calc(var(--sp) * 4); --i: calc(var(--base) * 3.5); }
      .cap .i { color: var(--call); }
      .cap p { font-size: calc(var(--base) * 1.75); line-height: 1.35; white-space: pre-line; }
      .list { flex: 1 1 calc(var(--sp) * 112); min-height: 0; max-height: calc(var(--sp) * 116); margin: calc(var(--sp) * 8) calc(var(--sp) * 6) 0; --row-most: max(var(--target), calc(var(--sp) * 22)); }
      .list ph-paged { height: 100%; font-size: calc(var(--base) * 1.5); }
      .list.all { margin-top: calc(var(--sp) * 6); }
      nav { flex: none; display: grid; grid-template-columns: 1.5fr 1fr; gap: max(calc(var(--sp) * 3), var(--gap)); margin: calc(var(--sp) * 4) calc(var(--sp) * 6) calc(var(--sp) * 7.5); }
      .btn { min-height: max(var(--target), calc(var(--sp) * 22)); font-size: calc(var(--base) * 1.5625); padding: 0 var(--s2); line-height: 1.2; text-wrap: balance; }
      .btn.pri { font-size: calc(var(--base) * 1.875); --i: calc(var(--base) * 2.5); gap: calc(var(--sp) * 3); }
      .empty { display: grid; gap: var(--s3); justify-items: center; align-content: center; height: 100%; text-align: center; border: var(--edge) solid var(--ink); border-radius: var(--r3); padding: var(--s4); font-size: calc(var(--base) * 1.5); white-space: pre-line; text-wrap: balance; }
      .empty b { font-size: calc(var(--base) * 2.25); line-height: var(--lh-head); }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property({ attribute: false }) view: KioskView | null = null;
  @property() busy = '';
  /** True while all services are listed instead of the chosen four. */
  @property({ type: Boolean }) all = false;
  @property({ type: Boolean }) lost = false;

  override render() {
    const notice = kioskNotice(this.language, clock, this.lost, this.view);
    return html`
      <header class="sign ${notice === null && !this.all ? '' : 'short'}">
        <ph-tall-head .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
        <h1 class=${this.language === 'zh' ? '' : 'words'}>${this.t(this.all ? 'elder.all' : 'elder.ask')}</h1>
        ${notice === null && !this.all ? html`<div class="cap">${icon('volume-2')}<p>${this.t('elder.caption')}</p></div>` : nothing}
      </header>
      ${notice === null ? nothing : html`<ph-strip .tone=${notice.tone} .icon=${notice.icon} .heading=${notice.heading} .text=${notice.text}></ph-strip>`}
      <div class="list ${this.all ? 'all' : ''}" aria-busy=${this.busy !== ''}>${this.#rows()}</div>
      <nav aria-label=${this.t('bar.label')}>
        <button class="btn pri" ?disabled=${this.lost} @click=${() => this.tell('ph-help')}>${icon('headset')}${this.t('bar.help')}</button>
        ${
          this.all
            ? html`<button class="btn" @click=${() => this.tell('ph-all', false)}>${icon('arrow-left')}${this.t('back')}</button>`
            : html`<button class="btn" @click=${() => this.tell('ph-elder')}>${this.t('elder.leave')}</button>`
        }
      </nav>`;
  }

  #rows() {
    const view = this.view;
    if (view === null) {
      return nothing;
    }
    const closed = closedWords(this.language, view);
    if (closed !== null) {
      return html`<div class="empty"><b>${closed.heading}</b>${closed.text}</div>`;
    }
    const chosen = elderServices(view);
    const everything = view.zones.flatMap((zone) => zone.services);
    const items: (Service | Door)[] = this.all || chosen.length === 0 ? everything : [...chosen, { door: true }];
    return html`<ph-paged ?door=${!this.all && chosen.length > 0} .most=${5} .items=${items} .label=${this.t(this.all ? 'elder.all' : 'elder.ask')} .row=${(
      item: Service | Door,
    ) => ('door' in item ? this.#door() : this.#service(item, view))}></ph-paged>`;
  }

  #door() {
    return html`<ph-service-row door .name=${this.t('elder.other')} .row=${{ tone: 'open', head: this.t('elder.otherDetail'), detail: '' }}
      @ph-service=${(event: Event) => {
        event.stopPropagation();
        this.tell('ph-all', true);
      }}></ph-service-row>`;
  }

  #service(service: Service, view: KioskView) {
    const stale = view.notice?.kind === 'link-down';
    const row = serviceRow(service, { language: this.language, clock, stale, asOf: view.asOf });
    const ahead = service.waiting ?? 0;
    const spoken =
      !stale && ahead > 0 && waitRange(this.language, service.estimate) !== null && service.openCounters !== 0
        ? { ...row, detail: this.t('elder.ahead', { n: ahead }) }
        : row;
    return html`<ph-service-row .service=${service.id} .name=${this.say(service.plainName ?? service.name)} .row=${spoken}
      ?busy=${this.busy === service.id} ?blocked=${this.lost || !givesTickets(view.notice) || (this.busy !== '' && this.busy !== service.id)}></ph-service-row>`;
  }
}
