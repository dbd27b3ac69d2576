import { describe, expect, test } from 'vitest';
import {
  allowed,
  callsLabels,
  chartHours,
  commandOfKey,
  counterProblem,
  deviceReason,
  labelOf,
  minutes,
  primaryCommand,
  ratingWord,
  signInProblem,
  troubled,
} from '../src/data/counter-view';
import { lateShare, present, terminalsByNeed } from '../src/data/hub-view';
import { parts, spoken, translate } from '../src/data/i18n';
import { isBad, LEVELS, maySubmit, ratingBody, tagsOf, tiles, toggled } from '../src/data/pad-view';
import { fileFault, hallTime, lineDots, phoneScreen, uploadSettled } from '../src/data/phone-view';
import { copiesAllowed, printerReason, printReason, printScreen, sheets } from '../src/data/print-view';
import { ApiError } from '../src/data/problem';
import { qrPath } from '../src/data/qr';
import type { CounterView, PrintJob } from '../src/data/types';
import { TAGSET } from '../src/fake/plan';
import { counter, device, hub, phone, print } from '../src/fake/views';

const problem = (status: number, code: string, more = {}) =>
  new ApiError('problem', status, code, { type: '', title: '', status, code, ...more });

describe('the counter', () => {
  const serving = counter();
  const called: CounterView = { ...serving, state: 'called' };
  const idle: CounterView = { ...serving, state: 'idle', call: null };
  const alone: CounterView = { ...idle, queues: [] };

  test('has one next step in each state, and space does it', () => {
    expect([idle, called, serving].map(primaryCommand)).toEqual(['call-next', 'arrive', 'finish-next']);
    expect(commandOfKey(serving, ' ')).toBe('finish-next');
    expect(commandOfKey(called, 'R')).toBe('recall');
    expect(commandOfKey(called, 'x')).toBeNull();
  });
  test('offers only what makes sense', () => {
    expect(allowed(idle, 'call-next')).toBe(true);
    expect(allowed(alone, 'call-next')).toBe(false);
    expect(allowed(called, 'no-show')).toBe(true);
    expect(allowed(serving, 'no-show')).toBe(false);
    expect(allowed(serving, 'finish-next')).toBe(true);
    expect(
      allowed({ ...called, call: called.call === null ? null : { ...called.call, recallsLeft: 0 } }, 'recall'),
    ).toBe(false);
  });
  test('takes the label in hand only while it works without the hub and has nobody', () => {
    const local = { since: '2026-11-23T02:32:00Z', records: 14 };
    expect(callsLabels({ ...idle, local })).toBe(true);
    expect(callsLabels(idle)).toBe(false);
    expect(callsLabels({ ...serving, local })).toBe(false);
    expect([' a 023', 'B2024', 'A12', '023', 'AB123', ''].map(labelOf)).toEqual([
      'A023',
      'B2024',
      null,
      null,
      null,
      null,
    ]);
    expect(translate('zh', 'counter.local', { time: '10:32', n: 14 })).toBe(
      '本窗口从 10:32 起正在本地办理，14 条记录等待上传',
    );
    expect(counterProblem('zh', problem(409, 'share-empty'))).toContain('输入号码');
    expect(counterProblem('en', problem(409, 'hub-decides'))).toContain('The hub is back');
  });
  test('never says how a rating was, only whether it came', () => {
    expect(serving.recent.map((one) => ratingWord('zh', one))).toEqual([
      '评价已收到',
      '没有评价',
      '评价已收到',
      '过号',
      '正在评价',
    ]);
  });
  test('words each refusal', () => {
    expect(counterProblem('zh', problem(409, 'nobody-waiting'))).toBe('现在没有人等候');
    expect(counterProblem('zh', problem(409, 'whatever'))).toBe('现在不能这样做，页面已是最新');
    expect(counterProblem('zh', new ApiError('timeout', 0, 'timeout', null))).toContain('不会重复');
    expect(counterProblem('en', problem(500, 'oops'))).toBe('That did not work, press again');
  });
  test('words each failed sign-in', () => {
    expect(signInProblem('zh', problem(401, 'wrong-pin', { detail: '2' }))).toBe('工号或 PIN 码不对，还能试 2 次');
    expect(signInProblem('zh', problem(401, 'wrong-pin'))).toBe('工号或 PIN 码不对');
    expect(signInProblem('zh', problem(429, 'locked', { detail: '60' }))).toBe('试错太多次，60 秒后再试');
    expect(signInProblem('zh', problem(503, 'hub-unreachable'))).toContain('连不上大厅主机');
    expect(signInProblem('zh', new TypeError('x'))).toContain('本机没有回答');
  });
  test('lists devices in trouble with a reason people know', () => {
    expect(troubled(serving.devices).map((one) => deviceReason('zh', one))).toEqual([
      '线拔出了',
      '这台机器没有这种接口',
    ]);
    expect(deviceReason('zh', device('x', 'printer', 'fault', 'code-17'))).toBe('故障 (code-17)');
    expect(deviceReason('zh', device('x', 'printer', 'stale'))).toBe('很久没有消息');
  });
  test('draws the hours of the working day, and more when something was done outside it', () => {
    const perHour = new Array<number>(24).fill(0);
    expect(chartHours(perHour)).toEqual([9, 10, 11, 12, 13, 14, 15, 16]);
    perHour[8] = 1;
    perHour[18] = 2;
    expect(chartHours(perHour)).toHaveLength(11);
    expect(minutes('zh', 59)).toBe('不到 1 分');
  });
});

