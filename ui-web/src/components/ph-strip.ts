import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from './icon';
import type { IconName } from './icons';
import { baseStyles, PhElement } from './ph-element';

/** A notice across the page, under its head: one bold line, one line that says what it means for the reader. */
@customElement('ph-strip')
export class PhStrip extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { background: var(--strip-bg); color: var(--ink); }
      :host([tone='warn']) { --strip-bg: var(--warn-bg); --strip-ink: var(--warn); }
      :host([tone='fault']) { --strip-bg: var(--fault-bg); --strip-ink: var(--fault); }
      :host([tone='ok']) { --strip-bg: var(--ok-bg); --strip-ink: var(--ok); }
      div { display: flex; align-items: center; gap: var(--s3); padding: calc(var(--sp) * 2.5) calc(var(--sp) * 6); min-height: calc(var(--sp) * 15); }
      .i { --i: calc(var(--base) * 1.875); color: var(--strip-ink); }
      ::slotted(*) { margin-inline-start: auto; }
      p { line-height: 1.35; font-size: calc(var(--base) * 0.875 * min(var(--zoom), 1.2)); }
      b { display: block; font-size: calc(var(--base) * 1.0625 * min(var(--zoom), 1.2)); }
    `,
  ];

  @property({ reflect: true }) tone: 'warn' | 'fault' | 'ok' = 'warn';
  @property() icon: IconName = 'triangle-alert';
  @property() heading = '';
  @property() text = '';

  override render() {
    return html`<div role="status">${icon(this.icon)}<p><b>${this.heading}</b>${this.text}</p><slot></slot></div>`;
  }
}
