import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles, PhElement } from './ph-element';

/** Says that devices of this box are twins, so nobody takes a demonstration for a hall. */
@customElement('ph-badge')
export class PhBadge extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: fixed; inset-block-start: 0; inset-inline-start: 50%; transform: translateX(-50%); z-index: 9; pointer-events: none;
        background: var(--warn-bg); color: var(--warn); font-size: max(calc(var(--base) * 0.6), calc(var(--mm) * 3)); font-weight: var(--w-strong); line-height: var(--lh-text);
        padding: 0 var(--s3); border-radius: 0 0 var(--r1) var(--r1); white-space: nowrap;
      }
    `,
  ];

  override render() {
    return html`<span role="note">${this.t('badge.simulated')}</span>`;
  }
}
