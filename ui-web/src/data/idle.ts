/** Where an untouched page is on its way back to the start. */
export type IdlePhase = 'active' | 'asking' | 'over';

/** Pure: given when somebody last touched the page, says whether to ask 您还在吗 and when to go home. */
export function idlePhase(untouchedSeconds: number, limitSeconds: number, askSeconds: number): IdlePhase {
  if (untouchedSeconds < limitSeconds) {
    return 'active';
  }
  return untouchedSeconds < limitSeconds + askSeconds ? 'asking' : 'over';
}

export const IDLE_SECONDS = 60;
/** Elder mode gives twice the time. */
export const IDLE_SECONDS_ELDER = 120;
/** WCAG 2.2.1: at least 20 s to answer. */
export const ASK_SECONDS = 20;
