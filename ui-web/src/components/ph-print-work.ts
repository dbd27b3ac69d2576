import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { printReason } from '../data/print-view';
import type { Box, PrintJob } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';
import { tallStyles } from './tall-styles';
import './ph-strip';
import './ph-tall-head';

/** The station at work on a file: taking it, checking it, or printing it, with the printer's own count. */
@customElement('ph-print-work')
export class PhPrintWork extends PhElement {
  static override styles = [
    baseStyles,
    tallStyles,
    css`
      .sign { background: var(--brand-800); color: var(--on-dark); flex: 1 1 calc(var(--sp) * 75); min-height: 0; max-height: 42vh; display: flex; flex-direction: column; }
      .done { flex: 1; }
      .card { flex: 1 1 calc(var(--sp) * 96); min-height: 0; margin: calc(var(--sp) * 6); background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r3); display: flex; flex-direction: column; align-items: center; justify-content: center; gap: calc(var(--sp) * 4); text-align: center; padding: calc(var(--sp) * 6); }
      .name { font-size: calc(var(--base) * 1.375); font-weight: var(--w-strong); line-height: var(--lh-head); overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
      .count { font-size: calc(var(--base) * 6); font-weight: var(--w-strong); line-height: 1; white-space: nowrap; }
      .count small { font-size: calc(var(--base) * 2.5); color: var(--ink-2); }
      progress { appearance: none; width: 100%; height: calc(var(--sp) * 4); border: var(--edge) solid var(--brand-700); border-radius: calc(var(--sp) * 2); background: var(--surface); overflow: hidden; }
      progress::-webkit-progress-bar { background: var(--surface); }
      progress::-webkit-progress-value { background: var(--brand-700); }
      progress::-moz-progress-bar { background: var(--brand-700); }
      .turn { --i: calc(var(--base) * 6); color: var(--brand-700); }
      .sub { font-size: calc(var(--base) * 1.0625); text-wrap: balance; }
      .acts { grid-template-columns: 1fr 1fr; padding-bottom: calc(var(--sp) * 10.5); --i: calc(var(--base) * 1.5); }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property({ attribute: false }) job!: PrintJob;

  override render() {
    const { job } = this;
    const printing = job.state === 'printing';
    const waits = printing && job.reason !== null ? printReason(this.language, job.reason) : null;
    return html`
      <header class="sign"><ph-tall-head .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
        <div class="done" role="status">${icon(printing ? 'printer' : 'file-text')}<div>
          <h1>${this.t(printing ? 'print.printing' : job.state === 'uploading' ? 'print.uploading' : 'print.checking')}</h1>
          <p>${this.t(printing ? 'print.printingText' : job.state === 'uploading' ? 'print.uploadingText' : 'print.checkingText')}</p></div></div></header>
      ${waits === null ? nothing : html`<ph-strip .heading=${waits.head} .text=${this.t('print.waits')}></ph-strip>`}
      <section class="card"><p class="name">${job.name}</p>
        ${
          printing
            ? html`<p class="count">${job.printed} <small>/ ${this.t('print.pages', { n: job.total })}</small></p>
          <progress max=${Math.max(1, job.total)} value=${job.printed} aria-label=${this.t('print.printing')}></progress>
          <p class="sub">${this.t('print.byPrinter')}</p>`
            : html`${icon('loader-circle', 'turn')}<p class="sub">${this.t('print.patience')}</p>`
        }</section>
      <nav class="acts" aria-label=${this.t('bar.label')}>
        <button class="btn" @click=${() => this.tell('ph-cancel')}>${icon('x')}${this.t(printing ? 'print.stop' : 'print.cancel')}</button>
        <button class="btn" @click=${() => this.tell('ph-help')}>${icon('headset')}${this.t('bar.help')}</button></nav>`;
  }
}
