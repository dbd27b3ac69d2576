import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { icon } from '../components/icon';
import { baseStyles } from '../components/ph-element';
import type { CardAction } from '../components/ph-kiosk-card';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import { preferences } from '../data/i18n';
import { IDLE_SECONDS, IDLE_SECONDS_ELDER } from '../data/idle';
import { printReason, printScreen, releaseRefusal } from '../data/print-view';
import { ApiError } from '../data/problem';
import { freshKey, Touches } from '../data/touch';
import type { PrintJob, PrintView, ReleaseBody } from '../data/types';
import '../components/ph-dialog';
import '../components/ph-kiosk-card';
import '../components/ph-print-home';
import '../components/ph-print-preview';
import '../components/ph-print-work';

const seconds = () => performance.now() / 1000;
/** How long the last word about a job stands. */
const LAST_WORD_SECONDS = 20;
/** Touches are told to the appliance no faster than this. */
const TELL_SECONDS = 5;

/** The free-print station: a file comes from a phone, its first page is shown, it is printed and wiped. */
@customElement('ph-print-page')
export class PhPrintPage extends PhPage {
  static override styles = [
    baseStyles,
    css`
      :host { height: 100vh; overflow: hidden; }
      :host > div { height: 100%; }
      .word { display: grid; justify-items: center; align-content: center; gap: var(--s4); height: 100%; text-align: center; padding: var(--s6); --i: calc(var(--base) * 5); font-size: calc(var(--base) * 1.375); color: var(--ink-2); text-wrap: balance; }
      .word .i { color: var(--ok); stroke-width: 1.75; }
      .word b { font-size: calc(var(--base) * 2); color: var(--ink); line-height: 1.2; }
    `,
  ];

  @state() private view: PrintView | null = null;
  @state() private over = '';
  @state() private busy = false;
  @state() private dialog: 'help' | 'help-failed' | 'failed' | 'cancel' | null = null;
  @state() private now = seconds();
  /** Code of the last release that was refused; empty when nobody answered. */
  #refusal = '';
  #viewAt = seconds();
  #toldAt = 0;
  #touchedAt = seconds();
  #screenSince = seconds();
  #screen = '';
  #timer = 0;
  readonly #touches = new Touches();

  protected override start(): void {
    this.listen(api.stream('print'), ['print']);
    api.print().then(
      (view) => {
        this.view ??= view;
      },
      () => undefined,
    );
    for (const name of ['pointerdown', 'keydown']) {
      window.addEventListener(
        name,
        () => {
          this.#touchedAt = seconds();
          this.#tellTouch();
        },
        { capture: true },
      );
    }
    this.#timer = window.setInterval(() => this.#tick(), 1_000);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected override receive(name: string, data: unknown): void {
    if (name === 'print') {
      this.view = data as PrintView;
      this.#viewAt = seconds();
    }
  }

