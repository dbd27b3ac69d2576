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
const doors: Record<Role | 'sim', [string, IconName, Key]> = {
  kiosk: ['kiosk', 'ticket', 'role.kiosk'],
  counter: ['counter', 'bell-ring', 'role.counter'],
  pad: ['pad', 'star', 'role.pad'],
  display: ['display', 'monitor', 'role.display'],
  'print-station': ['print', 'printer', 'role.print-station'],
  hub: ['supervisor', 'server', 'role.hub'],
  sim: ['sim', 'zap', 'index.sim'],
};

/** How often the page looks again. */
const LOOK_MS = 5_000;

const ORDER: readonly (Role | 'sim')[] = ['kiosk', 'counter', 'pad', 'display', 'print-station', 'hub', 'sim'];

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
      main { max-width: calc(var(--sp) * 340); margin: 0 auto; padding: calc(var(--sp) * 7) var(--s8) var(--s8); display: grid; gap: var(--s4) var(--s6); grid-template-columns: max-content 1fr; }
      h2 { font-size: calc(var(--base) * 1.1333); font-weight: var(--w-strong); line-height: var(--lh-head); min-height: calc(var(--sp) * 14); display: flex; align-items: center; gap: var(--s2); --i: calc(var(--base) * 1.5333); }
      h2 .i { color: var(--brand-700); }
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(calc(var(--sp) * 58), 1fr)); gap: var(--s2); min-width: 0; }
      a { display: flex; align-items: center; gap: var(--s3); min-height: calc(var(--sp) * 14); padding: var(--s1) var(--s4); background: var(--surface); border: var(--hair) solid var(--line-2); border-radius: var(--r2); color: var(--ink); text-decoration: none; line-height: 1.35; height: 100%; }
      a:hover { background: var(--brand-50); border-color: var(--brand-700); }
      a b { display: block; font-size: calc(var(--base) * 1.0667); }
      a span span { color: var(--ink-2); font-size: calc(var(--base) * 0.8667); }
      .st { margin-inline-start: auto; display: flex; align-items: center; gap: var(--s1); font-size: calc(var(--base) * 0.8667); white-space: nowrap; --i: 1.2em; }
      .st.online, .st.online .i { color: var(--ok); }
      .st.offline, .st.offline .i { color: var(--fault); }
      .st.never-seen, .st.never-seen .i { color: var(--ink-2); }
    `,
  ];

  @state() private screens: HubView['screens'] = [];
  #timer = 0;

  /** No stream: who the box is and which screens are there changes slowly, and anybody may look at this page. */
  protected override get leaves(): boolean {
    return false;
  }

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
      this.meet(await api.box());
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
        <h2>${icon('circle-dot')}${this.t('index.here')}</h2>
        ${
          box === null
            ? nothing
            : html`<ul>${ORDER.filter((role) => (role === 'sim' ? box.simulated : box.roles.includes(role))).map((role) => this.#door(role))}</ul>`
        }
        ${this.#screens()}
      </main>${this.badge()}`;
  }

  #door(role: Role | 'sim') {
    const [page, name, key] = doors[role];
    return html`<li><a href=${pageUrl(page)}>${icon(name)}<span><b>${this.t(key)}</b><span>${role === 'sim' ? this.t('index.simText') : `/${page}`}</span></span></a></li>`;
  }

  #screens() {
    const groups = ORDER.filter((role) => role !== 'hub').flatMap((role) => {
      const screens = this.screens.filter((screen) => screen.role === role);
      return screens.length === 0 ? [] : [{ role, screens }];
    });
    return groups.map(
      ({ role, screens }) => html`<h2>${icon(doors[role][1])}${this.t(doors[role][2])}</h2>
      <ul>${screens.map(
        (
          screen,
        ) => html`<li><a href=${screen.url}><span><b>${this.say(screen.name)}</b><span>${screen.terminal}</span></span>
        <span class="st ${screen.state}">${icon(screen.state === 'online' ? 'circle-check' : screen.state === 'offline' ? 'wifi-off' : 'circle-dot')}${this.t(`terminal.${screen.state}`)}</span></a></li>`,
      )}</ul>`,
    );
  }
}
