import { expect, test } from 'vitest';
import { byCrew, dayAfter, marks } from '../src/data/day-list';
import { bookedDay } from '../src/fake/views';

test('a day is listed by crew, each in the order of its times, and no window among them', () => {
  const { appointments } = bookedDay();
  const window = { ...appointments[0], code: 'WINDOW01', kind: 'window' } as (typeof appointments)[number];
  const tenth = { ...appointments[0], code: 'GAS00010', crew: '10 组' } as (typeof appointments)[number];
  const second = { ...appointments[0], code: 'GAS00020', crew: '2 组' } as (typeof appointments)[number];
  const days = byCrew([window, tenth, second, ...[...appointments].reverse()]);
  expect(days.map((day) => [day.crew, day.appointments.map((one) => one.code)])).toEqual([
    ['1 组', ['GAS00001', 'GAS00002']],
    ['2 组', ['GAS00020']],
    ['10 组', ['GAS00010']],
    [null, ['HELP0001']],
  ]);
});

test('what has ended is marked no more, and whoever came late is met after all', () => {
  expect(marks('booked')).toEqual(['arrived', 'no-show']);
  expect(marks('arrived')).toEqual(['done']);
  expect(marks('no-show')).toEqual(['arrived']);
  expect([marks('done'), marks('cancelled'), marks('checked-in')]).toEqual([[], [], []]);
});

test('days go over the ends of months and years', () => {
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29');
});
