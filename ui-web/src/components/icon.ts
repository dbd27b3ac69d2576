import { html, type TemplateResult } from 'lit';
import { type IconName, icons } from './icons';

/** A Lucide icon, as large as `--i` says (1.5 em by default), in the colour of the text. Always decoration: a word stands beside it. */
export function icon(name: IconName, extra = ''): TemplateResult {
  return html`<svg class="i ${extra}" viewBox="0 0 24 24" aria-hidden="true">${icons[name]}</svg>`;
}
