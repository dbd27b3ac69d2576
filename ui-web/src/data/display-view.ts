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

/** A call as a box remembers it: its own number is gone with the restart. */
const key = (call: DisplayCall): string => `${call.label} ${call.counter}`;

/**
 * Decides which call is shown and since when. Pure: feed it views and the time, ask it what stands on the screen.
 * A page that has just been opened announces nothing: what was called before it came is history.
 */
export class Announcer {
  /** The highest number heard; null before the first view. */
  #seen: number | null = null;
  /** What the last views had, as far as a box that starts anew remembers it. */
  #known: ReadonlySet<string> = new Set();
  #queue: DisplayCall[] = [];
  #shown: Announcement | null = null;
  #since = 0;

  feed(view: DisplayView, nowSeconds: number): void {
    const newest = view.calls[0];
    if (this.#seen === null) {
      this.#seen = Math.max(0, newest?.n ?? 0);
      this.#know(view);
      this.#shown = newest === undefined ? null : { call: newest, fresh: false };
      this.#since = nowSeconds - CALL_SECONDS;
      return;
    }
    const fresh = this.#fresh(view, this.#seen);
    for (const call of fresh) {
      // Called again before it was shown: once is enough.
      this.#queue = this.#queue.filter((waiting) => waiting.label !== call.label);
      this.#queue.push(call);
    }
    this.#queue = this.#queue.slice(-QUEUE_MOST);
    this.#seen = newest !== undefined && newest.n > 0 ? newest.n : this.#seen;
    this.#know(view);
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

  /**
   * Calls nobody has been told of, the oldest first. A box that has started anew remembers calls (numbers up to 0):
   * those above the first one this page knows were made meanwhile; all others have been shouted. Numbers of what a box
   * has heard itself go on rising over a restart, unless its clock was set back: then all it has heard is new.
   */
  #fresh(view: DisplayView, seen: number): DisplayCall[] {
    const heard = view.calls.filter((call) => call.n > 0);
    const from = heard[0] !== undefined && heard[0].n < seen && !this.#known.has(key(heard[0])) ? 0 : seen;
    const remembered = view.calls.filter((call) => call.n <= 0);
    const first = remembered.findIndex((call) => this.#known.has(key(call)));
    return [...heard.filter((call) => call.n > from), ...remembered.slice(0, Math.max(0, first))].reverse();
  }

  /** A box that has just started has nothing to show for a moment: what it showed before is known all the same. */
  #know(view: DisplayView): void {
    if (view.calls.length > 0) {
      this.#known = new Set(view.calls.map(key));
    }
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
