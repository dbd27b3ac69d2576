import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { mark } from '../components/drawings';
import { icon } from '../components/icon';
import type { IconName } from '../components/icons';
import { baseStyles } from '../components/ph-element';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import type { Key } from '../data/i18n';
import type { HubView, Role } from '../data/types';
import { pageUrl } from '../data/urls';
import '../components/ph-clock';
import '../components/ph-strip';

/** Page of a role, its icon and its words. */
const doors: Record<Role, [string, IconName, Key]> = {
  kiosk: ['kiosk', 'ticket', 'role.kiosk'],
  counter: ['counter', 'bell-ring', 'role.counter'],
  pad: ['pad', 'star', 'role.pad'],
  display: ['display', 'monitor', 'role.display'],
  'print-station': ['print', 'printer', 'role.print-station'],
  hub: ['supervisor', 'server', 'role.hub'],
};

/** How often the page looks again. */
const LOOK_MS = 10_000;

const ORDER: readonly Role[] = ['kiosk', 'counter', 'pad', 'display', 'print-station', 'hub'];

/** The root: what this box offers; on a hub also every screen of the hall and whether it is there. */
@customElement('ph-index-page')
export class PhIndexPage extends PhPage {
  static override styles = [
    baseStyles,
    css`
      :host { min-height: 100vh; }
      header { background: var(--brand-800); color: var(--on-dark); display: flex; align-items: center; gap: var(--s4); padding: var(--s4) var(--s8); }
      .mark { width: calc(var(--sp) * 9); height: calc(var(--sp) * 9); }
      h1 { font-size: calc(var(--base) * 1.6); font-weight: var(--w-strong); line-height: 1.2; }
      header p { color: var(--brand-200); }
      ph-clock { margin-inline-start: auto; --ph-day-size: var(--base); --ph-time-size: calc(var(--base) * 1.6); }
      main { max-width: calc(var(--sp) * 300); margin: 0 auto; padding: var(--s8); }
      h2 { font-size: calc(var(--base) * 1.2667); font-weight: var(--w-strong); margin: var(--s8) 0 var(--s3); line-height: var(--lh-head); }
      h2:first-child { margin-top: 0; }
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(calc(var(--sp) * 64), 1fr)); gap: var(--s3); }
      a { display: flex; align-items: center; gap: var(--s3); min-height: calc(var(--sp) * 18); padding: var(--s3) var(--s4); background: var(--surface); border: var(--hair) solid var(--line-2); border-radius: var(--r2); color: var(--ink); text-decoration: none; line-height: 1.4; --i: calc(var(--base) * 1.7333); height: 100%; }
      a:hover { background: var(--brand-50); border-color: var(--brand-700); }
      a .i { color: var(--brand-700); }
      a b { display: block; font-size: calc(var(--base) * 1.1333); }
      a span span { color: var(--ink-2); font-size: calc(var(--base) * 0.8667); }
      .st { margin-inline-start: auto; display: flex; align-items: center; gap: var(--s1); font-size: calc(var(--base) * 0.8667); white-space: nowrap; --i: 1.2em; }
      .st.online, .st.online .i { color: var(--ok); }
      .st.offline, .st.offline .i { color: var(--fault); }
      .st.never-seen, .st.never-seen .i { color: var(--ink-2); }
      .group { display: flex; align-items: baseline; gap: var(--s2); }
      .group span { font-weight: var(--w-text); color: var(--ink-2); font-size: var(--base); }
    `,
  ];

  @state() private screens: HubView['screens'] = [];
  #timer = 0;

  /** No stream: who the box is and which screens are there changes slowly, and anybody may look at this page. */
  protected override start(): void {
    void this.#look();
    this.#timer = window.setInterval(() => void this.#look(), LOOK_MS);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected override receive(): void {}

  async #look(): Promise<void> {
    try {
      this.box = await api.box();
      this.live = 'live';
    } catch {
      this.live = 'lost';
    }
    if (this.box?.roles.includes('hub') === true) {
      try {
        this.screens = (await api.screens()).screens;
      } catch {
        // Only the hub's own screen is told; elsewhere the links of this box stand alone.
      }
    }
  }

  override render() {
    const { box } = this;
    return html`<header>${mark}<div><h1>${box === null ? '' : this.say(box.hall)}</h1><p>${box === null ? '' : `${this.say(box.name)} · ${box.terminal}`}</p></div><ph-clock day="one-line"></ph-clock></header>
      ${this.live === 'lost' ? html`<ph-strip tone="fault" icon="circle-x" .heading=${this.t('counter.lostHead')} .text=${this.t('counter.lostText')}></ph-strip>` : nothing}
      <main>
        <h2>${this.t('index.here')}</h2>
        ${
          box === null
            ? nothing
            : html`<ul>${ORDER.filter((role) => box.roles.includes(role)).map((role) => this.#door(role))}
          ${box.simulated ? html`<li><a href=${pageUrl('sim')}>${icon('zap')}<span><b>${this.t('index.sim')}</b><span>${this.t('index.simText')}</span></span></a></li>` : nothing}</ul>`
        }
        ${this.#screens()}
      </main>${this.badge()}`;
  }

  #door(role: Role) {
    const [page, name, key] = doors[role];
    return html`<li><a href=${pageUrl(page)}>${icon(name)}<span><b>${this.t(key)}</b><span>/${page}</span></span></a></li>`;
  }

  #screens() {
    const groups = ORDER.filter((role) => role !== 'hub').flatMap((role) => {
      const screens = this.screens.filter((screen) => screen.role === role);
      return screens.length === 0 ? [] : [{ role, screens }];
    });
    return groups.map(
      ({ role, screens }) => html`<h2 class="group">${this.t(doors[role][2])}<span>${screens.length}</span></h2>
      <ul>${screens.map(
        (
          screen,
        ) => html`<li><a href=${screen.url}>${icon(doors[role][1])}<span><b>${this.say(screen.name)}</b><span>${screen.terminal}</span></span>
        <span class="st ${screen.state}">${icon(screen.state === 'online' ? 'circle-check' : screen.state === 'offline' ? 'wifi-off' : 'circle-dot')}${this.t(`terminal.${screen.state}`)}</span></a></li>`,
      )}</ul>`,
    );
  }
}
