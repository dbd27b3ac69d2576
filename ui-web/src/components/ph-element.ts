import { LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { type Key, type Language, type Params, parts, preferences, spoken, translate } from '../data/i18n';
import type { Text } from '../data/types';
import base from '../styles/base.css?inline';

/** The shared sheet, constructed once and adopted by every component: no inline style, so a strict CSP holds. */
export const baseStyles = unsafeCSS(base);

/** A component that speaks the language of the page and draws itself anew when the person changes it. */
export class PhElement extends LitElement {
  readonly #redraw = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.#redraw);
  }

  override disconnectedCallback(): void {
    preferences.removeEventListener('change', this.#redraw);
    super.disconnectedCallback();
  }

  protected override update(changed: PropertyValues): void {
    this.toggleAttribute('elder', preferences.elder);
    super.update(changed);
  }

  protected get language(): Language {
    return preferences.language;
  }

  protected get elder(): boolean {
    return preferences.elder;
  }

  /** The sentence of a key. */
  protected t(key: Key, params?: Params): string {
    return translate(preferences.language, key, params);
  }

  /** The sentence of a key with templates in place of its marks. */
  protected rich<T>(key: Key, replace: Record<string, T>): (string | T)[] {
    return parts(preferences.language, key, replace);
  }

  /** A text of the hall. */
  protected say(text: Text): string {
    return spoken(preferences.language, text);
  }

  /** Tells the page what the person did; crosses shadow roots. */
  protected tell<T>(name: string, detail?: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
