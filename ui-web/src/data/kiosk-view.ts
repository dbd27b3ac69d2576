import type { HallClock } from './clock';
import { type Key, type Language, translate } from './i18n';
import type { Estimate, KioskView, Notice, Opens, ScanResult, Service, Ticket, Zone } from './types';

/** `15–25 分钟`; `5 分钟以内` where the range is a point. Null where nobody can say. */
export function waitRange(language: Language, estimate: Estimate | null): string | null {
  if (estimate === null) {
    return null;
  }
  const { p50Minutes: from, p90Minutes: to } = estimate;
  return to > from && from > 0
    ? translate(language, 'wait.range', { from, to })
    : translate(language, 'wait.within', { to: Math.max(1, to) });
}

/** How a service stands on its row. `now` is the one good news, drawn green. */
export interface ServiceRow {
  tone: 'open' | 'now' | 'off';
  head: string;
  detail: string;
}

interface RowContext {
  language: Language;
  clock: HallClock;
  /** True while the hall cannot be heard: the counts are from `asOf` and no estimate may be built on them. */
  stale: boolean;
  asOf: string | null;
}

function waitingText(language: Language, waiting: number | null): string {
  if (waiting === null) {
    return '';
  }
  return waiting === 0 ? translate(language, 'wait.nobody') : translate(language, 'wait.people', { n: waiting });
}

export function serviceRow(service: Service, { language, clock, stale, asOf }: RowContext): ServiceRow {
  if (service.state !== 'open') {
    return offRow(service, language);
  }
  const { waiting, openCounters } = service;
  if (stale || waiting === null) {
    const known = asOf !== null && waiting !== null;
    return {
      tone: 'open',
      head: translate(language, 'service.available'),
      detail: known ? translate(language, 'service.asOf', { time: clock.time(asOf), n: waiting }) : '',
    };
  }
  if (openCounters === 0) {
    return {
      tone: 'open',
      head: translate(language, 'wait.unknown'),
      detail:
        waiting === 0
          ? translate(language, 'service.noCounter')
          : translate(language, 'service.noCounterWaiting', { n: waiting }),
    };
  }
  const steps = service.steps === null ? '' : translate(language, 'service.steps', { n: service.steps });
  if (waiting === 0) {
    return {
      tone: 'now',
      head: translate(language, 'service.now'),
      detail: steps === '' ? translate(language, 'wait.nobody') : steps,
    };
  }
  const range = waitRange(language, service.estimate);
  const few = stillServed(language, service);
  const last = few === '' ? steps : few;
  return range === null
    ? { tone: 'open', head: waitingText(language, waiting), detail: last }
    : { tone: 'open', head: range, detail: last === '' ? waitingText(language, waiting) : last };
}

/** From here on people want to know whether it is worth waiting. */
const FEW_LEFT = 30;

function stillServed(language: Language, { stillServed: n }: Service): string {
  return n === null || n > FEW_LEFT ? '' : translate(language, 'service.stillServed', { n });
}

/** Why a service gives no tickets, and when it does again. */
function offRow(service: Service, language: Language): ServiceRow {
  const again = (otherwise: Key) =>
    service.opens === null
      ? translate(language, otherwise)
      : translate(language, 'service.again', { day: opensWords(language, service.opens) });
  switch (service.state) {
    case 'break':
      return { tone: 'off', head: translate(language, 'service.break'), detail: again('service.pausedDetail') };
    case 'late':
      return { tone: 'off', head: translate(language, 'service.late'), detail: again('service.closedDetail') };
    case 'full':
      return { tone: 'off', head: translate(language, 'service.full'), detail: again('service.closedDetail') };
    case 'closed':
      return {
        tone: 'off',
        head: translate(language, service.opens?.inDays === 0 ? 'service.before' : 'service.closed'),
        detail: again('service.closedDetail'),
      };
    default:
      return {
        tone: 'off',
        head: translate(language, 'service.paused'),
        detail: translate(language, 'service.pausedDetail'),
      };
  }
}

/** `13:30`, `明天 9:00`, `周一 9:00`, and the date of what is more than a week away. */
export function opensWords(language: Language, { inDays, weekday, month, dayOfMonth, from }: Opens): string {
  if (inDays === 0) {
    return from;
  }
  const day =
    inDays === 1
      ? translate(language, 'kiosk.tomorrow')
      : inDays < 7
        ? translate(language, `weekday.${weekday}` as Key)
        : translate(language, 'kiosk.date', { month, day: dayOfMonth });
  return translate(language, 'kiosk.day', { day, from });
}

/** Line under a zone's name. */
export function zoneLine(language: Language, zone: Zone, stale: boolean): string {
  if (stale) {
    return '';
  }
  return zone.waiting === 0 ? translate(language, 'zone.nobody') : waitingText(language, zone.waiting);
}

