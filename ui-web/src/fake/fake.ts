import { type StreamSource, transport } from '../data/transport';
import { FakeHall } from './hall';
import { scenarios } from './scenarios';

/** As long as a box on the loopback takes, so that a press is seen. */
const ANSWER_MS = 120;

type Listener = (event: MessageEvent<string>) => void;

/** An event stream without a server. */
class FakeSource implements StreamSource {
  readyState = 0;
  onopen: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly #listeners = new Map<string, Listener[]>();

  addEventListener(name: string, listener: Listener): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  send(name: string, data: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      listener(new MessageEvent(name, { data: JSON.stringify(data) }));
    }
  }

  close(): void {
    this.readyState = 2;
  }
}

function installUpload(hall: FakeHall): void {
  transport.request = () => {
    const request = {
      upload: { onprogress: null as ((event: ProgressEvent) => void) | null },
      status: 200,
      responseText: '',
      timeout: 0,
      onload: null as (() => void) | null,
      open: () => undefined,
      setRequestHeader: () => undefined,
      send: () => {
        for (let step = 1; step <= 5; step++) {
          window.setTimeout(
            () => request.upload.onprogress?.({ lengthComputable: true, loaded: step, total: 5 } as ProgressEvent),
            200 * step,
          );
        }
        window.setTimeout(() => {
          hall.job({ state: 'ready' });
          request.onload?.();
        }, 1_300);
      },
    };
    return request as unknown as XMLHttpRequest;
  };
}

/** Puts a hall inside the browser in the place of the appliance; `?scenario=a,b` says how it stands. */
export function installFake(): void {
  const hall = new FakeHall();
  for (const name of (new URLSearchParams(location.search).get('scenario') ?? '').split(',')) {
    scenarios[name]?.(hall);
  }
  const sources = new Set<FakeSource>();
  hall.emit = (name, data) => {
    for (const source of sources) {
      source.send(name, data);
    }
  };
  transport.open = (path) => {
    const source = new FakeSource();
    window.setTimeout(() => {
      if (hall.phoneGone) {
        source.onerror?.(new Event('error'));
        return;
      }
      if (hall.mute) {
        return;
      }
      source.readyState = 1;
      sources.add(source);
      source.onopen?.(new Event('open'));
      if (path.startsWith('/phone/')) {
        source.send('ticket', hall.phone);
      } else {
        hall.greet();
      }
      if (hall.dead) {
        sources.delete(source);
        source.onerror?.(new Event('error'));
      }
    }, ANSWER_MS);
    return source;
  };
  transport.fetch = (path, init) =>
    new Promise((done, fail) => {
      window.setTimeout(
        () => {
          if (hall.dead && init.method !== 'GET') {
            fail(new TypeError('network'));
          } else if (!hall.mute || path.endsWith('/box') || path.endsWith('/session')) {
            const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
            const { status, body: answer } = hall.answer(init.method ?? 'GET', path, body);
            done(status === 204 ? new Response(null, { status }) : Response.json(answer, { status }));
          }
        },
        ANSWER_MS + (init.method === 'POST' ? hall.slowMs : 0),
      );
    });
  installUpload(hall);
}
