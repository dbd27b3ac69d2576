import type { HallClock } from '../data/clock';
import { type Language, translate } from '../data/i18n';
import { printerHeadline } from '../data/kiosk-view';
import type { KioskView } from '../data/types';
import type { IconName } from './icons';
import './ph-strip';

/** What a strip says under the sign. */
export interface NoticeLine {
  tone: 'warn' | 'fault';
  icon: IconName;
  heading: string;
  text: string;
}

/** Words a citizen needs about this machine: what is wrong, and what still works or where to go. Null when all is well. */
export function kioskNotice(
  language: Language,
  clock: HallClock,
  lost: boolean,
  view: KioskView | null,
): NoticeLine | null {
  const t = (key: Parameters<typeof translate>[1], params = {}) => translate(language, key, params);
  if (lost) {
    return { tone: 'fault', icon: 'circle-x', heading: t('notice.deadHead'), text: t('notice.deadText') };
  }
  const notice = view?.notice ?? null;
  if (notice === null) {
    return null;
  }
  switch (notice.kind) {
    case 'link-down': {
      const asOf = view?.asOf ?? null;
      return {
        tone: 'warn',
        icon: 'wifi-off',
        heading: t('notice.linkHead'),
        text: asOf === null ? t('notice.linkNoData') : t('notice.linkText', { time: clock.time(asOf) }),
      };
    }
    case 'printer':
      return {
        tone: 'warn',
        icon: 'printer-x',
        heading: printerHeadline(language, notice.reason),
        text: t('notice.printerText'),
      };
    case 'scanner':
      return { tone: 'warn', icon: 'scan-qr-code', heading: t('notice.scannerHead'), text: t('notice.scannerText') };
    case 'disk-full':
    case 'no-plan':
      return {
        tone: 'fault',
        icon: 'circle-x',
        heading: t('notice.deadHead'),
        text: t(notice.kind === 'no-plan' ? 'notice.noPlanText' : 'notice.deadText'),
      };
  }
}