describe('the pad', () => {
  const none: ReadonlySet<string> = new Set();
  test('wants a reason for a bad rating only', () => {
    expect(LEVELS.filter(isBad)).toEqual(['dissatisfied', 'very-dissatisfied']);
    expect(maySubmit({ level: 'dissatisfied', tags: none, text: '  ' })).toBe(false);
    expect(maySubmit({ level: 'dissatisfied', tags: new Set(['207']), text: '' })).toBe(true);
    expect(maySubmit({ level: 'very-dissatisfied', tags: none, text: '慢' })).toBe(true);
    expect(maySubmit({ level: 'fair', tags: none, text: '' })).toBe(true);
  });
  test('sends what was chosen and nothing else', () => {
    const tags = toggled(toggled(toggled(none, '209'), '207'), '209');
    expect(ratingBody('e', { level: 'dissatisfied', tags, text: ' 太久 ' })).toEqual({
      event: 'e',
      level: 'dissatisfied',
      tags: ['207'],
      text: '太久',
    });
    expect(ratingBody('e', { level: 'fair', tags: none, text: '' })).toMatchObject({ tags: [], text: null });
  });
  test('reaches every reason of every level, in both sizes of type', () => {
    for (const level of LEVELS) {
      for (const elder of [false, true]) {
        const first = tiles(TAGSET, level, 0, elder);
        const turn = first.find((tile) => tile.kind === 'turn');
        const pages = turn?.kind === 'turn' ? turn.pages : 1;
        const all = Array.from({ length: pages }, (_, page) => tiles(TAGSET, level, page, elder));
        const codes = all.flat().flatMap((tile) => (tile.kind === 'tag' ? [tile.tag.code] : []));
        const { basic, more } = tagsOf(TAGSET, level);
        expect(codes.sort()).toEqual([...basic, ...more].map((tag) => tag.code).sort());
        expect(all.flat().filter((tile) => tile.kind === 'words')).toHaveLength(1);
        expect(all.every((page) => page.length <= (elder ? 4 : 6))).toBe(true);
      }
    }
  });
});

