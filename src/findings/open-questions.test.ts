import { describe, expect, it } from 'vitest';
import type { Identification } from '../core/identity.ts';
import type { Verdict } from '../core/verdict.ts';
import { isoDate } from '../core/dates.ts';
import { MISSING } from '../verdicts/vocabulary.ts';
import { withOpenQuestions } from './open-questions.ts';

const known: Identification = {
  state: 'established',
  category: 'chip',
  presence: 'present',
  attributions: [],
  toSettle: [],
};
const verdict = (missing: readonly string[], informational = false): Verdict => ({
  rule: 'made-up',
  title: 'Made-up rule',
  acts: ['buy'],
  outcome: 'undetermined',
  asOf: isoDate('2026-01-01'),
  effective: {},
  citations: [],
  proof: [],
  missing,
  exceptions: [],
  duties: [],
  informational,
});

describe('what would settle a review whose maker is known', () => {
  it('is the question a barring rule leaves, before those of lists that only inform', () => {
    const { toSettle } = withOpenQuestions(
      known,
      'review',
      [
        verdict(['rule-giving-effect'], true),
        verdict(['telecommunications-equipment']),
        verdict(['telecommunications-equipment']),
      ],
      MISSING,
    );
    expect(toSettle).toEqual(['Is it telecommunications or video surveillance equipment?']);
  });
  it('is the record of its going, when it is said to be gone', () => {
    const { toSettle } = withOpenQuestions({ ...known, presence: 'removed' }, 'review', [], MISSING);
    expect(toSettle[0]).toContain('disposal');
  });
  it('stays what it is when something is said already or nobody is asked', () => {
    const said = { ...known, toSettle: ['Ask the seller'] };
    expect(withOpenQuestions(said, 'review', [verdict(['place'])], MISSING)).toBe(said);
    expect(withOpenQuestions(known, 'covered', [verdict(['place'])], MISSING)).toBe(known);
  });
});
