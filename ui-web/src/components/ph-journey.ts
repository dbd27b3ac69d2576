import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Key } from '../data/i18n';
import { minutesOf, partTone, stepTone } from '../data/journey-view';
import type { JourneyPart, JourneyProgress, JourneyStep } from '../data/types';
import { icon } from './icon';
import type { IconName } from './icons';
import { baseStyles, PhElement } from './ph-element';

/** How far a visit of several steps has come: what is done, where its citizen stands in line now, what is still to come. */
@customElement('ph-journey')
export class PhJourney extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { display: block; margin: var(--s4) calc(var(--sp) * 5) 0; background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r2); padding: calc(var(--sp) * 3.5) var(--s4); }
      h2 { font-size: calc(var(--base) * 0.9412 * min(var(--zoom), 1.2)); color: var(--ink-2); font-weight: var(--w-text); }
      ol { list-style: none; margin: var(--s2) 0 0; padding: 0; display: grid; }
      li { display: grid; grid-template-columns: auto 1fr; gap: 0 var(--s3); --i: calc(var(--base) * 1.4); }
      .mark { display: grid; justify-items: center; grid-template-rows: auto 1fr; }
      .mark::after { content: ''; width: var(--edge); background: var(--line-2); min-height: var(--s3); height: 100%; }
      li:last-child .mark::after { display: none; }
      .done .mark .i { color: var(--ok); }
      .now .mark .i { color: var(--brand-700); }
      .next .mark .i { color: var(--ink-2); }
      .parts { padding-bottom: var(--s3); display: grid; gap: var(--s1); }
      .hint { color: var(--ink-2); font-size: calc(var(--base) * 0.8235 * min(var(--zoom), 1.2)); line-height: 1.4; }
      .part { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--s3); line-height: 1.4; font-size: calc(var(--base) * min(var(--zoom), 1.2)); }
      .part b { font-weight: var(--w-text); }
      .now .part b { font-weight: var(--w-strong); }
      .part span { color: var(--ink-2); }
      .part.called span { color: var(--brand-700); font-weight: var(--w-strong); }
      .part.missed span { color: var(--warn); font-weight: var(--w-strong); }
      .part.not-needed b { text-decoration: line-through; color: var(--ink-2); }
    `,
  ];

  @property({ attribute: false }) journey!: JourneyProgress;

  override render() {
    const { steps } = this.journey;
    return html`<h2>${this.t('journey.head', { n: steps.length })}</h2><ol>${steps.map((step) => this.#step(step))}</ol>`;
  }

  #step(step: JourneyStep) {
    const tone = stepTone(step);
    const marks: Record<typeof tone, IconName> = { done: 'circle-check', now: 'circle-dot', next: 'clock' };
    const several = step.parts.length > 1 && tone !== 'done';
    return html`<li class=${tone}><span class="mark">${icon(marks[tone])}</span><div class="parts">
      ${several ? html`<p class="hint">${this.t(step.either ? 'journey.either' : 'journey.all')}</p>` : nothing}
      ${step.parts.map((part) => html`<p class="part ${partTone(part)}"><b>${this.say(part.name)}</b><span>${this.#word(part)}</span></p>`)}</div></li>`;
  }

  #word(part: JourneyPart): string {
    if (part.state === 'waiting') {
      const range = minutesOf(this.language, part);
      const place =
        part.ahead === null || part.ahead === 0
          ? this.t(part.ahead === null ? 'journey.waiting' : 'phone.next')
          : this.t('journey.ahead', { n: part.ahead });
      return range === '' ? place : `${place} · ${range}`;
    }
    if (part.state === 'called' && part.counter !== null) {
      return this.t('journey.goTo', { n: part.counter });
    }
    return this.t(`journey.${part.state}` as Key);
  }
}
