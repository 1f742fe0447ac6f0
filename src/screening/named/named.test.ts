import { describe, expect, it } from 'vitest';
import { isoDate, type IsoDate } from '../../core/dates.ts';
import type { Knowledge, ListingFact, MakerFact, OwnershipFact } from '../../knowledge/knowledge.ts';
import { listedOn, membersOf } from './listed.ts';
import { namedFor, type NamingRule, prepareNaming } from './named.ts';

const trust = { verified: true, evidence: 'primary' as const, sources: [] };

function company(id: string, parent?: string, ownership: readonly OwnershipFact[] = []): MakerFact {
  return {
    ...trust,
    id,
    kind: 'company',
    name: id,
    names: [],
    ...(parent ? { parent } : {}),
    ownership,
    dates: [],
    notes: '',
  };
}

function listing(entity: string, rule: string, from: string | undefined, to?: string): ListingFact {
  const dates = { ...(from ? { listedOn: isoDate(from) } : {}), ...(to ? { delistedOn: isoDate(to) } : {}) };
  return {
    ...trust,
    id: `${rule}/${entity}/${from ?? ''}`,
    entity,
    rule,
    dateBasis: 'effective',
    namedHow: 'named',
    citation: `${rule} names ${entity}`,
    note: '',
    statusNote: '',
    ...dates,
  } as ListingFact;
}

function span(owner: string, sharePercent?: number, from?: string, to?: string): OwnershipFact {
  return {
    owner,
    note: '',
    verified: true,
    ...(sharePercent === undefined ? {} : { sharePercent }),
    ...(from ? { from: isoDate(from) } : {}),
    ...(to ? { to: isoDate(to) } : {}),
  };
}

const makers = [
  company('holding'),
  company('big', 'holding'),
  company('brand', 'big'),
  company('sold', undefined, [span('big', 100, '2018-01-01', '2022-11-24')]),
  company('part-owned', undefined, [span('big', 12)]),
  company('free'),
];
const listings = [
  listing('big', 'law-list', '2018-08-13'),
  listing('big', 'old-list', '2016-03-08', '2017-03-29'),
  listing('brand', 'export-list', '2019-05-16'),
  listing('free', 'undated-list', undefined),
];
const knowledge = {
  makers,
  listings,
  maker: (id: string) => makers.find((one) => one.id === id),
} as unknown as Knowledge;
const rule: NamingRule = {
  id: 'law',
  lists: ['law-list'],
  entitiesNamed: ['big', 'free'],
  effective: { from: isoDate('2019-08-13') },
  citation: { title: 'the law' },
  verified: true,
};
const naming = prepareNaming(knowledge, []);
const on = (maker: string, asOf: string, obtained?: string) =>
  naming(maker, { asOf: isoDate(asOf), ...(obtained ? { obtained: isoDate(obtained) } : {}) });

describe('naming a maker through ownership', () => {
  it.each<[string, string, string, string | undefined, readonly string[]]>([
    ['the company itself', 'big', '2020-01-01', undefined, ['export-list: big → brand', 'law-list: big']],
    ['nothing the day before it was listed', 'big', '2018-08-12', undefined, []],
    [
      'its brand, through the parent',
      'brand',
      '2020-01-01',
      undefined,
      ['export-list: brand', 'law-list: brand → big'],
    ],
    [
      'its holding company, from above',
      'holding',
      '2020-01-01',
      undefined,
      ['export-list: holding → big → brand', 'law-list: holding → big'],
    ],
    [
      'a minority holding, with its share',
      'part-owned',
      '2020-01-01',
      undefined,
      ['export-list: part-owned → big → brand', 'law-list: part-owned → big'],
    ],
    [
      'a company sold since, while nobody knows when the thing was bought',
      'sold',
      '2026-01-01',
      undefined,
      ['export-list: sold → big → brand', 'law-list: sold → big'],
    ],
    [
      'the same, bought while it was owned',
      'sold',
      '2026-01-01',
      '2021-05-01',
      ['export-list: sold → big → brand', 'law-list: sold → big'],
    ],
    ['not when it was bought after the sale', 'sold', '2026-01-01', '2023-01-01', []],
    ['an entry without a date', 'free', '2020-01-01', undefined, ['undated-list: free']],
    ['a company nobody holds', 'nobody', '2020-01-01', undefined, []],
  ])('%s', (_, maker, asOf, obtained, expected) => {
    const found = on(maker, asOf, obtained);
    expect(found.map((match) => `${match.list}: ${match.via.join(' → ')}`).sort()).toEqual([...expected].sort());
  });

  it('marks a link that has ended and keeps the share', () => {
    expect(on('sold', '2026-01-01')[0]?.path).toEqual([
      { owner: 'big', owned: 'sold', sharePercent: 100, verified: true, endedOn: '2022-11-24' },
    ]);
  });

  it('takes companies that a rule names in its own text, once', () => {
    const found = namedFor('free', knowledge, isoDate('2020-01-01'), rule);
    expect(found.map((match) => [match.list, match.listedOn])).toEqual([['law', '2019-08-13']]);
    expect(namedFor('big', knowledge, isoDate('2020-01-01'), rule).map((match) => match.list)).toEqual(['law-list']);
  });
});

describe('was it on that list that day', () => {
  it.each<[string, string]>([
    ['2016-03-07', 'no'],
    ['2016-03-08', 'yes'],
    ['2017-03-28', 'yes'],
    ['2017-03-29', 'no'],
  ])('%s: %s', (day, expected) => {
    expect(listedOn('big', 'old-list', isoDate(day), knowledge).listed).toBe(expected);
  });

  it('says unknown for an entry without a date', () => {
    expect(listedOn('free', 'undated-list', '2020-01-01' as IsoDate, knowledge).listed).toBe('unknown');
  });

  it('lists the members of a day', () => {
    expect(membersOf('law-list', isoDate('2020-01-01'), knowledge)).toEqual(['big']);
  });
});
