import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** What stays the same on each start page of a tall screen: help, large type, language, and what the page adds in its slot. */
@customElement('ph-bar')
export class PhBar extends PhElement {
  static override styles = [
    baseStyles,
    css`
      nav { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: max(var(--s2), var(--gap)); }
      .btn { height: max(var(--target), calc(var(--sp) * 17)); }
    `,
  ];

  /** Whether help is possible now: without the appliance nobody would hear it. */
  @property({ type: Boolean }) deaf = false;

  override render() {
    return html`<nav aria-label=${this.t('bar.label')}>
      <button class="btn col" ?disabled=${this.deaf} @click=${() => this.tell('ph-help')}>${icon('headset')}${this.t('bar.help')}</button>
      <button class="btn col" @click=${() => this.tell('ph-elder')}>${icon('a-large-small')}${this.t('bar.elder')}</button>
      <button class="btn col" lang=${this.language === 'zh' ? 'en' : 'zh-CN'} @click=${() => this.tell('ph-language')}>${icon('languages')}${this.t('bar.language')}</button>
      <slot></slot>
    </nav>`;
  }
}
