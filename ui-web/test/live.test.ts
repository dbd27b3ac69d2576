import { describe, expect, test } from 'vitest';
import { HallClock, stopwatch } from '../src/data/clock';
import { Announcer, CALL_SECONDS } from '../src/data/display-view';
import { BROKEN_MS, Pulse, SILENCE_MS } from '../src/data/stream';
import type { DisplayView } from '../src/data/types';

describe('a stream', () => {
  test('is lost after two missed beats', () => {
    const pulse = new Pulse(0);
    expect(pulse.live(10)).toBe('connecting');
    pulse.heard(100, true);
    expect(pulse.live(100 + SILENCE_MS - 1)).toBe('live');
    expect(pulse.live(100 + SILENCE_MS)).toBe('lost');
    pulse.heard(100 + SILENCE_MS + 1, false);
    expect(pulse.live(100 + SILENCE_MS + 2)).toBe('live');
  });
  test('that never sent a beat is not lost by silence alone', () => {
    const pulse = new Pulse(0);
    pulse.heard(100, false);
    expect(pulse.live(1_000_000)).toBe('live');
  });
  test('may break for the time of a restart', () => {
    const pulse = new Pulse(0);
    pulse.heard(100, true);
    pulse.broken(1_000);
    pulse.broken(4_000);
    expect(pulse.live(1_000 + BROKEN_MS - 1)).toBe('live');
    expect(pulse.live(1_000 + BROKEN_MS)).toBe('lost');
  });
  test('that never opens is lost too', () => {
    expect(new Pulse(0).live(BROKEN_MS)).toBe('lost');
  });
});

describe('the hall clock', () => {
  const clock = new HallClock();
  test('runs by the monotonic clock from what the appliance said', () => {
    expect(clock.known).toBe(false);
    clock.set('2026-11-23T23:59:50+08:00', 'Asia/Shanghai', 1_000);
    expect(clock.now(11_000) - clock.now(1_000)).toBe(10_000);
    expect(clock.time('2026-11-23T10:24:07+08:00')).toBe('10:24');
    expect(clock.seconds('2026-11-23T02:24:07Z')).toBe('10:24:07');
  });
  test('says the date as the wall does', () => {
    clock.set('2026-11-23T10:24:00+08:00', 'Asia/Shanghai');
    expect(`${clock.date('zh')} ${clock.weekday('zh')}`).toBe('11 月 23 日 星期一');
    expect(`${clock.weekday('en')} ${clock.date('en')}`).toBe('Mon 23 Nov');
  });
  test('counts up with minutes and seconds', () => {
    expect(stopwatch(272)).toBe('04:32');
    expect(stopwatch(3_872)).toBe('1:04:32');
    expect(stopwatch(-3)).toBe('00:00');
  });
});

describe('the announcer', () => {
  const view = (...calls: [number, string][]): DisplayView => ({
    zones: [],
    calls: calls.map(([n, label]) => ({ n, label, counter: '8', where: { zh: '', en: '' }, at: '', recall: false })),
    hours: null,
    asOf: null,
    silentSeconds: null,
    entry: null,
    announcement: null,
  });

  test('announces nothing that was called before the page came', () => {
    const announcer = new Announcer();
    announcer.feed(view([7, 'B017'], [6, 'A041']), 0);
    expect(announcer.shown).toMatchObject({ fresh: false, call: { label: 'B017' } });
  });
  test('shows two calls one after the other, each its time', () => {
    const announcer = new Announcer();
    announcer.feed(view([7, 'B017']), 0);
    announcer.feed(view([9, 'C001'], [8, 'A001'], [7, 'B017']), 10);
    expect(announcer.shown).toMatchObject({ fresh: true, call: { label: 'A001' } });
    announcer.tick(10 + CALL_SECONDS - 0.1);
    expect(announcer.shown?.call.label).toBe('A001');
    announcer.tick(10 + CALL_SECONDS);
    expect(announcer.shown).toMatchObject({ fresh: true, call: { label: 'C001' } });
    announcer.tick(10 + 2 * CALL_SECONDS);
    expect(announcer.shown).toMatchObject({ fresh: false, call: { label: 'C001' } });
  });
  test('keeps what is still to come out of the list, and one row for a label', () => {
    const announcer = new Announcer();
    announcer.feed(view([5, 'B017']), 0);
    const now = view([8, 'C001'], [7, 'A001'], [6, 'B017'], [5, 'B017'], [4, 'D001'], [3, 'D001']);
    announcer.feed(now, 10);
    expect(announcer.last(now).map((call) => call.label)).toEqual(['D001']);
  });
  test('says a recalled label once when it waits twice', () => {
    const announcer = new Announcer();
    announcer.feed(view(), 0);
    announcer.feed(view([3, 'B001'], [2, 'A001'], [1, 'A001']), 10);
    announcer.feed(view([4, 'B001'], [3, 'B001'], [2, 'A001'], [1, 'A001']), 11);
    announcer.tick(20);
    announcer.tick(30);
    announcer.tick(40);
    expect(announcer.shown?.call.n).toBe(4);
  });
  test('starts anew when the numbers of the box do', () => {
    const announcer = new Announcer();
    announcer.feed(view([900, 'B017']), 0);
    announcer.feed(view([1, 'A001']), 10);
    expect(announcer.shown).toMatchObject({ fresh: true, call: { label: 'A001' } });
  });
  test('does not shout what a box that has started anew remembers', () => {
    const announcer = new Announcer();
    announcer.feed(view([1_700, 'B017'], [1_600, 'A041']), 0);
    announcer.feed(view(), 10);
    announcer.feed(view([0, 'B017'], [-1, 'A041'], [-2, 'A040']), 11);
    announcer.tick(20);
    expect(announcer.shown).toMatchObject({ fresh: false, call: { label: 'B017' } });
    announcer.feed(view([1_900, 'C001'], [0, 'B017'], [-1, 'A041'], [-2, 'A040']), 30);
    expect(announcer.shown).toMatchObject({ fresh: true, call: { label: 'C001' } });
  });
  test('shouts what was called while the box started anew, the oldest first', () => {
    const announcer = new Announcer();
    announcer.feed(view([1_700, 'B017']), 0);
    announcer.feed(view([0, 'C002'], [-1, 'C001'], [-2, 'B017'], [-3, 'A041']), 10);
    expect(announcer.shown).toMatchObject({ fresh: true, call: { label: 'C001' } });
    announcer.tick(10 + CALL_SECONDS);
    expect(announcer.shown).toMatchObject({ fresh: true, call: { label: 'C002' } });
    announcer.tick(10 + 2 * CALL_SECONDS);
    expect(announcer.shown).toMatchObject({ fresh: false, call: { label: 'C002' } });
  });
  test('opened before its box remembers anything takes that for history', () => {
    const announcer = new Announcer();
    announcer.feed(view(), 0);
    announcer.feed(view([0, 'B017'], [-1, 'A041']), 1);
    announcer.tick(10);
    expect(announcer.shown?.fresh ?? false).toBe(false);
  });
  test('drops no call while fewer than a dozen wait', () => {
    const announcer = new Announcer();
    announcer.feed(view(), 0);
    announcer.feed(
      view(...Array.from({ length: 11 }, (_, index): [number, string] => [11 - index, `B${11 - index}`])),
      10,
    );
    const heard = new Set<string>();
    for (let now = 10; now < 100; now++) {
      announcer.tick(now);
      heard.add(announcer.shown?.call.label ?? '');
    }
    expect(heard.size).toBe(11);
  });
});
