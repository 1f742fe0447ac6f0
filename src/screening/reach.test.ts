import { expect, test } from 'vitest';
import { listedEntry } from '../../test/listed-entry.ts';
import { isoDate } from '../core/dates.ts';
import type { ListEntry, Relation } from '../core/listing.ts';
import type { BrandFact } from '../knowledge/knowledge.ts';
import { makeReach } from './reach.ts';
import { openIndex } from './screening-index.ts';
import { screen } from './screen.ts';

const entry = (list: string, id: string, name: string): ListEntry => listedEntry(list, id, name, { id });
const owns = (from: string, to: string, more: Partial<Relation> = {}): Relation => ({
  kind: 'relation',
  type: 'owner',
  from,
  to,
  sharePercent: 60,
  citation: { title: 'test' },
  ...more,
});
const registers = openIndex([entry('gleif', 'a', 'Orvex Marine'), entry('gleif', 'b', 'Halden Holding')]);
const index = openIndex([entry('sanctions', 'c', 'Dresov Group'), entry('sanctions', 'maker:dres', 'Dresov Cameras')]);
const day = isoDate('2026-01-01');

test('a listed owner is reached through two owners and the path is told', () => {
  const reach = makeReach(index, [owns('b', 'a'), owns('c', 'b'), owns('a', 'c')], [], day, registers);
  const known = screen(registers, { name: 'Orvex Marine' });
  const found = reach('Orvex Marine', [], known);
  expect(found.map(({ entry: { entryId }, relation }) => [entryId, relation])).toEqual([['c', 'owned-or-controlled']]);
  expect(found[0]?.comparisons.map(({ query }) => query)).toEqual([
    'Halden Holding is owner of Orvex Marine (60 %)',
    'Dresov Group is owner of Halden Holding (60 %)',
  ]);
});

test('ownership that ended before the day asked reaches nobody', () => {
  const reach = makeReach(index, [owns('b', 'a'), owns('c', 'b', { until: isoDate('2025-12-31') })], [], day);
  expect(reach('Orvex Marine', [], screen(registers, { name: 'Orvex Marine' }))).toEqual([]);
});

test('a relation that gives names only is followed to the listed entry of that name', () => {
  const said = owns('name:DRESOV  GROUP', 'name:orvex marine', { type: 'subordinate', unverified: true });
  const found = makeReach(index, [said], [], day)('Orvex Marine', [], screen(registers, { name: 'Orvex Marine' }));
  expect(found.map(({ entry: { entryId } }) => entryId)).toEqual(['c']);
  expect(found[0]?.comparisons[0]?.query).toBe('Orvex Marine is part of Dresov Group (60 %; recalled, not verified)');
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
