import { css, html, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import UPlot from 'uplot';
import chartSheet from 'uplot/dist/uPlot.min.css?inline';
import type { Columns } from '../data/charts';
import { clock } from '../data/clock';
import { baseStyles, PhElement } from './ph-element';

/** One line of a chart: its name, which stands at its end, and the token of its colour. */
export interface ChartLine {
  name: string;
  colour: string;
  bars?: boolean;
  dashed?: boolean;
}

/** Lines over the day. What they say in words stands in `summary`, for whoever cannot see them. */
@customElement('ph-chart')
export class PhChart extends PhElement {
  static override styles = [
    baseStyles,
    unsafeCSS(chartSheet),
    css`
      :host { display: block; min-height: 0; min-width: 0; position: relative; }
      .plot { position: absolute; inset: 0; overflow: hidden; }
    `,
  ];

  @property({ attribute: false }) columns: Columns = [[]];
  @property({ attribute: false }) lines: ChartLine[] = [];
  @property() summary = '';
  @query('.plot') private readonly box!: HTMLDivElement;
  #plot: UPlot | null = null;
  #drawn = '';
  readonly #observer = new ResizeObserver(() => this.#fit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    this.#observer.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
    super.disconnectedCallback();
  }

  #fit(): void {
    if (this.clientWidth > 0 && this.clientHeight > 0) {
      this.#plot?.setSize({ width: this.clientWidth, height: this.clientHeight });
    }
  }

  protected override updated(_changed: PropertyValues): void {
    const shape = JSON.stringify([this.lines, this.language]);
    if (this.#plot === null || shape !== this.#drawn) {
      this.#drawn = shape;
      this.#plot?.destroy();
      this.#plot = new UPlot(this.#options(), this.columns, this.box);
    } else {
      this.#plot.setData(this.columns);
    }
  }

  #options(): UPlot.Options {
    const style = getComputedStyle(this);
    const token = (name: string) => style.getPropertyValue(name).trim();
    const font = `12px ${token('--font') || style.fontFamily}`;
    const axis = {
      stroke: token('--ink-2'),
      font,
      ticks: { show: false },
      grid: { stroke: token('--line'), width: 1 },
    };
    return {
      width: Math.max(1, this.clientWidth),
      height: Math.max(1, this.clientHeight),
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 12, 0, 0],
      scales: { y: { range: (_plot, _low, high) => [0, Math.max(4, Math.ceil((high ?? 0) * 1.15))] } },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 26,
          space: 60,
          values: (_plot, ticks) => ticks.map((tick) => clock.time(new Date(tick * 1000).toISOString())),
        },
        { ...axis, size: 34, space: 36, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] },
      ],
      series: [
        {},
        ...this.lines.map((line) => ({
          label: line.name,
          stroke: token(line.colour),
          width: line.bars ? 0 : 2,
          points: { show: false },
          ...(line.dashed ? { dash: [5, 4] } : {}),
          ...(line.bars && UPlot.paths.bars
            ? { fill: token(line.colour), paths: UPlot.paths.bars({ size: [0.6, 40], align: 1 }) }
            : {}),
        })),
      ],
    };
  }

  override render() {
    return html`<div class="plot" role="img" aria-label=${this.summary}></div>`;
  }
}
