import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HubView } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

type CounterCell = HubView['counters'][number];

/** What a supervisor wants a counter to do; null for the plan's own profile. */
export interface CounterWish {
  counter: CounterCell;
  profile: HubView['hall']['profiles'][number] | null;
}

/**
 * All counters of the hall as small tiles: number, what it does, for how long. The state is written, not only coloured.
 * A touch opens the choice of profiles; sends `ph-move`.
 */
@customElement('ph-hub-counters')
export class PhHubCounters extends PhElement {
  static override styles = [
    baseStyles,
    css`
      ol { display: grid; grid-template-columns: repeat(auto-fill, minmax(calc(var(--sp) * 25), 1fr)); gap: calc(var(--sp) * 1.5); }
      .tile { width: 100%; height: 100%; min-height: calc(var(--sp) * 19); text-align: start; display: block; border-radius: var(--r1); padding: var(--s2); line-height: 1.35; font-size: calc(var(--base) * 0.8667); white-space: nowrap; background: var(--surface); border: var(--hair) solid var(--line-2); overflow: hidden; color: inherit; cursor: pointer; }
      .tile b { font-size: var(--base); display: flex; justify-content: space-between; gap: var(--s1); }
      .tile b i { font-style: normal; font-weight: var(--w-text); font-size: calc(var(--base) * 0.8); }
      .tile span { display: block; overflow: hidden; text-overflow: ellipsis; }
      .serving { background: var(--brand-700); border-color: var(--brand-700); color: var(--on-dark); }
      .called { background: var(--brand-100); border-color: var(--brand-700); }
      .closed { background: var(--off); border-color: var(--off); color: var(--ink-2); }
      .paused { background: var(--warn-bg); border-color: var(--warn); color: var(--warn); }
      .moved { outline: calc(var(--hair) * 2) solid var(--warn); outline-offset: calc(var(--hair) * -2); }
      dialog { position: fixed; inset: 0; margin: auto; width: min(calc(var(--sp) * 120), 94vw); max-height: 90vh; overflow: auto; color: var(--ink); background: var(--surface); border: var(--edge) solid var(--ink); border-radius: var(--r3); padding: calc(var(--sp) * 8); }
      dialog::backdrop { background: var(--shade); }
      header { display: flex; justify-content: space-between; align-items: center; gap: var(--s3); }
      h3 { font-size: calc(var(--base) * 1.4); font-weight: var(--w-strong); }
      dialog p { color: var(--ink-2); line-height: 1.45; margin: var(--s2) 0 var(--s4); text-wrap: balance; }
      dialog li { margin-top: var(--s2); }
      dialog .btn { min-height: var(--target); padding: 0 var(--s4); }
      dialog li .btn { width: 100%; justify-content: space-between; }
    `,
  ];

  @property({ attribute: false }) counters: HubView['counters'] = [];
  @property({ attribute: false }) profiles: HubView['hall']['profiles'] = [];
  @state() private chosen: CounterCell | null = null;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  #choose(counter: CounterCell): void {
    this.chosen = counter;
    this.dialog.showModal();
  }

  #wish(profile: CounterWish['profile']): void {
    const counter = this.chosen;
    this.dialog.close();
    if (counter !== null) {
      this.tell<CounterWish>('ph-move', { counter, profile });
    }
  }

  override render() {
    return html`<ol>${this.counters.map((counter) => this.#tile(counter))}</ol>
      <dialog aria-labelledby="h">${this.chosen === null ? nothing : this.#choice(this.chosen)}</dialog>`;
  }

  #tile(counter: CounterCell) {
    const words = this.t(`counter.state.${counter.state}`);
    const now =
      counter.label === null
        ? words
        : `${counter.label} ${counter.sinceSeconds === null ? '' : this.t('minutes', { n: Math.floor(counter.sinceSeconds / 60) })}`;
    return html`<li><button class="tile ${counter.state} ${counter.moved ? 'moved' : ''}" data-counter=${counter.id} @click=${() => this.#choose(counter)}>
      <b>${counter.number}<i>${counter.served > 0 ? this.t('hub.servedN', { n: counter.served }) : ''}</i></b><span>${now}</span><span>${this.say(counter.profile)}${counter.moved ? `（${this.t('hub.moved')}）` : ''}</span>
      <span class="vh">${words}</span></button></li>`;
  }

  #choice(counter: CounterCell) {
    return html`<header><h3 id="h">${this.t('hub.move')} · ${counter.number}</h3><button class="btn" @click=${() => this.dialog.close()}>${icon('x')}${this.t('hub.cancel')}</button></header>
      <p>${this.profiles.length === 0 ? this.t('hub.noProfiles') : this.t('hub.moveText')}</p>
      <ul>${this.profiles.map(
        (profile) =>
          html`<li><button class="btn" data-profile=${profile.id} ?disabled=${profile.id === counter.profileId} @click=${() => this.#wish(profile)}>${this.say(profile.name)}${profile.id === counter.profileId ? icon('check') : nothing}</button></li>`,
      )}${counter.moved ? html`<li><button class="btn" @click=${() => this.#wish(null)}>${icon('rotate-ccw')}${this.t('hub.moveOwn')}</button></li>` : nothing}</ul>`;
  }
}
