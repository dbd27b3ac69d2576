import { html, type TemplateResult } from 'lit';
import { type Language, preferences, translate } from '../data/i18n';
import { mark } from './drawings';
import { icon } from './icon';

/** Head of a page on a phone: the hall, large type, the other language. */
export function phoneHead(language: Language, hall: string): TemplateResult {
  return html`<header><div class="hall">${mark}<span>${hall}</span><span class="tools">
    <button aria-label=${translate(language, preferences.elder ? 'bar.normal' : 'bar.elder')} aria-pressed=${preferences.elder} @click=${() => preferences.enlarge(!preferences.elder)}>${icon('a-large-small')}</button>
    <button lang=${language === 'zh' ? 'en' : 'zh-CN'} @click=${() => preferences.speak(language === 'zh' ? 'en' : 'zh')}>${translate(language, 'bar.language')}</button>
  </span></div></header>`;
}
