import { ApiError } from './problem';

/** A random `Idempotency-Key`: 128 bits as hex. `randomUUID` needs a secure context, which a LAN page is not. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Pending {
  key: string;
  answer: Promise<unknown> | null;
}

/**
 * One touch, one effect. While a touch is under way a second one gets the same answer; a touch that got no answer is
 * sent again with the same key, now and when the person touches again, until the appliance has said yes or no.
 */
export class Touches {
  readonly #pending = new Map<string, Pending>();
  readonly #tries: number;
  readonly #pause: (milliseconds: number) => Promise<void>;

  constructor(
    tries = 3,
    pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
  ) {
    this.#tries = tries;
    this.#pause = pause;
  }

  /** True while the touch named `name` waits for its answer. */
  busy(name: string): boolean {
    return this.#pending.get(name)?.answer != null;
  }

  /** Sends the touch `name`, or joins the one under way. */
  once<T>(name: string, send: (key: string) => Promise<T>): Promise<T> {
    const pending = this.#pending.get(name) ?? { key: freshKey(), answer: null };
    if (pending.answer !== null) {
      return pending.answer as Promise<T>;
    }
    this.#pending.set(name, pending);
    const answer = this.#deliver(name, pending, send);
    pending.answer = answer;
    return answer;
  }

  async #deliver<T>(name: string, pending: Pending, send: (key: string) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await send(pending.key);
        this.#pending.delete(name);
        return answer;
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.answered) {
          this.#pending.delete(name);
          throw failure;
        }
        if (attempt >= this.#tries) {
          pending.answer = null;
          throw failure;
        }
        await this.#pause(250 * attempt);
      }
    }
  }
}
