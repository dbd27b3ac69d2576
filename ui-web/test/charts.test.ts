import { expect, test } from 'vitest';
import { drawable, people, served, waits } from '../src/data/charts';
import { hub } from '../src/fake/views';

const quarter = (minute: number, p50Seconds: number | null) => ({
  from: new Date(minute * 60_000).toISOString(),
  arrivals: 4,
  waiting: 2,
  p50Seconds,
  p90Seconds: p50Seconds,
});

test('a day without anybody, and one of a single quarter, draws nothing', () => {
  expect(drawable(people([]))).toBe(false);
  expect(drawable(people([quarter(0, null)]))).toBe(false);
  expect(drawable(people([quarter(0, null), quarter(15, null)]))).toBe(true);
});

test('a quarter in which too few were called is a gap, never a zero', () => {
  const columns = waits([quarter(0, 600), quarter(15, null), quarter(30, 900)]);
  expect(columns[0]).toEqual([0, 900, 1800]);
  expect(columns[1]).toEqual([10, null, 15]);
  expect(drawable(waits([quarter(0, null), quarter(15, 300)]))).toBe(false);
});

test('the counter that served most stands first and its bar is whole', () => {
  const bars = served(hub().counters);
  expect(bars[0]?.share).toBe(1);
  expect(bars.every((bar, index) => index === 0 || bar.served <= (bars[index - 1]?.served ?? 0))).toBe(true);
  expect(bars.some((bar) => bar.served === 0)).toBe(false);
  expect(served([])).toEqual([]);
});
