import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { icon } from '../components/icon';
import type { Work } from '../components/ph-counter-work';
import { baseStyles } from '../components/ph-element';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import { clock } from '../data/clock';
import { allowed, type Command, commandOfKey, counterProblem, refusal } from '../data/counter-view';
import { ApiError } from '../data/problem';
import { Touches } from '../data/touch';
import type { CounterInfo, CounterView, Session } from '../data/types';
import '../components/ph-clock';
import '../components/ph-counter-call';
import '../components/ph-counter-queues';
import '../components/ph-counter-today';
import '../components/ph-sign-in';
import '../components/ph-strip';

/** How long the sentence about a failed command stays. */
const ERROR_MS = 8_000;

/** The page of a counter: sign in, call, serve. One filled button is what comes next; each action has a key. */
@customElement('ph-counter-page')
export class PhCounterPage extends PhPage {
  static override styles = [
    baseStyles,
    css`
      :host { height: 100vh; }
      .page { height: 100%; display: grid; grid-template: auto auto minmax(0, 1fr) auto / calc(var(--sp) * 77) minmax(0, 1fr) calc(var(--sp) * 75); }
      header, .strip, footer { grid-column: 1 / -1; }
      header { background: var(--brand-800); color: var(--on-dark); display: flex; align-items: center; gap: var(--s4); padding: var(--s2) var(--s6); min-height: calc(var(--sp) * 15); }
      header h1 { font-size: calc(var(--base) * 1.4667); font-weight: var(--w-strong); white-space: nowrap; }
      header p { color: var(--brand-200); }
      header .r { margin-inline-start: auto; display: flex; align-items: center; gap: calc(var(--sp) * 5); color: var(--brand-200); --i: 1.2em; white-space: nowrap; }
      header .r span { display: flex; gap: var(--s2); align-items: center; }
      header ph-clock { color: var(--on-dark); --ph-time-size: calc(var(--base) * 1.4667); }
      header .btn { min-height: var(--target); padding: 0 calc(var(--sp) * 3.5); background: transparent; border: var(--hair) solid var(--brand-300); color: var(--on-dark); border-radius: var(--r1); }
      header .btn:hover { background: var(--brand-700); }
      footer { border-top: var(--hair) solid var(--line); display: flex; align-items: center; gap: calc(var(--sp) * 7); padding: 0 var(--s6); min-height: calc(var(--sp) * 11); font-size: calc(var(--base) * 0.9333); color: var(--ink-2); }
      footer span { display: flex; align-items: center; gap: var(--s2); }
      kbd { font: var(--w-strong) calc(var(--base) * 0.8667) / 1 var(--font); min-width: calc(var(--sp) * 6); height: calc(var(--sp) * 6); padding: 0 var(--s2); border-radius: var(--r1); border: var(--hair) solid var(--line-2); display: inline-grid; place-items: center; background: var(--surface); color: var(--ink); }
      .local { display: flex; align-items: center; gap: var(--s3); padding: var(--s2) var(--s6); background: var(--warn-bg); color: var(--ink); --i: 1.2em; }
      .wait { grid-column: 1 / -1; padding: calc(var(--sp) * 10); display: grid; gap: var(--s4); align-content: start; }
      .sk { height: calc(var(--sp) * 7); width: 24%; }
      .sk.big { height: calc(var(--sp) * 34); width: 40%; }
      .sk.go { height: calc(var(--sp) * 31); width: 100%; }
    `,
  ];

  @state() private session: Session | null = null;
  @state() private asked = false;
  /** The session ended, and not by this page. */
  @state() private ended = false;
  @state() private counters: CounterInfo[] = [];
  @state() private view: CounterView | null = null;
  @state() private busy = '';
  /** A key pressed while the answer to the last command was still on its way, and the call it was about. */
  #waiting: { command: Command; call: string | undefined } | null = null;
  @state() private error = '';
  #errorTimer = 0;
  readonly #touches = new Touches(2);
  readonly #keys = (event: KeyboardEvent) => this.#key(event);

