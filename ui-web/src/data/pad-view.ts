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

/** What stands in a place of the grid of reasons: a tag, the words of one's own, or the way to the other reasons. */
export type Tile = { kind: 'tag'; tag: Tag } | { kind: 'words' } | { kind: 'turn'; page: number; pages: number };

/**
 * The grid of reasons, page by page: three basic tags first, the other five behind one touch. In large type a page holds
 * only three reasons and the way on, so that each is 25 mm and more.
 */
export function tiles(tagset: Tagset, level: Level, page: number, elder: boolean): Tile[] {
  const { basic, more } = tagsOf(tagset, level);
  const tag = (one: Tag): Tile => ({ kind: 'tag', tag: one });
  const groups: Tile[][] = elder
    ? chunks([...basic.map(tag), { kind: 'words' }, ...more.map(tag)], 3)
    : more.length === 0
      ? [[...basic.map(tag), { kind: 'words' }]]
      : [[...basic.map(tag)], more.map(tag)];
  const at = page % groups.length;
  const turn: Tile[] = groups.length > 1 ? [{ kind: 'turn', page: at, pages: groups.length }] : [];
  const words: Tile[] = !elder && more.length > 0 && at === 0 ? [{ kind: 'words' }] : [];
  return [...(groups[at] ?? []), ...turn, ...words];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
