import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { waitRange } from '../data/kiosk-view';
import type { Box, Ticket } from '../data/types';
import { icon } from './icon';
import type { IconName } from './icons';
import { baseStyles, PhElement } from './ph-element';
import { tallStyles } from './tall-styles';
import './ph-tall-head';

/** A button of the page; `event` is what the page hears. */
export interface CardAction {
  label: string;
  small?: string;
  icon?: IconName;
  event: string;
  primary?: boolean;
}

/** A page that says one thing, shows the number it is about if there is one, and offers up to three ways on. */
@customElement('ph-kiosk-card')
export class PhKioskCard extends PhElement {
  static override styles = [
    baseStyles,
    tallStyles,
    css`
      .sign { background: var(--brand-800); color: var(--on-dark); flex: 1 1 calc(var(--sp) * 70); min-height: 0; max-height: 44vh; display: flex; flex-direction: column; }
      .sign.call { background: var(--call); color: var(--on-call); }
      .sign.call .i, .sign.call p { color: inherit; }
      .done { flex: 1; }
      .card { flex: 1 1 calc(var(--sp) * 116); min-height: 0; max-height: calc(var(--sp) * 128); margin: calc(var(--sp) * 5) calc(var(--sp) * 6); background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r3); display: flex; flex-direction: column; align-items: center; justify-content: space-evenly; text-align: center; overflow: hidden; }
      .none { flex: 1; }
      dl { align-self: stretch; display: grid; grid-template-columns: 1fr 1.5fr; margin: 0 calc(var(--sp) * 7); border-top: var(--edge) dashed var(--line-2); padding-top: calc(var(--sp) * 4); }
      dl.single { grid-template-columns: 1fr; }
      dl div + div { border-inline-start: var(--hair) solid var(--line); }
      .foot { align-self: stretch; margin-bottom: calc(var(--sp) * -1); padding: 0 calc(var(--sp) * 6); font-size: calc(var(--base) * 1.25 * min(var(--zoom), 1.15)); line-height: 1.4; text-wrap: balance; }
      .acts { grid-template-columns: 1fr 1.4fr; padding-bottom: calc(var(--sp) * 10.5); }
      .acts .btn.pri { flex-direction: row; }
      .acts.one { grid-template-columns: 1fr; }
      .acts.two { grid-template-columns: 1fr 1fr; }
      .acts.three { grid-template-columns: 1fr 1fr; }
      .acts.three .pri { grid-column: 1 / -1; }
      .acts .pri, .acts .btn { --i: calc(var(--base) * 1.75); }
    `,
  ];

  @property({ attribute: false }) box: Box | null = null;
  @property() tone: 'plain' | 'call' = 'plain';
  @property() icon: IconName = 'circle-check';
  @property() heading = '';
  @property() text = '';
  @property({ attribute: false }) ticket: Ticket | null = null;
  /** Whether the ticket's place in line is worth saying. */
  @property({ type: Boolean }) place = false;
  @property({ attribute: false }) actions: CardAction[] = [];

  override render() {
    const words = ['', 'one', 'two', 'three'];
    return html`
      <header class="sign ${this.tone}">
        <ph-tall-head .hall=${this.box === null ? '' : this.say(this.box.hall)}></ph-tall-head>
        <div class="done" role="status">${icon(this.icon)}<div><h1>${this.heading}</h1><p>${this.text}</p></div></div>
      </header>
      ${this.ticket === null ? html`<div class="none"><slot></slot></div>` : this.#card(this.ticket)}
      <nav class="acts ${words[this.actions.length] ?? ''}" aria-label=${this.t('bar.label')}>
        ${this.actions.map(
          (
            action,
          ) => html`<button class="btn ${action.primary === true ? 'pri' : ''}" @click=${() => this.tell(action.event)}>
            ${action.icon === undefined ? nothing : icon(action.icon)}<span>${action.label}${action.small === undefined ? nothing : html`<small>${action.small}</small>`}</span></button>`,
        )}
      </nav>`;
  }

  #card(ticket: Ticket) {
    const range = ticket.ahead === 0 ? null : waitRange(this.language, ticket.estimate);
    const single = ticket.ahead === null || range === null;
    return html`<section class="card">
      <p class="svc">${this.say(ticket.serviceName)}</p>
      <p class="num ${ticket.label.length > 4 ? 'wide' : ''}">${ticket.label}</p>
      ${
        this.place && (ticket.ahead !== null || range !== null)
          ? html`<dl class=${single ? 'single' : ''}>
            ${ticket.ahead === null ? nothing : html`<div><dt>${this.t('slip.ahead')}</dt><dd>${ticket.ahead === 0 ? this.t('slip.nobody') : this.rich('slip.people', { n: ticket.ahead })}</dd></div>`}
            ${range === null ? nothing : html`<div><dt>${this.t('slip.estimate')}</dt><dd>${range}</dd></div>`}
          </dl>`
          : nothing
      }
      ${
        this.place
          ? html`<p class="foot">${this.rich('fault.where', {
              where: html`<b>${this.say(ticket.where)}</b>`,
              counters: html`<b>${this.t('counters', { counters: ticket.counters })}</b>`,
            })}</p>`
          : nothing
      }
    </section>`;
  }
}
