import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CounterAction } from '../data/api';
import { clock } from '../data/clock';
import { labelOf } from '../data/counter-view';
import type { Key } from '../data/i18n';
import type { Choice, CounterView } from '../data/types';
import { icon } from './icon';
import type { IconName } from './icons';
import { baseStyles, PhElement } from './ph-element';

/** What is asked before something is done. */
type Question = 'park' | 'transfer' | 'no-show' | 'take' | 'walk-in' | 'pause';

/** What the page is to do: event `ph-work`. */
export interface Work {
  action: CounterAction;
  body: object;
}

const MINUTES: Record<'park' | 'pause', readonly number[]> = {
  park: [10, 20, 30, 60, 120, 240],
  pause: [5, 10, 15, 30, 60, 90],
};

const ICONS: Record<Question | 'put-back', IconName> = {
  park: 'pause',
  transfer: 'arrow-right',
  'no-show': 'user-x',
  take: 'bell-ring',
  'walk-in': 'user',
  pause: 'coffee',
  'put-back': 'arrow-down',
};

/** Below the actions of the counter page: what staff do besides calling and ending. */
@customElement('ph-counter-work')
export class PhCounterWork extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: grid; gap: var(--s3); margin-top: var(--s4); }
      .row { display: flex; flex-wrap: wrap; gap: var(--s3); }
      .btn { min-height: var(--target); padding: 0 var(--s4); border-width: var(--hair); gap: var(--s2); --i: 1.2em; }
      .back { display: flex; align-items: center; gap: var(--s3); background: var(--brand-100); border-radius: var(--r2); padding: var(--s2) var(--s4); line-height: 1.4; }
      .ask { background: var(--warn-bg); }
      dialog { margin: auto; width: min(calc(var(--sp) * 130), 92vw); max-height: 88vh; overflow: auto; border: var(--edge) solid var(--ink); border-radius: var(--r3); background: var(--surface); color: inherit; padding: calc(var(--sp) * 8); }
      dialog::backdrop { background: var(--shade); }
      dialog h2 { font-size: calc(var(--base) * 1.6); display: block; }
      fieldset { border: 0; padding: 0; margin-top: var(--s4); display: grid; gap: var(--s2); grid-template-columns: repeat(auto-fill, minmax(calc(var(--sp) * 48), 1fr)); }
      legend { color: var(--ink-2); margin-bottom: var(--s2); }
      fieldset label { display: flex; align-items: center; gap: var(--s2); min-height: var(--target); padding: 0 var(--s3); border: var(--hair) solid var(--line-2); border-radius: var(--r1); line-height: 1.3; }
      fieldset label:has(:checked) { border-color: var(--brand-700); background: var(--brand-100); }
      input[type='radio'], input[type='checkbox'] { width: 1.2em; height: 1.2em; accent-color: var(--brand-700); flex: none; }
      .text { display: grid; gap: var(--s1); margin-top: var(--s4); color: var(--ink-2); }
      .text input { font: inherit; color: var(--ink); min-height: var(--target); padding: 0 var(--s3); border: var(--hair) solid var(--line-2); border-radius: var(--r1); background: var(--surface); text-transform: uppercase; }
      .end { display: grid; grid-template-columns: 1fr 1.5fr; gap: var(--s3); margin-top: calc(var(--sp) * 6); }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  /** The command under way, empty when none is. */
  @property() busy = '';
  @state() private question: Question | null = null;
  @state() private service = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  override updated(): void {
    if (this.dialog !== null && !this.dialog.open) {
      this.dialog.showModal();
    }
  }

  override render() {
    const { state: now, work } = this.view;
    return html`
      ${work.forgotten && now === 'serving' ? html`<p class="back ask" role="status">${icon('clock')}${this.t('work.forgotten')}</p>` : nothing}
      <div class="row">
        ${now === 'called' || now === 'serving' ? html`${this.#open('park')}${this.#open('transfer')}${this.#act('put-back')}${now === 'called' ? this.#open('no-show') : nothing}` : nothing}
        ${now === 'idle' ? html`${this.#open('take')}${this.#open('walk-in')}${this.#open('pause')}` : nothing}
        ${now === 'paused' ? this.#resume() : nothing}
      </div>
      ${this.question === null ? nothing : this.#dialog(this.question)}`;
  }

  #resume() {
    const { pause } = this.view.work;
    const until = pause?.until ?? null;
    return html`<button class="btn pri" ?disabled=${this.busy !== ''} @click=${() => this.#tell('resume', {})}>${icon('door-open')}${this.t('work.resume')}</button>
      <span>${pause === null ? '' : this.t(`work.away.${pause.kind}`)}${until === null || !clock.known ? '' : this.t('work.awayUntil', { time: clock.time(until) })}</span>`;
  }

  #open(question: Question) {
    return html`<button class="btn" ?disabled=${this.busy !== ''} @click=${() => {
      this.service = '';
      this.question = question;
    }}>${icon(ICONS[question])}${this.t(`work.${question}`)}</button>`;
  }

  #act(action: 'put-back') {
    return html`<button class="btn" ?disabled=${this.busy !== ''} @click=${() => this.#tell(action, {})}>${icon(ICONS[action])}${this.t(`work.${action}`)}</button>`;
  }

  #tell(action: CounterAction, body: object): void {
    this.question = null;
    this.tell<Work>('ph-work', { action, body });
  }

  #dialog(question: Question) {
    return html`<dialog aria-labelledby="h" @keydown=${(event: KeyboardEvent) => event.stopPropagation()} @close=${() => {
      this.question = null;
    }}><form method="dialog" @submit=${(event: SubmitEvent) => this.#answered(event, question)}>
      <h2 id="h">${this.t(`work.${question}`)}</h2>${this.#fields(question)}
      <div class="end"><button class="btn" type="button" @click=${() => {
        this.question = null;
      }}>${this.t('cancel')}</button><button class="btn pri">${this.t(`work.${question}`)}</button></div></form></dialog>`;
  }

  #fields(question: Question) {
    const { choices } = this.view.work;
    switch (question) {
      case 'park':
        return html`${this.#radios('reason', 'work.reason', choices.park)}${this.#minutes('park', choices.parkMinutes)}
          <fieldset>${this.#check('here', 'work.here')}</fieldset>`;
      case 'no-show':
        return this.#radios('reason', 'work.reason', choices.noShow);
      case 'take':
        return html`<label class="text">${this.t('work.label')}<input name="label" required autocomplete="off" maxlength="8" placeholder="A023"></label>
          ${this.#radios('reason', 'work.reason', choices.take)}`;
      case 'walk-in':
        return this.#radios(
          'service',
          'work.service',
          this.view.queues.map((queue) => ({ id: queue.service, name: queue.name })),
        );
      case 'pause':
        return html`<fieldset>${(['short-break', 'lunch'] as const).map(
          (kind, n) =>
            html`<label><input type="radio" name="kind" value=${kind} ?checked=${n === 0}>${this.t(`work.away.${kind}`)}</label>`,
        )}</fieldset>${this.#minutes('pause', 10)}`;
      case 'transfer':
        return this.#where();
    }
  }

  #where() {
    const targets = this.view.work.choices.transfer;
    const chosen = targets.find((target) => target.service === this.service);
    return html`<fieldset><legend>${this.t('work.service')}</legend>${targets.map(
      (target) =>
        html`<label><input type="radio" name="service" value=${target.service} required @change=${() => {
          this.service = target.service;
        }}>${this.say(target.name)}</label>`,
    )}</fieldset>
      ${
        chosen === undefined
          ? nothing
          : html`<fieldset><legend>${this.t('work.window')}</legend><label><input type="radio" name="counter" value="" checked>${this.t('work.anyWindow')}</label>
          ${chosen.counters.map((counter) => html`<label><input type="radio" name="counter" value=${counter.id}>${this.t('counter.number', { n: counter.number })}</label>`)}</fieldset>`
      }
      <fieldset>${this.#check('first', 'work.first')}</fieldset>`;
  }

  #radios(name: string, legend: Key, choices: readonly Choice[]) {
    return html`<fieldset><legend>${this.t(legend)}</legend>${choices.map(
      (choice) =>
        html`<label><input type="radio" name=${name} value=${choice.id} required>${this.say(choice.name)}</label>`,
    )}</fieldset>`;
  }

  #minutes(kind: 'park' | 'pause', usual: number) {
    return html`<fieldset><legend>${this.t('work.minutes')}</legend>${MINUTES[kind].map(
      (value) =>
        html`<label><input type="radio" name="minutes" value=${value} ?checked=${value === usual}>${this.t('minutes', { n: value })}</label>`,
    )}</fieldset>`;
  }

  #check(name: string, word: Key) {
    return html`<label><input type="checkbox" name=${name}>${this.t(word)}</label>`;
  }

  #answered(event: SubmitEvent, question: Question): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value !== '' ? value : null;
    };
    const body: Record<string, unknown> = {};
    for (const name of ['reason', 'service', 'counter', 'kind'] as const) {
      const value = text(name);
      if (value !== null) {
        body[name] = value;
      }
    }
    const minutes = text('minutes');
    if (minutes !== null) {
      body.minutes = Number(minutes);
    }
    if (question === 'park') {
      body.here = form.has('here');
    }
    if (question === 'transfer') {
      body.first = form.has('first');
    }
    if (question === 'take') {
      const label = labelOf(text('label') ?? '');
      if (label === null) {
        return;
      }
      body.label = label;
    }
    this.#tell(question, body);
  }
}
