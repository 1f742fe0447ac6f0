import { expect, test } from 'vitest';
import { isoDate } from '../core/dates.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { entriesOfKnowledge } from './knowledge-entries.ts';
import { registerOfKnowledge, relationsOfKnowledge } from './knowledge-register.ts';
import { makeReach, SAME_HOUSE } from './reach.ts';
import { openIndex } from './screening-index.ts';
import { screen } from './screen.ts';

const { makers, listings, brands } = await openKnowledge();

/** List and relation of every listed party that a name leads to over owners and brands on a day. */
function leads(name: string, day: string): readonly string[] {
  const asOf = isoDate(day);
  const inForce = [...entriesOfKnowledge(makers, listings)].filter(
    ({ listedOn, delistedOn }) =>
      (listedOn === undefined || listedOn <= asOf) && (delistedOn === undefined || asOf < delistedOn),
  );
  const lists = openIndex(inForce);
  const registers = openIndex([...registerOfKnowledge(makers, listings, brands, asOf)]);
  const reach = makeReach(lists, relationsOfKnowledge(makers), brands, asOf);
  const found = reach(name, screen(lists, { name }), screen(registers, { name }, { threshold: SAME_HOUSE }));
  return found.map(({ entry, relation }) => `${relation} ${entry.entity.id}`);
}

test.each([
  [
    'an affiliate that no list names',
    'Futurewei Technologies',
    '2026-11-29',
    'owned-or-controlled maker:huawei-technologies',
  ],
  ['a brand with its legal form', 'Lorex Technology Inc.', '2026-11-29', 'rebrand maker:dahua'],
  ['a branch of an affiliate', 'Hangzhou Ezviz Network Co', '2026-11-29', 'owned-or-controlled maker:hikvision'],
  ['a brand owner with its trade', 'Amcrest Technologies LLC', '2026-11-29', 'rebrand maker:dahua'],
  ['a brand in its owner\u2019s years', 'LOREX CORP', '2020-05-01', 'owned-or-controlled maker:dahua'],
])('%s leads to the listed company: %s', (_, name, day, lead) => {
  expect(leads(name, day)).toContain(lead);
});

test.each([
  ['a brand sold before the day has no owner on a list any more', 'Lorex Technology Inc.', '2026-11-29', /^owned/u],
  ['a brand word beside other telling words is another firm', 'Hills Pet Nutrition', '2026-11-29', /./u],
  ['a name that is none of them', 'Acme Tools', '2026-11-29', /./u],
])('%s: %s', (_, name, day, unwanted) => {
  expect(leads(name, day).filter((lead) => unwanted.test(lead))).toEqual([]);
});

test('a listed company stands in no register: its own listing answers', () => {
  const register = [...registerOfKnowledge(makers, listings, brands, isoDate('2026-11-29'))];
  expect(register.map(({ entryId }) => entryId)).not.toContain('huawei-technologies');
  expect(register.length).toBeGreaterThan(100);
});
