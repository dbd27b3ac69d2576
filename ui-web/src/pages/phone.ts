import { css, html, nothing, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { icon } from '../components/icon';
import { baseStyles, PhElement } from '../components/ph-element';
import { phoneHead } from '../components/phone-head';
import { api } from '../data/api';
import { type Key, preferences } from '../data/i18n';
import { waitRange } from '../data/kiosk-view';
import { hallTime, lineDots, phoneScreen } from '../data/phone-view';
import { ApiError } from '../data/problem';
import { type Live, Stream } from '../data/stream';
import { Touches } from '../data/touch';
import type { PhoneTicket } from '../data/types';
import { phoneStyles } from './phone-styles';
import '../components/ph-dialog';
import '../components/ph-journey';
import '../components/ph-phone-hall';

/** The live place in line on somebody's own phone: works after a scan, without login. */
@customElement('ph-phone-page')
export class PhPhonePage extends PhElement {
  static override styles = [
    baseStyles,
    phoneStyles,
    css`
      .line { margin: calc(var(--sp) * 4.5) calc(var(--sp) * 5) 0; }
      .line p { font-size: calc(var(--base) * 0.8824 * min(var(--zoom), 1.2)); color: var(--ink-2); display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--s3); line-height: 1.4; --i: 1em; }
      .up { display: flex; align-items: center; gap: var(--s1); }
      .line > svg { margin-top: var(--s2); width: 100%; height: auto; }
      .rail { stroke: var(--line-2); stroke-width: 2; }
      .gone { stroke: var(--brand-700); stroke-width: 6; }
      .line circle { fill: var(--surface); stroke: var(--ink-2); stroke-width: 3; }
      .line circle.on, .line circle.me { fill: var(--brand-700); stroke: none; }
      .line text { font-weight: var(--w-strong); fill: var(--on-dark); text-anchor: middle; }
      .call { flex: 1; min-height: 100dvh; background: var(--call); color: var(--on-call); display: flex; flex-direction: column; padding: calc(var(--sp) * 7) calc(var(--sp) * 6) calc(var(--sp) * 8); }
      .call .hall { font-size: var(--base); }
      .call h1 { font-size: calc(var(--base) * 2.8); font-weight: var(--w-strong); line-height: 1.15; margin-top: auto; display: flex; align-items: center; gap: var(--s3); --i: calc(var(--base) * 2.6); }
      .call .go { font-size: calc(var(--base) * 2.4); font-weight: var(--w-strong); line-height: 1.15; margin-top: var(--s4); }
      .call .go em { font-style: normal; font-size: calc(var(--base) * 8); line-height: 1; display: block; }
      .call .go.long em { font-size: calc(var(--base) * 6); }
      .call .my { margin-top: calc(var(--sp) * 7); padding-top: var(--s4); border-top: var(--hair) solid currentColor; font-size: calc(var(--base) * 1.2941); line-height: 1.45; }
      .call .my b { font-size: calc(var(--base) * 2); }
      .call .note { margin-top: auto; line-height: 1.5; }
      .sk { margin: var(--s3) auto; height: calc(var(--sp) * 5); width: 45%; }
      .sk.big { height: calc(var(--sp) * 22); width: 75%; }
      ph-dialog { --dialog-from-bottom: calc(var(--sp) * 8); }
    `,
  ];

  @state() private ticket: PhoneTicket | null = null;
  @state() private live: Live = 'connecting';
  @state() private gone = false;
  @state() private asking = false;
  @state() private failed = false;
  readonly #token = new URLSearchParams(location.search).get('t') ?? '';
  readonly #touches = new Touches();
  #stream: Stream | null = null;

  override connectedCallback(): void {
    preferences.keep();
    super.connectedCallback();
    if (this.#token === '') {
      return;
    }
    void this.#load();
    this.#stream = new Stream(api.phoneStream(this.#token), ['ticket'], {
      event: (_name, data) => {
        this.ticket = data as PhoneTicket;
      },
      live: (live) => {
        this.live = live;
        if (live === 'lost') {
          void this.#load();
        }
      },
    }).start();
  }

  override disconnectedCallback(): void {
    this.#stream?.stop();
    super.disconnectedCallback();
  }

  async #load(): Promise<void> {
    try {
      this.ticket = await api.phoneTicket(this.#token);
    } catch (failure) {
      if (failure instanceof ApiError && failure.answered) {
        this.gone = true;
        this.#stream?.stop();
      }
    }
  }

  async #withdraw(): Promise<void> {
    this.asking = false;
    this.failed = false;
    try {
      await this.#touches.once('withdraw', (key) => api.phoneWithdraw(this.#token, key));
      await this.#load();
    } catch {
      this.failed = true;
    }
  }

  override updated(): void {
    const label = this.ticket?.label;
    document.title = label === undefined ? this.t('phone.title') : `${label} ${this.t('phone.title')}`;
  }

  override render() {
    if (this.#token === '') {
      return html`<ph-phone-hall></ph-phone-hall>`;
    }
    if (this.gone) {
      return html`${phoneHead(this.language, '')}<main><section class="card"><div class="big bad" role="status">${icon('triangle-alert')}
        <h1>${this.t('phone.goneHead')}</h1><p>${this.t('phone.goneText')}</p></div></section></main>`;
    }
    const { ticket } = this;
    if (ticket === null) {
      return html`${phoneHead(this.language, '')}<section class="card" role="status" aria-label=${this.t('loading')}><span class="sk"></span><span class="sk big"></span></section>`;
    }
    switch (phoneScreen(ticket)) {
      case 'waiting':
        return this.#waiting(ticket);
      case 'called':
        return this.#called(ticket);
      case 'serving':
        return this.#word(ticket, 'circle-check', 'phone.servingHead', 'phone.servingText');
      case 'parked':
        return this.#word(ticket, 'pause', 'phone.parkedHead', 'phone.parkedText');
      case 'between':
        return this.#word(ticket, 'circle-check', 'phone.betweenHead', 'phone.betweenText');
      case 'over':
        return this.#over(ticket);
    }
  }

  #word(ticket: PhoneTicket, name: 'pause' | 'circle-check', heading: Key, text: Key) {
    return html`${phoneHead(this.language, this.say(ticket.hall))}<main><section class="card"><p class="svc">${this.say(ticket.serviceName)}</p>
      <p class="num ${ticket.label.length > 4 ? 'wide' : ''}">${ticket.label}</p>
      <div class="big ok" role="status">${icon(name)}<h1>${this.t(heading)}</h1><p>${this.t(text)}</p></div></section>${this.#journey(ticket)}</main>`;
  }

  #journey(ticket: PhoneTicket) {
    return ticket.journey === null ? nothing : html`<ph-journey .journey=${ticket.journey}></ph-journey>`;
  }

  #over(ticket: PhoneTicket) {
    const words: Partial<Record<PhoneTicket['state'], [Key, Key]>> = {
      served: ['phone.servedHead', 'phone.servedText'],
      'no-show': ['phone.noShowHead', 'phone.noShowText'],
      withdrawn: ['phone.withdrawnHead', 'phone.withdrawnText'],
    };
    const [heading, text] = words[ticket.state] ?? ['phone.closedHead', 'phone.closedText'];
    return html`${phoneHead(this.language, this.say(ticket.hall))}<main><section class="card"><p class="svc">${this.say(ticket.serviceName)}</p>
      <p class="num ${ticket.label.length > 4 ? 'wide' : ''}">${ticket.label}</p>
      <div class="big ${ticket.state === 'no-show' ? 'bad' : 'ok'}" role="status">${icon(ticket.state === 'no-show' ? 'triangle-alert' : 'circle-check')}<h1>${this.t(heading)}</h1><p>${this.t(text)}</p></div></section>${this.#journey(ticket)}</main>`;
  }

  #called(ticket: PhoneTicket) {
    return html`<main><section class="call" role="alert"><p class="hall">${this.say(ticket.hall)}</p>
      <h1>${icon('bell-ring')}${this.t('phone.yourTurn')}</h1>
      <p class="go ${(ticket.counter?.length ?? 0) > 2 ? 'long' : ''}">${ticket.counter === null ? this.t('phone.seeScreen') : this.rich('phone.goTo', { n: html`<em>${ticket.counter}</em>` })}</p>
      <p class="my"><b>${ticket.label}</b><br>${this.say(ticket.where)}<br>${this.say(ticket.serviceName)}</p>
      <p class="note">${this.t('phone.show')}</p></section></main>`;
  }

  #waiting(ticket: PhoneTicket) {
    const range = ticket.ahead === 0 ? null : waitRange(this.language, ticket.estimate);
    const lost = this.live === 'lost';
    return html`${phoneHead(this.language, this.say(ticket.hall))}<main>
      <section class="card" role="status"><h1 class="svc">${this.say(ticket.serviceName)}</h1>
        <p class="num ${ticket.label.length > 4 ? 'wide' : ''}">${ticket.label}</p>
        <dl class=${ticket.ahead === null || range === null ? 'single' : ''}>
          ${ticket.ahead === null ? nothing : html`<div><dt>${this.t('slip.ahead')}</dt><dd>${ticket.ahead === 0 ? this.t('phone.next') : this.rich('slip.people', { n: ticket.ahead })}</dd></div>`}
          ${range === null ? (ticket.ahead === null ? html`<div><dt>${this.t('slip.estimate')}</dt><dd>${this.t('wait.unknown')}</dd></div>` : nothing) : html`<div><dt>${this.t('slip.estimate')}</dt><dd>${range}</dd></div>`}
        </dl></section>
      <section class="line"><p><span>${ticket.aheadAtIssue === null || ticket.aheadAtIssue === 0 ? this.t('phone.taken', { time: hallTime(ticket.issuedAt) }) : this.t('phone.takenAhead', { time: hallTime(ticket.issuedAt), n: ticket.aheadAtIssue })}</span>
        <span class="up">${icon(lost ? 'wifi-off' : 'radio')}${this.t(lost ? 'phone.reconnecting' : 'phone.updated', { time: hallTime(ticket.asOf) })}</span></p>${this.#dots(ticket)}</section>
      <section class="to">${icon('map-pin')}<p><b>${this.t('phone.waitAt', { where: this.say(ticket.where) })}</b>${this.rich('slip.then', { counters: this.t('counters', { counters: ticket.counters }) })}</p></section>
      ${this.#journey(ticket)}
      ${this.failed ? html`<section class="to warn" role="alert">${icon('triangle-alert')}<p>${this.t('phone.failed')}</p></section>` : nothing}
      <nav class="acts"><button class="btn" @click=${() => {
        this.asking = true;
      }}>${this.t('place.withdraw')}</button></nav>
      <p class="tip">${this.t('phone.tip')}</p></main>
      ${
        this.asking
          ? html`<ph-dialog .heading=${this.t('withdraw.head')} .text=${this.t('withdraw.text')} .quiet=${this.t('withdraw.yes')} .filled=${this.t('withdraw.no')}
            @ph-quiet=${() => void this.#withdraw()} @ph-filled=${() => {
              this.asking = false;
            }}></ph-dialog>`
          : nothing
      }`;
  }

  #dots(ticket: PhoneTicket) {
    const line = lineDots(ticket);
    if (line === null) {
      return nothing;
    }
    const at = (index: number) => 16 + (index * 312) / line.dots;
    return html`<svg viewBox="0 0 350 44" aria-hidden="true"><path class="rail" d="M16 22h318"></path><path class="gone" d="M16 22h${at(line.done) - 16}"></path>
      ${Array.from({ length: line.dots }, (_, index) => svg`<circle class=${index < line.done ? 'on' : ''} cx=${at(index)} cy="22" r="8"></circle>`)}
      <circle class="me" cx="328" cy="22" r="20"></circle><text x="328" y="28" font-size="17">${this.t('phone.you')}</text></svg>`;
  }
}
