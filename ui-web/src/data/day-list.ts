import type { Booked } from './types';

/** What one crew does on a day; without a name for what belongs to nobody yet. */
export interface CrewDay {
  crew: string | null;
  appointments: Booked[];
}

/** Surveys and meetings by crew, each in the order of its times; crews by name, what has none at the end. */
export function byCrew(appointments: readonly Booked[]): CrewDay[] {
  const days = new Map<string | null, Booked[]>();
  for (const one of appointments.filter((each) => each.kind !== 'window')) {
    days.set(one.crew, [...(days.get(one.crew) ?? []), one]);
  }
  const last = '\uffff';
  return [...days]
    .map(([crew, list]) => ({ crew, appointments: list.sort((a, b) => Date.parse(a.from) - Date.parse(b.from)) }))
    .sort((a, b) => (a.crew ?? last).localeCompare(b.crew ?? last, 'en', { numeric: true }));
}

/** What may be said of an appointment now. */
export function marks(status: Booked['status']): ('arrived' | 'done' | 'no-show')[] {
  switch (status) {
    case 'booked':
      return ['arrived', 'no-show'];
    case 'arrived':
      return ['done'];
    case 'no-show':
      return ['arrived'];
    case 'checked-in':
    case 'done':
    case 'cancelled':
      return [];
  }
}

/** The day so many days after another one, both written `2026-11-24`. */
export function dayAfter(date: string, days: number): string {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year ?? 1970, (month ?? 1) - 1, (day ?? 1) + days)).toISOString().slice(0, 10);
}
