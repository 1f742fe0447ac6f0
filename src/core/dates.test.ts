import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestDay, holdsOn, isIsoDate, isoDate } from './dates.ts';

describe('calendar days', () => {
  it.each(['2020-02-29', '2000-02-29', '1999-12-31', '2026-11-24'])('%s is one', (text) =>
    expect(isIsoDate(text)).toBe(true),
  );
  it.each([
    '2026-02-30',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-04-31',
    '24.11.2026',
    '2026-11-24T00:00',
    '',
  ])('%s is none', (text) => expect(isIsoDate(text)).toBe(false));
  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(`${text}T00:00:00Z`);
          expect(isIsoDate(text)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text));
        },
      ),
    );
  });
  it('a period holds from its first day to the day before its end', () => {
    const period = { from: isoDate('2020-01-01'), to: isoDate('2020-02-01') };
    expect(
      ['2019-12-31', '2020-01-01', '2020-01-31', '2020-02-01'].map((day) => holdsOn(period, isoDate(day))),
    ).toEqual([false, true, true, false]);
  });
  it('a month or year means its first day', () => {
    expect([earliestDay('2012'), earliestDay('2012-09'), earliestDay('2012-09-05')]).toEqual([
      '2012-01-01',
      '2012-09-01',
      '2012-09-05',
    ]);
  });
});
