import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { minutes } from '../data/counter-view';
import { targetShare } from '../data/hub-view';
import type { QueueLine } from '../data/types';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** What a supervisor wants of a service: tickets or none; null for what the plan says. */
export interface ServiceWish {
  service: QueueLine;
  open: boolean | null;
}

/** A line for each service: who waits, how its target stands, and the one touch that closes or opens it. Sends `ph-open`. */
@customElement('ph-hall-queues')
export class PhHallQueues extends PhElement {
  static override styles = [
    baseStyles,
    css`
      table { width: 100%; border-collapse: collapse; font-size: calc(var(--base) * 0.9333); }
      th { text-align: start; font-weight: var(--w-text); font-size: calc(var(--base) * 0.8667); color: var(--ink-2); padding: 0 var(--s2) var(--s1) 0; white-space: nowrap; position: sticky; top: 0; background: var(--surface); }
      td { border-top: var(--hair) solid var(--line); height: calc(var(--sp) * 10); padding: 0 var(--s2) 0 0; white-space: nowrap; }
      .name { display: flex; gap: var(--s2); align-items: center; min-width: 0; }
      .name b { white-space: normal; line-height: 1.2; }
      .ltr { font-size: calc(var(--base) * 0.8); flex: none; }
      .n { text-align: end; }
      .n b { font-size: var(--base); }
      td:last-child, th:last-child { padding: 0; text-align: end; width: 1%; }
      .goal { display: flex; align-items: center; gap: var(--s2); }
      .bar { flex: none; width: calc(var(--sp) * 16); height: calc(var(--sp) * 4); }
      .bg { fill: var(--brand-100); }
      .fg { fill: var(--brand-700); }
      .bar path { stroke: var(--ink); stroke-width: 2; }
      .missed .fg, .at-risk .fg { fill: var(--warn); }
      .target { display: inline-flex; gap: var(--s1); align-items: center; --i: 1.1em; }
      .met .target { color: var(--ok); }
      .at-risk .target { color: var(--warn); }
      .missed .target { color: var(--fault); font-weight: var(--w-strong); }
      .shut .name b, .shut .n { color: var(--ink-2); }
      i { font-style: normal; white-space: nowrap; font-weight: var(--w-text); color: var(--ink-2); font-size: calc(var(--base) * 0.8667); display: block; }
      small { color: var(--warn); font-size: calc(var(--base) * 0.8667); display: block; }
      @media (max-width: 1500px) { .bar { display: none; } }
      .btn { min-height: calc(var(--sp) * 8); padding: 0 var(--s3); font-size: calc(var(--base) * 0.8667); border-radius: var(--r1); }
    `,
  ];

  @property({ attribute: false }) services: QueueLine[] = [];
  @property({ type: Boolean }) busy = false;

  override render() {
    return html`<table><thead><tr><th>${this.t('hub.service')}</th><th class="n">${this.t('hub.waits')}</th><th class="n">${this.t('hub.windows')}</th><th class="n">${this.t('hub.longest')}</th><th>${this.t('hub.target')}</th><th><span class="vh">${this.t('hub.close')}</span></th></tr></thead>
      <tbody>${this.services.map((service) => this.#row(service))}</tbody></table>`;
  }

  #row(service: QueueLine) {
    return html`<tr class="${service.target?.state ?? ''} ${service.open ? '' : 'shut'}" data-service=${service.id}>
      <td><span class="name"><span class="ltr">${service.zoneLetter}</span><b>${this.say(service.name)}${service.open ? nothing : html`<small>${this.t('hub.closed')}</small>`}${service.stillServes === null || !service.open ? nothing : html`<i>${this.t('hub.still', { n: service.stillServes })}</i>`}</b></span></td>
      <td class="n"><b>${service.waiting}</b></td><td class="n">${service.counters}</td>
      <td class="n">${service.longestWaitSeconds === null ? '–' : minutes(this.language, service.longestWaitSeconds)}</td>
      <td>${this.#target(service)}</td><td>${this.#button(service)}</td></tr>`;
  }

  #target({ target }: QueueLine) {
    if (target === null) {
      return html`<span class="vh">${this.t('hub.target.none')}</span>`;
    }
    const at = 100 * (target.percent / 100);
    return html`<span class="goal"><svg class="bar" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true"><rect class="bg" y="3" width="100" height="10"></rect>
        <rect class="fg" y="3" width=${targetShare(target)} height="10"></rect><path d="M${at} 0v16"></path></svg><span class="target" title=${this.t('hub.share', { n: target.percent, m: target.minutes })}>${
          target.share === null
            ? this.t('hub.target.unknown')
            : html`${icon(target.state === 'met' ? 'circle-check' : 'triangle-alert')}${target.share}% ${this.t(`hub.target.${target.state}`)}`
        }</span></span>`;
  }

  #button(service: QueueLine) {
    const undone = service.open !== service.planned;
    const text = undone ? this.t('hub.undo') : this.t(service.open ? 'hub.close' : 'hub.reopen');
    const open = undone ? null : !service.open;
    return html`<button class="btn" ?disabled=${this.busy} aria-label="${text} ${this.say(service.name)}" @click=${() => this.tell<ServiceWish>('ph-open', { service, open })}>${text}</button>`;
  }
}
