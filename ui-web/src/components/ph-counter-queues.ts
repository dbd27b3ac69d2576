import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from '../data/clock';
import { deviceReason, LATE_SECONDS, minutes, troubled } from '../data/counter-view';
import type { CounterView } from '../data/types';
import { deskStyles } from './desk-styles';
import { icon } from './icon';
import './ph-counter-parked';
import { baseStyles, PhElement } from './ph-element';

/** Left of the counter page: who waits in which queue, and devices a person should look at. */
@customElement('ph-counter-queues')
export class PhCounterQueues extends PhElement {
  static override styles = [
    baseStyles,
    deskStyles,
    css`
      :host { padding: var(--s6); background: var(--surface); border-inline-end: var(--hair) solid var(--line); overflow: auto; }
      .age { color: var(--ink-2); font-size: calc(var(--base) * 0.9333); }
      .list b { font-size: calc(var(--base) * 1.0667); text-wrap: balance; }
      .list .n { font-size: calc(var(--base) * 1.4667); font-weight: var(--w-strong); text-align: end; line-height: 1.1; }
      .list .n small { font-size: calc(var(--base) * 0.8667); font-weight: var(--w-text); }
      .list .late { color: var(--warn); font-weight: var(--w-strong); display: inline-flex; gap: var(--s1); align-items: center; --i: 1em; justify-content: flex-end; }
      .list .cur { margin: 0 calc(var(--sp) * -3); padding-inline: var(--s3); background: var(--brand-50); border-radius: var(--r1); border-top-color: transparent; }
      .list .cur + li { border-top-color: transparent; }
      .list .dev { grid-template-columns: auto 1fr auto; column-gap: var(--s2); align-items: center; --i: calc(var(--base) * 1.3); }
      .list .dev .i { color: var(--warn); grid-row: span 2; }
      .list .dev.fault .i { color: var(--fault); }
      .list .dev span { grid-column: 2; }
      .list .dev time { grid-row: 1; grid-column: 3; font-size: calc(var(--base) * 0.8667); color: var(--ink-2); }
    `,
  ];

  @property({ attribute: false }) view!: CounterView;

  override render() {
    const { queues } = this.view;
    const { next } = this.view;
    const total = queues.reduce((sum, queue) => sum + queue.waiting, 0);
    const devices = troubled(this.view.devices);
    return html`
      <h2>${this.t('queues.head')}<span>${this.t('queues.total', { n: total })}</span></h2>
      ${this.#age()}
      ${
        queues.length === 0
          ? html`<p class="nothing">${this.t('queues.none')}</p>`
          : html`<ul class="list">${queues.map(
              (queue) => html`<li class=${queue.service === next?.service ? 'cur' : ''}>
            <b>${this.say(queue.name)}</b><span class="n">${queue.waiting} <small>${this.t('unit.people')}</small></span>
            <span>${queue.next === null ? this.t('wait.nobody') : this.t('queues.next', { label: queue.next })}</span>
            ${queue.longestWaitSeconds === null || queue.waiting === 0 ? nothing : this.#longest(queue.longestWaitSeconds)}</li>`,
            )}</ul>`
      }
      <ph-counter-parked .parked=${this.view.work.parked} ?free=${this.view.state === 'idle'}></ph-counter-parked>
      ${
        devices.length === 0
          ? nothing
          : html`<h2>${this.t('devices.head')}<span>${this.t('unit.things', { n: devices.length })}</span></h2>
        <ul class="list">${devices.map(
          (
            device,
          ) => html`<li class="dev ${device.state}">${icon(device.state === 'absent' ? 'unplug' : 'triangle-alert')}
            <b>${this.t(`device.kind.${device.kind}`)}</b><time>${clock.known ? clock.time(device.since) : ''}</time>
            <span>${deviceReason(this.language, device)}</span></li>`,
        )}</ul>`
      }`;
  }

  /** Without the hub the list is as old as the last word that was heard. */
  #age() {
    const { local, asOf } = this.view;
    if (local === null || asOf === null || !clock.known) {
      return nothing;
    }
    return html`<p class="age">${this.t('queues.age', { time: clock.time(asOf) })}</p>`;
  }

  #longest(seconds: number) {
    const text = this.t('queues.longest', { time: minutes(this.language, seconds) });
    return seconds >= LATE_SECONDS
      ? html`<span class="e late">${icon('triangle-alert')}${text}</span>`
      : html`<span class="e">${text}</span>`;
  }
}
