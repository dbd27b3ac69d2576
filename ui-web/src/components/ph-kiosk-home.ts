import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from '../data/clock';
import { closedWords, givesTickets, serviceRow, zoneLine } from '../data/kiosk-view';
import type { Box, KioskView, PriorityClass, Service, Zone } from '../data/types';
import { slipDrawing } from './drawings';
import { icon } from './icon';
import type { IconName } from './icons';
import { kioskNotice } from './kiosk-notice';
import { baseStyles, PhElement } from './ph-element';
import './ph-bar';
import './ph-paged';
import './ph-service-row';
import './ph-tall-head';
import './ph-zone-tab';

/** Start page of the ticket machine: the sign above, hands below. A service prints at once, a zone only turns the list. */
@customElement('ph-kiosk-home')
export class PhKioskHome extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { height: 100%; display: flex; flex-direction: column; overflow: hidden; }
      .sign { background: var(--brand-800); color: var(--on-dark); flex: 1 0 calc(var(--sp) * 80); display: flex; flex-direction: column; min-height: 0; max-height: 40vh; }
      .sign.short { flex-basis: calc(var(--sp) * 63); }
      .word { flex: 1; display: flex; align-items: center; justify-content: space-between; padding: 0 calc(var(--sp) * 6); min-height: 0; }
      h1 { font-size: calc(var(--base) * 6.5); font-weight: var(--w-strong); line-height: 1; letter-spacing: 0.04em; margin-inline-start: calc(var(--sp) * -1); white-space: nowrap; }
      h1.words { font-size: calc(var(--base) * 3.5); letter-spacing: 0; margin: 0; white-space: normal; text-wrap: balance; line-height: 1.08; }
      .word p { font-size: calc(var(--base) * 1.375); color: var(--brand-200); margin-top: calc(var(--sp) * 2.5); line-height: var(--lh-head); text-wrap: balance; }
      .drawing { height: calc(var(--sp) * 41); max-height: 86%; color: var(--brand-300); }
      .bright { stroke: var(--on-dark); }
      .sample { fill: var(--on-dark); stroke: none; }
      .stats { flex: none; height: calc(var(--sp) * 15.5); margin: 0 calc(var(--sp) * 6); border-top: var(--hair) solid var(--brand-700); display: flex; justify-content: space-between; align-items: center; }
      .stats div { font-size: calc(var(--base) * 0.9375); color: var(--brand-200); line-height: var(--lh-head); white-space: nowrap; padding: 0 calc(var(--sp) * 3.75); border-inline-start: var(--hair) solid var(--brand-700); }
      .stats div:first-child { padding-inline-start: 0; border: 0; }
      .stats div:last-child { padding-inline-end: 0; }
      .stats b { color: var(--on-dark); font-size: calc(var(--base) * 1.25); }
      .ask { flex: none; display: flex; align-items: baseline; justify-content: space-between; gap: var(--s4); padding: calc(var(--sp) * 6) calc(var(--sp) * 6) calc(var(--sp) * 2.75); }
      .ask h2 { font-size: calc(var(--base) * 1.5); font-weight: var(--w-strong); line-height: 1.2; white-space: nowrap; }
      .ask span { font-size: calc(var(--base) * 0.875); color: var(--ink-2); text-align: end; text-wrap: balance; line-height: var(--lh-head); }
      .ask .chosen { padding: var(--s1) var(--s3); border-radius: var(--r1); background: var(--warn-bg); color: var(--warn); }
      ph-bar .btn { height: max(var(--target), calc(var(--sp) * 17)); }
      .pick { flex: 1 1 calc(var(--sp) * 92.5); min-height: 0; max-height: calc(var(--sp) * 104); display: grid; grid-template-columns: calc(var(--sp) * 40) 1fr; padding: 0 calc(var(--sp) * 6); }
      .pick ph-paged { height: 100%; }
      .list { background: var(--brand-700); border-radius: 0 var(--r2) var(--r2) 0; min-height: 0; --pad: calc(var(--sp) * 2); --pager-ink: var(--on-dark); }
      .list.first { border-start-start-radius: 0; }
      .list.single { border-radius: var(--r2); grid-column: 1 / -1; }
      ph-bar { flex: none; margin: calc(var(--sp) * 4.5) calc(var(--sp) * 6); }
      .scan { flex: none; background: var(--brand-100); display: flex; align-items: center; gap: calc(var(--sp) * 3.5); padding: calc(var(--sp) * 2) calc(var(--sp) * 6); min-height: calc(var(--sp) * 20); --i: calc(var(--base) * 2.625); }
      .scan p { font-size: calc(var(--base) * 0.875); line-height: 1.4; flex: 1; text-wrap: pretty; }
      .scan b { font-size: calc(var(--base) * 1.125); display: block; line-height: 1.35; }
      .empty { flex: 1; margin: calc(var(--sp) * 6) calc(var(--sp) * 6) 0; background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r3); display: grid; align-content: center; justify-items: center; gap: var(--s2); text-align: center; padding: var(--s6); }
      .empty .i { --i: calc(var(--base) * 3.5); color: var(--brand-700); }
      .empty.fault { background: var(--fault-bg); border-color: var(--fault-bg); }
      .empty.fault .i { color: var(--fault); }
      .empty.fault p { color: var(--ink); }
      .empty h2 { font-size: calc(var(--base) * 1.875); font-weight: var(--w-strong); line-height: var(--lh-head); text-wrap: balance; }
      .empty p { color: var(--ink-2); font-size: calc(var(--base) * 1.125); text-wrap: balance; white-space: pre-line; }
      .loading { display: grid; gap: calc(var(--sp) * 1.75); grid-template-rows: repeat(6, 1fr); padding: calc(var(--sp) * 2); }
      .loading div { background: var(--surface); border-radius: calc(var(--sp) * 1.25); display: flex; align-items: center; justify-content: space-between; padding: 0 calc(var(--sp) * 3.5); }
      .sk { height: calc(var(--sp) * 4.25); width: 34%; }
      .sk + .sk { width: 22%; }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property({ attribute: false }) view: KioskView | null = null;
  @property() zone = '';
  /** The class of citizens the next ticket is for; empty for a walk-in. */
  @property() priority = '';
  /** True while the classes are listed instead of the services. */
  @property({ type: Boolean }) choosing = false;
  @property() busy = '';
  @property({ type: Boolean }) slow = false;
  /** True when the appliance itself is not there. */
  @property({ type: Boolean }) lost = false;

  override render() {
    const view = this.view;
    const notice = kioskNotice(this.language, clock, this.lost, view);
    const strip = notice?.tone === 'warn' ? notice : null;
    const scans = !this.lost && view?.notice?.kind !== 'scanner' && notice?.tone !== 'fault';
    return html`
      <header class="sign ${notice === null ? '' : 'short'}">
        <ph-tall-head .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
        <div class="word">
          <div><h1 class=${this.language === 'zh' ? '' : 'words'}>${this.t('kiosk.word')}</h1><p>${this.t('kiosk.promise')}</p></div>
          ${slipDrawing(`${view?.zones.find((zone) => zone.id === this.zone)?.letter ?? 'A'}024`)}
        </div>
        ${notice === null ? this.#stats(view) : nothing}
      </header>
      ${strip === null ? nothing : html`<ph-strip .tone=${strip.tone} .icon=${strip.icon} .heading=${strip.heading} .text=${strip.text}></ph-strip>`}
      ${notice?.tone === 'fault' ? this.#empty(notice.icon, notice.heading, notice.text, 'fault') : this.#body(view)}
      <ph-bar ?deaf=${this.lost}>${notice?.tone === 'fault' ? nothing : this.#priority(view)}</ph-bar>
      ${
        scans
          ? html`<footer class="scan">${icon('scan-qr-code')}<p><b>${this.t('kiosk.scanHead')}</b>${this.t('kiosk.scanText')}</p>${icon('arrow-down')}</footer>`
          : nothing
      }`;
  }

  #stats(view: KioskView | null) {
    if (view === null) {
      return nothing;
    }
    const bold = (value: string | number) => html`<b>${value}</b>`;
    return html`<div class="stats">
      ${view.waiting === null ? nothing : html`<div>${this.rich('kiosk.waiting', { n: bold(view.waiting) })}</div>`}
      ${view.openCounters === null ? nothing : html`<div>${this.rich('kiosk.counters', { n: bold(view.openCounters) })}</div>`}
      ${view.hours === null ? nothing : html`<div>${this.rich('kiosk.hours', { hours: bold(view.hours) })}</div>`}
    </div>`;
  }

  #body(view: KioskView | null) {
    if (view === null) {
      return this.slow && !this.lost ? this.#skeleton() : html`<div class="pick"></div>`;
    }
    const closed = closedWords(this.language, view);
    if (closed !== null) {
      return this.#empty('coffee', closed.heading, closed.text);
    }
    if (view.zones.length === 0) {
      return this.#empty('coffee', this.t('kiosk.noPlanHead'), this.t('kiosk.noPlanText'));
    }
    if (this.choosing) {
      return this.#classes(view);
    }
    const chosen = this.#chosen(view);
    const stale = view.notice?.kind === 'link-down';
    const open = view.zones.find((zone) => zone.id === this.zone) ?? view.zones[0];
    return html`
      <div class="ask"><h2>${this.t('kiosk.ask')}</h2>${chosen === undefined ? html`<span>${this.t('kiosk.honest')}</span>` : html`<b class="chosen">${this.t('kiosk.priorityIs', { name: this.say(chosen.name) })}</b>`}</div>
      <div class="pick" aria-busy=${this.busy !== ''}>
        ${
          view.zones.length === 1
            ? nothing
            : html`<ph-paged narrow .most=${8} .items=${view.zones} .label=${this.t('kiosk.zones')} .row=${(
                zone: Zone,
              ) =>
                html`<ph-zone-tab .zone=${zone.id} .letter=${zone.letter} .name=${this.say(zone.name)} .line=${zoneLine(this.language, zone, stale)} ?open=${zone === open}></ph-zone-tab>`}></ph-paged>`
        }
        <div class="list ${open === view.zones[0] ? 'first' : ''} ${view.zones.length === 1 ? 'single' : ''}">
          <ph-paged .most=${6} .items=${open?.services ?? []} .label=${open === undefined ? '' : this.say(open.name)} .row=${(service: Service) => this.#service(service, view, stale)}></ph-paged>
        </div>
      </div>`;
  }

  #chosen(view: KioskView) {
    return view.classes.find((known) => known.id === this.priority);
  }

  /** Who waits less says so before the service, in the reach of every hand; a second touch takes it back. */
  #priority(view: KioskView | null) {
    if (view === null || view.classes.length === 0 || closedWords(this.language, view) !== null) {
      return nothing;
    }
    if (this.choosing) {
      return html`<button class="btn col" @click=${() => this.tell('ph-choosing', false)}>${icon('arrow-left')}${this.t('back')}</button>`;
    }
    return this.#chosen(view) === undefined
      ? html`<button class="btn col" ?disabled=${this.lost} @click=${() => this.tell('ph-choosing', true)}>${icon('star')}${this.t('kiosk.priority')}</button>`
      : html`<button class="btn col" @click=${() => this.tell('ph-class', '')}>${icon('x')}${this.t('kiosk.priorityOff')}</button>`;
  }

  #classes(view: KioskView) {
    return html`
      <div class="ask"><h2>${this.t('kiosk.priorityAsk')}</h2><span>${this.t('kiosk.priorityPapers')}</span></div>
      <div class="pick"><div class="list single">
        <ph-paged .most=${6} .items=${view.classes} .label=${this.t('kiosk.priorityAsk')} .row=${(
          known: PriorityClass,
        ) =>
          html`<ph-service-row door .name=${this.say(known.name)} .row=${{ tone: 'open', head: '', detail: '' }}
            @ph-service=${(event: Event) => {
              event.stopPropagation();
              this.tell('ph-class', known.id);
            }}></ph-service-row>`}></ph-paged>
      </div></div>`;
  }

  #service(service: Service, view: KioskView, stale: boolean) {
    const row = serviceRow(service, { language: this.language, clock, stale, asOf: view.asOf });
    return html`<ph-service-row .service=${service.id} .name=${this.say(service.name)} .row=${row}
      ?busy=${this.busy === service.id} ?blocked=${this.lost || !givesTickets(view.notice) || (this.busy !== '' && this.busy !== service.id)}></ph-service-row>`;
  }

  #empty(name: IconName, heading: string, text: string, tone = '') {
    return html`<div class="empty ${tone}" role="status">${icon(name)}<h2>${heading}</h2><p>${text}</p></div>`;
  }

  #skeleton() {
    return html`<div class="ask"><h2>${this.t('kiosk.ask')}</h2></div>
      <div class="pick" aria-busy="true"><div></div><div class="list loading" role="status" aria-label=${this.t('loading')}>
        ${Array.from({ length: 6 }, () => html`<div><span class="sk"></span><span class="sk"></span></div>`)}
      </div></div>`;
  }
}
