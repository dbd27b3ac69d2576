import { type Key, type Language, translate } from './i18n';
import type { PrintJob, PrintView } from './types';

/** Most copies of one job, whatever the quota. */
export const COPIES_MOST = 20;

/** Most copies the quota leaves for this job; 0 when not even one fits. */
export function copiesAllowed(job: PrintJob, quotaPages: number): number {
  const pages = job.pages ?? 1;
  return Math.max(0, Math.min(COPIES_MOST, Math.floor(quotaPages / Math.max(1, pages))));
}

/** Which page stands on the station. `over` jobs were put away by the person at the screen. */
export function printScreen(
  view: PrintView | null,
  over: string,
): 'loading' | 'home' | 'closed' | 'working' | 'preview' | 'printing' | 'done' | 'failed' {
  if (view === null) {
    return 'loading';
  }
  const job = view.job === null || view.job.id === over ? null : view.job;
  switch (job?.state) {
    case undefined:
      return view.uploadUrl === null || view.printer.state === 'fault' || view.printer.state === 'absent'
        ? 'closed'
        : 'home';
    case 'uploading':
    case 'checking':
      return 'working';
    case 'ready':
      return 'preview';
    case 'printing':
      return 'printing';
    case 'done':
      return 'done';
    case 'failed':
      return 'failed';
  }
}

const reasons: Record<string, [Key, Key]> = {
  'not-pdf': ['why.notPdf', 'why.notPdfText'],
  broken: ['why.broken', 'why.brokenText'],
  encrypted: ['why.encrypted', 'why.encryptedText'],
  'too-many-pages': ['why.tooManyPages', 'why.tooManyPagesText'],
  'too-large': ['why.tooLarge', 'why.tooLargeText'],
  'too-slow': ['why.tooSlow', 'why.tooSlowText'],
  'printer-paper-out': ['why.paperOut', 'why.paperOutText'],
  'printer-jam': ['why.jam', 'why.jamText'],
  'check-failed': ['why.check', 'why.checkText'],
  'printer-cover-open': ['why.cover', 'why.coverText'],
  'printer-supply-empty': ['why.supply', 'why.supplyText'],
  'printer-attention': ['why.attention', 'why.attentionText'],
  'printer-gone': ['why.gone', 'why.goneText'],
  'printer-no-pdf': ['why.noPdf', 'why.goneText'],
  'printer-failed': ['why.failed', 'why.failedText'],
  busy: ['why.busy', 'why.busyText'],
  lost: ['why.lost', 'why.lostText'],
  expired: ['why.expired', 'why.expiredText'],
};

/** What went wrong, and what the person can do: two sentences for each reason. */
export function printReason(language: Language, reason: string | null): { head: string; text: string } {
  const [head, text] = reasons[reason ?? ''] ?? ['why.other', 'why.otherText'];
  return { head: translate(language, head), text: translate(language, text) };
}

/** Why a file did not begin to print: the sentence for a refused release. */
export function releaseRefusal(language: Language, code: string): { head: string; text: string } {
  const [head, text] = refusals[code] ?? ['failed.head', 'failed.text'];
  return { head: translate(language, head), text: translate(language, text) };
}

const refusals: Record<string, [Key, Key]> = {
  'bad-copies': ['print.refusedHead', 'print.refusedCopies'],
  'quota-exceeded': ['print.refusedHead', 'print.refusedQuota'],
  'wrong-state': ['print.refusedHead', 'print.refusedState'],
  'no-such-job': ['print.refusedHead', 'print.refusedGone'],
  'not-found': ['print.refusedHead', 'print.refusedGone'],
};

/** The printer's own word (`paper-out`) as a reason of a job (`printer-paper-out`). */
export function printerReason(language: Language, reason: string | null): { head: string; text: string } {
  return printReason(
    language,
    reason === null ? 'printer-gone' : reason.startsWith('printer-') ? reason : `printer-${reason}`,
  );
}

/** Pages that come out, and sheets they need. */
export function sheets(job: PrintJob, copies: number, sides: PrintJob['sides']): { pages: number; sheets: number } {
  const pages = job.pages ?? 1;
  return { pages: pages * copies, sheets: (sides === 'two-sided' ? Math.ceil(pages / 2) : pages) * copies };
}
