import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAfter, federalHolidays } from './deadline.ts';

describe('deadlines', () => {
  it.each([
    ['1 business day', '2026-11-23T15:00:00-05:00', '2026-11-24 17:00 ET', 'Monday to Tuesday'],
    ['1 business day', '2026-11-20T23:30:00-05:00', '2026-11-23 17:00 ET', 'late Friday counts as Friday'],
    ['1 business day', '2026-11-25T10:00:00-05:00', '2026-11-27 17:00 ET', 'Thanksgiving is skipped'],
    ['1 business day', '2026-11-21T10:00:00-05:00', '2026-11-23 17:00 ET', 'found on a Saturday'],
    ['10 business days', '2026-12-18T12:00:00-05:00', '2027-01-05 17:00 ET', 'Christmas and New Year on Fridays'],
    ['1 business day', '2026-07-02T09:00:00-04:00', '2026-07-06 17:00 ET', 'Saturday 4 July is kept on Friday the 3rd'],
    [
      '3 business days',
      '2027-06-17T09:00:00-04:00',
      '2027-06-23 17:00 ET',
      'Juneteenth on a Saturday is kept on Friday',
    ],
    ['72 hours', '2026-11-20T18:00:00-05:00', '2026-11-23 18:00 ET', 'hour clocks run through the weekend'],
    ['72 hours', '2026-10-31T18:00:00-04:00', '2026-11-03 17:00 ET', 'and through the end of daylight saving'],
    ['1 business day', '2026-11-24T03:30:00Z', '2026-11-24 17:00 ET', 'the day is the Eastern one'],
    ['31 March each year', '2026-11-23T12:00:00-05:00', '2027-03-31 23:59 ET', 'next 31 March'],
  ])('%s from %s is %s: %s', (deadline, start, local) => {
    expect(dueAfter(deadline, new Date(start))?.local).toBe(local);
  });

  it('gives the instant beside the local time', () => {
    expect(dueAfter('1 business day', new Date('2026-07-08T12:00:00Z'))).toEqual({
      instant: '2026-07-09T21:00:00.000Z',
      local: '2026-07-09 17:00 ET',
    });
  });

  it.each(['with the offer', 'per rule', 'every 3 months', ''])('does not invent a clock for "%s"', (deadline) => {
    expect(dueAfter(deadline, new Date('2026-11-23T12:00:00Z'))).toBeUndefined();
  });

  it('knows the federal holidays of 2026 and 2021 as observed', () => {
    expect(federalHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
    expect(federalHolidays(2021)).toContain('2021-12-31');
    expect(federalHolidays(2020)).not.toContain('2020-06-19');
  });

  it('more business days never end earlier', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2018-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 40 }),
        (start, count) => {
          const one = dueAfter(`${count} business days`, start)?.instant ?? '';
          const two = dueAfter(`${count + 1} business days`, start)?.instant ?? '';
          expect(one < two).toBe(true);
          expect(new Date(one).getTime()).toBeGreaterThan(start.getTime());
        },
      ),
      { numRuns: 200 },
    );
  });
});
