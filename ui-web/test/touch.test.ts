import { afterEach, describe, expect, test, vi } from 'vitest';
import { api } from '../src/data/api';
import { ApiError } from '../src/data/problem';
import { freshKey, Touches } from '../src/data/touch';
import { transport } from '../src/data/transport';
import { ticket } from '../src/fake/views';

const silence = () => new ApiError('network', 0, 'network', null);
const refusal = () => new ApiError('problem', 409, 'wrong-state', null);
const storeFault = () => new ApiError('problem', 503, 'store', null);
const atOnce = () => Promise.resolve();

describe('one touch', () => {
  test('sends once on a double tap', async () => {
    const touches = new Touches(3, atOnce);
    const send = vi.fn(async (key: string) => key);
    const [first, second] = await Promise.all([touches.once('issue', send), touches.once('issue', send)]);
    expect(send).toHaveBeenCalledTimes(1);
    expect(first).toBe(second);
  });

  test('is sent again with the same key until it is answered', async () => {
    const touches = new Touches(3, atOnce);
    const keys: string[] = [];
    const answer = await touches.once('issue', async (key) => {
      keys.push(key);
      if (keys.length < 3) {
        throw silence();
      }
      return 'B024';
    });
    expect(answer).toBe('B024');
    expect(new Set(keys).size).toBe(1);
  });

  test('keeps its key when the person touches again after silence, and after a fault of the store', async () => {
    const touches = new Touches(1, atOnce);
    const keys: string[] = [];
    const send = (failure: () => ApiError) => async (key: string) => {
      keys.push(key);
      throw failure();
    };
    await expect(touches.once('issue', send(silence))).rejects.toMatchObject({ code: 'network' });
    await expect(touches.once('issue', send(storeFault))).rejects.toMatchObject({ status: 503 });
    await touches.once('issue', async (key) => keys.push(key));
    expect(new Set(keys).size).toBe(1);
  });

  test('takes a new key once the appliance has said yes or no', async () => {
    const touches = new Touches(3, atOnce);
    const keys: string[] = [];
    const refuse = async (key: string) => {
      keys.push(key);
      throw refusal();
    };
    await expect(touches.once('issue', refuse)).rejects.toMatchObject({ status: 409 });
    expect(keys).toHaveLength(1);
    await touches.once('issue', async (key) => keys.push(key));
    await touches.once('issue', async (key) => keys.push(key));
    expect(new Set(keys).size).toBe(3);
  });

  test('is busy only while it waits', async () => {
    const touches = new Touches(1, atOnce);
    const waiting = touches.once('call', async () => 1);
    expect(touches.busy('call')).toBe(true);
    await waiting;
    expect(touches.busy('call')).toBe(false);
  });

  test('has a key of 128 random bits', () => {
    expect(freshKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(freshKey()).not.toBe(freshKey());
  });
});

describe('the client', () => {
  const real = transport.fetch;
  afterEach(() => {
    transport.fetch = real;
    vi.useRealTimers();
  });

  test('sends the key and the body the appliance expects', async () => {
    const seen: { path: string; init: RequestInit }[] = [];
    transport.fetch = async (path, init) => {
      seen.push({ path, init });
      return Response.json(ticket(), { status: 201 });
    };
    const answer = await api.issue('social-card', { elder: true, locale: 'en' }, 'k1');
    expect(answer.label).toBe('B024');
    expect(seen[0]?.path).toBe('/api/v1/tickets');
    expect(seen[0]?.init.body).toBe('{"service":"social-card","channel":"kiosk","elder":true,"locale":"en"}');
    expect(new Headers(seen[0]?.init.headers).get('Idempotency-Key')).toBe('k1');
  });

  test('turns a problem document into an error with its code and what stands beside it', async () => {
    transport.fetch = async () =>
      Response.json({ type: 'about:blank', title: 'x', status: 401, code: 'wrong-pin', detail: '2' }, { status: 401 });
    await expect(api.signIn('1', '2', null, 'k')).rejects.toMatchObject({
      kind: 'problem',
      code: 'wrong-pin',
      answered: true,
      problem: { detail: '2' },
    });
  });

  test('takes the seconds of Retry-After, and copes with a body that is no problem document', async () => {
    transport.fetch = async () => new Response('<html>', { status: 503 });
    await expect(api.hub()).rejects.toMatchObject({ code: 'http-503', answered: false });
    transport.fetch = async () => Response.json({ code: 'locked' }, { status: 429, headers: { 'Retry-After': '60' } });
    await expect(api.hub()).rejects.toMatchObject({ problem: { retryAfterSeconds: 60 } });
  });

  test('gives up on silence', async () => {
    vi.useFakeTimers();
    transport.fetch = (_path, init) =>
      new Promise((_done, fail) => {
        init.signal?.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError')));
      });
    const answer = expect(api.box()).rejects.toMatchObject({ kind: 'timeout' });
    await vi.advanceTimersByTimeAsync(5_000);
    await answer;
  });

  test('never builds an address out of raw text', () => {
    expect(api.phoneStream('a/b?c')).toBe('/phone/api/tickets/a%2Fb%3Fc/stream');
    expect(api.stream('counter', 'c 8')).toBe('/api/v1/stream?page=counter&counter=c%208');
  });
});
