import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { deskStyles } from '../components/desk-styles';
import { icon } from '../components/icon';
import { baseStyles } from '../components/ph-element';
import type { NoticeWish } from '../components/ph-hall-notice';
import type { ServiceWish } from '../components/ph-hall-queues';
import type { CounterWish } from '../components/ph-hub-counters';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import { clock } from '../data/clock';
import { deviceReason } from '../data/counter-view';
import { deviceTone, present, terminalsByNeed } from '../data/hub-view';
import { preferences } from '../data/i18n';
import { ApiError } from '../data/problem';
import { Touches } from '../data/touch';
import type { HubView, Session } from '../data/types';
import { supervisorStyles } from './supervisor-styles';
import '../components/ph-clock';
import '../components/ph-day-list';
import '../components/ph-hall-charts';
import '../components/ph-hall-notice';
import '../components/ph-hall-queues';
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
  /** The session ended, and not by this page. */
  @state() private ended = false;
  @state() private hub: HubView | null = null;
  @state() private ending = false;
  @state() private tab: 'now' | 'list' | 'boxes' = 'now';
  @state() private busy = false;
  /** What was done last, and how to take it back. */
  @state() private done: { text: string; bad: boolean; back: (() => void) | null } | null = null;
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
    this.ended = false;
    this.done = null;
    this.listen(api.stream('supervisor'), ['hub']);
    api.hub().then(
      (view) => {
        this.hub ??= view;
      },
      (failure) => {
        if (failure instanceof ApiError && failure.status === 401) {
          this.sessionEnded();
        }
      },
    );
  }

  protected override receive(name: string, data: unknown): void {
    if (name === 'hub') {
      this.hub = data as HubView;
    }
  }

  protected override sessionEnded(): void {
    if (this.session !== null) {
      this.#leave();
      this.ended = true;
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
          <ph-sign-in .box=${this.box} .heading=${this.t('hub.signIn')} ?ended=${this.ended} @ph-session=${(event: CustomEvent<Session>) => this.#enter(event.detail)}></ph-sign-in>${this.badge()}`
        : nothing;
    }
    return html`<div class="page"><header><h1>${this.box === null ? '' : this.say(this.box.hall)}</h1><nav>${(
      ['now', 'list', 'boxes'] as const
    ).map(
      (tab) =>
        html`<button aria-pressed=${tab === this.tab ? 'true' : 'false'} @click=${() => {
          this.tab = tab;
        }}>${this.t(`hub.tab.${tab}`)}</button>`,
    )}</nav>
        <div class="r"><ph-hall-notice @ph-announce=${(event: CustomEvent<NoticeWish>) => this.#announce(event.detail)}></ph-hall-notice><ph-hub-emergency .hub=${this.hub} ?evacuated=${this.box?.evacuation != null}></ph-hub-emergency><span>${icon('user')}${this.session.name}</span><button class="btn" @click=${() => preferences.speak(preferences.language === 'zh' ? 'en' : 'zh')}>${this.t('hub.language')}</button><ph-clock day="one-line"></ph-clock>
        <button class="btn" @click=${() => void this.#signOut()}>${icon('log-out')}${this.t('signOut')}</button></div></header>
      <div>${this.box?.evacuation == null ? nothing : this.#evacuated(this.box.evacuation.since)}${this.live === 'lost' ? html`<ph-strip tone="fault" icon="circle-x" .heading=${this.t('counter.lostHead')} .text=${this.t('counter.lostText')}></ph-strip>` : nothing}${this.#announced()}${this.#result()}</div>
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

  /** One touch: done, said, and taken back by another. */
  async #act(
    name: string,
    text: string,
    send: (key: string) => Promise<void>,
    back: (() => void) | null,
  ): Promise<void> {
    this.busy = true;
    try {
      await this.touches.once(name, send);
      this.done = { text, bad: false, back };
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 401) {
        this.busy = false;
        this.sessionEnded();
        return;
      }
      this.done = { text: this.t('hub.did.failed'), bad: true, back: null };
    }
    this.busy = false;
  }

  #open({ service, open }: ServiceWish): void {
    const name = this.say(service.name);
    const was = service.open === service.planned ? null : service.open;
    const text = this.t(open === null ? 'hub.did.plan' : open ? 'hub.did.open' : 'hub.did.close', { name });
    void this.#act(
      `open-${service.id}`,
      text,
      (key) => api.openService(service.id, open, key),
      () =>
        void this.#act(
          `open-${service.id}`,
          this.t('hub.did.plan', { name }),
          (key) => api.openService(service.id, was, key),
          null,
        ),
    );
  }

  #move({ counter, profile }: CounterWish): void {
    const n = counter.number;
    const was = counter.moved ? counter.profileId : null;
    const text =
      profile === null
        ? this.t('hub.did.moveBack', { n })
        : this.t('hub.did.move', { n, name: this.say(profile.name) });
    void this.#act(
      `move-${counter.id}`,
      text,
      (key) => api.assignProfile(counter.id, profile?.id ?? null, key),
      () =>
        void this.#act(
          `move-${counter.id}`,
          this.t('hub.did.moveBack', { n }),
          (key) => api.assignProfile(counter.id, was, key),
          null,
        ),
    );
  }

  #announce(wish: NoticeWish): void {
    void this.#act(
      'announce',
      this.t('hub.did.announce'),
      (key) => api.announce(wish.text, wish.minutes, key),
      () => this.#takeDown(),
    );
  }

  #takeDown(): void {
    void this.#act('announce', this.t('hub.did.announceOff'), (key) => api.announce(null, 1, key), null);
  }

  #announced() {
    const announced = this.hub?.hall.announcement ?? null;
    return announced === null
      ? nothing
      : html`<ph-strip icon="megaphone" .heading=${this.t('hub.announceNow', { text: this.say(announced.text), time: clock.known ? clock.time(announced.until) : '' })}>
          <button class="btn" ?disabled=${this.busy} @click=${() => this.#takeDown()}>${this.t('hub.announceOff')}</button></ph-strip>`;
  }

  #result() {
    const { done } = this;
    return done === null
      ? nothing
      : html`<ph-strip tone=${done.bad ? 'fault' : 'ok'} icon=${done.bad ? 'circle-x' : 'circle-check'} .heading=${done.text} role="status">
          ${done.back === null ? nothing : html`<button class="btn" id="undo" ?disabled=${this.busy} @click=${done.back}>${icon('rotate-ccw')}${this.t('hub.undo')}</button>`}
          <button class="btn" aria-label=${this.t('emergency.close')} @click=${() => {
            this.done = null;
          }}>${icon('x')}</button></ph-strip>`;
  }

  #skeleton() {
    return html`<main aria-busy="true">${this.slow ? html`<div class="card kpi" role="status" aria-label=${this.t('loading')}>${Array.from({ length: 5 }, () => html`<div><span class="sk"></span></div>`)}</div>` : nothing}</main>`;
  }

  #overview(hub: HubView) {
    const boxes = present(hub.terminals);
    const kpi = (label: string, value: number | string, unit: string, tone = '') =>
      html`<div class=${tone}><dt>${label}</dt><dd>${value} <small>${unit}</small></dd></div>`;
    return html`<main class=${this.tab}>
      <dl class="card kpi">
        ${kpi(this.t('hub.attention'), hub.attention.length, this.t('unit.case'), hub.attention.length > 0 ? 'w' : '')}
        ${kpi(this.t('hub.waiting'), hub.waiting, this.t('unit.person'))}
        ${kpi(this.t('hub.served'), hub.served, this.t('unit.case'))}
        ${kpi(this.t('hub.open'), hub.openCounters, `/ ${hub.counters.length}`)}
        ${kpi(this.t('hub.boxes'), boxes.online, `/ ${boxes.all}`, boxes.online < boxes.all ? 'w' : '')}
      </dl>
      ${
        this.tab === 'now'
          ? html`<ph-hall-charts .hub=${hub}></ph-hall-charts>
      ${this.#card('queues', this.t('hub.queues'), this.t('hub.queuesText', { n: hub.waiting }), html`<ph-hall-queues .services=${hub.hall.services} ?busy=${this.busy} @ph-open=${(event: CustomEvent<ServiceWish>) => this.#open(event.detail)}></ph-hall-queues>`)}
      ${this.#card('counters', this.t('hub.counters'), this.t('hub.openOf', { n: hub.openCounters, all: hub.counters.length }), html`<ph-hub-counters .counters=${hub.counters} .profiles=${hub.hall.profiles} @ph-move=${(event: CustomEvent<CounterWish>) => this.#move(event.detail)}></ph-hub-counters>`)}
      ${this.#card('attention', this.t('hub.attention'), this.t('unit.things', { n: hub.attention.length }), this.#attention(hub))}
      ${this.#card('log', this.t('hub.log'), this.t('hub.newest'), this.#log(hub))}`
          : this.tab === 'list'
            ? this.#card(
                'list',
                this.t('hub.tab.list'),
                '',
                html`<ph-day-list .news=${`${hub.log[0]?.at ?? ''} ${hub.log[0]?.text.zh ?? ''}`}></ph-day-list>`,
              )
            : this.#card(
                'terminals',
                this.t('hub.terminals'),
                this.t('hub.term', { n: hub.term }),
                this.#terminals(hub),
              )
      }
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
