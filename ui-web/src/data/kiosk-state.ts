import { type TicketScreen, ticketScreen } from './kiosk-view';
import type { Ticket } from './types';

/** What stands on the ticket machine. `issued` tickets were made by this touch, `scanned` ones were shown to the scanner. */
export type KioskScreen =
  | { kind: 'home' }
  | { kind: 'ticket'; ticket: Ticket; shown: 'issued' | 'scanned'; booked: { at: string; again: boolean } | null }
  | { kind: 'refused'; zh: string; en: string };

/** Name of the page a screen draws; it changes when the page does, so a countdown knows when to start anew. */
export function screenName(screen: KioskScreen, cameOut: boolean): 'home' | 'refused' | TicketScreen {
  return screen.kind === 'ticket' ? ticketScreen(screen.ticket, screen.shown, cameOut) : screen.kind;
}

/** Seconds a page stays when nobody touches it; null where something else ends it. Elder mode gives more. */
export function staySeconds(name: 'home' | 'refused' | TicketScreen, printing: boolean, elder: boolean): number | null {
  const more = elder ? 2 : 1;
  switch (name) {
    case 'slip':
      return printing ? null : 12 * more;
    case 'kept':
    case 'helped':
    case 'place':
    case 'called':
      return 20 * more;
    case 'withdrawn':
    case 'ended':
    case 'refused':
      return 12 * more;
    case 'home':
    case 'fault':
    case 'unsure':
      return null;
  }
}
