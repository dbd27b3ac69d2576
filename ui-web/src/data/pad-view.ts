import type { Level, RatingBody, Tag, Tagset } from './types';

/** The five levels in the order they stand on each pad, best first. */
export const LEVELS: readonly Level[] = ['very-satisfied', 'satisfied', 'fair', 'dissatisfied', 'very-dissatisfied'];
/** Most characters of a citizen's own words. */
export const TEXT_MOST = 150;
/** How long thanks stand. */
export const THANKS_SECONDS = 9;

/** What a person has chosen so far on the pad. */
export interface Draft {
  level: Level;
  tags: ReadonlySet<string>;
  text: string;
}

export function isBad(level: Level): boolean {
  return level === 'dissatisfied' || level === 'very-dissatisfied';
}

/** A bad rating needs a reason, so that somebody can act on it; any other may stand alone. */
export function maySubmit(draft: Draft): boolean {
  return !isBad(draft.level) || draft.tags.size > 0 || draft.text.trim() !== '';
}

/** Tags of a level: those shown first and those behind 更多原因. */
export function tagsOf(tagset: Tagset, level: Level): { basic: Tag[]; more: Tag[] } {
  return tagset.levels.find((entry) => entry.level === level) ?? { basic: [], more: [] };
}

export function toggled(tags: ReadonlySet<string>, code: string): Set<string> {
  const next = new Set(tags);
  if (!next.delete(code)) {
    next.add(code);
  }
  return next;
}

export function ratingBody(event: string, draft: Draft): RatingBody {
  const text = draft.text.trim();
  return {
    event,
    level: draft.level,
    tags: [...draft.tags].sort(),
    text: text === '' ? null : text.slice(0, TEXT_MOST),
  };
}
