import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../core/dates.ts';
import type { ListEntry, Relation } from '../../core/listing.ts';
import {
  type Holding,
  holdingsOn,
  ownershipGraph,
  REACH_RULES,
  makerHoldings,
  type Reach,
  reachOf,
  resolveEnds,
} from './ownership.ts';

const citation = { title: 'invented' };
const holds = (owner: string, owned: string, share?: number): Holding => ({
  owner,
  owned,
  ...(share === undefined ? {} : { share }),
  control: false,
  citation,
});

function ask(
  party: string,
  listed: string[],
  holdings: Holding[],
  rule: keyof typeof REACH_RULES = 'fifty-percent',
): Reach | undefined {
  return reachOf(ownershipGraph(holdings), new Set(listed), REACH_RULES[rule]).get(party);
}

describe('the 50 Percent Rule', () => {
  it.each([
    ['half held directly reaches', ['L'], [holds('L', 'X', 50)], 'reached'],
    ['just below half does not', ['L'], [holds('L', 'X', 49.9)], 'not-reached'],
    ['two listed owners together reach', ['L', 'M'], [holds('L', 'X', 25), holds('M', 'X', 25)], 'reached'],
    [
      'half of a half counts whole: the middle one is itself reached',
      ['L'],
      [holds('L', 'A', 50), holds('A', 'X', 50)],
      'reached',
    ],
    ['a middle one below half breaks the chain', ['L'], [holds('L', 'A', 49), holds('A', 'X', 100)], 'not-reached'],
    [
      'direct and indirect holdings add up',
      ['L'],
      [holds('L', 'A', 60), holds('A', 'X', 30), holds('L', 'X', 20)],
      'reached',
    ],
    ['a stated owner without a share may reach', ['L'], [holds('L', 'X')], 'possible'],
    ['an unstated share cannot exceed what others hold', ['L'], [holds('L', 'X'), holds('B', 'X', 60)], 'not-reached'],
    [
      'a circle without a listed party reaches nobody',
      ['L'],
      [holds('X', 'Y', 100), holds('Y', 'X', 100), holds('L', 'Z', 10)],
      undefined,
    ],
    [
      'a circle fed from outside settles',
      ['L'],
      [holds('X', 'Y', 60), holds('Y', 'X', 40), holds('L', 'X', 60)],
      'reached',
    ],
  ] as const)('%s', (_, listed, holdings, expected) => {
    expect(ask('X', [...listed], [...holdings])?.state).toBe(expected);
  });

  it('shows the path from the party to the listed owners', () => {
    const reach = ask(
      'X',
      ['L', 'M'],
      [holds('L', 'A', 80), holds('A', 'X', 30), holds('M', 'X', 25), holds('other', 'X', 45)],
    );
    expect(reach).toMatchObject({ state: 'reached', atLeast: 55 });
    expect(reach?.path.map((step) => `${step.owner} ${step.share} ${step.owned}`)).toEqual([
      'A 30 X',
      'M 25 X',
      'L 80 A',
    ]);
  });
});

describe('other rules', () => {
  it('EU and UK ask for more than half', () => {
    expect(ask('X', ['L'], [holds('L', 'X', 50)], 'majority')?.state).toBe('not-reached');
    expect(ask('X', ['L'], [holds('L', 'X', 50.1)], 'majority')?.state).toBe('reached');
  });

  it('the FCC asks for more than a tenth, multiplied along the chain', () => {
    expect(ask('X', ['L'], [holds('L', 'X', 10)], 'ten-percent')?.state).toBe('not-reached');
    expect(ask('X', ['L'], [holds('L', 'A', 40), holds('A', 'X', 30)], 'ten-percent')).toMatchObject({
      state: 'reached',
      atLeast: 12,
    });
    expect(ask('X', ['L'], [holds('L', 'A', 30), holds('A', 'X', 30)], 'ten-percent')?.state).toBe('not-reached');
  });

  it('a majority counts whole in the chain', () => {
    expect(ask('X', ['L'], [holds('L', 'A', 51), holds('A', 'X', 11)], 'ten-percent')).toMatchObject({
      state: 'reached',
      atLeast: 11,
    });
  });

  it('none reaches only the listed', () => {
    expect(ask('X', ['L'], [holds('L', 'X', 100)], 'none')).toBeUndefined();
    expect(ask('L', ['L'], [], 'none')?.state).toBe('listed');
  });
});

