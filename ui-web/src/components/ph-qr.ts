import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { qrPath } from '../data/qr';
import { baseStyles, PhElement } from './ph-element';

/** A QR code with its quiet zone; `label` says to a screen reader what it opens. */
@customElement('ph-qr')
export class PhQr extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { aspect-ratio: 1; background: var(--on-dark); color: var(--slot); }
      svg { width: 100%; height: 100%; fill: currentColor; shape-rendering: crispEdges; }
    `,
  ];

  @property() text = '';
  @property() label = '';
  /** Quiet zone in modules: 4 by the standard, less where the ground around is white anyway. */
  @property({ type: Number }) quiet = 4;

  override render() {
    const { size, path } = qrPath(this.text);
    const side = size + 2 * this.quiet;
    return html`<svg viewBox="${-this.quiet} ${-this.quiet} ${side} ${side}" role="img" aria-label=${this.label}><path d=${path}/></svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-qr': PhQr;
  }
}
