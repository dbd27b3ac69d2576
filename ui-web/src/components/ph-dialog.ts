import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles, PhElement } from './ph-element';

/** A question over the page with one quiet and one filled answer; the filled one always keeps what the person has. */
@customElement('ph-dialog')
export class PhDialog extends PhElement {
  static override styles = [
    baseStyles,
    css`
      dialog {
        position: fixed; inset: auto 0 var(--dialog-from-bottom, calc(var(--sp) * 60)) 0; margin: 0 auto; width: min(calc(var(--sp) * 123), 92vw); max-width: none; color: inherit;
        background: var(--surface); border: var(--edge) solid var(--ink); border-radius: var(--r3); padding: calc(var(--sp) * 5.5); font-size: calc(var(--base) * 1.0625 * min(var(--zoom), 1.2)); line-height: 1.4;
      }
      dialog::backdrop { background: var(--shade); }
      :host([compact]) dialog { width: calc(var(--sp) * 110); inset-block: 0; height: fit-content; margin: auto; padding: calc(var(--sp) * 8); }
      h2 { font-size: calc(var(--base) * 1.875); line-height: 1.2; font-weight: var(--w-strong); text-wrap: balance; }
      p { margin-top: var(--s1); white-space: pre-line; text-wrap: balance; }
      div { display: grid; grid-template-columns: 1fr 1.5fr; gap: max(calc(var(--sp) * 2.5), var(--gap)); margin-top: calc(var(--sp) * 3.75); }
      div.one { grid-template-columns: 1fr; }
      .btn { min-height: max(var(--target), calc(var(--sp) * 16)); font-size: calc(var(--base) * 1.3125 * min(var(--zoom), 1.1)); padding: 0 var(--s2); }
      :host([compact]) .btn { min-height: var(--target); font-size: inherit; }
    `,
  ];

  @property() heading = '';
  @property() text = '';
  @property() quiet = '';
  @property() filled = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="h" aria-describedby="p" @cancel=${(event: Event) => event.preventDefault()}>
      <h2 id="h">${this.heading}</h2>
      <p id="p">${this.text}</p>
      <div class=${this.quiet === '' ? 'one' : ''}>
        ${this.quiet === '' ? nothing : html`<button class="btn" @click=${() => this.tell('ph-quiet')}>${this.quiet}</button>`}
        <button class="btn pri" autofocus @click=${() => this.tell('ph-filled')}>${this.filled}</button>
      </div>
    </dialog>`;
  }
}
