import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../data/boot';
import { icon } from '../components/icon';
import type { IconName } from '../components/icons';
import { baseStyles, PhElement } from '../components/ph-element';
import { phoneHead } from '../components/phone-head';
import { api } from '../data/api';
import { preferences } from '../data/i18n';
import { fileFault, uploadSettled } from '../data/phone-view';
import { printReason } from '../data/print-view';
import { ApiError } from '../data/problem';
import { transport } from '../data/transport';
import type { UploadView } from '../data/types';
import { phoneStyles } from './phone-styles';

/** How often the phone asks how far the station is. */
const POLL_MS = 2_000;
/** An upload that stands still longer is given up. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** On somebody's own phone: choose a PDF, send it to the station one stands at, see when it is there. */
@customElement('ph-phone-print-page')
export class PhPhonePrintPage extends PhElement {
  static override styles = [
    baseStyles,
    phoneStyles,
    css`
      progress { appearance: none; width: 100%; height: var(--s4); border: var(--hair) solid var(--brand-700); border-radius: var(--s2); background: var(--surface); overflow: hidden; }
      progress::-webkit-progress-bar { background: var(--surface); }
      progress::-webkit-progress-value { background: var(--brand-700); }
      progress::-moz-progress-bar { background: var(--brand-700); }
      .name { font-weight: var(--w-strong); overflow-wrap: anywhere; color: var(--ink); }
      input { display: none; }
    `,
  ];

  @state() private view: UploadView | null = null;
  @state() private gone = false;
  /** Share of the file that has left the phone, 0–1; null while nothing is being sent. */
  @state() private sent: number | null = null;
  /** Why the phone itself could not send. */
  @state() private fault = '';
  @query('input') private readonly input!: HTMLInputElement;
  readonly #token = new URLSearchParams(location.search).get('t') ?? '';
  #timer = 0;

  override connectedCallback(): void {
    preferences.keep();
    super.connectedCallback();
    void this.#look();
    this.#timer = window.setInterval(() => void this.#look(), POLL_MS);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  async #look(): Promise<void> {
    if (this.gone || this.sent !== null || (this.view !== null && uploadSettled(this.view.state))) {
      return;
    }
    try {
      this.view = await api.upload(this.#token);
    } catch (failure) {
      this.gone ||= failure instanceof ApiError && failure.answered;
    }
  }

  #chosen(): void {
    const file = this.input.files?.[0];
    if (file === undefined || this.view === null) {
      return;
    }
    this.fault = fileFault(file, this.view.maxBytes) ?? '';
    if (this.fault === '') {
      this.#send(file);
    }
    this.input.value = '';
  }

  #send(file: File): void {
    const request = transport.request();
    this.sent = 0;
    request.open('PUT', api.uploadAddress(this.#token));
    request.timeout = UPLOAD_TIMEOUT_MS;
    request.setRequestHeader('Content-Type', 'application/pdf');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.upload.onprogress = (event) => {
      this.sent = event.lengthComputable ? event.loaded / event.total : this.sent;
    };
    request.onload = () => this.#answered(request);
    request.onerror = () => this.#stopped('network');
    request.ontimeout = () => this.#stopped('network');
    request.send(file);
  }

  #answered(request: XMLHttpRequest): void {
    if (request.status >= 200 && request.status < 300) {
      this.sent = null;
      void this.#look();
      return;
    }
    let code = '';
    try {
      code = (JSON.parse(request.responseText) as { code?: string }).code ?? '';
    } catch {
      // Not a problem document: the status has to do.
    }
    if (request.status === 410) {
      this.sent = null;
      this.gone = true;
      return;
    }
    this.#stopped(code !== '' ? code : request.status === 413 ? 'too-large' : 'other');
  }

  #stopped(fault: string): void {
    this.sent = null;
    this.fault = fault;
    void this.#look();
  }

  override render() {
    const hall = this.view === null ? '' : this.say(this.view.hall);
    return html`${phoneHead(this.language, hall)}<main>
      <section class="card">${this.#card()}</section>
      ${this.fault === '' ? nothing : this.#faultLine()}
      ${this.#choosing() ? this.#chooser() : nothing}
      <p class="tip">${this.t('upload.tip')}</p></main>`;
  }

  #choosing(): boolean {
    return !this.gone && this.sent === null && (this.view?.state === 'waiting' || this.view?.state === 'failed');
  }

  #faultLine() {
    const { head, text } =
      this.fault === 'network'
        ? { head: this.t('upload.networkHead'), text: this.t('upload.networkText') }
        : printReason(this.language, this.fault);
    return html`<section class="to fault" role="alert">${icon('circle-x')}<p><b>${head}</b>${text}</p></section>`;
  }

  #chooser() {
    return html`<nav class="acts"><input type="file" accept="application/pdf,.pdf" aria-label=${this.t('upload.choose')} @change=${() => this.#chosen()}>
      <button class="btn pri" @click=${() => this.input.click()}>${icon('file-text')}${this.t('upload.choose')}</button></nav>`;
  }

  #card() {
    if (this.gone) {
      return this.#big('bad', 'triangle-alert', this.t('upload.goneHead'), this.t('upload.goneText'));
    }
    if (this.sent !== null) {
      return html`<div class="big" role="status">${icon('upload')}<h1>${this.t('upload.sending')}</h1>
        <progress max="1" value=${this.sent} aria-label=${this.t('upload.sending')}></progress><p>${Math.round(this.sent * 100)}%</p></div>`;
    }
    const { view } = this;
    switch (view?.state) {
      case undefined:
        return this.#big('', 'loader-circle', this.t('loading'), '');
      case 'waiting':
        return this.#big(
          '',
          'printer',
          this.t('upload.waitingHead'),
          this.t('upload.waitingText', { n: Math.floor((view?.maxBytes ?? 0) / 1_048_576) }),
        );
      case 'uploading':
      case 'checking':
        return this.#big(
          '',
          'loader-circle',
          this.t('upload.checkingHead'),
          this.t('upload.checkingText'),
          view?.name ?? null,
        );
      case 'ready':
        return this.#big(
          'ok',
          'circle-check',
          this.t('upload.readyHead'),
          this.t('upload.readyText', { n: view?.pages ?? 0 }),
          view?.name ?? null,
        );
      case 'printing':
        return this.#big(
          '',
          'printer',
          this.t('upload.printingHead'),
          this.t('upload.printingText'),
          view?.name ?? null,
        );
      case 'done':
        return this.#big('ok', 'circle-check', this.t('upload.doneHead'), this.t('upload.doneText'));
      case 'failed': {
        const { head, text } = printReason(this.language, view?.reason ?? null);
        return this.#big('bad', 'triangle-alert', head, text);
      }
      case 'expired':
        return this.#big('bad', 'triangle-alert', this.t('upload.goneHead'), this.t('upload.goneText'));
    }
  }

  #big(tone: string, name: IconName, heading: string, text: string, file: string | null = null) {
    return html`<div class="big ${tone}" role="status">${icon(name, name === 'loader-circle' ? 'turn' : '')}<h1>${heading}</h1>
      ${file === null ? nothing : html`<p class="name">${file}</p>`}<p>${text}</p></div>`;
  }
}
