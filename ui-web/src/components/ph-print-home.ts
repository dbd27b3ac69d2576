import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { printerReason } from '../data/print-view';
import type { Box, PrintView } from '../data/types';
import { pageUrl } from '../data/urls';
import { printerDrawing } from './drawings';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';
import './ph-bar';
import './ph-qr';
import './ph-strip';
import './ph-tall-head';

/** Start page of the free-print station: one door, the QR code that takes a file from a phone. */
@customElement('ph-print-home')
export class PhPrintHome extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { height: 100%; display: flex; flex-direction: column; overflow: hidden; }
      .sign { background: var(--brand-800); color: var(--on-dark); flex: 1 0 calc(var(--sp) * 80); display: flex; flex-direction: column; min-height: 0; max-height: 40vh; }
      .sign.short { flex-basis: calc(var(--sp) * 64); }
      .word { flex: 1; min-height: 0; display: flex; align-items: center; justify-content: space-between; padding: 0 calc(var(--sp) * 6); }
      h1 { font-size: calc(var(--base) * 5.25); font-weight: var(--w-strong); line-height: 1.05; letter-spacing: 0.02em; text-wrap: balance; }
      h1.words { font-size: calc(var(--base) * 3.5); letter-spacing: 0; }
      .word p { font-size: calc(var(--base) * 1.375); color: var(--brand-200); margin-top: calc(var(--sp) * 3); line-height: var(--lh-head); }
      .drawing { height: calc(var(--sp) * 37); max-height: 86%; color: var(--brand-300); }
      .bright { stroke: var(--on-dark); }
      .stats { flex: none; min-height: calc(var(--sp) * 15.5); margin: 0 calc(var(--sp) * 6); border-top: var(--hair) solid var(--brand-700); display: flex; justify-content: space-between; align-items: center; font-size: calc(var(--base) * 0.9375); color: var(--brand-200); --i: calc(var(--base) * 1.25); white-space: nowrap; }
      .stats div { display: flex; align-items: center; gap: calc(var(--sp) * 1.75); }
      .stats .i, .stats b { color: var(--on-dark); }
      .stats b { font-size: calc(var(--base) * 1.0625); }
      h2 { flex: none; font-size: calc(var(--base) * 1.5 * min(var(--zoom), 1.2)); font-weight: var(--w-strong); line-height: 1.2; padding: calc(var(--sp) * 6) calc(var(--sp) * 6) calc(var(--sp) * 2.75); }
      .card { flex: 1 1 calc(var(--sp) * 92); min-height: 0; max-height: calc(var(--sp) * 108); margin: 0 calc(var(--sp) * 6); background: var(--surface); border: var(--edge) solid var(--line); border-radius: var(--r3); display: grid; grid-template-columns: calc(var(--sp) * 56) 1fr; gap: calc(var(--sp) * 6); align-items: center; padding: calc(var(--sp) * 5); }
      ol { display: grid; gap: calc(var(--sp) * 5); }
      li { text-wrap: balance; display: flex; gap: calc(var(--sp) * 2.5); align-items: start; line-height: 1.35; font-size: calc(var(--base) * 0.9375 * min(var(--zoom), 1.15)); color: var(--ink-2); }
      li b { font-size: calc(var(--base) * 1.25 * min(var(--zoom), 1.15)); display: block; color: var(--ink); line-height: 1.25; }
      .ltr { font-size: calc(var(--base) * 1.125); }
      .card.off { grid-template-columns: 1fr; text-align: center; justify-items: center; align-content: center; gap: var(--s3); --i: calc(var(--base) * 4); }
      .off .i { color: var(--warn); }
      .off b { font-size: calc(var(--base) * 2); line-height: 1.25; }
      .off p { font-size: calc(var(--base) * 1.25); color: var(--ink-2); text-wrap: balance; }
      ph-bar { flex: none; margin: calc(var(--sp) * 4.5) calc(var(--sp) * 6); }
      .tip { flex: none; background: var(--brand-100); display: flex; align-items: center; gap: calc(var(--sp) * 3.5); padding: calc(var(--sp) * 2) calc(var(--sp) * 6); min-height: calc(var(--sp) * 20); --i: calc(var(--base) * 2.625); }
      .tip p { font-size: calc(var(--base) * 0.875 * min(var(--zoom), 1.2)); line-height: 1.4; }
      .tip b { font-size: calc(var(--base) * 1.125 * min(var(--zoom), 1.1)); display: block; line-height: 1.35; }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property({ attribute: false }) view: PrintView | null = null;
  /** True when the appliance itself is not there. */
  @property({ type: Boolean }) lost = false;

  override render() {
    const { view } = this;
    return html`
      <header class="sign ${this.lost ? 'short' : ''}">
        <ph-tall-head .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
        <div class="word"><div><h1 class=${this.language === 'zh' ? '' : 'words'}>${this.t('print.word')}</h1><p>${this.t('print.promise')}</p></div>${printerDrawing}</div>
        ${view === null || this.lost ? nothing : this.#stats(view)}
      </header>
      ${this.lost ? html`<ph-strip tone="fault" icon="circle-x" .heading=${this.t('notice.deadHead')} .text=${this.t('print.deadText')}></ph-strip>` : nothing}
      <h2>${this.t('print.how')}</h2>
      ${view === null ? html`<div class="card off"></div>` : view.uploadUrl === null || view.printer.state === 'fault' || view.printer.state === 'absent' ? this.#closed(view) : this.#open(view.uploadUrl)}
      <ph-bar ?deaf=${this.lost}>${
        this.box?.roles.includes('kiosk') === true
          ? html`<button class="btn col" @click=${() => {
              location.href = pageUrl('kiosk');
            }}>${icon('ticket')}${this.t('print.toKiosk')}</button>`
          : nothing
      }</ph-bar>
      <footer class="tip">${icon('shield-check')}<p><b>${this.t('print.wipeHead')}</b>${this.t('print.wipeText')}</p></footer>`;
  }

  #stats(view: PrintView) {
    const ready = view.printer.state === 'ready';
    const works = ready || view.printer.state === 'attention';
    return html`<div class="stats">
      <div>${icon('badge-check')}<span>${this.rich('print.quota', { n: html`<b>${view.quotaPages}</b>` })}</span></div>
      <div>${icon(ready ? 'printer-check' : works ? 'printer' : 'printer-x')}${this.t(ready ? 'print.ready' : works ? 'print.attention' : 'print.broken')}</div>
      <div>${icon('shield-check')}${this.t('print.noTrace')}</div></div>`;
  }

  #open(url: string) {
    const step = (n: number, head: string, text: string) =>
      html`<li><span class="ltr">${n}</span><p><b>${head}</b>${text}</p></li>`;
    return html`<section class="card"><ph-qr quiet="2" .text=${url} .label=${this.t('print.qr')}></ph-qr>
      <ol>${step(1, this.t('print.step1'), this.t('print.step1Text'))}${step(2, this.t('print.step2'), this.t('print.step2Text'))}${step(3, this.t('print.step3'), this.t('print.step3Text'))}</ol></section>`;
  }

  #closed(view: PrintView) {
    const { head, text } =
      view.uploadUrl === null && view.printer.state === 'ready'
        ? { head: this.t('print.noPhone'), text: this.t('print.noPhoneText') }
        : printerReason(this.language, view.printer.reason);
    return html`<section class="card off" role="status">${icon('printer-x')}<b>${head}</b><p>${text}</p></section>`;
  }
}