describe('the print station', () => {
  const job = (part: Partial<PrintJob>): PrintJob => ({
    id: 'j',
    state: 'ready',
    name: 'a.pdf',
    pages: 6,
    previewUrl: null,
    copies: 1,
    sides: 'one-sided',
    printed: 0,
    total: 0,
    reason: null,
    wipedInSeconds: null,
    ...part,
  });
  test('keeps copies within the quota', () => {
    expect(copiesAllowed(job({ pages: 6 }), 20)).toBe(3);
    expect(copiesAllowed(job({ pages: 1 }), 500)).toBe(20);
    expect(copiesAllowed(job({ pages: 32 }), 20)).toBe(0);
    expect(sheets(job({ pages: 5 }), 2, 'two-sided')).toEqual({ pages: 10, sheets: 6 });
  });
  test('shows a page for each state', () => {
    const view = print();
    expect(printScreen(null, '')).toBe('loading');
    expect(printScreen(view, '')).toBe('home');
    expect(printScreen({ ...view, printer: { state: 'fault', reason: 'paper-out' } }, '')).toBe('closed');
    for (const [state, screen] of [
      ['uploading', 'working'],
      ['checking', 'working'],
      ['ready', 'preview'],
      ['printing', 'printing'],
      ['done', 'done'],
      ['failed', 'failed'],
    ] as const) {
      expect(printScreen({ ...view, job: job({ state }) }, '')).toBe(screen);
    }
    expect(printScreen({ ...view, job: job({ state: 'done' }) }, 'j')).toBe('home');
  });
  test('has two sentences for each reason', () => {
    for (const reason of [
      'not-pdf',
      'broken',
      'encrypted',
      'too-many-pages',
      'too-large',
      'too-slow',
      'printer-paper-out',
      'printer-jam',
      'printer-gone',
      'printer-failed',
      'expired',
    ]) {
      expect(printReason('zh', reason).head, reason).not.toBe('没有打印成');
      expect(printReason('en', reason).text, reason).not.toBe('');
    }
    expect(printReason('zh', 'sunspots').head).toBe('没有打印成');
    expect(printerReason('zh', 'paper-out').head).toBe('打印机没有纸了');
  });
});

describe('the phone', () => {
  test('shows hall time whatever zone the phone is in', () => {
    expect(hallTime('2026-11-23T10:31:44+08:00')).toBe('10:31');
    const utc = new Date('2026-11-23T02:31:44Z');
    expect(hallTime('2026-11-23T02:31:44.871931528Z')).toBe(utc.toTimeString().slice(0, 5));
    expect(hallTime('nonsense')).toBe('');
  });
  test('draws the line in people, or not at all', () => {
    expect(lineDots(phone())).toEqual({ dots: 6, done: 3 });
    expect(lineDots({ ...phone(), ahead: null })).toBeNull();
    expect(lineDots({ ...phone(), aheadAtIssue: 40 })).toBeNull();
    expect(lineDots({ ...phone(), ahead: 7 })).toBeNull();
  });
  test('has a page for each state of a ticket', () => {
    const screen = (state: ReturnType<typeof phone>['state']) => phoneScreen({ ...phone(), state });
    expect([screen('waiting'), screen('called'), screen('serving'), screen('closed')]).toEqual([
      'waiting',
      'called',
      'serving',
      'over',
    ]);
  });
  test('sends no file that cannot be printed', () => {
    expect(fileFault({ name: 'a.docx', type: 'application/msword', size: 1 }, 10)).toBe('not-pdf');
    expect(fileFault({ name: 'a.PDF', type: '', size: 11 }, 10)).toBe('too-large');
    expect(fileFault({ name: 'a.pdf', type: 'application/pdf', size: 10 }, 10)).toBeNull();
    expect([uploadSettled('done'), uploadSettled('checking')]).toEqual([true, false]);
  });
});

describe('the overview', () => {
  test('puts boxes in need first', () => {
    expect(
      terminalsByNeed(hub().terminals)
        .map((one) => one.id)
        .slice(0, 2),
    ).toEqual(['counter-2', 'kiosk-2']);
    expect(present(hub().terminals)).toEqual({ online: 4, all: 6 });
    expect([lateShare(null), lateShare(1_350), lateShare(9_999)]).toEqual([0, 0.5, 1]);
  });
});

describe('words', () => {
  test('fall back to Chinese and keep unknown marks', () => {
    expect(translate('zh', 'wait.people', { n: 6 })).toBe('等候 6 人');
    expect(translate('en', 'wait.range', { from: 5 })).toBe('5–{to} min');
    expect(parts('zh', 'display.to', { n: 8 })).toEqual([8, ' 号窗口']);
    expect(spoken('en', { zh: '大厅', en: '' })).toBe('大厅');
  });
});

describe('a QR code', () => {
  test('is one path with finder patterns in three corners', () => {
    const { size, path } = qrPath('http://192.168.10.2:8090/phone?t=7Qm2vXr0T1yZ8kLw5nPb3g');
    expect(size).toBeGreaterThanOrEqual(25);
    expect(path.startsWith('M0 0h7v1h-7z')).toBe(true);
    expect(path).toContain(`M${size - 7} 0h7v1h-7z`);
    expect(path).toContain(`M0 ${size - 1}h7v1h-7z`);
  });
});
