import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from '../data/clock';
import { undoLeft } from '../data/counter-view';
import type { CounterUndo } from '../data/types';
import { icon } from './icon';
import type { Work } from './ph-counter-work';
import { baseStyles, PhElement } from './ph-element';

/** The way back from what staff did last, for as long as there is one. */
@customElement('ph-counter-undo')
export class PhCounterUndo extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { margin-inline-start: auto; }
      .btn { min-height: var(--s8); padding: 0 var(--s4); border-width: var(--hair); gap: var(--s2); white-space: nowrap; --i: 1.1em; }
    `,
  ];

  @property({ attribute: false }) undo: CounterUndo | null = null;
  @property({ type: Boolean }) busy = false;
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  override render() {
    const left = this.undo === null ? 0 : undoLeft(this.undo.until, clock.known ? clock.now() : null);
    return this.undo === null || left <= 0
      ? nothing
      : html`<button class="btn" ?disabled=${this.busy} @click=${() => this.tell<Work>('ph-work', { action: 'undo', body: {} })}>${icon('arrow-left')}${this.t(`work.undo.${this.undo.deed}`, { label: this.undo.label, n: left })}</button>`;
  }
}
