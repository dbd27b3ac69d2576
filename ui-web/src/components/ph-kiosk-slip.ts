import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { waitRange } from '../data/kiosk-view';
import type { Box, Ticket } from '../data/types';
import { tornEdge } from './drawings';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';
import { tallStyles } from './tall-styles';
import './ph-qr';
import './ph-tall-head';

/** The slip comes out of the slot: number, people ahead, how long; where to wait; the phone second. */
@customElement('ph-kiosk-slip')
export class PhKioskSlip extends PhElement {
  static override styles = [
    baseStyles,
    tallStyles,
    css`
      .sign { background: var(--brand-800); color: var(--on-dark); flex: 1 1 calc(var(--sp) * 57); min-height: 0; display: flex; flex-direction: column; }
      .done { flex: 1; }
      .slot { flex: none; z-index: 3; margin: 0 calc(var(--sp) * 12); height: calc(var(--sp) * 5.5); border-radius: calc(var(--sp) * 2.75); background: var(--brand-900); box-shadow: inset 0 0 0 calc(var(--hair) * 1.5) var(--brand-300); margin-bottom: calc(var(--sp) * 4); position: relative; }
      .slot::after { content: ''; position: absolute; inset-inline: calc(var(--sp) * 4.25); top: calc(50% - var(--sp) / 2); height: var(--sp); border-radius: var(--sp); background: var(--slot); }
      .roll { flex: none; z-index: 4; align-self: center; width: calc(var(--sp) * 98); height: calc(var(--sp) * 87.5); margin-top: calc(var(--sp) * -6.75); overflow: hidden; }
      .slip { position: relative; height: 100%; text-align: center; padding: calc(var(--sp) * 6) calc(var(--sp) * 7) 0; animation: out var(--t-page) var(--ease); }
      .slip > svg { position: absolute; inset: 0; width: 100%; height: 100%; fill: var(--surface); stroke: var(--line); stroke-width: 2; z-index: -1; }
      .num { margin: calc(var(--sp) * 3) 0 calc(var(--sp) * 4.25); }
      dl { display: grid; grid-template-columns: 1fr 1.5fr; border-top: var(--edge) dashed var(--line-2); padding-top: calc(var(--sp) * 4); }
      dl.single { grid-template-columns: 1fr; }
      dl div + div { border-inline-start: var(--hair) solid var(--line); }
      .go { flex: 0 1 calc(var(--sp) * 48.5); min-height: 0; margin: calc(var(--sp) * 5) calc(var(--sp) * 6) calc(var(--sp) * 6); background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r3); display: grid; grid-template-columns: 1fr calc(var(--sp) * 41); }
      .go.wide { grid-template-columns: 1fr; }
      .where { padding: 0 calc(var(--sp) * 5.5); display: flex; flex-direction: column; justify-content: center; }
      h2 { display: flex; align-items: center; gap: calc(var(--sp) * 1.75); font-size: calc(var(--base) * min(var(--zoom), 1.25)); color: var(--ink-2); --i: calc(var(--base) * 1.25); }
      h2 .i { color: var(--brand-700); }
      .p1 { font-size: calc(var(--base) * 2.5 * min(var(--zoom), 1.3)); font-weight: var(--w-strong); line-height: 1.25; margin-top: var(--s1); text-wrap: balance; }
      .p1.long { font-size: calc(var(--base) * 1.75 * min(var(--zoom), 1.2)); }
      .p2 { font-size: calc(var(--base) * 1.1875 * min(var(--zoom), 1.25)); line-height: 1.45; margin-top: var(--s1); }
      .ph { border-inline-start: var(--hair) solid var(--line); display: grid; place-content: center; justify-items: center; gap: var(--s2); font-size: calc(var(--base) * 0.875); line-height: 1.35; text-align: center; white-space: pre-line; padding: 0 var(--s2); }
      ph-qr { width: calc(var(--sp) * 28); }
      .acts { grid-template-columns: calc(var(--sp) * 21) 1fr 1.1fr; }
      .acts.three { grid-template-columns: calc(var(--sp) * 21) calc(var(--sp) * 21) 1fr 1.1fr; }
      .acts .pri { flex-direction: column; gap: 0; }
      @keyframes out { from { transform: translateY(-72%); } }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property({ attribute: false }) ticket!: Ticket;
  /** Seconds until the page goes home; null while the printer still works. */
  @property({ type: Number }) returns: number | null = null;

  override render() {
    const { ticket } = this;
    const printing = ticket.print.state === 'printing';
    const where = this.say(ticket.where);
    const withQr = ticket.phoneUrl !== null && !this.elder;
    return html`
      <header class="sign">
        <ph-tall-head .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
        <div class="done" role="status">${printing ? icon('printer') : icon('circle-check')}
          <div><h1>${this.t(printing ? 'slip.printing' : 'slip.take')}</h1><p>${this.t(printing ? 'slip.printingText' : 'slip.takeText')}</p></div></div>
        <div class="slot"></div>
      </header>
      <section class="roll" aria-label=${this.t('slip.label', { label: ticket.label })}><div class="slip">
        <svg viewBox="0 0 784 700" preserveAspectRatio="none" aria-hidden="true"><path d=${tornEdge(784, 700)}/></svg>
        <p class="svc">${this.say(ticket.serviceName)}</p>
        <p class="num ${ticket.label.length > 4 ? 'wide' : ''}">${ticket.label}</p>
        ${this.#wait()}
      </div></section>
      <section class="go ${withQr ? '' : 'wide'}">
        <div class="where"><h2>${icon('map-pin')}${this.t('slip.waitHere')}</h2>
          <p class="p1 ${where.length > 10 ? 'long' : ''}">${where}</p>
          <p class="p2">${this.t('slip.watch')}<br>${this.rich('slip.then', { counters: html`<b>${this.t('counters', { counters: ticket.counters })}</b>` })}</p></div>
        ${withQr ? html`<div class="ph"><ph-qr quiet="1" .text=${ticket.phoneUrl ?? ''} .label=${this.t('slip.qr')}></ph-qr><span>${this.t('slip.phone')}</span></div>` : nothing}
      </section>
      <nav class="acts ${this.elder ? '' : 'three'}" aria-label=${this.t('bar.label')}>
        <button class="btn col" @click=${() => this.tell('ph-help')}>${icon('headset')}${this.t('bar.help')}</button>
        ${this.elder ? nothing : html`<button class="btn col" @click=${() => this.tell('ph-elder')}>${icon('a-large-small')}${this.t('bar.elder')}</button>`}
        <button class="btn" @click=${() => this.tell('ph-again')}>${this.t('slip.again')}</button>
        <button class="btn pri" @click=${() => this.tell('ph-home')}>${this.t('slip.ok')}<small>${this.returns === null ? this.t('slip.okNow') : this.t('slip.returns', { n: this.returns })}</small></button>
      </nav>
      <p class="tip"></p>`;
  }

  #wait() {
    const { ahead, estimate } = this.ticket;
    const range = ahead === 0 ? null : waitRange(this.language, estimate);
    const people =
      ahead === null
        ? nothing
        : html`<div><dt>${this.t('slip.ahead')}</dt><dd>${ahead === 0 ? this.t('slip.nobody') : this.rich('slip.people', { n: ahead })}</dd></div>`;
    const time = range === null ? nothing : html`<div><dt>${this.t('slip.estimate')}</dt><dd>${range}</dd></div>`;
    return html`<dl class=${ahead === null || range === null ? 'single' : ''}>
      ${ahead === null && range === null ? html`<div><dt>${this.t('slip.estimate')}</dt><dd>${this.t('wait.unknown')}</dd></div>` : html`${people}${time}`}
    </dl>`;
  }
}
