import type {
  Booked,
  BookedDay,
  Box,
  CounterView,
  DeviceView,
  DisplayCall,
  DisplayView,
  HubView,
  KioskView,
  PhoneTicket,
  PrintView,
  SimView,
  Text,
  Ticket,
} from '../data/types';
import { COUNTER, ELDER, manyZones, zones } from './plan';

/** The fake hall opened its doors at this moment and its day is always the same. */
const START = Date.parse('2026-11-23T10:24:07+08:00');
const HALL: Text = { zh: '云溪县政务服务中心', en: 'Yunxi County Service Centre' };

/** Hall time `seconds` from now (negative: ago), ISO 8601 with the hall's offset. */
export function at(seconds = 0): string {
  const ms = START + performance.now() + seconds * 1000;
  return `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

export function box(): Box {
  return {
    terminal: 'kiosk-2',
    name: { zh: '2 号机', en: 'Machine 2' },
    hall: HALL,
    roles: ['kiosk', 'counter', 'pad', 'display', 'print-station', 'hub'],
    mm: null,
    simulated: true,
    timeZone: 'Asia/Shanghai',
    now: at(),
    link: { state: 'up', since: at(-7200) },
    evacuation: null,
  };
}

export function kiosk(large: boolean): KioskView {
  const all = large ? manyZones() : zones();
  return {
    zones: all,
    elder: ELDER,
    classes: [
      { id: 'elder', name: { zh: '老年人', en: 'Elderly' } },
      { id: 'disabled', name: { zh: '残障人士', en: 'Disabled' } },
      { id: 'soldier', name: { zh: '军人、退役军人', en: 'Soldiers and veterans' } },
    ],
    waiting: all.reduce((sum, zone) => sum + (zone.waiting ?? 0), 0),
    openCounters: 18,
    hours: '9:00–17:00',
    day: 'open',
    opens: null,
    holiday: null,
    asOf: at(-2),
    notice: null,
  };
}

export function ticket(): Ticket {
  return {
    id: '5f0c6a1e9b7d4c3280a1b2c3d4e5f607',
    label: 'B024',
    service: 'social-card',
    serviceName: { zh: '社保卡办理', en: 'Social security card' },
    zone: 'social',
    where: { zh: '2 楼 B 区', en: 'Floor 2, area B' },
    counters: '8–12',
    issuedAt: at(),
    state: 'waiting',
    counter: null,
    ahead: 6,
    estimate: { p50Minutes: 15, p90Minutes: 25 },
    phoneUrl: 'http://192.168.10.2:8090/phone?t=7Qm2vXr0T1yZ8kLw5nPb3g',
    print: {
      state: 'printing',
      proof: null,
      reason: null,
      copies: 1,
      mayReprint: false,
      chooseWithinSeconds: null,
      choice: null,
    },
  };
}

export function device(
  id: string,
  kind: DeviceView['kind'],
  state: DeviceView['state'] = 'ready',
  reason: string | null = null,
): DeviceView {
  return { id, kind, model: 'twin', state, reason, since: at(-600), twin: true };
}

export function counter(): CounterView {
  const name = (zh: string, en: string) => ({ zh, en });
  const perHour = Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 6 : hour === 10 ? 2 : 0));
  return {
    counter: COUNTER,
    state: 'serving',
    call: {
      id: 'call-17',
      label: 'B017',
      service: 'social-card',
      serviceName: name('社保卡办理', 'Social security card'),
      calledAt: at(-300),
      arrivedAt: at(-272),
      recalls: 1,
      recallsLeft: 2,
      recallFrom: at(-290),
      takenAt: at(-1560),
      waitedSeconds: 1260,
      channel: 'kiosk',
      priority: null,
      from: name('2 号机', 'Machine 2'),
      local: false,
      journey: null,
    },
    queues: [
      {
        service: 'social-card',
        name: name('社保卡办理', 'Social security card'),
        waiting: 6,
        next: 'B018',
        longestWaitSeconds: 1080,
      },
      {
        service: 'pension',
        name: name('养老保险', 'Pension insurance'),
        waiting: 9,
        next: 'B232',
        longestWaitSeconds: 2040,
      },
      {
        service: 'medical',
        name: name('医保参保', 'Medical insurance'),
        waiting: 2,
        next: 'B409',
        longestWaitSeconds: 300,
      },
      {
        service: 'refund',
        name: name('医疗费用报销', 'Medical refunds'),
        waiting: 3,
        next: 'B601',
        longestWaitSeconds: 720,
      },
      {
        service: 'freelance',
        name: name('灵活就业参保', 'Freelance insurance'),
        waiting: 0,
        next: null,
        longestWaitSeconds: null,
      },
    ],
    next: { label: 'B232', service: 'pension', waitedSeconds: 2040, priority: name('老年人', 'Elderly') },
    today: { finished: 8, noShows: 2, meanServiceSeconds: 580, meanWaitSeconds: 960, perHour },
    recent: [
      {
        label: 'B016',
        serviceName: name('社保卡办理', 'Social security card'),
        outcome: 'served',
        rating: 'received',
        serviceSeconds: 492,
      },
      {
        label: 'B015',
        serviceName: name('社保卡办理', 'Social security card'),
        outcome: 'served',
        rating: 'none',
        serviceSeconds: 665,
      },
      {
        label: 'B228',
        serviceName: name('养老保险', 'Pension insurance'),
        outcome: 'served',
        rating: 'received',
        serviceSeconds: 820,
      },
      {
        label: 'B014',
        serviceName: name('社保卡办理', 'Social security card'),
        outcome: 'no-show',
        rating: 'none',
        serviceSeconds: null,
      },
      {
        label: 'B013',
        serviceName: name('社保卡办理', 'Social security card'),
        outcome: 'served',
        rating: 'open',
        serviceSeconds: 566,
      },
    ],
    devices: [
      device('caller', 'caller'),
      device('sign', 'sign', 'fault', 'gone'),
      device('keypad', 'pad'),
      device('buttons', 'gpio', 'absent', 'no-chip'),
    ],
    asOf: at(-1),
    local: null,
    scan: null,
    work: {
      undo: { deed: 'arrived', label: 'B017', until: at(20) },
      pause: null,
      parked: [{ label: 'B009', reason: name('补材料', 'Papers to bring'), reasonId: 'papers', until: at(1800) }],
      forgotten: false,
      choices: {
        park: [{ id: 'papers', name: name('补材料', 'Papers to bring') }],
        noShow: [{ id: 'absent', name: name('没有人来', 'Nobody came') }],
        take: [{ id: 'urgent', name: name('情况紧急', 'Urgent') }],
        transfer: [
          {
            service: 'pension',
            name: name('养老保险', 'Pension insurance'),
            counters: [{ id: 'counter-2', number: '8' }],
          },
        ],
        parkMinutes: 60,
      },
    },
  };
}

export function display(): DisplayView {
  const rows: [string, string, string][] = [
    ['B017', '8', '2 楼 B 区'],
    ['A041', '3', '1 楼 A 区'],
    ['C016', '14', '2 楼 C 区'],
    ['B2231', '11', '2 楼 B 区'],
    ['D009', '17', '1 楼 D 区'],
    ['A040', '5', '1 楼 A 区'],
    ['B016', '8', '2 楼 B 区'],
  ];
  const calls: DisplayCall[] = rows.map(([label, number, zh], index) => ({
    n: 100 - index,
    label,
    counter: number,
    where: { zh, en: zh },
    at: at(-60 * index),
    recall: false,
  }));
  return {
    zones: zones().map(({ letter, name, waiting }) => ({ letter, name, waiting })),
    calls,
    hours: '9:00–17:00',
    asOf: at(-1),
    silentSeconds: null,
    entry: null,
    announcement: null,
  };
}

export function print(): PrintView {
  return {
    printer: { state: 'ready', reason: null },
    quotaPages: 20,
    uploadUrl: 'http://192.168.10.7:8090/phone/print?t=Kp3vXr0T1yZ8kLw5nPb3gQ',
    job: null,
  };
}

export function phone(): PhoneTicket {
  return {
    hall: HALL,
    label: 'B024',
    serviceName: { zh: '社保卡办理', en: 'Social security card' },
    where: { zh: '2 楼 B 区', en: 'Floor 2, area B' },
    counters: '8–12',
    state: 'waiting',
    counter: null,
    issuedAt: at(-420),
    aheadAtIssue: 6,
    ahead: 3,
    estimate: { p50Minutes: 8, p90Minutes: 14 },
    journey: null,
    asOf: at(),
  };
}

export function hub(): HubView {
  const name = (zh: string, en: string) => ({ zh, en });
  const states = ['serving', 'serving', 'called', 'serving', 'idle', 'closed'] as const;
  const screens: HubView['screens'] = [
    { terminal: 'kiosk-1', name: name('1 号取号机', 'Kiosk 1'), role: 'kiosk', url: '/kiosk.html', state: 'online' },
    { terminal: 'kiosk-2', name: name('2 号取号机', 'Kiosk 2'), role: 'kiosk', url: '/kiosk.html', state: 'online' },
    {
      terminal: 'counter-1',
      name: name('1 号窗口', 'Counter 1'),
      role: 'counter',
      url: '/counter.html',
      state: 'online',
    },
    {
      terminal: 'counter-2',
      name: name('8 号窗口', 'Counter 8'),
      role: 'counter',
      url: '/counter.html',
      state: 'offline',
    },
    { terminal: 'counter-1', name: name('1 号窗口评价器', 'Pad 1'), role: 'pad', url: '/pad.html', state: 'online' },
    {
      terminal: 'display-1',
      name: name('2 楼大屏', 'Screen, floor 2'),
      role: 'display',
      url: '/display.html',
      state: 'online',
    },
    {
      terminal: 'print-1',
      name: name('文印区', 'Print corner'),
      role: 'print-station',
      url: '/print.html',
      state: 'never-seen',
    },
  ];
  const terminal = (id: string, label: Text, state: HubView['terminals'][number]['state'], devices: DeviceView[]) => ({
    id,
    name: label,
    state,
    since: at(-5400),
    epoch: 'e3b0c442',
    committed: 1284,
    devices,
  });
  return {
    screens,
    term: 3,
    waiting: 46,
    served: 142,
    openCounters: 18,
    zones: zones().map((zone, index) => ({
      letter: zone.letter,
      name: zone.name,
      waiting: zone.waiting ?? 0,
      longestWaitSeconds: [1560, 2040, 900, 480, null][index] ?? null,
    })),
    counters: Array.from({ length: 24 }, (_, index) => {
      const state = states[index % states.length] ?? 'idle';
      const busy = state === 'serving' || state === 'called';
      return {
        id: `c${index + 1}`,
        number: String(index + 1),
        zoneLetter: 'A',
        state,
        label: busy ? `A0${30 + index}` : null,
        sinceSeconds: busy ? 60 * (index % 21) : null,
        profile: name('综合受理', 'General services'),
        profileId: 'general',
        moved: index === 4,
        served: (index * 7) % 23,
      };
    }),
    terminals: [
      terminal('kiosk-1', name('1 号取号机', 'Kiosk 1'), 'online', [
        device('printer', 'printer'),
        device('scanner', 'scanner'),
      ]),
      terminal('kiosk-2', name('2 号取号机', 'Kiosk 2'), 'online', [
        device('printer', 'printer', 'fault', 'paper-out'),
        device('scanner', 'scanner'),
      ]),
      terminal('counter-1', name('1 号窗口', 'Counter 1'), 'online', [
        device('caller', 'caller'),
        device('sign', 'sign'),
        device('pad', 'pad'),
        device('gpio', 'gpio', 'absent', 'no-chip'),
      ]),
      terminal('counter-2', name('8 号窗口', 'Counter 8'), 'offline', [
        device('caller', 'caller', 'stale'),
        device('sign', 'sign', 'stale'),
      ]),
      terminal('display-1', name('2 楼大屏', 'Screen, floor 2'), 'online', []),
      terminal('print-1', name('文印区', 'Print corner'), 'never-seen', [
        device('ipp', 'ipp-printer', 'attention', 'near-end'),
      ]),
    ],
    attention: [
      { at: at(-10), terminal: 'kiosk-2', kind: 'printer', text: name('2 号取号机缺纸', 'Kiosk 2 is out of paper') },
      {
        at: at(-240),
        terminal: 'hub',
        kind: 'late',
        text: name('养老保险最久等了 34 分', 'Pension: longest wait 34 min'),
      },
      {
        at: at(-1080),
        terminal: 'counter-2',
        kind: 'offline',
        text: name('8 号窗口断开 18 分', 'Counter 8 offline for 18 min'),
      },
    ],
    log: Array.from({ length: 30 }, (_, index) => ({
      at: at(-index * 23),
      terminal: index % 3 === 0 ? 'kiosk-2' : 'counter-1',
      type: 'ticket-taken',
      text:
        index % 3 === 0
          ? name(`取号 B0${40 - index}`, `Ticket B0${40 - index} taken`)
          : name(`呼叫 A0${50 - index} 到 1 号窗口`, `A0${50 - index} called to counter 1`),
    })),
    hall: {
      services: [
        ['social-card', '社保卡办理', 'Social security card', 14, 1560, true, 'at-risk', 82],
        ['pension', '养老保险', 'Pension insurance', 20, 2040, true, 'missed', 71],
        ['medical', '医保参保', 'Medical insurance', 7, 900, true, 'met', 93],
        ['identity', '户籍身份证', 'Residence and ID card', 3, 480, false, 'unknown', null],
        ['seal', '公章刻制', 'Company seal', 0, null, true, null, null],
      ].map(([service, zh, en, waiting, longest, open, state, share]) => ({
        id: String(service),
        name: name(String(zh), String(en)),
        zoneLetter: 'A',
        waiting: Number(waiting),
        longestWaitSeconds: longest === null ? null : Number(longest),
        open: open === true,
        planned: true,
        counters: 4,
        stillServes: state === null ? null : 14,
        target:
          state === null
            ? null
            : {
                percent: 80,
                minutes: 30,
                state: state as 'met' | 'at-risk' | 'missed' | 'unknown',
                share: share === null ? null : Number(share),
                counted: 42,
              },
      })),
      profiles: [
        { id: 'general', name: name('综合受理', 'General services') },
        { id: 'companies', name: name('企业开办', 'Starting a company') },
      ],
      announcement: null,
      quarters: Array.from({ length: 22 }, (_, index) => ({
        from: at(-900 * (22 - index)),
        arrivals: Math.round(12 + 10 * Math.sin(index / 3)),
        waiting: Math.round(30 + 18 * Math.sin((index - 2) / 3)),
        p50Seconds: index < 1 ? null : Math.round(700 + 300 * Math.sin((index - 3) / 3)),
        p90Seconds: index < 1 ? null : Math.round(1300 + 500 * Math.sin((index - 3) / 3)),
      })),
      estimates: {
        day: null,
        promises: 96,
        kept: 0.89,
        median: 0.51,
        rangeMinutes: 7.5,
        errors: [
          { estimator: 'told', count: 90, minutes: 3.4 },
          { estimator: 'ql', count: 90, minutes: 4.3 },
          { estimator: 'hol', count: 90, minutes: 5.9 },
          { estimator: 'les', count: 90, minutes: 6.1 },
        ],
      },
    },
  };
}

/** A page of a document, drawn: the fake has no printer and no renderer. */
export function pagePicture(width: number, height: number, title: string, lines: readonly string[]): string {
  const rows = lines
    .map(
      (line, index) =>
        `<text x="${width / 2}" y="${height * 0.3 + index * 34}" font-size="24" text-anchor="middle">${line}</text>`,
    )
    .join('');
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/><text x="${width / 2}" y="${height * 0.18}" font-size="56" font-weight="700" text-anchor="middle">${title}</text>${rows}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

export function sim(): SimView {
  return {
    twins: [
      {
        id: 'printer',
        kind: 'printer',
        state: { paper: 'ok', cover: 'closed', jam: false, hanging: false, plugged: true },
        slips: [
          {
            n: 1,
            pngUrl: pagePicture(576, 620, 'B024', [
              '社保卡办理',
              '前面还有 6 人',
              '2 楼 B 区等候',
              '叫到去 8–12 号窗口',
              '2026-11-23 10:24',
            ]),
            text: 'B024 社保卡办理 前面还有 6 人',
            qr: 'http://192.168.10.2:8090/phone?t=7Qm2vXr0T1yZ8kLw5nPb3g',
          },
        ],
      },
      { id: 'scanner', kind: 'scanner', state: { plugged: true }, last: null },
      { id: 'keypad', kind: 'pad', state: { plugged: true, lit: true }, keys: [1, 2, 3, 4, 5] },
      { id: 'caller', kind: 'caller', state: { plugged: true }, shows: '017' },
      { id: 'sign', kind: 'sign', state: { plugged: false }, shows: '请 B017 到 8 号窗口' },
      {
        id: 'gpio',
        kind: 'gpio',
        state: {
          lines: [
            { line: 17, name: '帮助按钮', high: false, output: false },
            { line: 27, name: '有人', high: false, output: false },
            { line: 22, name: '出票灯', high: true, output: true },
          ],
        },
      },
      { id: 'ipp', kind: 'ipp-printer', state: { fault: null }, printed: 12 },
    ],
  };
}

/** Two surveys of one crew and a meeting. */
export function bookedDay(): BookedDay {
  const one = (code: string, hour: string, more: Partial<Booked>): Booked => ({
    code,
    service: 'gas-survey',
    name: { zh: '燃气勘验', en: 'Gas survey' },
    kind: 'survey',
    from: `2026-11-23T${hour}:00:00+08:00`,
    to: `2026-11-23T${hour}:45:00+08:00`,
    address: '溪北路 18 号 2 单元 301',
    crew: '1 组',
    status: 'booked',
    qr: `phb:yunxi:${code}`,
    ...more,
  });
  return {
    date: '2026-11-23',
    appointments: [
      one('GAS00001', '09', { status: 'done' }),
      one('GAS00002', '11', { address: '云山街 5 号' }),
      one('HELP0001', '14', {
        kind: 'meeting',
        name: { zh: '重点项目帮办', en: 'Project help' },
        address: null,
        crew: null,
      }),
    ],
  };
}
