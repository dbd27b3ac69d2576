import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { drawable, people, served, waits } from '../data/charts';
import type { HubView } from '../data/types';
import type { ChartLine } from './ph-chart';
import { baseStyles, PhElement } from './ph-element';
import './ph-chart';

/** The day so far: who came and waited, how long they waited, and what each counter has done. */
@customElement('ph-hall-charts')
export class PhHallCharts extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: grid; grid-template-columns: 1.2fr 1.2fr 1fr; gap: var(--s4); min-height: 0; }
      section { background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r2); padding: var(--s3) calc(var(--sp) * 5); min-width: 0; min-height: 0; display: grid; grid-template-rows: auto auto minmax(0, 1fr) auto; }
      .scores { display: flex; flex-wrap: wrap; gap: 0 var(--s2); margin: 0; font-size: calc(var(--base) * 0.8); line-height: 1.35; color: var(--ink-2); }
      .scores div { display: flex; gap: var(--s1); white-space: nowrap; }
      .scores dd { margin: 0; color: var(--ink); }
      h2 { font-size: calc(var(--base) * 1.0667); font-weight: var(--w-strong); display: flex; justify-content: space-between; gap: var(--s3); white-space: nowrap; }
      h2 span { font-weight: var(--w-text); font-size: calc(var(--base) * 0.8667); color: var(--ink-2); overflow: hidden; text-overflow: ellipsis; }
      .key { display: flex; gap: var(--s4); font-size: calc(var(--base) * 0.8667); color: var(--ink-2); min-height: calc(var(--sp) * 5); }
      .key li { display: flex; align-items: center; gap: var(--s1); white-space: nowrap; }
      .key svg { width: calc(var(--sp) * 5); height: calc(var(--sp) * 2); }
      .none { color: var(--ink-2); align-self: center; justify-self: center; }
      .bars { overflow: auto; columns: 2; column-gap: var(--s4); align-self: start; max-height: 100%; }
      .bars li { display: grid; grid-template-columns: calc(var(--sp) * 7) 1fr calc(var(--sp) * 8); gap: var(--s2); align-items: center; font-size: calc(var(--base) * 0.8667); height: calc(var(--sp) * 6); break-inside: avoid; }
      .bars b, .bars i { text-align: end; font-style: normal; }
      .bars svg { width: 100%; height: calc(var(--sp) * 3); }
      .bars rect { fill: var(--brand-600); }
      @media (max-width: 1100px) { :host { grid-template-columns: 1fr; } section { min-height: calc(var(--sp) * 60); } .bars { max-height: none; overflow: visible; } }
    `,
  ];

  @property({ attribute: false }) hub: HubView | null = null;

  override render() {
    const quarters = this.hub?.hall.quarters ?? [];
    const now = quarters.at(-1);
    const peopleLines: ChartLine[] = [
      { name: this.t('hub.chart.waiting'), colour: '--brand-700' },
      { name: this.t('hub.chart.arrivals'), colour: '--brand-300', bars: true },
    ];
    const waitLines: ChartLine[] = [
      { name: this.t('hub.chart.p50'), colour: '--brand-700' },
      { name: this.t('hub.chart.p90'), colour: '--warn', dashed: true },
    ];
    const summary =
      now === undefined
        ? ''
        : `${this.t('hub.chart.waiting')} ${now.waiting}, ${this.t('hub.chart.arrivals')} ${now.arrivals}`;
    return html`${this.#chart('people', this.t('hub.chart.people'), this.t('hub.chart.peopleText'), people(quarters), peopleLines, summary)}
      ${this.#chart('waits', this.t('hub.chart.waits'), this.t('hub.chart.waitsText'), waits(quarters), waitLines, this.t('hub.chart.waitsText'), this.#scores())}
      ${this.#served()}`;
  }

  #chart(
    id: string,
    heading: string,
    aside: string,
    columns: ReturnType<typeof people>,
    lines: ChartLine[],
    summary: string,
    below: unknown = nothing,
  ) {
    return html`<section aria-labelledby=${id}><h2 id=${id}>${heading}<span>${aside}</span></h2>
      <ul class="key">${lines.map((line) => html`<li>${this.#mark(line)}${line.name}</li>`)}</ul>
      ${
        drawable(columns)
          ? html`<ph-chart .columns=${columns} .lines=${lines} summary="${heading}: ${summary}"></ph-chart>`
          : html`<p class="none">${this.t('hub.chart.none')}</p>`
      }${below}</section>`;
  }

  /** How true today's estimates were: what was told, and beside it what simpler ones would have said. */
  #scores() {
    const day = this.hub?.hall.estimates ?? null;
    if (day === null) {
      return html`<p class="scores">${this.t('hub.scores.none')}</p>`;
    }
    return html`<dl class="scores" aria-label=${this.t('hub.scores')}>
      <div><dt>${this.t('hub.scores.kept')}</dt><dd>${Math.round(100 * day.kept)}% / ${day.promises}</dd></div>
      ${day.errors.map(
        (error) =>
          html`<div><dt>${error.estimator === 'told' ? this.t('hub.scores.told') : error.estimator.toUpperCase()}</dt><dd>${error.minutes.toFixed(1)}</dd></div>`,
      )}</dl>`;
  }

  #mark(line: ChartLine) {
    const colour = `var(${line.colour})`;
    return html`<svg viewBox="0 0 20 8" aria-hidden="true">${
      line.bars
        ? html`<svg><rect x="4" width="12" height="8" fill=${colour}></rect></svg>`
        : html`<svg><path d="M0 4h20" stroke=${colour} stroke-width="3" stroke-dasharray=${line.dashed ? '5 4' : 'none'}></path></svg>`
    }</svg>`;
  }

  #served() {
    const bars = served(this.hub?.counters ?? []);
    return html`<section aria-labelledby="served"><h2 id="served">${this.t('hub.chart.served')}<span>${this.t('hub.chart.servedText')}</span></h2><span></span>
      ${
        bars.length === 0
          ? html`<p class="none">${this.t('hub.chart.none')}</p>`
          : html`<ul class="bars" tabindex="0" aria-labelledby="served">${bars.map(
              (bar) =>
                html`<li><b>${bar.number}</b><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width=${100 * bar.share} height="10"></rect></svg><i>${bar.served}</i></li>`,
            )}</ul>`
      }</section>`;
  }
}
