import type { FakeHall } from './hall';
import { at, kiosk, pagePicture } from './views';

/** States a page can be looked at in: `?scenario=paper-out`. Each changes the fake hall before the page asks. */
export const scenarios: Record<string, (hall: FakeHall) => void> = {
  large: (hall) => {
    hall.kiosk = kiosk(true);
    hall.display.zones = hall.kiosk.zones.map(({ letter, name, waiting }) => ({ letter, name, waiting }));
    hall.ticket.label = 'B2024';
    const top = hall.display.calls[0];
    if (top !== undefined) {
      top.label = 'B2017';
      top.counter = '108';
      top.where = { zh: '2 楼 B 区社保医保专区', en: 'Floor 2, social security area' };
    }
    if (hall.counter.call !== null) {
      hall.counter.call.label = 'B2017';
    }
  },
  'link-down': (hall) => {
    hall.box.link = { state: 'down', since: at(-1300) };
    hall.kiosk.notice = { kind: 'link-down', reason: null, since: at(-1300) };
    hall.kiosk.asOf = at(-1327);
    hall.kiosk.waiting = null;
    hall.counter.asOf = at(-1327);
    hall.counter.local = { since: at(-1300), records: 14 };
    hall.ticket.ahead = null;
    hall.ticket.estimate = null;
  },
  printer: (hall) => {
    hall.kiosk.notice = { kind: 'printer', reason: 'paper-out', since: at(-60) };
    hall.paper = 'refused';
  },
  scanner: (hall) => {
    hall.kiosk.notice = { kind: 'scanner', reason: 'gone', since: at(-60) };
  },
  'disk-full': (hall) => {
    hall.kiosk.notice = { kind: 'disk-full', reason: null, since: at(-60) };
  },
  closed: (hall) => {
    hall.kiosk.day = 'closed';
    hall.kiosk.hours = null;
    hall.kiosk.opens = { inDays: 2, weekday: 1, month: 11, dayOfMonth: 23, from: '9:00' };
  },
  evening: (hall) => {
    hall.kiosk.day = 'closed';
    hall.kiosk.opens = { inDays: 1, weekday: 2, month: 11, dayOfMonth: 24, from: '9:00' };
  },
  before: (hall) => {
    hall.kiosk.day = 'before';
    hall.kiosk.opens = { inDays: 0, weekday: 1, month: 11, dayOfMonth: 23, from: '9:00' };
  },
  lunch: (hall) => {
    hall.kiosk.day = 'break';
    hall.kiosk.opens = { inDays: 0, weekday: 1, month: 11, dayOfMonth: 23, from: '13:30' };
  },
  holiday: (hall) => {
    hall.kiosk.day = 'closed';
    hall.kiosk.hours = null;
    hall.kiosk.holiday = { zh: '国庆节', en: 'National Day' };
    hall.kiosk.opens = { inDays: 7, weekday: 4, month: 10, dayOfMonth: 8, from: '9:00' };
  },
  dead: (hall) => {
    hall.dead = true;
  },
  loading: (hall) => {
    hall.mute = true;
  },
  refused: (hall) => {
    hall.paper = 'refused';
  },
  'refused-plain': (hall) => {
    hall.paper = 'refused';
    hall.ticket.phoneUrl = null;
  },
  unsure: (hall) => {
    hall.paper = 'unsure';
  },
  busy: (hall) => {
    hall.slowMs = 3_000;
  },
  slow: (hall) => {
    hall.paper = 'printing';
  },
  'scan-ticket': (hall) => {
    hall.ticket.print = { ...hall.ticket.print, state: 'done', proof: 'printed' };
    hall.scan = { kind: 'ticket', at: at(1), ticket: hall.ticket };
  },
  'scan-called': (hall) => {
    hall.ticket.state = 'called';
    hall.ticket.counter = '8';
    hall.scan = { kind: 'ticket', at: at(1), ticket: hall.ticket };
  },
  'scan-booked': (hall) => {
    hall.scan = { kind: 'checked-in', at: at(1), ticket: hall.ticket, bookedFor: at(1200), again: true };
  },
  'scan-refused': (hall) => {
    hall.scan = {
      kind: 'refused',
      at: at(1),
      reason: 'booking-expired',
      message: { zh: '这个预约已经过期', en: 'This booking has expired' },
    };
  },
  'signed-out': (hall) => {
    hall.session = null;
  },
  idle: (hall) => {
    hall.counter.state = 'idle';
    hall.counter.call = null;
  },
  called: (hall) => {
    hall.counter.state = 'called';
    if (hall.counter.call !== null) {
      hall.counter.call.arrivedAt = null;
      hall.counter.call.calledAt = at(-25);
    }
    hall.phone.state = 'called';
    hall.phone.counter = '8';
    hall.phone.ahead = 0;
  },
  empty: (hall) => {
    hall.counter.state = 'idle';
    hall.counter.call = null;
    hall.counter.recent = [];
    hall.counter.devices = [];
    hall.counter.today = {
      finished: 0,
      noShows: 0,
      meanServiceSeconds: null,
      meanWaitSeconds: null,
      perHour: new Array<number>(24).fill(0),
    };
    hall.counter.next = null;
    for (const queue of hall.counter.queues) {
      Object.assign(queue, { waiting: 0, next: null, longestWaitSeconds: null });
    }
    hall.display.calls = [];
    hall.hub.attention = [];
    hall.hub.log = [];
    hall.sim.twins = [];
    hall.pad.prompt = null;
  },
  silent: (hall) => {
    hall.display.silentSeconds = 48;
  },
  calling: (hall) => {
    hall.callsComing = true;
  },
  served: (hall) => {
    hall.phone.state = 'served';
  },
  'no-show': (hall) => {
    hall.phone.state = 'no-show';
  },
  gone: (hall) => {
    hall.phoneGone = true;
  },
  'no-printer': (hall) => {
    hall.print.printer = { state: 'fault', reason: 'paper-out' };
  },
  checking: (hall) => hall.job({ state: 'checking', pages: null }),
  ready: (hall) => hall.job({ state: 'ready' }),
  'too-long': (hall) => hall.job({ state: 'ready', pages: 32 }),
  printing: (hall) => hall.job({ state: 'printing', printed: 3, total: 12 }),
  'printing-waits': (hall) => hall.job({ state: 'printing', printed: 3, total: 12, reason: 'printer-paper-out' }),
  done: (hall) => hall.job({ state: 'done', printed: 12, total: 12 }),
  failed: (hall) => hall.job({ state: 'failed', reason: 'encrypted' }),
};

/** Page 1 of the document every print scenario is about. */
export const PREVIEW = pagePicture(595, 842, '社保卡申领材料', [
  '一、申领人身份证',
  '二、社保卡申领表',
  '三、近期照片一张',
  '四、委托书',
]);
