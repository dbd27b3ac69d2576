import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HubView } from '../data/types';
import { baseStyles, PhElement } from './ph-element';

/** All counters of the hall as small tiles: number, what it does, for how long. The state is written, not only coloured. */
@customElement('ph-hub-counters')
export class PhHubCounters extends PhElement {
  static override styles = [
    baseStyles,
    css`
      ol { display: grid; grid-template-columns: repeat(auto-fill, minmax(calc(var(--sp) * 20), 1fr)); gap: calc(var(--sp) * 1.5); }
      li { min-height: calc(var(--sp) * 14.5); border-radius: var(--r1); padding: var(--s2); line-height: 1.3; font-size: calc(var(--base) * 0.8667); white-space: nowrap; background: var(--surface); border: var(--hair) solid var(--line-2); overflow: hidden; }
      b { font-size: var(--base); display: block; }
      .serving { background: var(--brand-700); border-color: var(--brand-700); color: var(--on-dark); }
      .called { background: var(--brand-100); border-color: var(--brand-700); }
      .closed { background: var(--off); border-color: var(--off); color: var(--ink-2); }
    `,
  ];

  @property({ attribute: false }) counters: HubView['counters'] = [];

  override render() {
    return html`<ol>${this.counters.map(
      (counter) =>
        html`<li class=${counter.state}><b>${counter.number}</b>${
          counter.label === null
            ? this.t(`counter.state.${counter.state}`)
            : html`${counter.label} ${counter.sinceSeconds === null ? '' : this.t('minutes', { n: Math.floor(counter.sinceSeconds / 60) })}`
        }<span class="vh">${this.t(`counter.state.${counter.state}`)}</span></li>`,
    )}</ol>`;
  }
}
