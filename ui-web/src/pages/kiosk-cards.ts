import type { IconName } from '../components/icons';
import type { CardAction } from '../components/ph-kiosk-card';
import type { HallClock } from '../data/clock';
import { type Key, type Language, type Params, spoken, translate } from '../data/i18n';
import type { KioskScreen } from '../data/kiosk-state';
import type { TicketScreen } from '../data/kiosk-view';
import type { Ticket } from '../data/types';

/** The content of a page that says one thing. */
export interface KioskCard {
  tone: 'plain' | 'call';
  icon: IconName;
  heading: string;
  text: string;
  ticket: Ticket | null;
  place: boolean;
  actions: CardAction[];
}

/** Words and ways on for each page of a ticket that is neither slip nor fault. */
export function kioskCard(
  language: Language,
  clock: HallClock,
  screen: KioskScreen,
  name: 'home' | 'refused' | TicketScreen,
  returns: number | null,
): KioskCard {
  const t = (key: Key, params?: Params) => translate(language, key, params);
  const small = returns === null ? {} : { small: t('slip.returns', { n: returns }) };
  const ok: CardAction = { label: t('slip.ok'), event: 'ph-home', primary: true, ...small };
  const help: CardAction = { label: t('bar.help'), icon: 'headset', event: 'ph-help' };
  const leave: CardAction = { label: t('place.withdraw'), event: 'ph-withdraw' };
  const ticket = screen.kind === 'ticket' ? screen.ticket : null;
  const card = (part: Partial<KioskCard> & Pick<KioskCard, 'icon' | 'heading' | 'text' | 'actions'>): KioskCard => ({
    tone: 'plain',
    ticket,
    place: false,
    ...part,
  });
  switch (name) {
    case 'refused': {
      const message = screen.kind === 'refused' ? spoken(language, screen) : '';
      return card({
        icon: 'circle-x',
        heading: message,
        text: t('scan.refusedText'),
        ticket: null,
        actions: [help, ok],
      });
    }
    case 'unsure':
      return card({
        icon: 'printer',
        heading: t('unsure.head'),
        text: t('unsure.text'),
        place: true,
        actions: [
          ...(ticket?.print.mayReprint === true ? [{ label: t('unsure.no'), event: 'ph-reprint' }] : [help]),
          { label: t('unsure.yes'), icon: 'check', event: 'ph-came-out', primary: true },
        ],
      });
    case 'kept':
      return card({
        icon: ticket?.print.choice === 'phone' ? 'smartphone' : 'ticket',
        heading: t(ticket?.print.choice === 'phone' ? 'kept.phoneHead' : 'kept.head'),
        text: t(ticket?.print.choice === 'phone' ? 'kept.phoneText' : 'kept.text'),
        place: true,
        actions: [help, ok],
      });
    case 'helped':
      return card({ icon: 'headset', heading: t('help.head'), text: t('helped.text'), place: true, actions: [ok] });
    case 'withdrawn':
      return card({
        icon: 'circle-check',
        heading: t('withdrawn.head'),
        text: t('withdrawn.text'),
        actions: [{ label: t('slip.again'), event: 'ph-again' }, ok],
      });
    case 'called':
      return card({
        tone: 'call',
        icon: 'bell-ring',
        heading: ticket?.counter == null ? t('called.textAny') : t('called.text', { counter: ticket.counter }),
        text: t('called.head'),
        actions: [help, ok],
      });
    case 'ended':
      return card({ icon: 'circle-check', heading: t(endedKey(ticket)), text: t('ended.text'), actions: [help, ok] });
    case 'place': {
      const booked = screen.kind === 'ticket' ? screen.booked : null;
      return card({
        icon: booked === null ? 'ticket' : 'circle-check',
        heading: booked === null ? t('place.head') : t('place.again'),
        text: booked === null ? t('place.text') : t('place.bookedFor', { time: clock.time(booked.at) }),
        place: true,
        actions: [leave, help, ok],
      });
    }
    case 'home':
    case 'slip':
    case 'fault':
      return card({ icon: 'ticket', heading: '', text: '', actions: [ok] });
  }
}

function endedKey(ticket: Ticket | null): Key {
  switch (ticket?.state) {
    case 'served':
      return 'ended.served';
    case 'no-show':
      return 'ended.noShow';
    default:
      return 'ended.closed';
  }
}
