import { isOver } from './journey-view';
import type { PhoneTicket, UploadView } from './types';

/**
 * `10:31`. A moment with an offset is hall time as it stands; one in UTC is shown in the zone of the phone, which is where
 * its owner is.
 */
export function hallTime(iso: string): string {
  const wall = /T(\d\d:\d\d).*[+-]\d\d:\d\d$/.exec(iso)?.[1];
  if (wall !== undefined) {
    return wall;
  }
  const date = new Date(iso);
  const pad = (value: number) => String(value).padStart(2, '0');
  return Number.isNaN(date.getTime()) ? '' : `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** What the phone shows for a ticket. */
export type PhoneScreen = 'waiting' | 'parked' | 'called' | 'serving' | 'between' | 'over';

export function phoneScreen(ticket: PhoneTicket): PhoneScreen {
  switch (ticket.state) {
    case 'waiting':
      return 'waiting';
    case 'called':
      return 'called';
    case 'serving':
      return 'serving';
    case 'parked':
      return 'parked';
    case 'served':
      return ticket.journey === null || isOver(ticket.journey) ? 'over' : 'between';
    case 'no-show':
    case 'withdrawn':
    case 'closed':
    case 'passed-on':
    case 'void':
      return 'over';
  }
}

/** Most dots on the line: more people than that are told by the number alone. */
const DOTS_MOST = 9;

/** The line in people: how many dots, how many of them are done. Null where nobody knows or there is nothing to draw. */
export function lineDots(ticket: PhoneTicket): { dots: number; done: number } | null {
  const { ahead, aheadAtIssue } = ticket;
  if (
    ahead === null ||
    aheadAtIssue === null ||
    aheadAtIssue === 0 ||
    aheadAtIssue > DOTS_MOST ||
    ahead > aheadAtIssue
  ) {
    return null;
  }
  return { dots: aheadAtIssue, done: aheadAtIssue - ahead };
}

/** Whether a chosen file is worth sending; the appliance looks again. */
export function fileFault(
  file: { name: string; type: string; size: number },
  maxBytes: number,
): 'not-pdf' | 'too-large' | null {
  if (file.type !== 'application/pdf' && !file.name.toLowerCase().endsWith('.pdf')) {
    return 'not-pdf';
  }
  return file.size > maxBytes ? 'too-large' : null;
}

/** States in which the phone has nothing more to do but to look. */
export function uploadSettled(state: UploadView['state']): boolean {
  return state === 'done' || state === 'failed' || state === 'expired';
}
