import type { DisplayCall, DisplayView } from './types';

/** A call stands alone on the screen at least this long: two calls at once are no call. */
export const CALL_SECONDS = 4;
/** More calls than this in the queue and the hall is faster than the screen: the oldest go to the list unannounced. */
const QUEUE_MOST = 12;
/** Rows under 刚刚叫过. */
export const LAST_ROWS = 5;

/** What stands on the screen. */
export interface Announcement {
  call: DisplayCall;
  /** True while it flashes and the chime sounds: on its first showing only. */
  fresh: boolean;
}

/**
 * Decides which call is shown and since when. Pure: feed it views and the time, ask it what stands on the screen.
 * A page that has just been opened announces nothing: what was called before it came is history.
 */
export class Announcer {
  #seen: number | null = null;
  #queue: DisplayCall[] = [];
  #shown: Announcement | null = null;
  #since = 0;

  feed(view: DisplayView, nowSeconds: number): void {
    const newest = view.calls[0];
    if (this.#seen === null) {
      this.#seen = newest?.n ?? 0;
      this.#shown = newest === undefined ? null : { call: newest, fresh: false };
      this.#since = nowSeconds - CALL_SECONDS;
      return;
    }
    const seen = this.#restarted(view) ? 0 : this.#seen;
    const fresh = view.calls.filter((call) => call.n > seen).sort((a, b) => a.n - b.n);
    for (const call of fresh) {
      // Called again before it was shown: once is enough.
      this.#queue = this.#queue.filter((waiting) => waiting.label !== call.label);
      this.#queue.push(call);
    }
    this.#queue = this.#queue.slice(-QUEUE_MOST);
    this.#seen = Math.max(seen, newest?.n ?? 0);
    this.tick(nowSeconds);
  }

  /** Moves on to the next call when the present one has stood long enough. */
  tick(nowSeconds: number): void {
    if (nowSeconds - this.#since >= CALL_SECONDS) {
      const next = this.#queue.shift();
      if (next !== undefined) {
        this.#shown = { call: next, fresh: true };
        this.#since = nowSeconds;
      } else if (this.#shown?.fresh === true) {
        this.#shown = { ...this.#shown, fresh: false };
      }
    }
  }

  get shown(): Announcement | null {
    return this.#shown;
  }

  /** Numbers that fell mean the box has started anew. */
  #restarted(view: DisplayView): boolean {
    const newest = view.calls[0]?.n ?? 0;
    return this.#seen !== null && newest < this.#seen;
  }

  /** Calls under 刚刚叫过: newest first, one row for a label, without the one on the panel and without those still to come. */
  last(view: DisplayView): DisplayCall[] {
    const hidden = new Set([this.#shown?.call.label, ...this.#queue.map((call) => call.label)]);
    const rows: DisplayCall[] = [];
    for (const call of view.calls) {
      if (!hidden.has(call.label)) {
        hidden.add(call.label);
        rows.push(call);
      }
    }
    return rows.slice(0, LAST_ROWS);
  }
}
