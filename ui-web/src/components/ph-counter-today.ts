import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { stopwatch } from '../data/clock';
import { chartHours, minutesSeconds, ratingWord } from '../data/counter-view';
import type { CounterView } from '../data/types';
import { deskStyles } from './desk-styles';
import { baseStyles, PhElement } from './ph-element';

/** Right of the counter page: the day so far, and what was just done. Of a rating only that it came in. */
@customElement('ph-counter-today')
export class PhCounterToday extends PhElement {
  static override styles = [
    baseStyles,
    deskStyles,
    css`
      :host { padding: var(--s6); background: var(--surface); border-inline-start: var(--hair) solid var(--line); overflow: auto; }
      .stats { display: grid; grid-template-columns: 1fr 1fr; margin-top: calc(var(--sp) * 2.5); border-top: var(--hair) solid var(--line); }
      .stats div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: var(--s3) 0; border-bottom: var(--hair) solid var(--line); line-height: 1.4; }
      .stats div:nth-child(even) { padding-inline-start: calc(var(--sp) * 4.5); border-inline-start: var(--hair) solid var(--line); }
      dt { font-size: calc(var(--base) * 0.8667); color: var(--ink-2); }
      dd { font-size: calc(var(--base) * 1.8667); font-weight: var(--w-strong); line-height: 1.2; }
      dd small { font-size: calc(var(--base) * 0.9333); }
      .h { margin-top: var(--s3); }
      .h svg { width: 100%; height: auto; }
      .h text { fill: var(--ink-2); text-anchor: middle; }
      .h .v { fill: var(--ink); font-weight: var(--w-strong); }
      .h path { stroke: var(--line-2); }
      .h rect { fill: var(--brand-700); }
      .h .cur { fill: var(--brand-600); }
      .list b { font-size: calc(var(--base) * 1.0667); }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;

  override render() {
    const { today, recent } = this.view;
    const mean = (seconds: number | null, text: (value: number) => unknown) => (seconds === null ? '–' : text(seconds));
    return html`
      <h2>${this.t('today.head')}</h2>
      <dl class="stats">
        <div><dt>${this.t('today.finished')}</dt><dd>${today.finished} <small>${this.t('unit.cases')}</small></dd></div>
        <div><dt>${this.t('today.meanService')}</dt><dd>${mean(today.meanServiceSeconds, stopwatch)}</dd></div>
        <div><dt>${this.t('today.meanWait')}</dt><dd>${mean(today.meanWaitSeconds, (value) => html`${Math.round(value / 60)} <small>${this.t('unit.minutes')}</small>`)}</dd></div>
        <div><dt>${this.t('today.noShows')}</dt><dd>${today.noShows} <small>${this.t('unit.tickets')}</small></dd></div>
      </dl>
      <h2>${this.t('today.perHour')}</h2>
      <div class="h">${this.#chart(today.perHour)}</div>
      <h2>${this.t('recent.head')}</h2>
      ${
        recent.length === 0
          ? html`<p class="nothing">${this.t('recent.nothing')}</p>`
          : html`<ul class="list">${recent.slice(0, 5).map(
              (one) => html`<li><b>${one.label}</b><span class="e">${ratingWord(this.language, one)}</span>
          <span>${this.say(one.serviceName)}</span><span class="e">${one.serviceSeconds === null ? '' : minutesSeconds(this.language, one.serviceSeconds)}</span></li>`,
            )}</ul>`
      }`;
  }

  #chart(perHour: readonly number[]) {
    const hours = chartHours(perHour);
    const step = 252 / hours.length;
    const most = Math.max(6, ...perHour);
    const width = Math.min(24, step * 0.75);
    return html`<svg viewBox="0 0 252 96" font-size="12" role="img" aria-label=${this.t('today.chart', { n: this.view.today.finished })}>
      ${hours.map((hour, index) => {
        const count = perHour[hour] ?? 0;
        const x = index * step + (step - width) / 2;
        const height = (count / most) * 48;
        return svg`<path d="M${x} 72.5h${width}"></path>
          <rect x=${x} y=${72 - height} width=${width} height=${height}></rect>
          ${count > 0 ? svg`<text class="v" x=${x + width / 2} y=${66 - height}>${count}</text>` : ''}
          <text x=${x + width / 2} y="90">${hour}</text>`;
      })}
    </svg>`;
  }
}
