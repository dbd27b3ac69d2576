import type { HallNow, HubView } from './types';

/** Columns of a chart: seconds since the epoch, then one list for each line; null is a gap. */
export type Columns = [number[], ...(number | null)[][]];

const seconds = (time: string): number => Date.parse(time) / 1000;

/** How many came and how many waited, by quarter of an hour. */
export function people(quarters: HallNow['quarters']): Columns {
  return [
    quarters.map((one) => seconds(one.from)),
    quarters.map((one) => one.waiting),
    quarters.map((one) => one.arrivals),
  ];
}

/** What half and nine of ten waited at most, in minutes; a gap where too few were called. */
export function waits(quarters: HallNow['quarters']): Columns {
  const minutes = (value: number | null): number | null => (value === null ? null : value / 60);
  return [
    quarters.map((one) => seconds(one.from)),
    quarters.map((one) => minutes(one.p50Seconds)),
    quarters.map((one) => minutes(one.p90Seconds)),
  ];
}

/** Counters that have served somebody today, those with most first; and how long each bar is, of one. */
export function served(counters: HubView['counters']): { number: string; served: number; share: number }[] {
  const most = Math.max(1, ...counters.map((counter) => counter.served));
  return counters
    .filter((counter) => counter.served > 0)
    .sort((a, b) => b.served - a.served || a.number.localeCompare(b.number, undefined, { numeric: true }))
    .map((counter) => ({ number: counter.number, served: counter.served, share: counter.served / most }));
}

/** Whether a line can be drawn: one point is a dot, not a day. */
export function drawable(columns: Columns): boolean {
  return columns.slice(1).some((line) => line.filter((value) => value !== null).length > 1);
}