describe('holdingsOn', () => {
  const relation: Relation = {
    kind: 'relation',
    type: 'owner',
    from: 'L',
    to: 'X',
    sharePercent: 60,
    since: isoDate('2020-01-01'),
    until: isoDate('2023-06-01'),
    citation,
  };
  it.each([
    ['2019-12-31', 0],
    ['2020-01-01', 1],
    ['2023-05-31', 1],
    ['2023-06-01', 0],
  ])('on %s there are %i', (day, count) => {
    expect(holdingsOn([relation], isoDate(day))).toHaveLength(count);
  });

  it('takes affiliates and directors for no owners', () => {
    expect(
      holdingsOn(
        [
          { ...relation, type: 'affiliate' },
          { ...relation, type: 'director' },
        ],
        isoDate('2021-01-01'),
      ),
    ).toEqual([]);
  });
});

describe('makerHoldings', () => {
  it('takes verified facts that stood on the day', () => {
    const fact = (owner: string, verified: boolean, from?: string) => ({
      owner,
      verified,
      note: '',
      sharePercent: 60,
      ...(from === undefined ? {} : { from: isoDate(from) }),
    });
    const maker = {
      id: 'm',
      kind: 'company',
      name: 'M',
      names: [],
      dates: [],
      notes: '',
      verified: true,
      evidence: 'primary' as const,
      sources: [citation],
      ownership: [fact('a', true), fact('b', false), fact('c', true, '2024-01-01')],
    };
    expect(makerHoldings([maker], isoDate('2023-01-01')).map((one) => one.owner)).toEqual(['maker:a']);
    expect(makerHoldings([maker], isoDate('2024-01-01')).map((one) => one.owner)).toEqual(['maker:a', 'maker:c']);
  });
});

describe('resolveEnds', () => {
  const entry = (id: string, ...names: string[]): ListEntry => ({
    kind: 'entry',
    list: 'x',
    entryId: id,
    entity: {
      id: `x:${id}`,
      schema: 'Company',
      names: names.map((value, index) => ({
        value,
        kind: index === 0 ? ('primary' as const) : ('alias' as const),
      })) as [{ value: string; kind: 'primary' }],
      identifiers: [],
      addresses: [],
      birthDates: [],
      countries: [],
      sectors: [],
    },
    programmes: [],
    citation,
    hash: '',
  });
  const link: Relation = {
    kind: 'relation',
    type: 'owner',
    from: 'name:Example Holding, Ltd.',
    to: 'name:Twin',
    citation,
  };

  it('finds the one entity of that name and leaves shared names alone', () => {
    const [found] = resolveEnds(
      [link],
      [entry('1', 'EXAMPLE HOLDING LTD'), entry('2', 'Twin'), entry('3', 'Other', 'TWIN')],
    );
    expect([found?.from, found?.to]).toEqual(['x:1', 'name:Twin']);
  });
});

describe('properties', () => {
  const party = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const holding = fc
    .record({ owner: party, owned: party, share: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }) })
    .map(({ owner, owned, share }) => holds(owner, owned, share));
  const graph = fc.array(holding, { maxLength: 14 });
  const rules = fc.constantFrom(REACH_RULES['fifty-percent'], REACH_RULES['ten-percent'], REACH_RULES.majority);
  const order = ['not-reached', 'possible', 'reached', 'listed'];
  const rank = (reach: Reach | undefined): number => order.indexOf(reach?.state ?? 'not-reached');

  it('always ends, and the least never exceeds the most nor a hundred', () => {
    fc.assert(
      fc.property(graph, fc.uniqueArray(party, { minLength: 1, maxLength: 3 }), rules, (holdings, listed, rule) => {
        for (const reach of reachOf(ownershipGraph(holdings), new Set(listed), rule).values()) {
          expect(reach.atLeast).toBeLessThanOrEqual(reach.atMost + 0.01);
          expect(reach.atMost).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('listing one more party never takes anybody out of reach', () => {
    fc.assert(
      fc.property(
        graph,
        fc.uniqueArray(party, { minLength: 1, maxLength: 2 }),
        party,
        rules,
        (holdings, listed, another, rule) => {
          const one = reachOf(ownershipGraph(holdings), new Set(listed), rule);
          const two = reachOf(ownershipGraph(holdings), new Set([...listed, another]), rule);
          for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
            expect(rank(two.get(name))).toBeGreaterThanOrEqual(rank(one.get(name)));
        },
      ),
    );
  });

  it('whatever is reached has a path that ends in a listed party', () => {
    fc.assert(
      fc.property(graph, fc.uniqueArray(party, { minLength: 1, maxLength: 2 }), rules, (holdings, listed, rule) => {
        for (const [, reach] of reachOf(ownershipGraph(holdings), new Set(listed), rule)) {
          if (reach.state === 'reached' || reach.state === 'possible')
            expect(reach.path.some((step) => listed.some((one) => one === step.owner))).toBe(true);
        }
      }),
    );
  });
});
