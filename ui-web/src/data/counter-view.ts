import { type Key, type Language, type Params, translate } from './i18n';
import { ApiError } from './problem';
import type { CounterView, DeviceView, RecentService } from './types';

/** What a button or key of the counter does. `finish-next` is two calls: finish, then call next. */
export type Command = 'call-next' | 'recall' | 'arrive' | 'finish' | 'no-show' | 'finish-next';

/** The one filled button: what comes next in the state the counter is in. */
export function primaryCommand(view: CounterView): Command {
  switch (view.state) {
    case 'called':
      return 'arrive';
    case 'serving':
      return 'finish-next';
    case 'idle':
    case 'paused':
    case 'closed':
      return 'call-next';
  }
}

/** Whether a command makes sense now, `now` in milliseconds where it is known; the appliance has the last word (409). */
export function allowed(view: CounterView, command: Command, now: number | null = null): boolean {
  switch (command) {
    case 'call-next':
      return (view.state === 'idle' || view.state === 'closed') && someoneWaits(view);
    case 'arrive':
    case 'no-show':
      return view.state === 'called';
    case 'recall':
      return (
        view.state === 'called' &&
        view.call !== null &&
        view.call.recallsLeft > 0 &&
        (now === null || now >= Date.parse(view.call.recallFrom))
      );
    case 'finish':
    case 'finish-next':
      return view.state === 'serving';
  }
}

/** Whether staff may type the label a citizen shows: only while no hub knows who comes next. */
export function callsLabels(view: CounterView): boolean {
  return view.local !== null && view.state === 'idle';
}

/** A label as people type it: `a023`, ` A 023`; null while it is none. */
export function labelOf(typed: string): string | null {
  const label = typed.replaceAll(/\s/g, '').toUpperCase();
  return /^[A-Z]\d{3,6}$/.test(label) ? label : null;
}

export function someoneWaits(view: CounterView): boolean {
  return view.queues.some((queue) => queue.waiting > 0);
}

/** Key of the keyboard to command; letters in either case, space for what comes next. */
export function commandOfKey(view: CounterView, key: string): Command | null {
  switch (key.toLowerCase()) {
    case ' ':
      return primaryCommand(view);
    case 'a':
      return 'arrive';
    case 'r':
      return 'recall';
    case 'n':
      return 'no-show';
    case 'f':
      return 'finish';
    default:
      return null;
  }
}

/** Whole seconds in which the last deed can still be taken back; 0 when it can't, or the time is not known. */
export function undoLeft(until: string, now: number | null): number {
  return now === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
}

/** Minutes for staff: `18 分`, or `不到 1 分`. */
export function minutes(language: Language, seconds: number): string {
  const whole = Math.floor(seconds / 60);
  return whole === 0 ? translate(language, 'minutes.under') : translate(language, 'minutes', { n: whole });
}

/** `8 分 12 秒`. */
export function minutesSeconds(language: Language, seconds: number): string {
  const rest = String(Math.floor(seconds) % 60).padStart(2, '0');
  return translate(language, 'minutesSeconds', { m: Math.floor(seconds / 60), s: rest });
}

/** Waits of half an hour and more are late: the hall's promise, until the plan says another. */
export const LATE_SECONDS = 30 * 60;

function recentKey(outcome: string): Key {
  switch (outcome) {
    case 'no-show':
      return 'recent.noShow';
    case 'parked':
      return 'recent.parked';
    case 'transferred':
      return 'recent.transferred';
    case 'returned':
      return 'recent.returned';
    case 'closed':
      return 'recent.closed';
    default:
      return 'recent.withdrawn';
  }
}

/** What staff may know of a rating: that it came in, never how it was. */
export function ratingWord(language: Language, recent: RecentService): string {
  if (recent.outcome !== 'served') {
    return translate(language, recentKey(recent.outcome));
  }
  switch (recent.rating) {
    case 'received':
      return translate(language, 'recent.received');
    case 'none':
      return translate(language, 'recent.none');
    case 'open':
      return translate(language, 'recent.open');
  }
}

/** Devices a person should look at. */
export function troubled(devices: readonly DeviceView[]): DeviceView[] {
  return devices.filter((device) => device.state !== 'ready');
}

