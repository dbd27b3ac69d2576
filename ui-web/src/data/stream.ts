import { type StreamSource, transport } from './transport';

/** `live`: data are as fresh as the appliance has them; `lost`: what stands on the page is old. */
export type Live = 'connecting' | 'live' | 'lost';

/** The appliance sends a sign of life every 15 s (event `beat`, or any other); two missed ones mean nobody is there. */
export const SILENCE_MS = 30_000;
/** A connection that broke and is not back after this is lost: a restart of the appliance takes less. */
export const BROKEN_MS = 5_000;
/** How long to wait before opening anew after the browser itself gave up (it does on any status but 200). */
const REOPEN_MS = 3_000;

/** Judges from what was heard whether the line is alive. Pure: time comes in. */
export class Pulse {
  #openedAt: number;
  #heardAt: number | null = null;
  #brokenAt: number | null = null;
  #beats = false;

  constructor(now: number) {
    this.#openedAt = now;
  }

  heard(now: number, beat: boolean): void {
    this.#heardAt = now;
    this.#brokenAt = null;
    this.#beats ||= beat;
  }

  broken(now: number): void {
    this.#brokenAt ??= now;
  }

  /** Silence counts only after a beat was heard: an appliance that sends its beats as comments shows none to a page. */
  live(now: number): Live {
    if (this.#brokenAt !== null) {
      return now - this.#brokenAt >= BROKEN_MS ? 'lost' : this.#heardAt === null ? 'connecting' : 'live';
    }
    if (this.#heardAt === null) {
      return now - this.#openedAt >= BROKEN_MS ? 'lost' : 'connecting';
    }
    return this.#beats && now - this.#heardAt >= SILENCE_MS ? 'lost' : 'live';
  }
}

export interface StreamListener {
  event(name: string, data: unknown): void;
  live(live: Live): void;
  /** The appliance answered, and would not give the stream: the session is over, or it has too many. */
  refused?(): void;
}

/** One `EventSource` for a page. Each event carries a whole view, so nothing is merged and nothing can be missed. */
export class Stream {
  readonly #path: string;
  readonly #names: readonly string[];
  readonly #listener: StreamListener;
  readonly #pulse = new Pulse(performance.now());
  #source: StreamSource | null = null;
  #live: Live = 'connecting';
  #timer = 0;
  #reopenAt: number | null = null;

  constructor(path: string, names: readonly string[], listener: StreamListener) {
    this.#path = path;
    this.#names = names;
    this.#listener = listener;
  }

  start(): this {
    this.#open();
    this.#timer = window.setInterval(() => this.#tick(), 1_000);
    return this;
  }

  stop(): void {
    window.clearInterval(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #open(): void {
    const source = transport.open(this.#path);
    this.#source = source;
    this.#reopenAt = null;
    source.onopen = () => this.#heard(false);
    source.onerror = () => this.#broken();
    source.addEventListener('beat', () => this.#heard(true));
    for (const name of this.#names) {
      source.addEventListener(name, (event) => {
        this.#heard(false);
        this.#listener.event(name, JSON.parse(event.data));
      });
    }
  }

  #heard(beat: boolean): void {
    this.#pulse.heard(performance.now(), beat);
    this.#tell();
  }

  #broken(): void {
    const now = performance.now();
    this.#pulse.broken(now);
    if (this.#source?.readyState === 2) {
      this.#reopenAt = now + REOPEN_MS;
      this.#listener.refused?.();
    }
    this.#tell();
  }

  #tick(): void {
    if (this.#reopenAt !== null && performance.now() >= this.#reopenAt) {
      this.#source?.close();
      this.#open();
    }
    this.#tell();
  }

  #tell(): void {
    const live = this.#pulse.live(performance.now());
    if (live !== this.#live) {
      this.#live = live;
      this.#listener.live(live);
    }
  }
}
