import { expect, test } from 'vitest';
import { isoDate } from '../core/dates.ts';
import type { ListEntry, Relation } from '../core/listing.ts';
import type { BrandFact } from '../knowledge/knowledge.ts';
import { makeReach } from './reach.ts';
import { openIndex } from './screening-index.ts';
import { screen } from './screen.ts';

const entry = (list: string, id: string, name: string): ListEntry => ({
  kind: 'entry',
  list,
  entryId: id,
  entity: {
    id,
    schema: 'Company',
    names: [{ value: name, kind: 'primary' }],
    identifiers: [],
    addresses: [],
    birthDates: [],
    countries: [],
    sectors: [],
  },
  programmes: [],
  citation: { title: 'made for this test' },
  hash: id,
});
const owns = (from: string, to: string, more: Partial<Relation> = {}): Relation => ({
  kind: 'relation',
  type: 'owner',
  from,
  to,
  sharePercent: 60,
  citation: { title: 'test' },
  ...more,
});
const index = openIndex([
  entry('gleif', 'a', 'Orvex Marine'),
  entry('gleif', 'b', 'Halden Holding'),
  entry('sanctions', 'c', 'Dresov Group'),
  entry('sanctions', 'maker:dres', 'Dresov Cameras'),
]);
const day = isoDate('2026-01-01');

test('a listed owner is reached through two owners and the path is told', () => {
  const reach = makeReach(index, [owns('b', 'a'), owns('c', 'b'), owns('a', 'c')], [], day);
  const found = reach('Orvex Marine', screen(index, { name: 'Orvex Marine' }));
  expect(found.map(({ entry: { entryId }, relation }) => [entryId, relation])).toEqual([['c', 'owned-or-controlled']]);
  expect(found[0]?.comparisons.map(({ query }) => query)).toEqual(['b is owner of a (60 %)', 'c is owner of b (60 %)']);
});

test('ownership that ended before the day asked reaches nobody', () => {
  const reach = makeReach(index, [owns('b', 'a'), owns('c', 'b', { until: isoDate('2025-12-31') })], [], day);
  expect(reach('Orvex Marine', screen(index, { name: 'Orvex Marine' }))).toEqual([]);
});

test('a brand leads to its listed maker, in the years it was made there', () => {
  const brand = {
    brand: 'Brightcam',
    aliases: [],
    maker: 'dres',
    trueMaker: 'Dresov Cameras',
    relation: 'oem-rebrand-all',
    confidence: 'confirmed',
    verified: true,
    from: isoDate('2020-01-01'),
  } as unknown as BrandFact;
  expect(makeReach(index, [], [brand], day)('BRIGHTCAM', [])[0]?.relation).toBe('rebrand');
  expect(makeReach(index, [], [brand], isoDate('2019-01-01'))('Brightcam', [])).toEqual([]);
});
