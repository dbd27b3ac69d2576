import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { api } from '../data/api';
import { signInProblem } from '../data/counter-view';
import { Touches } from '../data/touch';
import type { Box, CounterInfo, Session } from '../data/types';
import { mark } from './drawings';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';
import './ph-clock';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Sign-in with staff number and PIN, by keyboard or by the keypad on the page. */
@customElement('ph-sign-in')
export class PhSignIn extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { height: 100vh; display: grid; grid-template-rows: auto 1fr auto; overflow: auto; }
      header { background: var(--brand-800); color: var(--on-dark); display: flex; align-items: center; gap: var(--s3); padding: var(--s3) var(--s6); font-size: calc(var(--base) * 1.2); }
      .mark { width: calc(var(--sp) * 8); height: calc(var(--sp) * 8); }
      ph-clock { margin-inline-start: auto; --ph-day-size: var(--base); --ph-time-size: calc(var(--base) * 1.5); }
      main { display: grid; place-content: center; padding: var(--s6); }
      form { display: grid; grid-template-columns: calc(var(--sp) * 90) calc(var(--sp) * 70); background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r3); overflow: hidden; }
      .left { padding: var(--s12) calc(var(--sp) * 10); display: flex; flex-direction: column; gap: var(--s4); }
      h1 { font-size: calc(var(--base) * 2); font-weight: var(--w-strong); line-height: 1.2; }
      label { font-weight: var(--w-strong); display: grid; gap: var(--s2); }
      input { height: calc(var(--sp) * 12); border: var(--hair) solid var(--line-2); border-radius: var(--r1); padding: 0 var(--s3); font-size: calc(var(--base) * 1.4); background: var(--surface); letter-spacing: 0.06em; width: 100%; }
      .where { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .where .btn { min-height: calc(var(--sp) * 11); font-size: var(--base); padding: 0 var(--s3); border-width: var(--hair); }
      .where .btn[aria-pressed='true'] { background: var(--brand-700); border-color: var(--brand-700); color: var(--on-dark); }
      fieldset { border: 0; padding: 0; margin: 0; }
      legend { font-weight: var(--w-strong); padding: 0; margin-bottom: var(--s1); }
      .pri { margin-top: auto; min-height: calc(var(--sp) * 14); font-size: calc(var(--base) * 1.25); }
      .error { background: var(--fault-bg); color: var(--fault); border-radius: var(--r1); padding: var(--s2) var(--s3); display: flex; gap: var(--s2); align-items: center; font-weight: var(--w-strong); line-height: 1.4; --i: 1.4em; }
      .ended { background: var(--warn-bg); color: var(--ink); border-radius: var(--r1); padding: var(--s2) var(--s3); display: flex; gap: var(--s2); align-items: center; line-height: 1.4; --i: 1.4em; }
      .ended b { display: block; }
      .pad { background: var(--brand-50); border-inline-start: var(--hair) solid var(--line); padding: calc(var(--sp) * 10); display: grid; grid-template-columns: repeat(3, 1fr); gap: var(--s3); align-content: center; }
      .pad .btn { height: calc(var(--sp) * 18); font-size: calc(var(--base) * 1.9); padding: 0; border-width: var(--hair); --i: calc(var(--base) * 1.7); }
      footer { padding: var(--s3) var(--s6); color: var(--ink-2); text-align: center; }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  /** Counters one can sign in at; empty for the supervisor. */
  @property({ attribute: false }) counters: CounterInfo[] = [];
  @property() heading = '';
  /** True when somebody was signed in here and did not sign out on this page. */
  @property({ type: Boolean }) ended = false;
  @state() private chosen = '';
  @state() private failure: unknown = null;
  @state() private busy = false;
  @query('#staff') private readonly staff!: HTMLInputElement;
  @query('#pin') private readonly pin!: HTMLInputElement;
  #into: 'staff' | 'pin' = 'staff';
  readonly #touches = new Touches();

  override firstUpdated(): void {
    this.staff.focus();
  }

  override render() {
    const counter = this.chosen || (this.counters[0]?.id ?? '');
    return html`
      <header>${mark}<b>${this.box === null ? '' : this.say(this.box.hall)}</b><ph-clock day="one-line"></ph-clock></header>
      <main><form @submit=${(event: Event) => this.#submit(event, counter)} novalidate>
        <div class="left">
          <h1>${this.heading}</h1>
          ${this.counters.length === 0 ? nothing : this.#where(counter)}
          <label for="staff">${this.t('signIn.staff')}<input id="staff" autocomplete="off" inputmode="numeric" maxlength="32" @focus=${() => {
            this.#into = 'staff';
          }}></label>
          <label for="pin">${this.t('signIn.pin')}<input id="pin" type="password" autocomplete="off" inputmode="numeric" maxlength="12" aria-describedby="error" @focus=${() => {
            this.#into = 'pin';
          }}></label>
          <div id="error" role="alert">${this.failure === null ? (this.ended ? html`<p class="ended">${icon('log-out')}<span><b>${this.t('signIn.ended')}</b>${this.t('signIn.endedText')}</span></p>` : nothing) : html`<p class="error">${icon('circle-x')}${signInProblem(this.language, this.failure)}</p>`}</div>
          <button class="btn pri" ?disabled=${this.busy}>${this.busy ? icon('loader-circle', 'turn') : nothing}${this.t('signIn.go')}</button>
        </div>
        <div class="pad" role="group" aria-label=${this.t('signIn.keypad')}>
          ${DIGITS.map((digit) => this.#key(digit))}
          <button type="button" class="btn" aria-label=${this.t('signIn.clear')} @click=${() => this.#edit(() => '')}>${icon('x')}</button>
          ${this.#key('0')}
          <button type="button" class="btn" aria-label=${this.t('signIn.erase')} @click=${() => this.#edit((text) => text.slice(0, -1))}>${icon('delete')}</button>
        </div>
      </form></main>
      <footer>${this.t('signIn.foot')}</footer>`;
  }

  #where(counter: string) {
    return html`<fieldset><legend>${this.t('signIn.counter')}</legend><div class="where">
      ${this.counters.map(
        (info) =>
          html`<button type="button" class="btn" aria-pressed=${info.id === counter} @click=${() => {
            this.chosen = info.id;
          }}>${this.t('counter.number', { n: info.number })}</button>`,
      )}</div></fieldset>`;
  }

  #key(digit: string) {
    return html`<button type="button" class="btn" @click=${() => this.#edit((text) => text + digit)}>${digit}</button>`;
  }

  #edit(change: (text: string) => string): void {
    const field = this.#into === 'staff' ? this.staff : this.pin;
    field.value = change(field.value);
    field.focus();
  }

  async #submit(event: Event, counter: string): Promise<void> {
    event.preventDefault();
    const staff = this.staff.value.trim().toLowerCase();
    const pin = this.pin.value;
    if (staff === '' || pin === '') {
      (staff === '' ? this.staff : this.pin).focus();
      return;
    }
    this.busy = true;
    try {
      const session = await this.#touches.once(`sign in ${staff} ${pin}`, (key) =>
        api.signIn(staff, pin, this.counters.length === 0 ? null : counter, key),
      );
      this.failure = null;
      this.tell<Session>('ph-session', session);
    } catch (failure) {
      this.failure = failure;
      this.pin.value = '';
      this.pin.focus();
    } finally {
      this.busy = false;
    }
  }
}