const reasons: Record<string, Key> = {
  'paper-out': 'reason.paperOut',
  'near-end': 'reason.nearEnd',
  'paper-near-end': 'reason.nearEnd',
  cutter: 'reason.cutter',
  'head-hot': 'reason.hot',
  broken: 'reason.broken',
  offline: 'reason.offline',
  busy: 'reason.busy',
  'no-confirmation': 'reason.noConfirmation',
  stopped: 'reason.restart',
  restart: 'reason.restart',
  'supply-empty': 'reason.supply',
  attention: 'reason.attention',
  'no-pdf': 'reason.noPdf',
  absent: 'device.state.absent',
  'cover-open': 'reason.coverOpen',
  jam: 'reason.jam',
  gone: 'reason.gone',
  'no-answer': 'reason.noAnswer',
  'no-chip': 'reason.noChip',
  unplugged: 'reason.gone',
};

/** `缺纸`; a reason nobody has a word for is given as it is, for the person on the phone with support. */
export function deviceReason(language: Language, device: DeviceView): string {
  const key = device.reason === null ? undefined : reasons[device.reason];
  if (key !== undefined) {
    return translate(language, key);
  }
  const state = translate(language, `device.state.${device.state}`);
  return device.reason === null ? state : `${state} (${device.reason})`;
}

/** The sentence for a refusal that has one of its own. */
export function refusal(language: Language, code: string): string | null {
  const t = (key: Key) => translate(language, key);
  switch (code) {
    case 'nobody-waiting':
      return t('counter.error.nobody');
    case 'skill-missing':
      return t('counter.error.skill');
    case 'recalls-used':
      return t('counter.error.noRecalls');
    case 'counter-busy':
      return t('counter.error.busy');
    case 'counter-closed':
      return t('counter.error.closed');
    case 'share-empty':
      return t('counter.error.share');
    case 'unknown-ticket':
    case 'other-counter':
    case 'ticket-ended':
      return t('counter.error.label');
    case 'unknown-code':
      return t('counter.error.code');
    case 'evacuated':
      return t('counter.error.evacuated');
    case 'recall-too-soon':
      return t('work.error.tooSoon');
    case 'nothing-to-undo':
    case 'undo-too-late':
      return t('work.error.undo');
    case 'already-rated':
      return t('work.error.rated');
    case 'counter-paused':
      return t('work.error.paused');
    case 'not-served-there':
      return t('work.error.notThere');
    case 'hub-needed':
      return t('work.error.hub');
    case 'hub-decides':
      return t('counter.error.back');
    default:
      return null;
  }
}

/** The sentence for a call that failed. */
export function counterProblem(language: Language, failure: unknown): string {
  const t = (key: Key, params?: Params) => translate(language, key, params);
  if (!(failure instanceof ApiError) || failure.kind !== 'problem') {
    return t('counter.error.silent');
  }
  const known = refusal(language, failure.code);
  if (known !== null) {
    return known;
  }
  if (failure.status === 401 || failure.status === 403) {
    return t('counter.error.session');
  }
  return failure.status === 409 ? t('counter.error.state') : t('counter.error.server');
}

/** The sentence for a sign-in that failed. */
export function signInProblem(language: Language, failure: unknown): string {
  const t = (key: Key, params?: Params) => translate(language, key, params);
  if (!(failure instanceof ApiError) || failure.kind !== 'problem') {
    return t('signIn.silent');
  }
  // The detail of these two is a number: tries left, or seconds until the next try.
  const number = Number.parseInt(failure.problem?.detail ?? '', 10);
  if (failure.code === 'locked' || failure.status === 429) {
    const seconds = Number.isNaN(number) ? failure.problem?.retryAfterSeconds : number;
    return seconds === undefined ? t('signIn.locked') : t('signIn.lockedFor', { n: seconds });
  }
  if (failure.status === 401 || failure.status === 403) {
    return Number.isNaN(number) ? t('signIn.wrong') : t('signIn.wrongLeft', { n: number });
  }
  if (failure.code === 'at-other-counter' || failure.code === 'other-counter-busy') {
    const key = failure.code === 'at-other-counter' ? 'signIn.elsewhere' : 'signIn.busyElsewhere';
    return t(key, { n: failure.problem?.detail ?? '' });
  }
  return failure.status >= 500 ? t('signIn.hub') : t('signIn.wrong');
}

/** Hours the chart shows: the working day, stretched when something was finished outside it. */
export function chartHours(perHour: readonly number[]): number[] {
  const busy = perHour.flatMap((count, hour) => (count > 0 ? [hour] : []));
  const from = Math.min(9, ...busy);
  const to = Math.max(16, ...busy);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
