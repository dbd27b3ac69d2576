import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from '../data/clock';
import { translate } from '../data/i18n';
import type { Box } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** The hall is being left: over everything a screen shows, in both languages whatever was chosen before. */
@customElement('ph-evacuation')
export class PhEvacuation extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { position: fixed; inset: 0; z-index: 100; background: var(--fault); color: var(--on-dark); display: grid; place-content: center; justify-items: center; padding: 6vmin; text-align: center; }
      .i { --i: 22vmin; }
      h1 { font-size: 13vmin; line-height: 1.15; font-weight: var(--w-strong); letter-spacing: 0.06em; margin-top: 2vmin; }
      h1 + p { font-size: 5.4vmin; letter-spacing: 0.02em; }
      .words { margin-top: 6vmin; padding-top: 5vmin; border-top: var(--edge) solid var(--on-dark); display: grid; gap: 3.5vmin; max-width: min(86vw, 130vmin); text-wrap: balance; }
      .zh { font-size: 6.4vmin; line-height: 1.4; font-weight: var(--w-strong); }
      .en { font-size: 4.2vmin; line-height: 1.35; }
      time { margin-top: 6vmin; font-size: 3vmin; }
    `,
  ];

  @property({ attribute: false }) evacuation: NonNullable<Box['evacuation']> | null = null;

  override render() {
    const now = this.evacuation;
    return now === null
      ? html``
      : html`<section role="alert" aria-live="assertive">${icon('door-open')}</section>
        <h1 lang="zh-CN">${translate('zh', 'evacuation.head')}</h1><p lang="en">${translate('en', 'evacuation.head')}</p>
        <div class="words"><p class="zh" lang="zh-CN">${now.text.zh}</p><p class="en" lang="en">${now.text.en}</p></div>
        <time>${clock.known ? clock.time(now.since) : ''}</time>`;
  }
}
