import { describe, expect, it } from 'vitest';
import { isOver, minutesOf, stepTone } from '../src/data/journey-view';
import type { JourneyPart } from '../src/data/types';

const part = (state: JourneyPart['state'], ahead: number | null = null): JourneyPart => ({
  name: { zh: '税务', en: 'Tax' },
  state,
  counters: '1–3',
  counter: null,
  ahead,
  estimate: ahead === null ? null : { p50Minutes: 4, p90Minutes: 9 },
});

describe('a journey on the phone', () => {
  it('has a step done when all its parts are', () => {
    expect(stepTone({ either: false, parts: [part('done'), part('waiting')] })).toBe('now');
    expect(stepTone({ either: false, parts: [part('done'), part('done')] })).toBe('done');
  });

  it('has a step done with one part where one is enough', () => {
    expect(stepTone({ either: true, parts: [part('not-needed'), part('done')] })).toBe('done');
  });

  it('has a step to come while none of its parts has begun', () => {
    expect(stepTone({ either: false, parts: [part('next'), part('next')] })).toBe('next');
    expect(stepTone({ either: true, parts: [part('missed'), part('waiting')] })).toBe('now');
  });

  it('is over when every step is', () => {
    const name = { zh: '企业开办', en: 'New company' };
    const done = { either: false, parts: [part('done')] };
    expect(isOver({ name, steps: [done, { either: false, parts: [part('next')] }] })).toBe(false);
    expect(isOver({ name, steps: [done, done] })).toBe(true);
  });

  it('says no wait to whoever is next, and none that nobody knows', () => {
    expect(minutesOf('zh', part('waiting', 0))).toBe('');
    expect(minutesOf('zh', part('waiting'))).toBe('');
    expect(minutesOf('zh', part('waiting', 3))).toContain('4–9');
  });
});
