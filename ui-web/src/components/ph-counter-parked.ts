import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from '../data/clock';
import type { ParkedTicket } from '../data/types';
import { deskStyles } from './desk-styles';
import { icon } from './icon';
import type { Work } from './ph-counter-work';
import { baseStyles, PhElement } from './ph-element';

/** What this counter set aside: whoever is back can be called from here. */
@customElement('ph-counter-parked')
export class PhCounterParked extends PhElement {
  static override styles = [
    baseStyles,
    deskStyles,
    css`
      :host { display: block; margin-top: calc(var(--sp) * 7); }
      .list li { align-items: center; }
      .list .btn { grid-column: 2; grid-row: 1 / span 2; min-height: var(--target); padding: 0 var(--s3); border-width: var(--hair); gap: var(--s2); --i: 1.1em; }
    `,
  ];

  @property({ attribute: false }) parked: readonly ParkedTicket[] = [];
  /** Whether the counter is free to call. */
  @property({ type: Boolean }) free = false;

  override render() {
    return this.parked.length === 0
      ? nothing
      : html`<h2>${this.t('work.parked')}<span>${this.t('queues.total', { n: this.parked.length })}</span></h2><ul class="list">${this.parked.map(
          (
            one,
          ) => html`<li><b>${one.label}</b><span>${this.say(one.reason)}${clock.known ? this.t('work.backAt', { time: clock.time(one.until) }) : ''}</span>
          <button class="btn" ?disabled=${!this.free} @click=${() => this.tell<Work>('ph-work', { action: 'take', body: { label: one.label, reason: one.reasonId } })}>${icon('bell-ring')}${this.t('work.callBack')}</button></li>`,
        )}</ul>`;
  }
}
