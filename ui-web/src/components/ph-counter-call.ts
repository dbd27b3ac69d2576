import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clock, stopwatch } from '../data/clock';
import { allowed, type Command, callsLabels, labelOf, minutes, primaryCommand } from '../data/counter-view';
import type { CounterCall, CounterView } from '../data/types';
import { deskStyles } from './desk-styles';
import { icon } from './icon';
import type { IconName } from './icons';
import { baseStyles, PhElement } from './ph-element';
import './ph-counter-undo';
import './ph-counter-work';

/** Middle of the counter page: whom the counter has called, for how long, and the one filled button for what comes next. */
@customElement('ph-counter-call')
export class PhCounterCall extends PhElement {
  static override styles = [
    baseStyles,
    deskStyles,
    css`
      :host { padding: calc(var(--sp) * 7) calc(var(--sp) * 10) var(--s6); display: flex; flex-direction: column; overflow: auto; }
      .st { display: flex; align-items: center; gap: var(--s3); min-height: var(--s8); }
      .pill { display: inline-flex; align-items: center; gap: var(--s2); height: var(--s8); padding: 0 calc(var(--sp) * 3.5); border-radius: var(--s4); font-weight: var(--w-strong); --i: 1.1em; background: var(--brand-100); color: var(--brand-700); }
      .pill.serving { background: var(--ok-bg); color: var(--ok); }
      .pill.called { background: var(--warn-bg); color: var(--warn); }
      .pill.paused { background: var(--warn-bg); color: var(--warn); }
      .pill.closed { background: var(--off); color: var(--ink-2); }
      .cur { display: grid; grid-template-columns: 1fr auto; align-items: end; margin-top: calc(var(--sp) * 1.5); min-height: calc(var(--sp) * 51); }
      .num { font-size: calc(var(--base) * 10.1333); font-weight: var(--w-strong); line-height: 1.08; margin-inline-start: calc(var(--sp) * -2); white-space: nowrap; }
      .num.wide { font-size: calc(var(--base) * 8.6); }
      .svc { font-size: calc(var(--base) * 2); font-weight: var(--w-strong); line-height: var(--lh-head); text-wrap: balance; }
      .tag { margin-left: var(--s3); padding: 0 var(--s2); border-radius: var(--r1); background: var(--warn-bg); color: var(--warn); font-size: var(--fs-l); white-space: nowrap; }
      .tm { text-align: end; padding-bottom: calc(var(--sp) * 1.5); }
      .tm b { font-size: calc(var(--base) * 4.2667); line-height: 1.1; display: block; }
      .none { align-content: center; }
      .none h1 { font-size: calc(var(--base) * 3.2); font-weight: var(--w-strong); line-height: 1.2; }
      .none p { font-size: calc(var(--base) * 1.2667); color: var(--ink-2); margin-top: var(--s2); }
      dl { display: grid; grid-template-columns: repeat(4, 1fr); margin-top: calc(var(--sp) * 5.5); padding: var(--s4) 0; border-block: var(--hair) solid var(--line); gap: var(--s2); min-height: calc(var(--sp) * 20); }
      dt { font-size: calc(var(--base) * 0.8667); color: var(--ink-2); }
      dd { font-size: calc(var(--base) * 1.2); font-weight: var(--w-strong); line-height: 1.4; }
      .go { margin-top: calc(var(--sp) * 7); min-height: calc(var(--sp) * 31); border-radius: var(--r3); background: var(--brand-700); color: var(--on-dark); display: flex; align-items: center; padding: 0 var(--s8); gap: calc(var(--sp) * 5); width: 100%; flex: none; --i: calc(var(--base) * 2.9333); }
      .go:active:enabled { background: var(--brand-900); }
      .go b { font-size: calc(var(--base) * 2.4); line-height: 1.2; display: block; }
      .go span span { font-size: calc(var(--base) * 1.0667); }
      .go kbd { margin-inline-start: auto; height: calc(var(--sp) * 10); font-size: calc(var(--base) * 1.1333); padding: 0 calc(var(--sp) * 4.5); background: transparent; color: inherit; border-color: currentColor; }
      .go:disabled { background: var(--off); color: var(--ink-2); }
      .acts { margin-top: var(--s4); display: grid; grid-template-columns: repeat(4, 1fr); gap: var(--s3); }
      .acts .btn { min-height: calc(var(--sp) * 21); flex-direction: column; gap: var(--s2); padding: 0; font-size: calc(var(--base) * 1.1333); border-width: var(--hair); --i: calc(var(--base) * 1.3333); }
      .acts span { display: flex; align-items: center; gap: var(--s2); }
      .acts .btn:disabled kbd { background: transparent; color: inherit; }
      .label { margin-top: var(--s4); display: flex; align-items: end; gap: var(--s3); }
      .label label { display: grid; gap: var(--s1); flex: 1; color: var(--ink-2); }
      .label input { font: inherit; color: var(--ink); min-height: var(--target); padding: 0 var(--s3); border: var(--hair) solid var(--line-2); border-radius: var(--r1); background: var(--surface); text-transform: uppercase; }
      .label .btn { min-height: var(--target); padding: 0 var(--s6); border-width: var(--hair); }
      .err { margin-top: var(--s4); background: var(--warn-bg); border-radius: var(--r2); padding: var(--s3) var(--s4); display: flex; gap: var(--s3); align-items: center; line-height: 1.4; --i: 1.5em; }
      .err .i { color: var(--warn); }
      @media (max-height: 760px) {
        :host { padding-block: var(--s4); }
        .cur { min-height: calc(var(--sp) * 42); }
        .num { font-size: calc(var(--base) * 8); }
        .num.wide { font-size: calc(var(--base) * 7); }
        dl { margin-top: var(--s3); padding: var(--s2) 0; }
        .go { margin-top: var(--s4); min-height: calc(var(--sp) * 25); }
      }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;
  /** The command under way, empty when none is. */
  @property() busy = '';
  /** What went wrong last, in a sentence. */
  @property() error = '';
  @state() private typed = '';
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  override render() {
    const { view } = this;
    const { call, state } = view;
    const since = call === null ? null : state === 'serving' ? call.arrivedAt : call.calledAt;
    const icons: Record<CounterView['state'], IconName> = {
      closed: 'door-closed',
      paused: 'coffee',
      idle: 'door-open',
      called: 'bell-ring',
      serving: 'circle-dot',
    };
    return html`
      <div class="st" role="status"><span class="pill ${state}">${icon(icons[state])}${this.t(`counter.state.${state}`)}</span>
        <span class="sub">${this.#since(call, since)}</span><ph-counter-undo .undo=${view.work.undo} ?busy=${this.busy !== ''}></ph-counter-undo></div>
      ${call === null ? this.#nobody() : this.#call(call, since)}
      ${this.#go()}
      <div class="acts">
        ${this.#button('recall', 'volume-2', call !== null && state === 'called' ? this.t('counter.recallLeft', { n: call.recallsLeft }) : this.t('counter.recall'), 'R')}
        ${this.#button('no-show', 'user-x', this.t('counter.noShow'), 'N')}
        ${this.#button('arrive', 'door-open', this.t('counter.arrive'), 'A')}
        ${this.#button('finish', 'check', this.t('counter.finish'), 'F')}
      </div>
      <ph-counter-work .view=${view} .busy=${this.busy}></ph-counter-work>
      ${callsLabels(view) ? this.#byLabel() : nothing}
      <div role="alert">${this.error === '' ? nothing : html`<p class="err">${icon('triangle-alert')}${this.error}</p>`}</div>`;
  }

  /** `10:23 叫号，已重呼 1 次`. */
  #since(call: CounterCall | null, since: string | null): string {
    if (call === null || since === null || !clock.known) {
      return '';
    }
    const time = this.t(this.view.state === 'serving' ? 'counter.arrivedAt' : 'counter.calledAt', {
      time: clock.time(since),
    });
    return call.recalls > 0 ? `${time}${this.t('counter.recalled', { n: call.recalls })}` : time;
  }

  #nobody() {
    const { next } = this.view;
    return html`<div class="cur none"><div><h1>${this.t(next === null ? 'counter.empty' : 'counter.ready')}</h1>
      <p>${this.t(next === null ? 'counter.emptyText' : 'counter.readyText')}</p></div></div>`;
  }

  #call(call: CounterCall, since: string | null) {
    return html`<div class="cur"><div><h1 class="num ${call.label.length > 4 ? 'wide' : ''}">${call.label}</h1><p class="svc">${this.say(call.serviceName)}${call.journey === null ? nothing : html`<span class="tag">${this.t('counter.step', { name: this.say(call.journey.name), n: call.journey.step, of: call.journey.of })}</span>`}${call.priority === null ? nothing : html`<span class="tag">${this.say(call.priority)}</span>`}</p></div>
        <p class="tm" aria-hidden="true"><b>${since === null || !clock.known ? '' : stopwatch(clock.secondsSince(since))}</b>
        <span class="sub">${this.t(this.view.state === 'serving' ? 'counter.servingFor' : 'counter.callingFor')}</span></p></div>
      <dl>
        <div><dt>${this.t('counter.taken')}</dt><dd>${call.takenAt === null || !clock.known ? '–' : clock.time(call.takenAt)}</dd></div>
        <div><dt>${this.t('counter.waited')}</dt><dd>${call.waitedSeconds === null ? '–' : minutes(this.language, call.waitedSeconds)}</dd></div>
        <div><dt>${this.t('counter.from')}</dt><dd>${call.from === null ? '–' : this.say(call.from)}</dd></div>
        <div><dt>${this.t('counter.channel')}</dt><dd>${this.#channel(call.channel)}</dd></div>
      </dl>`;
  }

  #channel(channel: string) {
    switch (channel) {
      case 'kiosk':
        return this.t('channel.kiosk');
      case 'booking':
      case 'appointment':
        return this.t('channel.booking');
      case 'counter':
      case 'desk':
        return this.t('channel.desk');
      case 'label':
        return this.t('channel.label');
      default:
        return channel;
    }
  }

  #go() {
    const command = primaryCommand(this.view);
    const { next } = this.view;
    // Without the hub, counters share the line: whom this one calls is settled when it calls.
    const local = this.view.local !== null;
    const nextLine =
      next === null
        ? this.t('counter.noNext')
        : `${this.t('counter.nextLine', { time: minutes(this.language, next.waitedSeconds) })}${next.priority === null ? '' : ` · ${this.say(next.priority)}`}`;
    const words: Record<string, [string, string, IconName]> = {
      'call-next': [
        next === null || local ? this.t('counter.callNext') : this.t('counter.callNextLabel', { label: next.label }),
        nextLine,
        'bell-ring',
      ],
      arrive: [this.t('counter.arrived'), this.t('counter.arrivedText'), 'door-open'],
      'finish-next': [
        next === null
          ? this.t('counter.finishPlain')
          : local
            ? this.t('counter.finishCall')
            : this.t('counter.finishNext', { label: next.label }),
        nextLine,
        'bell-ring',
      ],
    };
    const [head, line, name] = words[command] ?? ['', '', 'bell-ring'];
    return html`<button class="go" ?disabled=${!allowed(this.view, command) || this.busy !== ''} @click=${() => this.tell<Command>('ph-command', command)}>
      ${this.busy === command ? icon('loader-circle', 'turn') : icon(name)}<span><b>${head}</b><span>${line}</span></span><kbd aria-hidden="true">${this.t('key.space')}</kbd></button>`;
  }

  /** Whom only the slip in hand knows of. */
  #byLabel() {
    const label = labelOf(this.typed);
    return html`<form class="label" @submit=${(event: Event) => {
      event.preventDefault();
      if (label !== null && this.busy === '') {
        this.typed = '';
        this.tell('ph-label', label);
      }
    }}><label>${this.t('counter.label')}<input name="label" autocomplete="off" autocapitalize="characters" maxlength="8" placeholder="A023" .value=${this.typed}
      @input=${(event: InputEvent) => {
        this.typed = (event.target as HTMLInputElement).value;
      }} @keydown=${(event: KeyboardEvent) => event.stopPropagation()}></label>
      <button class="btn" ?disabled=${label === null || this.busy !== ''}>${icon(this.busy === 'call-label' ? 'loader-circle' : 'bell-ring')}${this.t('counter.labelCall')}</button></form>`;
  }

  #button(command: Command, name: IconName, label: string, key: string) {
    return html`<button class="btn" ?disabled=${!allowed(this.view, command, clock.known ? clock.now() : null) || this.busy !== ''} aria-keyshortcuts=${key} @click=${() => this.tell<Command>('ph-command', command)}>
      <span>${this.busy === command ? icon('loader-circle', 'turn') : icon(name)}${label}</span><kbd aria-hidden="true">${key}</kbd></button>`;
  }
}
