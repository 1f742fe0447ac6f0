import { describe, expect, it } from 'vitest';
import type { Attribution, Identification } from '../core/identity.ts';
import { isoDate } from '../core/dates.ts';
import type { Outcome, Verdict } from '../core/verdict.ts';
import { headline } from './headline.ts';

function attribution(confidence: Attribution['confidence'], role: Attribution['role'] = 'manufacturer'): Attribution {
  return { maker: 'hikvision', makerName: 'Hikvision', role, confidence, signals: [], against: [] };
}

function item(
  state: Identification['state'],
  attributions: readonly Attribution[],
  presence: Identification['presence'] = 'present',
): Identification {
  return { attributions, state, category: 'camera', presence, toSettle: [] };
}

function verdict(outcome: Outcome, informational = false): Verdict {
  return {
    rule: 'r',
    title: 'A rule',
    outcome,
    acts: ['buy'],
    asOf: isoDate('2026-11-23'),
    effective: {},
    citations: [],
    proof: [],
    missing: outcome === 'undetermined' ? ['purpose'] : [],
    exceptions: [],
    duties: [],
    informational,
  };
}

describe('the headline', () => {
  const named = [attribution('strong')];
  it.each<[string, Identification, readonly Verdict[], string]>([
    [
      'a named maker that a rule bars is covered',
      item('established', named),
      [verdict('clear'), verdict('prohibited')],
      'covered',
    ],
    ['restricted is covered too', item('established', named), [verdict('restricted')], 'covered'],
    [
      'a maker no rule reaches is clear',
      item('established', named),
      [verdict('clear'), verdict('not-applicable')],
      'clear',
    ],
    ['an open rule sends to review', item('established', named), [verdict('undetermined')], 'review'],
    [
      'a list that only informs sends to review',
      item('established', named),
      [verdict('undetermined', true), verdict('clear')],
      'review',
    ],
    [
      'a list that only informs never makes covered',
      item('established', named),
      [verdict('prohibited', true)],
      'clear',
    ],
    ['an unknown maker is review, not clear', item('unknown', []), [verdict('undetermined')], 'review'],
    [
      'an unknown maker is review even when no rule applies',
      item('unknown', []),
      [verdict('not-applicable')],
      'review',
    ],
    [
      'a weak sign alone decides nothing',
      item('established', [attribution('weak')]),
      [verdict('prohibited')],
      'review',
    ],
    ['contradiction is shown, not averaged', item('contested', named), [verdict('prohibited')], 'review'],
    ['no equipment is clear', item('not-equipment', []), [], 'clear'],
    ['a seller is not a maker', item('established', [attribution('proven', 'seller')]), [verdict('clear')], 'review'],
    ['a thing that is gone needs a person', item('established', named, 'removed'), [verdict('prohibited')], 'review'],
  ])('%s', (_, identification, verdicts, status) => {
    const made = headline(identification, verdicts);
    expect(made.status).toBe(status);
    expect(made.because).not.toBe('');
  });

  it('names a seller that the lists know beside the open question', () => {
    const seller: Attribution = { ...attribution('weak', 'seller'), family: 'hikvision' };
    expect(headline(item('unknown', [seller]), [])).toEqual({
      status: 'review',
      because: 'nothing says who made it, but the seller is Hikvision',
    });
    expect(headline(item('unknown', [attribution('weak', 'seller')]), []).because).toBe('nothing says who made it');
  });
});
