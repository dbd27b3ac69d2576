import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { mark } from '../components/drawings';
import { icon } from '../components/icon';
import { baseStyles } from '../components/ph-element';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import { Chime } from '../data/chime';
import { clock } from '../data/clock';
import { type Announcement, Announcer } from '../data/display-view';
import type { DisplayCall, DisplayView } from '../data/types';
import { displayStyles } from './display-styles';
import '../components/ph-clock';
import '../components/ph-qr';

/** The hall screen: one white panel with the call, a yellow band that says where; never two calls at once. */
@customElement('ph-display-page')
export class PhDisplayPage extends PhPage {
  static override styles = [baseStyles, displayStyles, css`:host { height: 100vh; overflow: hidden; }`];

  @state() private view: DisplayView | null = null;
  @state() private shown: Announcement | null = null;
  /** Seconds since the last view, added to the silence it spoke of. */
  @state() private sinceView = 0;
  #viewAt = 0;
  #timer = 0;
  readonly #announcer = new Announcer();
  readonly #chime = new Chime();

  protected override start(): void {
    this.listen(api.stream('display'), ['display']);
    this.#timer = window.setInterval(() => this.#tick(), 250);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected override receive(name: string, data: unknown): void {
    if (name === 'display') {
      this.view = data as DisplayView;
      this.#viewAt = performance.now();
      this.#announcer.feed(this.view, performance.now() / 1000);
      this.#tick();
    }
  }

  #tick(): void {
    this.#announcer.tick(performance.now() / 1000);
    const shown = this.#announcer.shown;
    if (shown !== this.shown) {
      const isNew = shown?.fresh && shown.call !== this.shown?.call;
      this.shown = shown;
      if (isNew) {
        this.#chime.play();
      }
    }
    this.sinceView = Math.floor((performance.now() - this.#viewAt) / 1000);
  }

  override render() {
    const { view } = this;
    const silent =
      view === null
        ? null
        : this.live === 'lost'
          ? Math.max(15, this.sinceView)
          : view.silentSeconds === null
            ? null
            : view.silentSeconds + this.sinceView;
    const hall = this.box === null ? '' : this.say(this.box.hall);
    const rows = view === null ? [] : this.#announcer.last(view);
    return html`<div class="page">
      <header>${mark}<h1>${hall}</h1><p class=${silent === null ? 'when' : 'when dim'}>
        ${silent === null || view?.asOf == null || !clock.known ? nothing : html`<span>${this.t('display.asOf', { time: clock.time(view.asOf) })}</span>`}<ph-clock day="one-line"></ph-clock></p></header>
      <section class="now" aria-live="assertive">${this.#panel(view, hall)}</section>
      <section class="last"><h2><span>${this.t('display.last')}</span><span>${this.t('display.counter')}</span></h2>
        <ol class=${view?.entry == null ? '' : 'short'}>${rows.length === 0 && this.shown === null ? html`<li class="none">${this.t('display.noneYet')}</li>` : (view?.entry == null ? rows : rows.slice(0, 3)).map((call) => this.#row(call))}</ol>${this.#entry(view)}</section>
      ${this.#wait(view)}
      <footer class=${silent === null ? (view?.announcement == null ? '' : 'notice') : 'silent'} role="status">${silent === null && view?.announcement != null ? html`${icon('megaphone')}<p>${this.say(view.announcement)}</p>` : this.#foot(silent)}</footer>
    </div>${this.badge()}`;
  }

  #panel(view: DisplayView | null, hall: string) {
    const { shown } = this;
    if (shown === null) {
      return html`<div class="welcome"><p class="hall">${hall}</p>
        <p>${view?.hours == null ? this.t('display.welcome') : this.t('display.hours', { hours: view.hours })}</p></div>`;
    }
    const { call } = shown;
    const where = this.say(call.where);
    // A new element for each call, so that the flash starts anew.
    return [
      html`<div class="call ${shown.fresh ? 'flash' : ''}" data-n=${call.n}>
        <h2>${icon('volume-2')}${this.t(call.recall ? 'display.recall' : 'display.now')}</h2>
        <p class="num ${call.label.length > 4 ? 'wide' : ''}">${call.label}</p>
        <p class="to ${call.counter.length > 2 ? 'tight' : ''}">${icon('arrow-right')}<span>${this.rich('display.to', { n: html`<em>${call.counter}</em>` })}</span><small class=${where.length > 8 ? 'long' : ''}>${where}</small></p>
      </div>`,
    ];
  }

  /** Only as long as somebody is there to renew it: an old code lets nobody in. */
  #entry(view: DisplayView | null) {
    return view?.entry == null
      ? nothing
      : html`<div class="entry"><ph-qr .text=${view.entry} .label=${this.t('display.entry')}></ph-qr><p>${this.t('display.entry')}</p></div>`;
  }

  #row(call: DisplayCall) {
    return html`<li><b class=${call.label.length > 4 ? 'wide' : ''}>${call.label}</b>${icon('arrow-right')}<span>${call.counter}<small>${this.t('display.number')}</small></span></li>`;
  }

  #wait(view: DisplayView | null) {
    const zones = (view?.zones ?? []).slice(0, 8);
    return html`<ul class="wait n${zones.length}">${zones.map(
      (
        zone,
      ) => html`<li><span class="ltr">${zone.letter}</span><p><b>${zone.waiting === null ? html`–` : this.rich(zones.length > 6 ? 'display.waitingShort' : 'display.waiting', { n: html`<i>${zone.waiting}</i>` })}</b>
        <span class=${this.say(zone.name).length > (zones.length > 6 ? 4 : 5) ? 'long' : ''}>${this.say(zone.name)}</span></p></li>`,
    )}</ul>`;
  }

  #foot(silent: number | null) {
    if (silent === null) {
      return html`${icon('megaphone')}<p>${this.t('display.hint')}</p>`;
    }
    return html`${icon('wifi-off')}<p>${this.t('display.silent', { time: silent < 120 ? this.t('display.seconds', { n: silent }) : this.t('display.minutes', { n: Math.floor(silent / 60) }) })}</p>`;
  }
}
