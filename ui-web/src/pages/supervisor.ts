import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { deskStyles } from '../components/desk-styles';
import { icon } from '../components/icon';
import { baseStyles } from '../components/ph-element';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import { clock } from '../data/clock';
import { deviceReason, LATE_SECONDS, minutes } from '../data/counter-view';
import { deviceTone, lateShare, present, terminalsByNeed } from '../data/hub-view';
import { ApiError } from '../data/problem';
import { Touches } from '../data/touch';
import type { HubView, Session } from '../data/types';
import { supervisorStyles } from './supervisor-styles';
import '../components/ph-clock';
import '../components/ph-hub-counters';
import '../components/ph-hub-emergency';
import '../components/ph-sign-in';
import '../components/ph-strip';

/** The hall at a glance: what is broken or late first, then queues, counters, boxes, and what has happened. */
@customElement('ph-supervisor-page')
export class PhSupervisorPage extends PhPage {
  static override styles = [baseStyles, deskStyles, supervisorStyles, css`:host { height: 100vh; }`];

  @state() private session: Session | null = null;
  @state() private asked = false;
  @state() private hub: HubView | null = null;
  @state() private ending = false;
  private readonly touches = new Touches();
  /** A counter's session sees no hall. */
  @state() private refused = false;

  protected override get leaves(): boolean {
    return false;
  }

  protected override start(): void {
    api.session().then(
      (session) => this.#enter(session),
      () => {
        this.asked = true;
      },
    );
  }

