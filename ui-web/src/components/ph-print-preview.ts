import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { copiesAllowed, sheets } from '../data/print-view';
import type { Box, PrintJob, ReleaseBody } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';
import './ph-tall-head';

/** First page, page count and quota above; copies and sides within reach; the price always in words. */
@customElement('ph-print-preview')
export class PhPrintPreview extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { height: 100%; display: flex; flex-direction: column; overflow: hidden; background: var(--paper); }
      .view { flex: 1 1 0; min-height: 0; padding: calc(var(--sp) * 4.5) calc(var(--sp) * 6); display: grid; grid-template-columns: calc(var(--sp) * 76) 1fr; gap: calc(var(--sp) * 5); background: var(--brand-50); }
      .paper { min-height: 0; display: flex; align-items: start; justify-content: center; }
      .paper img { max-width: 100%; max-height: 100%; background: var(--surface); border: var(--hair) solid var(--line-2); display: block; }
      h1 { font-size: calc(var(--base) * 1.625); font-weight: var(--w-strong); line-height: 1.25; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
      .meta { font-size: calc(var(--base) * min(var(--zoom), 1.2)); color: var(--ink-2); margin-top: var(--s1); }
      .block { margin-top: calc(var(--sp) * 4); padding-top: calc(var(--sp) * 3.5); border-top: var(--hair) solid var(--line); }
      .q { display: flex; justify-content: space-between; align-items: baseline; gap: var(--s2); font-size: calc(var(--base) * min(var(--zoom), 1.2)); }
      .q b { font-size: calc(var(--base) * 1.25); white-space: nowrap; }
      .meter { display: block; width: 100%; height: calc(var(--sp) * 3.5); margin: calc(var(--sp) * 1.5) 0; }
      .meter .all { fill: var(--surface); stroke: var(--brand-700); stroke-width: 3; }
      .meter .now { fill: var(--brand-700); }
      .key { font-size: calc(var(--base) * 0.875); color: var(--ink-2); }
      .free { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 calc(var(--sp) * 2.5); font-size: calc(var(--base) * min(var(--zoom), 1.2)); }
      .free b { font-size: calc(var(--base) * 2.625); line-height: 1.1; color: var(--brand-700); }
      .opts { flex: none; margin: calc(var(--sp) * 5) calc(var(--sp) * 6); background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r3); }
      .opt { min-height: calc(var(--sp) * 23); padding: calc(var(--sp) * 2) calc(var(--sp) * 3.5) calc(var(--sp) * 2) calc(var(--sp) * 4.5); display: flex; align-items: center; justify-content: space-between; gap: var(--s3); }
      .opt + .opt { border-top: var(--hair) solid var(--line); }
      .opt > h2 { font-size: calc(var(--base) * 1.1875 * min(var(--zoom), 1.2)); font-weight: var(--w-strong); white-space: nowrap; }
      .ctl { display: flex; gap: max(calc(var(--sp) * 2), var(--gap)); align-items: center; --i: calc(var(--base) * 1.5); }
      .ctl .btn { min-height: max(var(--target), calc(var(--sp) * 15)); min-width: calc(var(--sp) * 30); font-size: calc(var(--base) * 1.125); }
      .ctl .sq { min-width: max(var(--target), calc(var(--sp) * 15)); padding: 0; }
      .ctl .btn[aria-pressed='true'] { background: var(--brand-700); border-color: var(--brand-700); color: var(--on-dark); --i: calc(var(--base) * 1.125); }
      .n { width: calc(var(--sp) * 24); text-align: center; font-size: calc(var(--base) * 1.875); font-weight: var(--w-strong); line-height: 1; }
      .over { flex: none; margin: 0 calc(var(--sp) * 6) calc(var(--sp) * 4); background: var(--warn-bg); border-radius: var(--r2); padding: calc(var(--sp) * 2.5) calc(var(--sp) * 3.5); display: flex; align-items: center; gap: var(--s2); line-height: 1.35; }
      .over .i { color: var(--warn); }
      .acts { flex: none; padding: 0 calc(var(--sp) * 6); display: grid; grid-template-columns: repeat(3, calc(var(--sp) * 21)) 1fr; gap: max(calc(var(--sp) * 2), var(--gap)); }
      .acts .btn { min-height: max(var(--target), calc(var(--sp) * 19)); }
      .acts .pri { font-size: calc(var(--base) * 1.5); --i: calc(var(--base) * 1.5); }
      .tip { flex: none; display: flex; gap: calc(var(--sp) * 1.5); align-items: center; justify-content: center; font-size: calc(var(--base) * 0.875); color: var(--ink-2); line-height: var(--lh-head); padding: calc(var(--sp) * 2.5) calc(var(--sp) * 6) calc(var(--sp) * 3.5); }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property({ attribute: false }) job!: PrintJob;
  @property({ type: Number }) quota = 0;
  /** Seconds until the file is wiped for want of a touch. */
  @property({ type: Number }) wiped: number | null = null;
  @property({ type: Boolean }) busy = false;
  @state() private copies = 1;
  @state() private sides: ReleaseBody['sides'] = 'one-sided';

  override render() {
    const { job } = this;
    const most = copiesAllowed(job, this.quota);
    const copies = Math.min(this.copies, Math.max(1, most));
    const { pages, sheets: paper } = sheets(job, copies, this.sides);
    const fits = most >= 1;
    return html`
      <ph-tall-head slim .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
      <section class="view">
        <div class="paper">${job.previewUrl === null ? nothing : html`<img src=${job.previewUrl} alt=${this.t('print.firstPage')}>`}</div>
        <div><h1>${job.name}</h1><p class="meta">${this.t('print.meta', { n: job.pages ?? 0 })}</p>
          <div class="block">${this.#meter(pages)}</div>
          <div class="block free"><b>${this.t('print.free')}</b><span>${this.t('print.freeText')}</span></div></div>
      </section>
      <section class="opts">
        <div class="opt"><h2>${this.t('print.copies')}</h2><div class="ctl">
          <button class="btn sq" aria-label=${this.t('print.less')} ?disabled=${copies <= 1} @click=${() => {
            this.copies = copies - 1;
          }}>${icon('minus')}</button>
          <span class="n" role="status">${copies}</span>
          <button class="btn sq" aria-label=${this.t('print.more')} ?disabled=${copies >= most} @click=${() => {
            this.copies = copies + 1;
          }}>${icon('plus')}</button></div></div>
        <div class="opt"><h2>${this.t('print.sides')}</h2><div class="ctl">${this.#side('one-sided')}${this.#side('two-sided')}</div></div>
      </section>
      ${fits ? nothing : html`<p class="over" role="alert">${icon('triangle-alert')}${this.t('print.over', { pages: job.pages ?? 0, quota: this.quota })}</p>`}
      <nav class="acts" aria-label=${this.t('bar.label')}>
        <button class="btn col" @click=${() => this.tell('ph-cancel')}>${icon('arrow-left')}${this.t('print.cancel')}</button>
        <button class="btn col" @click=${() => this.tell('ph-help')}>${icon('headset')}${this.t('bar.help')}</button>
        <button class="btn col" @click=${() => this.tell('ph-elder')}>${icon('a-large-small')}${this.t(this.elder ? 'bar.normal' : 'bar.elder')}</button>
        <button class="btn pri" ?disabled=${!fits || this.busy} @click=${() => this.tell<ReleaseBody>('ph-release', { copies, sides: this.sides })}>
          ${this.busy ? icon('loader-circle', 'turn') : icon('printer')}${this.sides === 'two-sided' ? this.t('print.goSheets', { n: paper }) : this.t('print.go', { n: pages })}</button>
      </nav>
      <p class="tip">${icon('shield-check')}${this.wiped === null ? this.t('print.tip') : this.t('print.tipSeconds', { n: this.wiped })}</p>`;
  }

  #meter(pages: number) {
    const share = this.quota === 0 ? 1 : Math.min(1, pages / this.quota);
    return html`<div class="q"><span>${this.t('print.left')}</span><b>${this.t('print.pages', { n: this.quota })}</b></div>
      <svg class="meter" viewBox="0 0 520 28" preserveAspectRatio="none" aria-hidden="true"><rect class="all" x="2" y="2" width="516" height="24" rx="12"></rect>
        <rect class="now" x="2" y="2" width=${Math.max(24, 516 * share)} height="24" rx="12"></rect></svg>
      <p class="key">${this.t('print.quotaKey', { now: pages, left: Math.max(0, this.quota - pages) })}</p>`;
  }

  #side(sides: ReleaseBody['sides']) {
    const on = this.sides === sides;
    return html`<button class="btn" aria-pressed=${on} @click=${() => {
      this.sides = sides;
    }}>${on ? icon('check') : nothing}${this.t(sides === 'one-sided' ? 'print.oneSided' : 'print.twoSided')}</button>`;
  }
}