  protected override start(): void {
    window.addEventListener('keydown', this.#keys);
    void this.#whoIsHere();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.#keys);
    super.disconnectedCallback();
  }

  async #whoIsHere(): Promise<void> {
    api.counters().then(
      (counters) => {
        this.counters = counters;
      },
      () => undefined,
    );
    try {
      this.#enter(await api.session());
    } catch {
      this.session = null;
    }
    this.asked = true;
  }

  #enter(session: Session): void {
    this.session = session;
    this.ended = false;
    const counter = session.counter;
    if (counter !== null) {
      this.listen(api.stream('counter', counter), ['counter']);
      api.counter(counter).then(
        (view) => {
          this.view ??= view;
        },
        () => undefined,
      );
    }
  }

  protected override receive(name: string, data: unknown): void {
    if (name === 'counter') {
      const view = data as CounterView;
      if (this.view !== null && view.scan !== null && view.scan.n !== this.view.scan?.n) {
        this.error = refusal(this.language, view.scan.code) ?? this.t('counter.error.state');
      }
      this.view = view;
    }
  }

  #key(event: KeyboardEvent): void {
    if (this.view === null || this.session === null || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const command = commandOfKey(this.view, event.key);
    if (command === null) {
      return;
    }
    event.preventDefault();
    if (!allowed(this.view, command, clock.known ? clock.now() : null)) {
      return;
    }
    if (this.busy === '') {
      void this.#do(command);
    } else if (this.busy !== command) {
      this.#waiting = { command, call: this.view.call?.id };
    }
  }

  /**
   * The answer to the last command is here. The stream often tells its effect before the answer comes: a key pressed
   * in between was pressed by someone who saw it, and counts. A key about another call than the one on the page now
   * does not, nor one after a command that failed.
   */
  #answered(): void {
    this.busy = '';
    const waiting = this.#waiting;
    this.#waiting = null;
    const view = this.view;
    if (waiting === null || view === null || this.error !== '' || waiting.call !== view.call?.id) {
      return;
    }
    if (allowed(view, waiting.command, clock.known ? clock.now() : null)) {
      void this.#do(waiting.command);
    }
  }

  async #do(command: Command): Promise<void> {
    const view = this.view;
    if (view === null || this.busy !== '') {
      return;
    }
    const counter = view.counter.id;
    this.busy = command;
    this.error = '';
    // A touch belongs to the call it was made for: a retry after a lost answer must not hit the next citizen.
    const about = view.call?.id ?? 'none';
    const act = (action: Parameters<typeof api.act>[1]) =>
      this.#touches.once(`${action} ${about}`, (key) => api.act(counter, action, key));
    try {
      if (command === 'finish-next') {
        await act('finish');
        if (view.queues.some((queue) => queue.waiting > 0)) {
          await act('call-next');
        }
      } else {
        await act(command);
      }
    } catch (failure) {
      this.#complain(failure);
    } finally {
      this.#answered();
    }
  }

  /** The label a citizen shows, while no hub knows who comes next. */
  async #callLabel(label: string): Promise<void> {
    const view = this.view;
    if (view === null || this.busy !== '') {
      return;
    }
    this.busy = 'call-label';
    this.error = '';
    try {
      await this.#touches.once(`call-label ${label}`, (key) => api.callLabel(view.counter.id, label, key));
    } catch (failure) {
      this.#complain(failure);
    } finally {
      this.#answered();
    }
  }

  /** What staff do besides calling and ending. */
  async #work(work: Work): Promise<void> {
    const view = this.view;
    if (view === null || this.busy !== '') {
      return;
    }
    this.busy = work.action;
    this.error = '';
    const about = `${work.action} ${view.call?.id ?? view.work.undo?.until ?? 'none'} ${JSON.stringify(work.body)}`;
    try {
      await this.#touches.once(about, (key) => api.act(view.counter.id, work.action, key, work.body));
    } catch (failure) {
      this.#complain(failure);
    } finally {
      this.#answered();
    }
  }

  #complain(failure: unknown): void {
    if (failure instanceof ApiError && failure.status === 401) {
      this.sessionEnded();
      return;
    }
    this.error = counterProblem(this.language, failure);
    window.clearTimeout(this.#errorTimer);
    this.#errorTimer = window.setTimeout(() => {
      this.error = '';
    }, ERROR_MS);
  }

  protected override sessionEnded(): void {
    if (this.session !== null) {
      this.#leave();
      this.ended = true;
    }
  }

  #leave(): void {
    this.hangUp();
    this.session = null;
    this.view = null;
  }

  override render() {
    if (this.session === null || this.session.counter === null) {
      return this.asked
        ? html`<ph-sign-in .box=${this.box} .counters=${this.counters} .heading=${this.t('counter.signIn')} ?ended=${this.ended} @ph-session=${(event: CustomEvent<Session>) => this.#enter(event.detail)}></ph-sign-in>${this.badge()}`
        : nothing;
    }
    return html`<div class="page" @ph-command=${(event: CustomEvent<Command>) => void this.#do(event.detail)} @ph-label=${(event: CustomEvent<string>) => void this.#callLabel(event.detail)} @ph-work=${(event: CustomEvent<Work>) => void this.#work(event.detail)}>
      ${this.#header(this.session)}<div class="strip">${this.#strip()}</div>${this.#body()}
      <footer>
        <span><kbd>${this.t('key.space')}</kbd>${this.t('key.next')}</span><span><kbd>R</kbd>${this.t('counter.recall')}</span><span><kbd>A</kbd>${this.t('counter.arrive')}</span>
        <span><kbd>N</kbd>${this.t('counter.noShow')}</span><span><kbd>F</kbd>${this.t('counter.finish')}</span>
      </footer></div>${this.badge()}`;
  }

  #header(session: Session) {
    const counter = this.view?.counter ?? this.counters.find((info) => info.id === session.counter);
    const online = this.live === 'live' && this.box?.link.state !== 'down';
    return html`<header>
      <h1>${counter === undefined ? '' : this.t('counter.number', { n: counter.number })}</h1>
      <p>${counter === undefined ? '' : this.t('counter.zone', { letter: counter.zoneLetter, name: this.say(counter.zoneName) })}</p>
      <div class="r"><span>${icon(online ? 'wifi' : 'wifi-off')}${this.t(online ? 'counter.online' : 'counter.offline')}</span>
        <span>${icon('user')}${session.name}</span>
        <ph-clock day="none" seconds></ph-clock>
        <button class="btn" @click=${() => this.#signOut()}>${icon('log-out')}${this.t('signOut')}</button></div></header>`;
  }

  async #signOut(): Promise<void> {
    try {
      await api.signOut();
    } catch (failure) {
      // Somebody is still at the counter: the appliance keeps it open, and so does the page.
      if (failure instanceof ApiError && failure.status === 409) {
        this.#complain(failure);
        return;
      }
    }
    this.#leave();
  }

  #strip() {
    if (this.live === 'lost') {
      return html`<ph-strip tone="fault" icon="circle-x" .heading=${this.t('counter.lostHead')} .text=${this.t('counter.lostText')}></ph-strip>`;
    }
    const local = this.view?.local ?? null;
    if (local !== null) {
      return html`<p class="local" role="status">${icon('wifi-off')}${clock.known ? this.t('counter.local', { time: clock.time(local.since), n: local.records }) : this.t('counter.localOnly')}</p>`;
    }
    return nothing;
  }

  #body() {
    const { view } = this;
    if (view === null) {
      return this.slow
        ? html`<div class="wait" role="status" aria-label=${this.t('loading')}><span class="sk"></span><span class="sk big"></span><span class="sk"></span><span class="sk go"></span></div>`
        : html`<div class="wait"></div>`;
    }
    return html`<ph-counter-queues .view=${view} tabindex="0" role="complementary" aria-label=${this.t('queues.head')}></ph-counter-queues>
      <ph-counter-call .view=${view} .busy=${this.busy} .error=${this.error} role="main"></ph-counter-call>
      <ph-counter-today .view=${view} tabindex="0" role="complementary" aria-label=${this.t('today.head')}></ph-counter-today>`;
  }
}
