import { generate } from 'lean-qr';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles, PhElement } from './ph-element';

/** One path for all dark modules, in units of one module: a QR drawn without canvas stays sharp on each panel. */
export function qrPath(text: string): { size: number; path: string } {
  const code = generate(text);
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (code.get(x + run, y)) {
        run++;
      }
      if (run > 0) {
        path += `M${x} ${y}h${run}v1h-${run}z`;
        x += run;
      }
    }
  }
  return { size: code.size, path };
}

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
