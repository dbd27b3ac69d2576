import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { printerHeadline, waitRange } from '../data/kiosk-view';
import type { Box, Ticket } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';
import { tallStyles } from './tall-styles';
import './ph-qr';
import './ph-tall-head';

/** No paper came: ochre, not red, for the citizen has lost nothing. Four ways on, and the time left to take one. */
@customElement('ph-kiosk-fault')
export class PhKioskFault extends PhElement {
  static override styles = [
    baseStyles,
    tallStyles,
    css`
      .msg { flex: none; background: var(--warn-bg); padding: calc(var(--sp) * 5.5) calc(var(--sp) * 6) calc(var(--sp) * 4); }
      .msg .t { display: flex; align-items: center; gap: calc(var(--sp) * 4); --i: calc(var(--base) * 4.125); }
      .msg .i { color: var(--warn); }
      h1 { font-size: calc(var(--base) * 2.625); font-weight: var(--w-strong); line-height: 1.15; text-wrap: balance; }
      .t p { font-size: calc(var(--base) * 1.25 * min(var(--zoom), 1.15)); line-height: 1.35; margin-top: var(--s1); text-wrap: balance; }
      .steps { display: flex; flex-wrap: wrap; gap: var(--s1) calc(var(--sp) * 7); margin-top: calc(var(--sp) * 4); padding-top: calc(var(--sp) * 3); border-top: var(--hair) solid var(--warn); --i: calc(var(--base) * 1.125); }
      .steps li { display: flex; align-items: center; gap: calc(var(--sp) * 1.75); white-space: nowrap; }
      .card { flex: 1 1 0; min-height: 0; margin: calc(var(--sp) * 4) calc(var(--sp) * 6); background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r3); display: flex; flex-direction: column; align-items: center; overflow: hidden; text-align: center; }
      .svc { margin-top: calc(var(--sp) * 3); }
      .num { font-size: calc(var(--base) * 7.25); margin-top: calc(var(--sp) * 0.5); }
      .num.wide { font-size: calc(var(--base) * 6.5); }
      .two { flex: 1; align-self: stretch; min-height: 0; margin: calc(var(--sp) * 3) calc(var(--sp) * 7) 0; border-top: var(--edge) dashed var(--line-2); display: grid; grid-template-columns: calc(var(--sp) * 47) 1fr; gap: calc(var(--sp) * 5); align-items: center; text-align: start; }
      .two.plain { grid-template-columns: 1fr; text-align: center; justify-items: center; }
      h2 { font-size: calc(var(--base) * 1.625); font-weight: var(--w-strong); line-height: 1.25; white-space: pre-line; }
      dl { display: grid; gap: calc(var(--sp) * 0.5); margin-top: calc(var(--sp) * 2); padding-top: calc(var(--sp) * 2); border-top: var(--hair) solid var(--line); }
      dl div { display: flex; align-items: baseline; gap: calc(var(--sp) * 2.5); }
      dt { min-width: 5.2em; }
      dd { font-size: calc(var(--base) * 1.1875); }
      .two .btn { margin-top: calc(var(--sp) * 2.5); padding: 0 var(--s6); --i: calc(var(--base) * 1.25); }
      .foot { flex: none; align-self: stretch; background: var(--brand-100); padding: calc(var(--sp) * 2) calc(var(--sp) * 7); min-height: calc(var(--sp) * 11); display: flex; align-items: center; gap: calc(var(--sp) * 2.25); font-size: calc(var(--base) * 1.0625); line-height: 1.35; text-align: start; --i: calc(var(--base) * 1.375); }
      .foot .i { color: var(--brand-700); }
      .acts { grid-template-columns: repeat(6, 1fr); }
      .acts > :nth-child(-n + 3) { grid-column: span 2; }
      .acts .again { grid-column: span 2; --i: calc(var(--base) * 1.375); }
      .acts .btn { min-height: max(var(--target), calc(var(--sp) * 15)); font-size: calc(var(--base) * 1.125); }
      .acts .pri { grid-column: 1 / -1; font-size: calc(var(--base) * 1.25); --i: calc(var(--base) * 2); gap: var(--s3); text-align: start; }
      .acts .pri.beside { grid-column: span 4; }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property({ attribute: false }) ticket!: Ticket;
  /** Seconds until the ticket is withdrawn; null when nothing is pending. */
  @property({ type: Number }) left: number | null = null;
  /** True while the printer could take another try. */
  @property({ type: Boolean }) mayReprint = false;
  /** When staff were told, `10:24`. */
  @property() told = '';

  override render() {
    const { ticket } = this;
    const choose = (choice: string) => () => this.tell('ph-choice', choice);
    return html`
      <ph-tall-head slim .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
      <section class="msg" role="alert">
        <div class="t">${icon('triangle-alert')}<div><h1>${printerHeadline(this.language, ticket.print.reason)}</h1>
          <p>${this.t(ticket.phoneUrl === null ? 'fault.keptPlain' : 'fault.kept')}</p></div></div>
        <ol class="steps"><li>${icon('check')}${this.t('fault.step1')}</li><li>${icon('check')}${this.t('fault.step2', { time: this.told })}</li>
          ${ticket.print.mayReprint ? html`<li>${icon('clock')}${this.t('fault.step3')}</li>` : nothing}</ol>
      </section>
      <section class="card">
        <p class="svc">${this.say(ticket.serviceName)}</p>
        <p class="num ${ticket.label.length > 4 ? 'wide' : ''}">${ticket.label}</p>
        ${ticket.phoneUrl === null ? this.#plain() : this.#phone(ticket.phoneUrl)}
        <p class="foot">${icon('map-pin')}<span>${this.rich('fault.where', {
          where: html`<b>${this.say(ticket.where)}</b>`,
          counters: html`<b>${this.t('counters', { counters: ticket.counters })}</b>`,
        })}</span></p>
      </section>
      <nav class="acts" aria-label=${this.t('bar.label')}>
        <button class="btn col" @click=${() => this.tell('ph-elder')}>${icon('a-large-small')}${this.t(this.elder ? 'bar.normal' : 'bar.elder')}</button>
        <button class="btn" @click=${choose('withdraw')}>${this.t('fault.withdraw')}</button>
        <button class="btn" @click=${choose('remember')}>${this.t('fault.remember')}</button>
        ${this.mayReprint ? html`<button class="btn again" @click=${() => this.tell('ph-reprint')}>${icon('printer')}${this.t('fault.again')}</button>` : nothing}
        <button class="btn pri ${this.mayReprint ? 'beside' : ''}" @click=${choose('help')}>${icon('headset')}<span>${this.t('fault.help')}<small>${this.t('fault.helpText')}</small></span></button>
      </nav>
      <p class="tip">${this.left === null ? nothing : this.t('fault.countdown', { n: this.left })}</p>`;
  }

  #facts() {
    const { ahead, estimate } = this.ticket;
    const range = ahead === 0 ? null : waitRange(this.language, estimate);
    return html`<dl>
      ${ahead === null ? nothing : html`<div><dt>${this.t('slip.ahead')}</dt><dd>${ahead === 0 ? this.t('slip.nobody') : this.rich('slip.people', { n: ahead })}</dd></div>`}
      ${range === null ? nothing : html`<div><dt>${this.t('slip.estimate')}</dt><dd>${range}</dd></div>`}
    </dl>`;
  }

  #phone(url: string) {
    return html`<div class="two"><ph-qr quiet="1" .text=${url} .label=${this.t('slip.qr')}></ph-qr>
      <div><h2>${this.t('fault.scan')}</h2>${this.#facts()}
        <button class="btn" @click=${() => this.tell('ph-choice', 'phone')}>${icon('smartphone')}${this.t('fault.scanned')}</button></div></div>`;
  }

  #plain() {
    return html`<div class="two plain"><div><h2>${this.t('fault.rememberHead')}</h2>${this.#facts()}</div></div>`;
  }
}
