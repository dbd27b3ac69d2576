import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from '../data/clock';
import { baseStyles, PhElement } from './ph-element';

/** Hall time, drawn anew each second; `part` chooses how it is set by the page around it. */
@customElement('ph-clock')
export class PhClock extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: flex; align-items: center; gap: var(--s3); }
      .day { font-size: var(--ph-day-size, var(--fs-s)); line-height: var(--lh-head); color: var(--brand-200); text-align: end; white-space: pre-line; }
      time { font-size: var(--ph-time-size, var(--fs-2xl)); font-weight: var(--w-strong); line-height: 1; white-space: nowrap; }
    `,
  ];

  /** `two-lines`, `one-line` or `none`: how the date stands beside the time. */
  @property() day: 'two-lines' | 'one-line' | 'none' = 'two-lines';
  @property({ type: Boolean }) seconds = false;
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), 1_000);
    this.#awaitTime();
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  /** The time is told a moment after the page has come: not a second of dashes for that. */
  #awaitTime(): void {
    if (this.isConnected && !clock.known) {
      window.setTimeout(() => this.#awaitTime(), 50);
    }
    this.requestUpdate();
  }

  override render() {
    if (!clock.known) {
      return html`<time>--:--</time>`;
    }
    const between = this.day === 'one-line' ? '\u3000' : '\n';
    return html`
      ${this.day === 'none' ? '' : html`<span class="day">${clock.date(this.language)}${between}${clock.weekday(this.language)}</span>`}
      <time>${this.seconds ? clock.seconds() : clock.time()}</time>`;
  }
}