  #enter(session: Session): void {
    this.asked = true;
    this.refused = session.role !== 'supervisor';
    if (this.refused) {
      return;
    }
    this.session = session;
    this.listen(api.stream('supervisor'), ['hub']);
    api.hub().then(
      (view) => {
        this.hub ??= view;
      },
      (failure) => {
        if (failure instanceof ApiError && failure.status === 401) {
          this.#leave();
        }
      },
    );
  }

  protected override receive(name: string, data: unknown): void {
    if (name === 'hub') {
      this.hub = data as HubView;
    }
  }

  #leave(): void {
    this.hangUp();
    this.session = null;
    this.hub = null;
  }

  async #signOut(): Promise<void> {
    try {
      await api.signOut();
    } catch {
      // The session ends by the hall's rule.
    }
    this.#leave();
  }

  override render() {
    if (this.session === null) {
      return this.asked
        ? html`${this.refused ? html`<ph-strip .heading=${this.t('hub.refusedHead')} .text=${this.t('hub.refusedText')}></ph-strip>` : nothing}
          <ph-sign-in .box=${this.box} .heading=${this.t('hub.signIn')} @ph-session=${(event: CustomEvent<Session>) => this.#enter(event.detail)}></ph-sign-in>${this.badge()}`
        : nothing;
    }
    return html`<div class="page"><header><h1>${this.box === null ? '' : this.say(this.box.hall)}</h1><p>${this.t('role.hub')}</p>
        <div class="r"><ph-hub-emergency .hub=${this.hub} ?evacuated=${this.box?.evacuation != null}></ph-hub-emergency><span>${icon('user')}${this.session.name}</span><ph-clock day="one-line"></ph-clock>
        <button class="btn" @click=${() => void this.#signOut()}>${icon('log-out')}${this.t('signOut')}</button></div></header>
      <div>${this.box?.evacuation == null ? nothing : this.#evacuated(this.box.evacuation.since)}${this.live === 'lost' ? html`<ph-strip tone="fault" icon="circle-x" .heading=${this.t('counter.lostHead')} .text=${this.t('counter.lostText')}></ph-strip>` : nothing}</div>
      ${this.hub === null ? this.#skeleton() : this.#overview(this.hub)}</div>${this.badge()}`;
  }

  #evacuated(since: string) {
    return html`<ph-strip tone="fault" icon="door-open" .heading=${this.t('emergency.evacuated', { time: clock.known ? clock.time(since) : '' })} .text=${this.t('emergency.evacuatedText')}>
      <button class="btn" ?disabled=${this.ending} @click=${() => void this.#resume()}>${this.t('emergency.resume')}</button></ph-strip>`;
  }

  async #resume(): Promise<void> {
    this.ending = true;
    try {
      await this.touches.once('resume', (key) => api.evacuate(false, key));
    } catch {
      // The strip stays, and the button with it.
    }
    this.ending = false;
  }

  #skeleton() {
    return html`<main aria-busy="true">${this.slow ? html`<div class="card kpi" role="status" aria-label=${this.t('loading')}>${Array.from({ length: 5 }, () => html`<div><span class="sk"></span></div>`)}</div>` : nothing}</main>`;
  }

  #overview(hub: HubView) {
    const boxes = present(hub.terminals);
    const kpi = (label: string, value: number | string, unit: string, tone = '') =>
      html`<div class=${tone}><dt>${label}</dt><dd>${value} <small>${unit}</small></dd></div>`;
    return html`<main>
      <dl class="card kpi">
        ${kpi(this.t('hub.attention'), hub.attention.length, this.t('unit.case'), hub.attention.length > 0 ? 'w' : '')}
        ${kpi(this.t('hub.waiting'), hub.waiting, this.t('unit.person'))}
        ${kpi(this.t('hub.served'), hub.served, this.t('unit.case'))}
        ${kpi(this.t('hub.open'), hub.openCounters, `/ ${hub.counters.length}`)}
        ${kpi(this.t('hub.boxes'), boxes.online, `/ ${boxes.all}`, boxes.online < boxes.all ? 'w' : '')}
      </dl>
      ${this.#card('attention', this.t('hub.attention'), this.t('unit.things', { n: hub.attention.length }), this.#attention(hub))}
      ${this.#card('zones', this.t('hub.zones'), this.t('hub.promise'), this.#zones(hub))}
      ${this.#card('counters', this.t('hub.counters'), this.t('hub.openOf', { n: hub.openCounters, all: hub.counters.length }), html`<ph-hub-counters .counters=${hub.counters}></ph-hub-counters>`)}
      ${this.#card('terminals', this.t('hub.terminals'), this.t('hub.term', { n: hub.term }), this.#terminals(hub))}
      ${this.#card('log', this.t('hub.log'), this.t('hub.newest'), this.#log(hub))}
    </main>`;
  }

  #card(area: string, heading: string, aside: string, body: TemplateResult) {
    return html`<section class="card ${area}" aria-labelledby="h-${area}"><h2 id="h-${area}">${heading}<span>${aside}</span></h2><div class="in" tabindex="0" role="group" aria-labelledby="h-${area}">${body}</div></section>`;
  }

  #attention(hub: HubView) {
    if (hub.attention.length === 0) {
      return html`<p class="good">${icon('circle-check')}${this.t('hub.allWell')}</p>`;
    }
    return html`<ul class="al">${hub.attention.map(
      (one) =>
        html`<li>${icon('triangle-alert')}<p><b>${this.say(one.text)}</b><span>${one.terminal}</span></p><time>${clock.known ? clock.time(one.at) : ''}</time></li>`,
    )}</ul>`;
  }

  #zones(hub: HubView) {
    return html`<table><thead><tr><th>${this.t('hub.zone')}</th><th class="n">${this.t('hub.waits')}</th><th colspan="2">${this.t('hub.longest')}</th></tr></thead>
      <tbody>${hub.zones.map((zone) => {
        const late = (zone.longestWaitSeconds ?? 0) >= LATE_SECONDS;
        return html`<tr class=${late ? 'late' : ''}><td><b><span class="ltr">${zone.letter}</span>${this.say(zone.name)}</b></td><td class="n"><b>${zone.waiting}</b></td>
          <td><svg class="bar" viewBox="0 0 120 20" preserveAspectRatio="none" aria-hidden="true"><rect class="bg" y="4" width="120" height="12"></rect>
            <rect class="fg" y="4" width=${120 * lateShare(zone.longestWaitSeconds)} height="12"></rect><path d="M80 0v20"></path></svg></td>
          <td class="lt">${zone.longestWaitSeconds === null || zone.waiting === 0 ? '–' : minutes(this.language, zone.longestWaitSeconds)}${late ? ` ${this.t('hub.late')}` : ''}</td></tr>`;
      })}</tbody></table>`;
  }

  #terminals(hub: HubView) {
    return html`<ul class="boxes">${terminalsByNeed(hub.terminals).map(
      (terminal) => html`<li><p class="who"><b>${this.say(terminal.name)}</b><span>${terminal.id}</span></p>
        <p class="st ${terminal.state}">${icon(terminal.state === 'online' ? 'circle-check' : terminal.state === 'offline' ? 'wifi-off' : 'circle-dot')}${this.t(`terminal.${terminal.state}`)}
          ${terminal.since === null || terminal.state !== 'offline' || !clock.known ? '' : clock.time(terminal.since)}</p>
        <ul class="devs">${terminal.devices.map(
          (device) =>
            html`<li class=${deviceTone(device.state)} title=${device.model}>${icon(device.state === 'ready' ? 'check' : device.state === 'absent' ? 'unplug' : 'triangle-alert')}${this.t(`device.kind.${device.kind}`)}${
              device.state === 'ready' ? '' : `：${deviceReason(this.language, device)}`
            }${device.twin ? html`<small>${this.t('hub.twin')}</small>` : nothing}</li>`,
        )}</ul>
        <p class="com">${this.t('hub.committed', { n: terminal.committed })}</p></li>`,
    )}</ul>`;
  }

  #log(hub: HubView) {
    if (hub.log.length === 0) {
      return html`<p class="nothing">${this.t('recent.nothing')}</p>`;
    }
    return html`<ol class="events">${hub.log.map(
      (one) =>
        html`<li><time>${clock.known ? clock.seconds(one.at) : ''}</time><span>${one.terminal}</span><b>${this.say(one.text)}</b></li>`,
    )}</ol>`;
  }
}
