import { css, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../data/api';
import { clock } from '../data/clock';
import { byCrew, type CrewDay, dayAfter, marks } from '../data/day-list';
import { Touches } from '../data/touch';
import type { Booked, BookedDay } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** Surveys and meetings of a day, by crew: to be marked here, or printed and taken along. */
@customElement('ph-day-list')
export class PhDayList extends PhElement {
  static override styles = [
    baseStyles,
    css`
      .bar { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
      .bar .btn, input { min-height: var(--target); padding: 0 var(--s4); border-radius: var(--r1); }
      input { font: inherit; color: inherit; border: var(--hair) solid var(--line-2); background: var(--surface); }
      .bar p { color: var(--ink-2); margin-inline-start: auto; }
      .bar .bad { color: var(--fault); font-weight: var(--w-strong); }
      h3 { font-size: var(--base); font-weight: var(--w-strong); margin-top: var(--s4); display: flex; justify-content: space-between; line-height: 1.4; }
      h3 span { font-weight: var(--w-text); color: var(--ink-2); font-size: calc(var(--base) * 0.9333); }
      table { width: 100%; border-collapse: collapse; margin-top: var(--s2); font-size: calc(var(--base) * 0.9333); table-layout: fixed; }
      th { text-align: start; font-weight: var(--w-text); font-size: calc(var(--base) * 0.8667); color: var(--ink-2); padding: 0 var(--s2) var(--s1) 0; }
      td { border-top: var(--hair) solid var(--line); padding: var(--s2) var(--s2) var(--s2) 0; line-height: 1.4; overflow-wrap: anywhere; }
      .when { width: calc(var(--sp) * 30); }
      .what { width: 22%; }
      .how { width: calc(var(--sp) * 26); }
      .do { width: calc(var(--sp) * 52); text-align: end; }
      td.when { font-weight: var(--w-strong); white-space: nowrap; }
      .st { display: inline-flex; gap: var(--s1); align-items: center; --i: 1.1em; }
      .arrived .st, .done .st { color: var(--ok); }
      .no-show .st { color: var(--warn); }
      .cancelled td { color: var(--ink-2); }
      .cancelled .where { text-decoration: line-through; }
      td.do p { display: flex; gap: var(--s2); justify-content: flex-end; }
      td .btn { min-height: calc(var(--sp) * 8); padding: 0 var(--s3); font-size: calc(var(--base) * 0.8667); border-radius: var(--r1); }
      .empty { display: grid; justify-items: center; gap: var(--s2); padding: calc(var(--sp) * 12) var(--s4); color: var(--ink-2); text-align: center; --i: calc(var(--base) * 2.4); }
      .empty b { color: var(--ink); font-size: calc(var(--base) * 1.2); }
      .sk { height: calc(var(--sp) * 8); margin-top: var(--s3); }
      @media print {
        .bar .btn, .do { display: none; }
        input { border: 0; padding: 0; }
        section { break-after: page; }
        section:last-child { break-after: auto; }
      }
    `,
  ];

  /** The newest thing that happened in the hall: when it changes, the list may have too. */
  @property() news = '';
  @state() private day: BookedDay | null = null;
  @state() private failed = false;
  @state() private busy = '';
  /** The chosen day; null for the hall's today. */
  #date: string | null = null;
  #asked = 0;
  readonly #touches = new Touches();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('news')) {
      void this.#load();
    }
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const day = await api.appointments(this.#date);
      // An answer that was overtaken by a newer question is about another day.
      if (asked === this.#asked) {
        this.day = day;
        this.failed = false;
      }
    } catch {
      this.failed = asked === this.#asked || this.failed;
    }
  }

  #choose(date: string): void {
    if (date !== '') {
      this.#date = date;
      void this.#load();
    }
  }

  async #mark(one: Booked, status: 'arrived' | 'done' | 'no-show'): Promise<void> {
    this.busy = one.code;
    try {
      await this.#touches.once(`mark ${one.code} ${one.status} ${status}`, (key) =>
        api.markAppointment(one.code, status, key),
      );
      await this.#load();
    } catch {
      this.failed = true;
    }
    this.busy = '';
  }

  override render() {
    const { day } = this;
    if (day === null) {
      return html`<div role="status" aria-label=${this.t('loading')}>${this.failed ? html`<p class="bad">${this.t('hub.did.failed')}</p>` : html`<span class="sk"></span><span class="sk"></span>`}</div>`;
    }
    const crews = byCrew(day.appointments);
    const all = crews.reduce((sum, crew) => sum + crew.appointments.length, 0);
    return html`<div class="bar"><button class="btn" aria-label=${this.t('dayList.before')} @click=${() => this.#choose(dayAfter(day.date, -1))}>${icon('arrow-left')}</button>
        <input type="date" aria-label=${this.t('dayList.date')} .value=${day.date} @change=${(event: Event) => this.#choose((event.target as HTMLInputElement).value)}>
        <button class="btn" aria-label=${this.t('dayList.after')} @click=${() => this.#choose(dayAfter(day.date, 1))}>${icon('arrow-right')}</button>
        <button class="btn" ?disabled=${all === 0} @click=${() => window.print()}>${icon('printer')}${this.t('dayList.print')}</button>
        <p role="status">${this.failed ? html`<span class="bad">${this.t('hub.did.failed')}</span>` : this.t('dayList.count', { n: all })}</p></div>
      ${all === 0 ? html`<div class="empty">${icon('map-pin')}<b>${this.t('dayList.none')}</b><p>${this.t('dayList.noneText')}</p></div>` : crews.map((crew) => this.#crew(crew))}`;
  }

  #crew({ crew, appointments }: CrewDay) {
    return html`<section data-crew=${crew ?? ''}><h3>${crew ?? this.t('dayList.noCrew')}<span>${this.t('unit.things', { n: appointments.length })}</span></h3>
      <table><thead><tr><th class="when">${this.t('dayList.when')}</th><th class="what">${this.t('dayList.what')}</th><th>${this.t('dayList.where')}</th><th class="how">${this.t('dayList.state')}</th><th class="do"><span class="vh">${this.t('dayList.mark')}</span></th></tr></thead>
      <tbody>${appointments.map((one) => this.#row(one))}</tbody></table></section>`;
  }

  #row(one: Booked) {
    const names = {
      booked: 'clock',
      'checked-in': 'check',
      arrived: 'check',
      done: 'circle-check',
      'no-show': 'triangle-alert',
      cancelled: 'x',
    } as const;
    return html`<tr class=${one.status} data-code=${one.code}><td class="when">${clock.time(one.from)}–${clock.time(one.to)}</td><td>${this.say(one.name)}</td>
      <td class="where">${one.address ?? this.t('dayList.here')}</td>
      <td><span class="st">${icon(names[one.status])}${this.t(`dayList.${one.status}`)}</span></td>
      <td class="do"><p>${marks(one.status).map(
        (status) =>
          html` <button class="btn" data-mark=${status} ?disabled=${this.busy !== ''} aria-label="${this.t(`dayList.mark.${status}`)} ${one.code}" @click=${() => void this.#mark(one, status)}>${this.t(`dayList.mark.${status}`)}</button>`,
      )}</p></td></tr>`;
  }
}