/** The zone open at start: where most people wait, the first of the plan when nobody does or nobody knows. */
export function busiestZone(zones: readonly Zone[]): string | null {
  let best: Zone | undefined;
  for (const zone of zones) {
    if (best === undefined || (zone.waiting ?? 0) > (best.waiting ?? 0)) {
      best = zone;
    }
  }
  return best?.id ?? null;
}

/** The services of the elder start page in the order the hall chose; unknown ids are left out. */
export function elderServices(view: KioskView): Service[] {
  const all = new Map(view.zones.flatMap((zone) => zone.services).map((service) => [service.id, service]));
  return view.elder.flatMap((id) => all.get(id) ?? []).slice(0, 4);
}

/** Whether the machine gives tickets at all, whatever its paper does. */
export function givesTickets(notice: Notice | null): boolean {
  return notice === null || (notice.kind !== 'disk-full' && notice.kind !== 'no-plan');
}

/** What stands in place of the services while no tickets are given: why, and when to come again. Null on an open day. */
export function closedWords(language: Language, view: KioskView): { heading: string; text: string } | null {
  const { day, hours, opens, holiday } = view;
  if (day === 'open') {
    return null;
  }
  const again = opens === null ? null : opensWords(language, opens);
  if (day === 'before') {
    const text = hours === null ? '' : translate(language, 'kiosk.beforeText', { hours, from: again ?? '' });
    return { heading: translate(language, 'kiosk.beforeHead'), text };
  }
  if (day === 'break') {
    return {
      heading: translate(language, 'kiosk.breakHead'),
      text: again === null ? '' : translate(language, 'kiosk.breakText', { from: again }),
    };
  }
  if (holiday !== null) {
    return {
      heading: translate(language, 'kiosk.holidayHead', { name: language === 'zh' ? holiday.zh : holiday.en }),
      text:
        again === null
          ? translate(language, 'kiosk.closedText')
          : translate(language, 'kiosk.closedUntil', { day: again }),
    };
  }
  if (hours !== null && again !== null) {
    return {
      heading: translate(language, 'kiosk.doneHead'),
      text: translate(language, 'kiosk.doneText', { hours, day: again }),
    };
  }
  return {
    heading: translate(language, hours === null ? 'kiosk.closedHead' : 'kiosk.doneHead'),
    text:
      again === null
        ? translate(language, 'kiosk.closedText')
        : translate(language, 'kiosk.closedUntil', { day: again }),
  };
}

/** What the page is about, once a ticket is on it. */
export type TicketScreen = 'slip' | 'fault' | 'unsure' | 'kept' | 'helped' | 'withdrawn' | 'place' | 'called' | 'ended';

/** Chooses the page for a ticket: what its paper did, what its citizen chose, where it stands in the hall. */
export function ticketScreen(ticket: Ticket, shown: 'issued' | 'scanned', cameOut: boolean): TicketScreen {
  if (ticket.state === 'withdrawn') {
    return 'withdrawn';
  }
  if (ticket.state === 'called' || ticket.state === 'serving') {
    return 'called';
  }
  if (ticket.state !== 'waiting') {
    return 'ended';
  }
  if (shown === 'scanned') {
    return 'place';
  }
  const { state, choice } = ticket.print;
  if (choice === 'help') {
    return 'helped';
  }
  if (choice === 'withdraw' || choice === 'timeout') {
    return 'withdrawn';
  }
  if (choice === 'phone' || choice === 'remember' || state === 'none') {
    return 'kept';
  }
  if (state === 'refused') {
    return 'fault';
  }
  return state === 'unsure' && !cameOut ? 'unsure' : 'slip';
}

/** How a printer's word for its trouble is said to a citizen. */
export function printerHeadline(language: Language, reason: string | null): string {
  switch (reason) {
    case 'paper-out':
      return translate(language, 'fault.paperOut');
    case 'cover-open':
      return translate(language, 'fault.coverOpen');
    case 'jam':
      return translate(language, 'fault.jam');
    default:
      return translate(language, 'fault.printer');
  }
}

/** True for a scan that is about a ticket, so that a ticket page follows. */
export function scannedTicket(scan: ScanResult): Ticket | null {
  return scan.kind === 'refused' ? null : scan.ticket;
}

/** How many rows of at least `target` fit into `space` with `gap` between them; at least two, so that one can turn pages. */
export function rowsThatFit(space: number, target: number, gap: number, most: number): number {
  return Math.max(2, Math.min(most, Math.floor((space + gap) / (target + gap))));
}

/** One page of a list. When not all fit, the last row is given to the pager. */
export function pageOf<T>(items: readonly T[], fit: number, page: number): { items: T[]; page: number; pages: number } {
  if (items.length <= fit) {
    return { items: [...items], page: 0, pages: 1 };
  }
  const size = Math.max(1, fit - 1);
  const pages = Math.ceil(items.length / size);
  const at = Math.min(Math.max(0, page), pages - 1);
  return { items: items.slice(at * size, (at + 1) * size), page: at, pages };
}
