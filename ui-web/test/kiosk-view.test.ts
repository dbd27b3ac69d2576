import { describe, expect, test } from 'vitest';
import { HallClock } from '../src/data/clock';
import { idlePhase } from '../src/data/idle';
import { screenName, staySeconds } from '../src/data/kiosk-state';
import {
  busiestZone,
  elderServices,
  givesTickets,
  pageOf,
  rowsThatFit,
  serviceRow,
  ticketScreen,
  waitRange,
  zoneLine,
} from '../src/data/kiosk-view';
import type { Print, Service, Ticket } from '../src/data/types';
import { kiosk, ticket } from '../src/fake/views';

const clock = new HallClock();
clock.set('2026-11-23T10:24:00+08:00', 'Asia/Shanghai', 0);
const context = { language: 'zh', clock, stale: false, asOf: '2026-11-23T10:02:00+08:00' } as const;
const service = (part: Partial<Service>): Service => ({
  id: 's',
  name: { zh: '社保卡', en: 'Card' },
  plainName: null,
  state: 'open',
  waiting: 6,
  openCounters: 2,
  estimate: { p50Minutes: 15, p90Minutes: 25 },
  opens: null,
  stillServed: null,
  steps: null,
  ...part,
});
const printed = (print: Partial<Print>, part: Partial<Ticket> = {}): Ticket => {
  const plain = ticket();
  return { ...plain, ...part, print: { ...plain.print, ...print } };
};

describe('a service row', () => {
  test('says a range and how many wait', () => {
    expect(serviceRow(service({}), context)).toEqual({ tone: 'open', head: '15–25 分钟', detail: '等候 6 人' });
  });
  test('says only how many wait when nobody can estimate', () => {
    expect(serviceRow(service({ estimate: null }), context)).toEqual({ tone: 'open', head: '等候 6 人', detail: '' });
  });
  test('gives no number when no counter is open', () => {
    expect(serviceRow(service({ openCounters: 0, waiting: 3 }), context)).toMatchObject({
      head: '暂不能估计',
      detail: '等候 3 人，窗口暂离',
    });
  });
  test('says 马上可办 only when nobody waits and a counter is open', () => {
    expect(serviceRow(service({ waiting: 0 }), context)).toMatchObject({
      tone: 'now',
      head: '马上可办',
      detail: '无人等候',
    });
    expect(serviceRow(service({ waiting: 0, openCounters: 0 }), context)).toMatchObject({
      tone: 'open',
      head: '暂不能估计',
    });
  });
  test('gives old counts their time and builds no estimate on them', () => {
    expect(serviceRow(service({}), { ...context, stale: true })).toEqual({
      tone: 'open',
      head: '可以取号',
      detail: '10:02 时 6 人',
    });
    expect(serviceRow(service({ waiting: null }), { ...context, stale: true })).toMatchObject({
      head: '可以取号',
      detail: '',
    });
  });
  test('is off while paused and when closed', () => {
    expect(serviceRow(service({ state: 'paused' }), context).tone).toBe('off');
    expect(serviceRow(service({ state: 'closed' }), context).head).toBe('今天已停止');
  });

  test('says why it is off and when it is on again', () => {
    const opens = { inDays: 0, weekday: 1, month: 11, dayOfMonth: 23, from: '13:30' };
    expect(serviceRow(service({ state: 'break', opens }), context)).toEqual({
      tone: 'off',
      head: '午间休息',
      detail: '13:30 起取号',
    });
    expect(serviceRow(service({ state: 'full', opens: { ...opens, inDays: 1, from: '9:00' } }), context)).toEqual({
      tone: 'off',
      head: '今天的号已取完',
      detail: '明天 9:00 起取号',
    });
    expect(serviceRow(service({ state: 'late', opens: { ...opens, inDays: 9 } }), context).detail).toBe(
      '11 月 23 日 13:30 起取号',
    );
  });

  test('says how many can still be served when they are few', () => {
    expect(serviceRow(service({ stillServed: 14 }), context).detail).toBe('今天还能办约 14 人');
    expect(serviceRow(service({ stillServed: 80 }), context).detail).toBe('等候 6 人');
  });
});

describe('an estimate', () => {
  test('is never one exact minute', () => {
    expect(waitRange('zh', { p50Minutes: 5, p90Minutes: 5 })).toBe('5 分钟以内');
    expect(waitRange('en', { p50Minutes: 0, p90Minutes: 0 })).toBe('Within 1 min');
    expect(waitRange('zh', null)).toBeNull();
  });
});

