import { css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { api } from '../data/api';
import type { Text } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** An announcement as it is to be shown. */
export interface NoticeWish {
  text: Text;
  minutes: number;
}

/** Two buttons of the supervisor's head: a word to the hall's screens (`ph-announce`), and the day as tables. */
@customElement('ph-hall-notice')
export class PhHallNotice extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: flex; gap: var(--s2); }
      .open { min-height: var(--target); padding: 0 calc(var(--sp) * 3.5); background: transparent; border: var(--hair) solid var(--brand-300); color: var(--on-dark); border-radius: var(--r1); --i: 1.2em; }
      .open:hover { background: var(--brand-700); }
      dialog { position: fixed; inset: 0; margin: auto; width: min(calc(var(--sp) * 140), 94vw); max-height: 90vh; overflow: auto; color: var(--ink); background: var(--surface); border: var(--edge) solid var(--ink); border-radius: var(--r3); padding: calc(var(--sp) * 8); white-space: normal; }
      dialog::backdrop { background: var(--shade); }
      header { display: flex; justify-content: space-between; align-items: center; gap: var(--s3); }
      h2 { font-size: calc(var(--base) * 1.6); font-weight: var(--w-strong); }
      p { color: var(--ink-2); line-height: 1.45; margin-block: var(--s2); }
      form { display: grid; gap: var(--s3); }
      label { display: grid; gap: var(--s1); }
      input, select { font: inherit; color: inherit; min-height: var(--target); border: var(--hair) solid var(--line-2); border-radius: var(--r1); padding: 0 var(--s3); background: var(--surface); width: 100%; }
      .btn { min-height: var(--target); padding: 0 var(--s4); justify-self: start; }
      ul { display: flex; gap: var(--s3); flex-wrap: wrap; margin-top: var(--s3); }
      a { text-decoration: none; }
    `,
  ];

  @state() private zh = '';
  @state() private en = '';
  @state() private minutes = 15;
  @query('#say') private readonly saying!: HTMLDialogElement;
  @query('#tables') private readonly tables!: HTMLDialogElement;

  #send(event: Event): void {
    event.preventDefault();
    const zh = this.zh.trim();
    if (zh === '') {
      return;
    }
    this.saying.close();
    this.tell<NoticeWish>('ph-announce', {
      text: { zh, en: this.en.trim() === '' ? zh : this.en.trim() },
      minutes: this.minutes,
    });
  }

  #field(id: string, label: string, value: string, required: boolean, take: (value: string) => void) {
    return html`<label>${label}<input id=${id} maxlength="60" .value=${value} ?required=${required} @input=${(event: InputEvent) => take((event.target as HTMLInputElement).value)}></label>`;
  }

  override render() {
    return html`<button class="open btn" @click=${() => this.saying.showModal()}>${icon('megaphone')}${this.t('hub.announce')}</button>
      <button class="open btn" @click=${() => this.tables.showModal()}>${icon('file-text')}${this.t('hub.export')}</button>
      <dialog id="say" aria-labelledby="h-say"><header><h2 id="h-say">${this.t('hub.announce')}</h2><button class="btn" @click=${() => this.saying.close()}>${icon('x')}${this.t('hub.cancel')}</button></header>
        <p>${this.t('hub.announceText')}</p>
        <form @submit=${(event: Event) => this.#send(event)}>
          ${this.#field('zh', this.t('hub.announceZh'), this.zh, true, (value) => {
            this.zh = value;
          })}${this.#field('en', this.t('hub.announceEn'), this.en, false, (value) => {
            this.en = value;
          })}
          <label>${this.t('hub.announceFor')}<select @change=${(event: Event) => {
            this.minutes = Number((event.target as HTMLSelectElement).value);
          }}>${[5, 15, 30, 60].map((n) => html`<option value=${n} ?selected=${n === this.minutes}>${this.t('minutes', { n })}</option>`)}</select></label>
          <button class="btn pri" type="submit">${this.t('hub.announceSend')}</button></form></dialog>
      <dialog id="tables" aria-labelledby="h-tables"><header><h2 id="h-tables">${this.t('hub.export')}</h2><button class="btn" @click=${() => this.tables.close()}>${icon('x')}${this.t('hub.cancel')}</button></header>
        <p>${this.t('hub.exportText')}</p>
        <ul>${(['tickets', 'services', 'counters'] as const).map(
          (table) =>
            html`<li><a class="btn" download href=${api.exportUrl(table, this.language)}>${icon('file-text')}${this.t(`hub.export.${table}`)}</a></li>`,
        )}</ul></dialog>`;
  }
}
