import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { icon } from '../components/icon';
import { baseStyles } from '../components/ph-element';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import { clock } from '../data/clock';
import { preferences } from '../data/i18n';
import { ASK_SECONDS, IDLE_SECONDS, IDLE_SECONDS_ELDER, idlePhase } from '../data/idle';
import { type KioskScreen, screenName, staySeconds } from '../data/kiosk-state';
import { busiestZone } from '../data/kiosk-view';
import { ApiError } from '../data/problem';
import { Touches } from '../data/touch';
import type { ChoiceBody, KioskView, ScanResult, Ticket } from '../data/types';
import { kioskCard } from './kiosk-cards';
import { type KioskDialog, kioskDialog } from './kiosk-dialogs';
import '../components/ph-dialog';
import '../components/ph-kiosk-card';
import '../components/ph-kiosk-elder';
import '../components/ph-kiosk-fault';
import '../components/ph-kiosk-home';
import '../components/ph-kiosk-slip';

/** A scan older than this when it arrives was meant for somebody who has gone. */
const SCAN_FRESH_SECONDS = 10;
/** While the printer works and the stream is down, the ticket is asked for at this pace. */
const POLL_SECONDS = 2;
/** With the stream up, in case an event was lost with a connection. */
const POLL_PRINTING_SECONDS = 5;

const seconds = () => performance.now() / 1000;

/** The ticket machine: one touch, one ticket; then what became of its paper, and what the citizen can do about it. */
@customElement('ph-kiosk-page')
export class PhKioskPage extends PhPage {
  static override styles = [
    baseStyles,
    css`:host { height: 100vh; overflow: hidden; } :host > div { height: 100%; }
      .again { height: 100%; display: grid; align-content: center; justify-items: center; gap: var(--s3); text-align: center; padding: 0 var(--s6); --i: calc(var(--base) * 6); font-size: calc(var(--base) * 1.25); color: var(--ink-2); text-wrap: balance; }
      .again .i { color: var(--brand-700); stroke-width: 1.75; }
      .again b { font-size: calc(var(--base) * 2); color: var(--ink); }`,
  ];

  @state() private view: KioskView | null = null;
  @state() private screen: KioskScreen = { kind: 'home' };
  @state() private zone = '';
  @state() private all = false;
  /** The class of citizens the next ticket is for; empty for a walk-in. */
  @state() private priority = '';
  @state() private choosing = false;
  @state() private busy = '';
  @state() private cameOut = false;
  @state() private dialog: KioskDialog | null = null;
  @state() private now = seconds();
  #touchedAt = seconds();
  #screenSince = seconds();
  #screenName = '';
  #chooseUntil: number | null = null;
  #lastScan = '';
  #refusal = '';
  /** Last event of each ticket since a touch was sent: it may come before the answer to the touch, and is the newer word. */
  readonly #heard = new Map<string, Ticket>();
  readonly #touches = new Touches();
  #timer = 0;

  protected override start(): void {
    this.listen(api.stream('kiosk'), ['kiosk', 'ticket', 'scan']);
    api.services().then(
      (view) => {
        if (this.view === null) {
          this.#show(view);
        }
      },
      () => undefined,
    );
    const touched = () => {
      this.#touchedAt = seconds();
      if (this.dialog === null) {
        this.#screenSince = seconds();
      }
    };
    window.addEventListener('pointerdown', touched, { capture: true });
    window.addEventListener('keydown', touched, { capture: true });
    this.#timer = window.setInterval(() => this.#tick(), 1_000);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected override receive(name: string, data: unknown): void {
    if (name === 'kiosk') {
      this.#show(data as KioskView);
    } else if (name === 'ticket') {
      const ticket = data as Ticket;
      this.#heard.set(ticket.id, ticket);
      this.#follow(ticket);
    } else if (name === 'scan') {
      this.#scanned(data as ScanResult);
    }
  }