  /** The appliance wipes the file when nobody is there; it must know that somebody is. */
  #tellTouch(): void {
    const job = this.#job();
    if (job?.state === 'ready' && seconds() - this.#toldAt >= TELL_SECONDS) {
      this.#toldAt = seconds();
      api.touchJob(job.id, freshKey()).catch(() => undefined);
    }
  }

  #tick(): void {
    this.now = seconds();
    const screen = printScreen(this.view, this.over);
    if (screen !== this.#screen) {
      this.#screen = screen;
      this.#screenSince = this.now;
    }
    const last = screen === 'done' || screen === 'failed';
    if (last && this.now - Math.max(this.#screenSince, this.#touchedAt) > LAST_WORD_SECONDS) {
      this.#finish();
    }
    const limit = preferences.elder ? IDLE_SECONDS_ELDER : IDLE_SECONDS;
    if (
      screen === 'home' &&
      this.now - this.#touchedAt > limit &&
      (preferences.elder || preferences.language !== 'zh')
    ) {
      preferences.reset();
    }
  }

  #job(): PrintJob | null {
    const job = this.view?.job ?? null;
    return job === null || job.id === this.over ? null : job;
  }

  /** Puts the job away: its file goes at once, not when its time is over. */
  #finish(): void {
    const job = this.#job();
    this.dialog = null;
    if (job !== null) {
      this.over = job.id;
      api.wipe(job.id).catch(() => undefined);
    }
    preferences.reset();
  }

  async #release(body: ReleaseBody): Promise<void> {
    const job = this.#job();
    if (job === null || this.busy) {
      return;
    }
    this.busy = true;
    try {
      await this.#touches.once(`release ${job.id}`, (key) => api.release(job.id, body, key));
    } catch (failure) {
      this.#refusal = failure instanceof ApiError && failure.answered ? failure.code : '';
      this.dialog = 'failed';
    } finally {
      this.busy = false;
    }
  }

  async #help(): Promise<void> {
    try {
      await this.#touches.once('help', (key) => api.help({ from: 'home' }, key));
      this.dialog = 'help';
    } catch {
      this.dialog = 'help-failed';
    }
  }

  override render() {
    return html`<div
      @ph-help=${() => void this.#help()}
      @ph-elder=${() => preferences.enlarge(!preferences.elder)}
      @ph-language=${() => preferences.speak(preferences.language === 'zh' ? 'en' : 'zh')}
      @ph-release=${(event: CustomEvent<ReleaseBody>) => void this.#release(event.detail)}
      @ph-home=${() => this.#finish()}
      @ph-cancel=${() => {
        this.dialog = 'cancel';
      }}>${this.#page()}</div>${this.#dialogs()}${this.badge()}`;
  }

  #page() {
    const { box, view } = this;
    const job = this.#job();
    const screen = printScreen(view, this.over);
    if (job === null || view === null || screen === 'home' || screen === 'closed' || screen === 'loading') {
      return html`<ph-print-home .box=${box} .view=${view} ?lost=${this.live === 'lost'}></ph-print-home>`;
    }
    switch (screen) {
      case 'working':
      case 'printing':
        return html`<ph-print-work .box=${box} .job=${job}></ph-print-work>`;
      case 'preview': {
        const wiped =
          job.wipedInSeconds === null ? null : Math.max(0, Math.ceil(job.wipedInSeconds - (this.now - this.#viewAt)));
        return html`<ph-print-preview .box=${box} .job=${job} .quota=${view.quotaPages} .wiped=${wiped} ?busy=${this.busy}></ph-print-preview>`;
      }
      case 'done':
        return this.#card('circle-check', this.t('print.done'), this.t('print.doneText', { n: job.total }), false);
      case 'failed': {
        const { head, text } = printReason(this.language, job.reason);
        return this.#card('circle-x', head, text, true);
      }
    }
  }

  #card(name: 'circle-check' | 'circle-x', heading: string, text: string, failed: boolean) {
    const help: CardAction = { label: this.t('bar.help'), icon: 'headset', event: 'ph-help' };
    const actions: CardAction[] = [
      help,
      { label: this.t(failed ? 'print.again' : 'slip.ok'), event: 'ph-home', primary: true },
    ];
    return html`<ph-kiosk-card .box=${this.box} .icon=${name} .heading=${heading} .text=${text} .actions=${actions}>
      <div class="word">${icon('shield-check')}<b>${this.t('print.wiped')}</b><span>${this.t('print.wipedText')}</span></div></ph-kiosk-card>`;
  }

  #dialogs() {
    const close = () => {
      this.dialog = null;
    };
    switch (this.dialog) {
      case null:
        return nothing;
      case 'cancel':
        return html`<ph-dialog .heading=${this.t('print.cancelHead')} .text=${this.t('print.cancelText')} .quiet=${this.t('print.cancelYes')} .filled=${this.t('print.cancelNo')}
          @ph-quiet=${() => this.#finish()} @ph-filled=${close}></ph-dialog>`;
      case 'help':
        return html`<ph-dialog .heading=${this.t('help.head')} .text=${this.t('help.text')} .filled=${this.t('ok')} @ph-filled=${close}></ph-dialog>`;
      case 'help-failed':
        return html`<ph-dialog .heading=${this.t('help.failedHead')} .text=${this.t('help.failedText')} .filled=${this.t('ok')} @ph-filled=${close}></ph-dialog>`;
      case 'failed': {
        const { head, text } = releaseRefusal(this.language, this.#refusal);
        return html`<ph-dialog .heading=${head} .text=${text} .filled=${this.t('ok')} @ph-filled=${close}></ph-dialog>`;
      }
    }
  }
}
