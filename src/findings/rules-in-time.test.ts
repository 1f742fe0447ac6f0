import { expect, test } from 'vitest';
import { isoDate } from '../core/dates.ts';
import type { Rule } from '../verdicts/rule.ts';
import { notYetInForce } from './rules-in-time.ts';

const rule = (id: string, from?: string): Rule =>
  ({ id, effective: from === undefined ? {} : { from: isoDate(from) } }) as unknown as Rule;
const rules = [rule('us-ndaa-889-a', '2019-08-13'), rule('us-fcc-covered', '2021-03-12'), rule('next', '2030-01-01')];
const known = isoDate('2026-11-23');

test.each([
  ['2019-08-12', 'warning', /^no rule asked was in force on 2019-08-12.*2019-08-13/],
  ['2019-08-13', 'note', /^1 of 2 rules asked were not in force on 2019-08-13/],
])('on %s a %s says which rules are to come', (day, severity, message) => {
  expect(notYetInForce(rules, isoDate(day), known)).toMatchObject([
    { severity, message: expect.stringMatching(message) },
  ]);
});

test('nothing is said when every rule that had started by the day of the knowledge holds, or has no first day', () => {
  expect(notYetInForce([...rules, rule('undated')], isoDate('2026-11-29'), known)).toEqual([]);
});
