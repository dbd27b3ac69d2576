import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { api } from '../data/api';
import { clock } from '../data/clock';
import { ApiError } from '../data/problem';
import { type Live, Stream } from '../data/stream';
import type { Box } from '../data/types';
import { PhElement } from './ph-element';
import type { PhEvacuation } from './ph-evacuation';
import './ph-badge';
import './ph-evacuation';

/** How long a page may be empty before grey bars stand in the place of what is to come. */
const SKELETON_AFTER_MS = 300;

/** What all pages of a box share: who the box is, hall time, one stream, and the sign that devices are twins. */
export abstract class PhPage extends PhElement {
  @state() protected box: Box | null = null;
  @state() protected live: Live = 'connecting';
  /** True when loading has taken long enough to show it. */
  @state() protected slow = false;
  #stream: Stream | null = null;
  #retry = 0;
  #cover: PhEvacuation | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    window.setTimeout(() => {
      this.slow = true;
    }, SKELETON_AFTER_MS);
    if (document.documentElement.dataset.device !== 'desk') {
      document.addEventListener('contextmenu', (event) => event.preventDefault());
    }
    void this.#loadBox();
    this.start();
  }

  override disconnectedCallback(): void {
    this.#stream?.stop();
    window.clearTimeout(this.#retry);
    super.disconnectedCallback();
  }

  /** Opens the page's stream, or first asks who is signed in. */
  protected abstract start(): void;

  /** A named event of the stream, with the whole view. */
  protected abstract receive(name: string, data: unknown): void;

  protected listen(path: string, names: readonly string[]): void {
    this.#stream?.stop();
    this.#stream = new Stream(path, ['box', 'session-ended', ...names], {
      event: (name, data) =>
        name === 'box'
          ? this.meet(data as Box)
          : name === 'session-ended'
            ? this.sessionEnded()
            : this.receive(name, data),
      refused: () => void this.#stillHere(),
      live: (live) => {
        this.live = live;
      },
    }).start();
  }

  /** Whoever was signed in is not any more: signed out elsewhere, too long here, or the box has started anew. */
  protected sessionEnded(): void {}

  /** A stream that is refused does not say why: the session does. */
  async #stillHere(): Promise<void> {
    try {
      await api.session();
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 401) {
        this.sessionEnded();
      }
    }
  }

  protected hangUp(): void {
    this.#stream?.stop();
    this.#stream = null;
  }

  async #loadBox(): Promise<void> {
    try {
      this.meet(await api.box());
    } catch {
      this.#retry = window.setTimeout(() => void this.#loadBox(), 2_000);
    }
  }

  /** Takes in who the box is: sets the clock and the size of the glass. */
  protected meet(box: Box): void {
    clock.set(box.now, box.timeZone);
    if (box.mm !== null) {
      document.documentElement.style.setProperty('--mm', `${box.mm}px`);
    }
    this.box = box;
    this.#leave(box.evacuation);
  }

  /** Pages of the hall show nothing else while it is being left; those who run the hall see that it is. */
  protected get leaves(): boolean {
    return true;
  }

  #leave(evacuation: Box['evacuation']): void {
    if (evacuation === null || !this.leaves) {
      this.#cover?.remove();
      this.#cover = null;
      this.inert = false;
      return;
    }
    this.#cover ??= document.body.appendChild(document.createElement('ph-evacuation') as PhEvacuation);
    this.#cover.evacuation = evacuation;
    this.inert = true;
  }

  /** The quiet sign 模拟设备. */
  protected badge(): TemplateResult | typeof nothing {
    return this.box?.simulated === true ? html`<ph-badge></ph-badge>` : nothing;
  }
}
