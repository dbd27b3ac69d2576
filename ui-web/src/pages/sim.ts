import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../data/boot';
import { icon } from '../components/icon';
import { baseStyles } from '../components/ph-element';
import { PhPage } from '../components/ph-page';
import type { TwinAction } from '../components/ph-twin';
import { api } from '../data/api';
import { ApiError } from '../data/problem';
import { freshKey } from '../data/touch';
import type { SimView } from '../data/types';
import { pageUrl } from '../data/urls';
import '../components/ph-clock';
import '../components/ph-strip';
import '../components/ph-twin';

/** The twins of this box: a person can pull out cables, tear off slips and press keys, as with real devices. */
@customElement('ph-sim-page')
export class PhSimPage extends PhPage {
  static override styles = [
    baseStyles,
    css`
      :host { min-height: 100vh; }
      header { background: var(--brand-800); color: var(--on-dark); display: flex; align-items: center; gap: var(--s4); padding: var(--s3) var(--s8); }
      h1 { font-size: calc(var(--base) * 1.4667); font-weight: var(--w-strong); }
      header p { color: var(--brand-200); }
      header a { margin-inline-start: auto; color: inherit; display: flex; align-items: center; gap: var(--s1); min-height: var(--target); }
      ph-clock { --ph-time-size: calc(var(--base) * 1.4667); }
      main { padding: var(--s6) var(--s8); columns: calc(var(--sp) * 100); column-gap: var(--s4); }
      ph-twin { break-inside: avoid; margin-bottom: var(--s4); }
      .none { padding: calc(var(--sp) * 20) var(--s8); text-align: center; color: var(--ink-2); column-span: all; }
    `,
  ];

  @state() private view: SimView | null = null;
  @state() private error = '';

  protected override get leaves(): boolean {
    return false;
  }

  protected override start(): void {
    this.listen(api.stream('sim'), ['sim']);
    api.sim().then(
      (view) => {
        this.view ??= view;
      },
      (failure) => {
        if (failure instanceof ApiError && failure.answered) {
          this.view ??= { twins: [] };
        }
      },
    );
  }

  protected override receive(name: string, data: unknown): void {
    if (name === 'sim') {
      this.view = data as SimView;
    }
  }

  async #play({ twin, action, body }: TwinAction): Promise<void> {
    try {
      await api.play(twin, action, freshKey(), body);
      this.error = '';
    } catch (failure) {
      this.error = failure instanceof ApiError ? `${action}: ${failure.code}` : action;
    }
  }

  override render() {
    const { box, view } = this;
    return html`<header><h1>${this.t('index.sim')}</h1><p>${box === null ? '' : `${this.say(box.name)} · ${box.terminal}`}</p>
        <a href=${pageUrl('index')}>${icon('arrow-left')}${this.t('sim.allPages')}</a><ph-clock day="none" seconds></ph-clock></header>
      ${this.live === 'lost' ? html`<ph-strip tone="fault" icon="circle-x" .heading=${this.t('counter.lostHead')} .text=${this.t('counter.lostText')}></ph-strip>` : nothing}
      ${this.error === '' ? nothing : html`<ph-strip .heading=${this.t('sim.failed')} .text=${this.error}></ph-strip>`}
      <main @ph-twin-action=${(event: CustomEvent<TwinAction>) => void this.#play(event.detail)}>
        ${view === null ? nothing : view.twins.length === 0 ? html`<p class="none">${this.t('sim.none')}</p>` : view.twins.map((twin) => html`<ph-twin .twin=${twin}></ph-twin>`)}
      </main>${this.badge()}`;
  }
}
