import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { Level } from '../data/types';

/** Our mark: a ticket with its two notches. */
export const mark: TemplateResult = html`<svg class="mark" viewBox="0 0 72 72" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
  <path d="M10 6h52a4 4 0 0 1 4 4v16a10 10 0 0 0 0 20v16a4 4 0 0 1-4 4H10a4 4 0 0 1-4-4V46a10 10 0 0 0 0-20V10a4 4 0 0 1 4-4z"/>
  <path d="M26 24h20M26 36h20M26 48h10"/>
</svg>`;

/** A slip that comes out of a slot; `sample` is a label of the hall, so the letter teaches itself. */
export function slipDrawing(sample: string): TemplateResult {
  return html`<svg class="drawing" viewBox="0 0 372 330" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d="M4 58h364"/><path d="M20 58V22a12 12 0 0 1 12-12h308a12 12 0 0 1 12 12v36"/>
    <path class="bright" stroke-width="10" d="M70 58h232"/>
    <path d="M84 62v228l17-14 17 14 17-14 17 14 17-14 17 14 17-14 17 14 17-14 17 14 17-14 17 14V62"/>
    <text class="sample" x="186" y="170" font-size="68" font-weight="700" text-anchor="middle">${sample}</text>
    <path d="M128 212h116M128 240h72"/>
  </svg>`;
}

/** A printer with a written page. */
export const printerDrawing: TemplateResult = html`<svg class="drawing" viewBox="0 0 264 300" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
  <path d="M70 110V20h92l36 36v54"/><path d="M160 20v38h38"/>
  <path d="M50 214H28a20 20 0 0 1-20-20v-64a20 20 0 0 1 20-20h208a20 20 0 0 1 20 20v64a20 20 0 0 1-20 20h-22"/>
  <path class="bright" stroke-width="10" d="M52 170h160"/>
  <path d="M66 176v110h132V176"/><path d="M96 212h72M96 238h72M96 262h40"/><path d="M216 138h8"/>
</svg>`;

const mouths: Record<Level, SVGTemplateResult> = {
  'very-satisfied': svg`<path d="M18 37h28a14 14 0 0 1-28 0z"/>`,
  satisfied: svg`<path d="M19 38c3.5 6 8 8 13 8s9.5-2 13-8"/>`,
  fair: svg`<path d="M20 42h24"/>`,
  dissatisfied: svg`<path d="M19 46c3.5-6 8-8 13-8s9.5 2 13 8"/>`,
  'very-dissatisfied': svg`<path d="M18 48h28a14 14 0 0 0-28 0z"/>`,
};

/** One of the five faces: same size, stroke and colour, only the mouth differs. */
export function face(level: Level): TemplateResult {
  return html`<svg class="face" viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <circle cx="32" cy="32" r="28"/><path d="M23 22v4M41 22v4"/>${mouths[level]}
  </svg>`;
}

/** Lower edge of a torn slip, `width` wide with its teeth pointing down, in units of the drawing. */
export function tornEdge(width: number, height: number): string {
  const teeth = 28;
  const step = (width - 2) / (teeth * 2);
  const zigzag = Array.from({ length: teeth }, () => `l${step} 18l${step} -18`).join('');
  return `M1 0V${height - 36}${zigzag}V0`;
}