  #show(view: KioskView): void {
    this.view = view;
    if (!view.zones.some((zone) => zone.id === this.zone)) {
      this.zone = busiestZone(view.zones) ?? '';
    }
  }

  #follow(ticket: Ticket): void {
    if (this.screen.kind === 'ticket' && this.screen.ticket.id === ticket.id) {
      this.#open({ ...this.screen, ticket });
    }
  }

  #open(screen: KioskScreen): void {
    if (screen.kind === 'ticket') {
      const left = screen.ticket.print.chooseWithinSeconds;
      this.#chooseUntil = left === null ? null : seconds() + left;
    }
    this.screen = screen;
    const name = screenName(screen, this.cameOut);
    if (name !== this.#screenName || (screen.kind === 'ticket' && screen.ticket.print.state === 'printing')) {
      this.#screenName = name;
      this.#screenSince = seconds();
    }
  }

  #scanned(scan: ScanResult): void {
    if (scan.at === this.#lastScan) {
      // The same scan with newer facts about its ticket: the place in line has changed.
      if (scan.kind !== 'refused') {
        this.#follow(scan.ticket);
      }
      return;
    }
    if (clock.known && clock.secondsSince(scan.at) > SCAN_FRESH_SECONDS) {
      return;
    }
    this.#lastScan = scan.at;
    this.#touchedAt = seconds();
    this.dialog = null;
    if (scan.kind === 'refused') {
      this.#open({ kind: 'refused', zh: scan.message.zh, en: scan.message.en });
    } else {
      const booked = scan.kind === 'checked-in' ? { at: scan.bookedFor, again: scan.again } : null;
      const shown = scan.kind === 'checked-in' && !scan.again ? 'issued' : 'scanned';
      this.cameOut = false;
      this.#open({ kind: 'ticket', ticket: scan.ticket, shown, booked });
    }
  }

  /** Home, as it was; `fresh` also forgets language and mode, for the next person. */
  #home(fresh: boolean): void {
    this.screen = { kind: 'home' };
    this.#screenName = 'home';
    this.#screenSince = seconds();
    this.cameOut = false;
    this.all = false;
    this.priority = '';
    this.choosing = false;
    this.dialog = null;
    this.#chooseUntil = null;
    if (fresh) {
      preferences.reset();
      this.zone = busiestZone(this.view?.zones ?? []) ?? '';
    }
  }

  #tick(): void {
    this.now = seconds();
    const left = this.#returns();
    if (left !== null && left <= 0 && this.dialog === null) {
      this.#home(true);
      return;
    }
    this.#poll();
    this.#idle();
  }

  /** Asks for the ticket while no event can come, and now and then while its slip is under way: a page must never stand still. */
  #poll(): void {
    if (this.screen.kind !== 'ticket') {
      return;
    }
    const { id, print } = this.screen.ticket;
    const every = this.live !== 'live' ? POLL_SECONDS : print.state === 'printing' ? POLL_PRINTING_SECONDS : 0;
    if (every > 0 && Math.floor(this.now) % every === 0) {
      this.#heard.delete(id);
      api.ticket(id).then(
        (ticket) => this.#follow(this.#heard.get(id) ?? ticket),
        () => undefined,
      );
    }
  }

  #idle(): void {
    const pristine =
      this.screen.kind === 'home' &&
      !this.all &&
      !this.choosing &&
      this.priority === '' &&
      !preferences.elder &&
      preferences.language === 'zh' &&
      this.dialog === null;
    const waitsForOthers = this.busy !== '' || (this.#chooseUntil !== null && this.now < this.#chooseUntil + 5);
    if (pristine) {
      if (this.now - this.#touchedAt > IDLE_SECONDS) {
        this.zone = busiestZone(this.view?.zones ?? []) ?? '';
        this.#touchedAt = this.now;
      }
      return;
    }
    if (waitsForOthers || (this.#returns() !== null && this.dialog === null)) {
      return;
    }
    const limit = preferences.elder ? IDLE_SECONDS_ELDER : IDLE_SECONDS;
    const phase = idlePhase(this.now - this.#touchedAt, limit, ASK_SECONDS);
    if (phase === 'over') {
      this.#home(true);
    } else if (phase === 'asking') {
      this.dialog = 'idle';
    }
  }

  /** Seconds until this page goes home by itself. */
  #returns(): number | null {
    const printing = this.screen.kind === 'ticket' && this.screen.ticket.print.state === 'printing';
    const stay = staySeconds(screenName(this.screen, this.cameOut), printing, preferences.elder);
    return stay === null ? null : Math.max(0, Math.ceil(stay - (this.now - this.#screenSince)));
  }

  async #issue(service: string): Promise<void> {
    if (this.busy !== '') {
      return;
    }
    this.busy = service;
    this.#heard.clear();
    try {
      const slip = {
        elder: preferences.elder,
        locale: preferences.language === 'zh' ? 'zh-CN' : 'en',
        ...(this.priority === '' ? {} : { priority: this.priority }),
      };
      const ticket = await this.#touches.once(`issue ${service} ${JSON.stringify(slip)}`, (key) =>
        api.issue(service, slip, key),
      );
      this.cameOut = false;
      this.#open({ kind: 'ticket', ticket: this.#heard.get(ticket.id) ?? ticket, shown: 'issued', booked: null });
    } catch (failure) {
      this.#fail(failure);
    } finally {
      this.busy = '';
    }
  }

  async #act(name: string, send: (ticket: Ticket, key: string) => Promise<Ticket>): Promise<void> {
    if (this.screen.kind !== 'ticket') {
      return;
    }
    const { ticket } = this.screen;
    this.#heard.delete(ticket.id);
    try {
      const answer = await this.#touches.once(`${name} ${ticket.id}`, (key) => send(ticket, key));
      this.#follow(this.#heard.get(ticket.id) ?? answer);
    } catch (failure) {
      this.#fail(failure);
    }
  }

  #fail(failure: unknown): void {
    const refused = failure instanceof ApiError && failure.answered;
    this.#refusal = refused ? failure.code : '';
    this.dialog = refused ? 'refused' : 'failed';
  }

  async #help(): Promise<void> {
    const ticket = this.screen.kind === 'ticket' ? this.screen.ticket.id : null;
    try {
      await this.#touches.once('help', (key) =>
        api.help(ticket === null ? { from: 'home' } : { from: 'ticket', ticket }, key),
      );
      this.dialog = 'help';
    } catch {
      this.dialog = 'help-failed';
    }
  }

  override render() {
    return html`<div
      @ph-service=${(event: CustomEvent<string>) => void this.#issue(event.detail)}
      @ph-zone=${(event: CustomEvent<string>) => {
        this.zone = event.detail;
      }}
      @ph-all=${(event: CustomEvent<boolean>) => {
        this.all = event.detail;
      }}
      @ph-choosing=${(event: CustomEvent<boolean>) => {
        this.choosing = event.detail;
      }}
      @ph-class=${(event: CustomEvent<string>) => {
        this.priority = event.detail;
        this.choosing = false;
      }}
      @ph-help=${() => void this.#help()}
      @ph-elder=${() => {
        this.all = false;
        preferences.enlarge(!preferences.elder);
      }}
      @ph-language=${() => preferences.speak(preferences.language === 'zh' ? 'en' : 'zh')}
      @ph-home=${() => this.#home(true)}
      @ph-again=${() => this.#home(false)}
      @ph-choice=${(event: CustomEvent<ChoiceBody['choice']>) => void this.#act(`choice ${event.detail}`, (ticket, key) => api.choose(ticket.id, event.detail, key))}
      @ph-reprint=${() => void this.#act('reprint', (ticket, key) => api.reprint(ticket.id, key))}
      @ph-came-out=${() => {
        this.cameOut = true;
        this.#open(this.screen);
      }}
      @ph-withdraw=${() => {
        this.dialog = 'withdraw';
      }}>${this.#page()}</div>${this.#dialogs()}${this.badge()}`;
  }

  #page() {
    const { box, view, busy } = this;
    const lost = this.live === 'lost';
    if (this.screen.kind === 'home') {
      return preferences.elder
        ? html`<ph-kiosk-elder .box=${box} .view=${view} .busy=${busy} ?all=${this.all} ?lost=${lost}></ph-kiosk-elder>`
        : html`<ph-kiosk-home .box=${box} .view=${view} .busy=${busy} .zone=${this.zone} .priority=${this.priority} ?choosing=${this.choosing} ?slow=${this.slow} ?lost=${lost}></ph-kiosk-home>`;
    }
    const name = screenName(this.screen, this.cameOut);
    if (this.screen.kind === 'ticket' && name === 'slip') {
      return html`<ph-kiosk-slip .box=${box} .ticket=${this.screen.ticket} .returns=${this.#returns()}></ph-kiosk-slip>`;
    }
    if (this.screen.kind === 'ticket' && name === 'fault') {
      const left = this.#chooseUntil === null ? null : Math.max(0, Math.ceil(this.#chooseUntil - this.now));
      const mayReprint = this.screen.ticket.print.mayReprint && view?.notice?.kind !== 'printer';
      return html`<ph-kiosk-fault .box=${box} .ticket=${this.screen.ticket} .left=${left} ?mayReprint=${mayReprint}
        .told=${clock.known ? clock.time(this.screen.ticket.issuedAt) : ''}></ph-kiosk-fault>`;
    }
    const card = kioskCard(preferences.language, clock, this.screen, name, this.#returns());
    return html`<ph-kiosk-card .box=${box} .tone=${card.tone} .icon=${card.icon} .heading=${card.heading} .text=${card.text}
      .ticket=${card.ticket} ?place=${card.place} .actions=${card.actions}>${name === 'refused' ? html`<div class="again">${icon('scan-qr-code')}<b>${this.t('scan.again')}</b><span>${this.t('kiosk.scanText')}</span></div>` : nothing}</ph-kiosk-card>`;
  }

  #dialogs() {
    const { dialog } = this;
    if (dialog === null) {
      return nothing;
    }
    const limit = preferences.elder ? IDLE_SECONDS_ELDER : IDLE_SECONDS;
    const left = Math.max(1, Math.ceil(limit + ASK_SECONDS - (this.now - this.#touchedAt)));
    const words = kioskDialog(preferences.language, dialog, left, this.#refusal);
    const quiet = () => {
      if (dialog === 'withdraw') {
        this.dialog = null;
        void this.#act('withdraw', (ticket, key) => api.withdraw(ticket.id, key));
      } else {
        this.#home(true);
      }
    };
    const filled = () => {
      this.dialog = null;
      this.#screenSince = seconds();
    };
    return html`<ph-dialog .heading=${words.heading} .text=${words.text} .quiet=${words.quiet} .filled=${words.filled}
      @ph-quiet=${quiet} @ph-filled=${filled}></ph-dialog>`;
  }
}