describe('the start page', () => {
  test('opens the zone where most people wait', () => {
    expect(busiestZone(kiosk(false).zones)).toBe('social');
    expect(busiestZone(kiosk(false).zones.map((zone) => ({ ...zone, waiting: null })))).toBe('general');
    expect(busiestZone([])).toBeNull();
  });
  test('hides how many wait in a zone when that is old', () => {
    const zone = kiosk(false).zones[0];
    expect(zone && zoneLine('zh', zone, false)).toBe('等候 14 人');
    expect(zone && zoneLine('zh', zone, true)).toBe('');
  });
  test('shows at most four elder services, in the order of the hall, without unknown ones', () => {
    const view = { ...kiosk(false), elder: ['pension', 'nowhere', 'medical', 'id-card', 'household', 'social-card'] };
    expect(elderServices(view).map((one) => one.id)).toEqual(['pension', 'medical', 'id-card', 'household']);
  });
  test('gives tickets without paper, but not without a disk or a plan', () => {
    const since = '2026-11-23T10:00:00+08:00';
    expect(givesTickets({ kind: 'printer', reason: 'paper-out', since })).toBe(true);
    expect(givesTickets({ kind: 'disk-full', reason: null, since })).toBe(false);
    expect(givesTickets({ kind: 'no-plan', reason: null, since })).toBe(false);
  });
});

describe('a list that is too long', () => {
  test('turns pages and loses nothing', () => {
    const items = Array.from({ length: 11 }, (_, index) => index);
    const pages = [0, 1, 2].map((page) => pageOf(items, 5, page));
    expect(pages.flatMap((page) => page.items)).toEqual(items);
    expect(pages.every((page) => page.items.length <= 4 && page.pages === 3)).toBe(true);
    expect(pageOf(items, 5, 9).page).toBe(2);
  });
  test('stands on one page when it fits', () => {
    expect(pageOf([1, 2, 3], 3, 0)).toEqual({ items: [1, 2, 3], page: 0, pages: 1 });
  });
  test('never shows rows below the target', () => {
    expect(rowsThatFit(708, 96, 14, 6)).toBe(6);
    expect(rowsThatFit(503, 96, 14, 6)).toBe(4);
    expect(rowsThatFit(10, 96, 14, 6)).toBe(2);
  });
});

describe('the page of a ticket', () => {
  test('follows what its paper did', () => {
    expect(ticketScreen(printed({ state: 'printing' }), 'issued', false)).toBe('slip');
    expect(ticketScreen(printed({ state: 'done' }), 'issued', false)).toBe('slip');
    expect(ticketScreen(printed({ state: 'refused' }), 'issued', false)).toBe('fault');
    expect(ticketScreen(printed({ state: 'unsure' }), 'issued', false)).toBe('unsure');
    expect(ticketScreen(printed({ state: 'unsure' }), 'issued', true)).toBe('slip');
    expect(ticketScreen(printed({ state: 'none' }), 'issued', false)).toBe('kept');
  });
  test('follows what the citizen chose', () => {
    const chosen = (choice: Print['choice']) => ticketScreen(printed({ state: 'refused', choice }), 'issued', false);
    expect(chosen('phone')).toBe('kept');
    expect(chosen('remember')).toBe('kept');
    expect(chosen('help')).toBe('helped');
    expect(chosen('withdraw')).toBe('withdrawn');
    expect(chosen('timeout')).toBe('withdrawn');
  });
  test('says where to go when the ticket is called, before anything about paper', () => {
    expect(ticketScreen(printed({ state: 'refused' }, { state: 'called' }), 'issued', false)).toBe('called');
    expect(ticketScreen(printed({ state: 'done' }, { state: 'served' }), 'scanned', false)).toBe('ended');
    expect(ticketScreen(printed({ state: 'done' }), 'scanned', false)).toBe('place');
  });
  test('goes home by itself, but not while somebody must choose', () => {
    expect(staySeconds('slip', false, false)).toBe(12);
    expect(staySeconds('slip', false, true)).toBe(24);
    expect(staySeconds('slip', true, false)).toBeNull();
    expect(staySeconds('fault', false, false)).toBeNull();
    expect(screenName({ kind: 'home' }, false)).toBe('home');
  });
});

describe('an untouched page', () => {
  test('asks after a minute and goes home twenty seconds later', () => {
    expect(idlePhase(59, 60, 20)).toBe('active');
    expect(idlePhase(60, 60, 20)).toBe('asking');
    expect(idlePhase(80, 60, 20)).toBe('over');
  });
});
