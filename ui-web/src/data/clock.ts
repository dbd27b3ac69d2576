import type { Language } from './i18n';

const pad = (value: number) => String(value).padStart(2, '0');

/** Parts of a moment as the hall's wall shows it. */
interface Wall {
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  minute: number;
  second: number;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Hall time. The appliance says what time it is; between two tellings the monotonic clock runs, never the browser's own. */
export class HallClock {
  #hallMs: number | null = null;
  #setAt = 0;
  #format = HallClock.#formatter('UTC');

  static #formatter(timeZone: string): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Sets the clock: `iso` is hall time with offset, `monotonicMs` when it was heard. */
  set(iso: string, timeZone: string, monotonicMs = performance.now()): void {
    this.#hallMs = Date.parse(iso);
    this.#setAt = monotonicMs;
    this.#format = HallClock.#formatter(timeZone);
  }

  get known(): boolean {
    return this.#hallMs !== null;
  }

  /** Milliseconds of the epoch in hall time; 0 while unknown. */
  now(monotonicMs = performance.now()): number {
    return this.#hallMs === null ? 0 : this.#hallMs + (monotonicMs - this.#setAt);
  }

  /** Whole seconds since `iso`, never negative. */
  secondsSince(iso: string): number {
    return Math.max(0, Math.floor((this.now() - Date.parse(iso)) / 1000));
  }

  #wall(ms: number): Wall {
    const parts = new Map(this.#format.formatToParts(ms).map((part) => [part.type, part.value]));
    const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
    return {
      month: number('month'),
      day: number('day'),
      weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
      hour: number('hour'),
      minute: number('minute'),
      second: number('second'),
    };
  }

  /** `10:24`; of `iso`, or of now. */
  time(iso?: string): string {
    const { hour, minute } = this.#wall(iso === undefined ? this.now() : Date.parse(iso));
    return `${pad(hour)}:${pad(minute)}`;
  }

  /** `10:24:07`, for staff. */
  seconds(iso?: string): string {
    const at = this.#wall(iso === undefined ? this.now() : Date.parse(iso));
    return `${pad(at.hour)}:${pad(at.minute)}:${pad(at.second)}`;
  }

  /** `11 月 23 日` or `23 Nov`. */
  date(language: Language): string {
    const { month, day } = this.#wall(this.now());
    return language === 'zh' ? `${month} 月 ${day} 日` : `${day} ${MONTHS[month - 1] ?? ''}`;
  }

  /** `星期一` or `Monday`'s short form. */
  weekday(language: Language): string {
    const { weekday } = this.#wall(this.now());
    return language === 'zh' ? `星期${WEEKDAYS_ZH[weekday] ?? ''}` : (WEEKDAYS[weekday] ?? '');
  }
}

/** `04:32`: minutes and seconds; an hour and more as `1:04:32`. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${pad(Math.floor((whole % 3600) / 60))}:${pad(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** The clock of this page. */
export const clock = new HallClock();
