import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api } from '../data/api';
import type { Key } from '../data/i18n';
import { ApiError } from '../data/problem';
import { Touches } from '../data/touch';
import type { PhoneHall, PhoneMine, PhoneService } from '../data/types';
import { phoneStyles } from '../pages/phone-styles';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';
import { phoneHead } from './phone-head';

/** Words for every no; whatever has none of its own sends people to the kiosk. */
const NO: Record<string, Key> = {
  'scan-again': 'entry.scanAgain',
  'phone-limit': 'entry.limit',
  'phone-day-limit': 'entry.dayLimit',
  'phones-too-many': 'entry.tooMany',
  'service-paused': 'entry.paused',
  'labels-exhausted': 'entry.used',
  evacuated: 'entry.evacuated',
};

/** Somebody who scanned the hall's screen takes a ticket, or finds the one the phone has. */
@customElement('ph-phone-hall')
export class PhPhoneHall extends PhElement {
  static override styles = [
    baseStyles,
    phoneStyles,
    css`
      .list { margin: var(--s4) calc(var(--sp) * 5) calc(var(--sp) * 7); display: grid; gap: var(--s3); }
      .list h2 { font-size: calc(var(--base) * 1.1765); font-weight: var(--w-strong); line-height: var(--lh-head); }
      .row { min-height: max(var(--target), calc(var(--sp) * 16)); padding: var(--s3) var(--s4); border-radius: var(--r2); border: var(--hair) solid var(--line-2); background: var(--surface); color: inherit; text-align: start; display: grid; gap: var(--s1); line-height: 1.3; text-decoration: none; }
      .row b { font-size: calc(var(--base) * 1.1765 * var(--zoom)); }
      .row span { color: var(--ink-2); font-size: calc(var(--base) * 0.9412 * var(--zoom)); }
      .row[aria-busy='true'] { background: var(--brand-100); }
    `,
  ];

  @state() private hall: PhoneHall | null = null;
  @state() private off = false;
  @state() private no: Key | null = null;
  @state() private busy = '';
  readonly #code = new URLSearchParams(location.search).get('at') ?? '';
  readonly #touches = new Touches();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.hall = await api.phoneHall(this.#code);
      this.no = this.#code !== '' && this.hall.grant === null ? 'entry.scanAgain' : null;
    } catch (failure) {
      if (failure instanceof ApiError && failure.answered) {
        this.off = true;
      } else {
        this.no = 'entry.failed';
      }
    }
  }

  async #take(service: PhoneService, grant: string): Promise<void> {
    if (this.busy !== '') {
      return;
    }
    this.busy = service.id;
    this.no = null;
    try {
      const taken = await this.#touches.once(`take-${service.id}`, (key) => api.phoneTake(service.id, grant, key));
      location.replace(`/phone?t=${encodeURIComponent(taken.token)}`);
    } catch (failure) {
      this.busy = '';
      this.no =
        failure instanceof ApiError && failure.answered ? (NO[failure.code] ?? 'entry.refused') : 'entry.failed';
    }
  }

  override render() {
    const { hall } = this;
    if (this.off || (hall !== null && hall.grant === null && hall.mine.length === 0)) {
      const old = hall !== null && this.#code !== '';
      return html`${phoneHead(this.language, hall === null ? '' : this.say(hall.hall))}<main><section class="card"><div class="big bad" role="status">${icon('triangle-alert')}
        <h1>${this.t(old ? 'entry.oldHead' : 'phone.goneHead')}</h1><p>${this.t(old ? 'entry.scanAgain' : 'phone.goneText')}</p></div></section></main>`;
    }
    if (hall === null) {
      return html`${phoneHead(this.language, '')}<section class="card" role="status" aria-label=${this.t('loading')}>${this.no === null ? '' : this.t(this.no)}</section>`;
    }
    const live = hall.mine.filter((mine) => ['waiting', 'called', 'serving', 'parked'].includes(mine.state));
    return html`${phoneHead(this.language, this.say(hall.hall))}<main>
      <section class="card"><h1 class="svc">${this.t('entry.head')}</h1><p class="svc">${this.t('entry.text', { n: hall.liveMax })}</p></section>
      ${this.no === null ? nothing : html`<section class="to warn" role="alert">${icon('triangle-alert')}<p>${this.t(this.no)}</p></section>`}
      ${live.length === 0 ? nothing : html`<section class="list"><h2>${this.t('entry.mine')}</h2>${live.map((mine) => this.#mine(mine))}</section>`}
      ${hall.grant === null ? nothing : this.#services(hall.services, hall.grant)}</main>`;
  }

  #mine(mine: PhoneMine) {
    return html`<a class="row" href="/phone?t=${mine.token}"><b>${mine.label}</b><span>${this.say(mine.serviceName)}</span></a>`;
  }

  #services(services: PhoneService[], grant: string) {
    return html`<section class="list"><h2>${this.t('entry.services')}</h2>${services.map(
      (
        service,
      ) => html`<button class="row" aria-busy=${this.busy === service.id} @click=${() => void this.#take(service, grant)}>
        <b>${this.say(service.name)}</b><span>${this.t('entry.waiting', { n: service.waiting, where: this.say(service.where) })}</span></button>`,
    )}</section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-phone-hall': PhPhoneHall;
  }
}
