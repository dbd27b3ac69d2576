import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { mark } from './drawings';
import { baseStyles, PhElement } from './ph-element';
import './ph-clock';

/** Head of a tall screen: mark, hall, date and time, on the sign. */
@customElement('ph-tall-head')
export class PhTallHead extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { background: var(--brand-800); color: var(--on-dark); flex: none; }
      header { display: flex; align-items: center; gap: calc(var(--sp) * 2.5); padding: calc(var(--sp) * 5.5) calc(var(--sp) * 6) 0; min-height: calc(var(--sp) * 17); }
      :host([slim]) header { padding-block: calc(var(--sp) * 2.75); }
      .mark { width: calc(var(--sp) * 9); height: calc(var(--sp) * 9); }
      .hall { font-size: calc(var(--base) * 1.25); font-weight: var(--w-strong); line-height: var(--lh-head); text-wrap: balance; }
      :host([elder]) .hall { font-size: calc(var(--base) * 1.5); }
      ph-clock { margin-inline-start: auto; --ph-day-size: calc(var(--base) * 0.875); --ph-time-size: calc(var(--base) * 2.125); }
      :host([elder]) ph-clock { --ph-time-size: calc(var(--base) * 2.625); }
    `,
  ];

  @property() hall = '';

  override render() {
    return html`<header>${mark}<span class="hall">${this.hall}</span>
      <ph-clock day=${this.elder ? 'none' : 'two-lines'}></ph-clock></header>`;
  }
}
