import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { api } from '../data/api';
import { deviceReason } from '../data/counter-view';
import { printersOf } from '../data/hub-view';
import { ApiError } from '../data/problem';
import { Touches } from '../data/touch';
import type { HubView } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** 应急: one button on the supervisor's page; behind it the waiting lists on paper, and the evacuation of the hall. */
@customElement('ph-hub-emergency')
export class PhHubEmergency extends PhElement {
  static override styles = [
    baseStyles,
    css`
      .open { min-height: var(--target); padding: 0 calc(var(--sp) * 3.5); background: transparent; border: var(--hair) solid var(--brand-300); color: var(--on-dark); border-radius: var(--r1); --i: 1.2em; }
      .open:hover { background: var(--brand-700); }
      dialog { position: fixed; inset: 0; margin: auto; width: min(calc(var(--sp) * 150), 94vw); max-height: 90vh; overflow: auto; color: var(--ink); background: var(--surface); border: var(--edge) solid var(--ink); border-radius: var(--r3); padding: calc(var(--sp) * 8); }
      dialog::backdrop { background: var(--shade); }
      header { display: flex; justify-content: space-between; align-items: center; }
      h2 { font-size: calc(var(--base) * 1.6); font-weight: var(--w-strong); }
      h3 { font-size: calc(var(--base) * 1.2); font-weight: var(--w-strong); display: flex; gap: var(--s2); align-items: center; --i: 1.3em; }
      section { border-top: var(--hair) solid var(--line); margin-top: var(--s4); padding-top: var(--s4); display: grid; gap: var(--s3); }
      section > p { color: var(--ink-2); line-height: 1.45; text-wrap: balance; }
      fieldset { border: 0; padding: 0; margin: 0; display: grid; gap: var(--s2); }
      legend { padding: 0; margin-bottom: var(--s2); }
      label { display: flex; gap: var(--s3); align-items: center; min-height: var(--target); padding: 0 var(--s3); border: var(--hair) solid var(--line-2); border-radius: var(--r1); }
      label:has(input:checked) { border-color: var(--brand-700); background: var(--brand-50); }
      label span { margin-inline-start: auto; color: var(--ink-2); font-size: calc(var(--base) * 0.9333); }
      input { width: calc(var(--sp) * 5); height: calc(var(--sp) * 5); accent-color: var(--brand-700); }
      .btn { min-height: var(--target); padding: 0 var(--s4); justify-self: start; }
      .danger { background: var(--fault); border-color: var(--fault); color: var(--on-dark); }
      .two { display: flex; gap: var(--s3); flex-wrap: wrap; }
      .said { display: flex; gap: var(--s2); align-items: center; line-height: 1.4; --i: 1.3em; color: var(--ok); font-weight: var(--w-strong); }
      .said.bad { color: var(--fault); }
    `,
  ];

  @property({ attribute: false }) hub: HubView | null = null;
  @property({ type: Boolean }) evacuated = false;
  @state() private printer = '';
  @state() private sure = false;
  @state() private busy = false;
  @state() private said: { text: string; bad: boolean } | null = null;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  readonly #touches = new Touches();

  #open(): void {
    this.sure = false;
    this.said = null;
    this.dialog.showModal();
  }

  async #send(name: string, act: (key: string) => Promise<void>, done: string): Promise<void> {
    this.busy = true;
    this.said = null;
    try {
      await this.#touches.once(name, act);
      this.said = { text: done, bad: false };
    } catch (failure) {
      const lost = failure instanceof ApiError && failure.code === 'no-printer';
      this.said = { text: this.t(lost ? 'emergency.noPrinter' : 'emergency.failed'), bad: true };
    }
    this.busy = false;
  }

  async #lists(terminal: string): Promise<void> {
    await this.#send('lists', (key) => api.waitingLists(terminal, key), this.t('emergency.listsSent'));
  }

  async #evacuate(): Promise<void> {
    await this.#send('evacuate', (key) => api.evacuate(true, key), '');
    if (this.said?.bad !== true) {
      this.dialog.close();
    }
    this.sure = false;
  }

  override render() {
    return html`<button class="open btn" @click=${() => this.#open()}>${icon('triangle-alert')}${this.t('emergency')}</button>
      <dialog aria-labelledby="h"><header><h2 id="h">${this.t('emergency')}</h2><button class="btn" @click=${() => this.dialog.close()}>${icon('x')}${this.t('emergency.close')}</button></header>
        ${this.#paper()}${this.evacuated ? nothing : this.#leaving()}
        ${this.said === null || this.said.text === '' ? nothing : html`<p class="said ${this.said.bad ? 'bad' : ''}" role="status">${icon(this.said.bad ? 'circle-x' : 'circle-check')}${this.said.text}</p>`}
      </dialog>`;
  }

  #paper() {
    const printers = this.hub === null ? [] : printersOf(this.hub.terminals);
    const chosen = printers.some((one) => one.terminal === this.printer) ? this.printer : (printers[0]?.terminal ?? '');
    return html`<section aria-labelledby="lists"><h3 id="lists">${icon('printer')}${this.t('emergency.lists')}</h3><p>${this.t('emergency.listsText')}</p>
      ${
        printers.length === 0
          ? html`<p class="said bad">${icon('circle-x')}${this.t('emergency.nowhere')}</p>`
          : html`<fieldset><legend>${this.t('emergency.where')}</legend>${printers.map(
              (one) =>
                html`<label><input type="radio" name="printer" value=${one.terminal} .checked=${one.terminal === chosen} @change=${() => {
                  this.printer = one.terminal;
                }}>${this.say(one.name)}<span>${deviceReason(this.language, one.device)}</span></label>`,
            )}</fieldset>
          <button class="btn pri" ?disabled=${this.busy} @click=${() => void this.#lists(chosen)}>${this.t('emergency.print')}</button>`
      }</section>`;
  }

  #leaving() {
    return html`<section aria-labelledby="leave"><h3 id="leave">${icon('door-open')}${this.t('emergency.leave')}</h3><p>${this.t('emergency.leaveText')}</p>
      ${
        this.sure
          ? html`<div class="two"><button class="btn danger" ?disabled=${this.busy} @click=${() => void this.#evacuate()}>${this.t('emergency.leaveSure')}</button>
            <button class="btn" @click=${() => {
              this.sure = false;
            }}>${this.t('emergency.leaveNot')}</button></div>`
          : html`<button class="btn" @click=${() => {
              this.sure = true;
            }}>${this.t('emergency.leaveAsk')}</button>`
      }</section>`;
  }
}
