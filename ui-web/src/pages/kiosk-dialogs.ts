import { type Key, type Language, type Params, translate } from '../data/i18n';

/** What stands over the page and waits for an answer. */
export type KioskDialog = 'idle' | 'help' | 'help-failed' | 'withdraw' | 'failed' | 'refused';

/** Words of a dialog; without a quiet answer there is only the filled one. */
export interface DialogWords {
  heading: string;
  text: string;
  quiet: string;
  filled: string;
}

/** Words of each dialog. `left` seconds until the page goes home, `refusal` the code of the problem when there is one. */
export function kioskDialog(language: Language, dialog: KioskDialog, left: number, refusal: string): DialogWords {
  const t = (key: Key, params?: Params) => translate(language, key, params);
  const tell = (heading: Key, text: Key): DialogWords => ({
    heading: t(heading),
    text: t(text),
    quiet: '',
    filled: t('ok'),
  });
  switch (dialog) {
    case 'idle':
      return {
        heading: t('idle.head'),
        text: t('idle.text', { n: left }),
        quiet: t('idle.leave'),
        filled: t('idle.stay'),
      };
    case 'withdraw':
      return {
        heading: t('withdraw.head'),
        text: t('withdraw.text'),
        quiet: t('withdraw.yes'),
        filled: t('withdraw.no'),
      };
    case 'help':
      return tell('help.head', 'help.text');
    case 'help-failed':
      return tell('help.failedHead', 'help.failedText');
    case 'failed':
      return tell('failed.head', 'failed.text');
    case 'refused':
      return tell('refused.head', refusalKey(refusal));
  }
}

function refusalKey(code: string): Key {
  switch (code) {
    case 'service-paused':
    case 'unknown-service':
      return 'refused.closed';
    case 'service-closed':
      return 'refused.hours';
    case 'too-late-today':
      return 'refused.late';
    case 'numbers-used-up':
    case 'labels-exhausted':
      return 'refused.noLabels';
    case 'ticket-ended':
    case 'unknown-ticket':
    case 'not-found':
      return 'refused.ended';
    case 'disk-full':
    case 'no-plan':
      return 'refused.disk';
    default:
      return 'refused.text';
  }
}
