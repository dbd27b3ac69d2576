import type { Language } from './i18n';
import { waitRange } from './kiosk-view';
import type { JourneyPart, JourneyProgress, JourneyStep } from './types';

/** What a step is now: over, what its citizen is at, or still to come. */
export function stepTone(step: JourneyStep): 'done' | 'now' | 'next' {
  const done = step.parts.filter((part) => part.state === 'done').length;
  if (step.either ? done > 0 : done === step.parts.length) {
    return 'done';
  }
  return step.parts.every((part) => part.state === 'next') ? 'next' : 'now';
}

/** Whether every step is done. */
export function isOver(journey: JourneyProgress): boolean {
  return journey.steps.every((step) => stepTone(step) === 'done');
}

/** Which of the looks a part has. */
export function partTone(part: JourneyPart): string {
  return part.state;
}

/** The wait of a part, or nothing where nobody can say or nobody is before it. */
export function minutesOf(language: Language, part: JourneyPart): string {
  return part.ahead === 0 ? '' : (waitRange(language, part.estimate) ?? '');
}
