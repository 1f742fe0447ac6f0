import { describe, expect, it } from 'vitest';
import { isoDate } from '../../core/dates.ts';
import type { AssessRequest } from '../../pipeline.ts';
import { maxAgeOf, oldKnowledge } from './max-age.ts';

const knowledge = (date: string, registry: string): AssessRequest['knowledge'] =>
  ({
    date: isoDate(date),
    lists: [
      { id: 'us-ndaa-889', date: isoDate('2018-08-13') },
      { id: 'registry:mac', date: isoDate(registry) },
    ],
  }) as unknown as AssessRequest['knowledge'];

describe('--max-age', () => {
  it('passes when what can be refreshed was, however old the statutes are', () => {
    expect(oldKnowledge({ knowledge: knowledge('2026-11-23', '2026-11-20') }, 30, '2026-11-30')).toEqual([]);
  });
  it('names registries, lists on this machine and knowledge that are older', () => {
    const lists = [{ id: 'us-ofac-sdn', date: isoDate('2026-01-01') }, { id: 'my-list' }];
    const parties = { lists } as unknown as NonNullable<AssessRequest['parties']>;
    expect(oldKnowledge({ knowledge: knowledge('2026-09-01', '2026-08-01'), parties }, 30, '2026-11-30')).toEqual([
      'registry:mac is 121 days old, limit 30. Run: nameplate lists update, or --max-age with more days\n',
      'us-ofac-sdn is 333 days old, limit 30. Run: nameplate lists update, or --max-age with more days\n',
      'my-list is undated, limit 30. Run: nameplate lists update, or --max-age with more days\n',
      'The built-in knowledge was last checked 90 days ago, limit 30. Install a newer Nameplate\n',
    ]);
  });
  it.each(['xx', '-3', '30w', ''])('refuses %j', (given) => {
    expect(() => maxAgeOf({ maxAge: given })).toThrow(/--max-age cannot be/);
  });
});
