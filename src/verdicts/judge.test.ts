import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isoDate, type IsoDate } from '../core/dates.ts';
import type { Match } from '../core/verdict.ts';
import type { Case, CaseMaker } from './case.ts';
import { isDecided, judge } from './judge.ts';
import { parseRule } from './parse-rule.ts';
import type { Condition, Rule } from './rule.ts';
import { ACTORS, ACTS, type Act, type Actor, CATEGORY_CLASSES, MISSING, PURPOSES, type Purpose } from './vocabulary.ts';

const folder = new URL('../../data/rules/', import.meta.url);
const rules: readonly Rule[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .map((name) => parseRule(parse(readFileSync(new URL(name, folder), 'utf8'))));
const byId = (id: string): Rule => {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(id);
  return rule;
};

const DAYS = rules
  .flatMap((rule) => [
    rule.effective.from,
    rule.effective.to,
    ...rule.uncertain.map((span) => span.from),
    ...rule.suspended.map((span) => span.to),
  ])
  .filter((day): day is IsoDate => day !== undefined);
const day = fc.oneof(
  fc.constantFrom(...DAYS),
  fc.constantFrom(...DAYS).map((edge) => shift(edge, -1)),
  fc.integer({ min: 0, max: 6000 }).map((days) => shift(isoDate('2014-01-01'), days)),
);
const match = fc.record({
  entity: fc.constantFrom('huawei-technologies', 'zte-corporation', 'hikvision', 'dji', 'smic', 'dahua'),
  list: fc.constantFrom(...new Set(rules.flatMap((rule) => rule.lists))),
  listedOn: fc.option(day, { nil: undefined }),
  namedHow: fc.constantFrom('named', 'named, purpose-limited', 'named, services only', 'category'),
  verified: fc.boolean(),
  share: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  tied: fc.boolean(),
  down: fc.boolean(),
  linkVerified: fc.boolean(),
});
const maker: fc.Arbitrary<CaseMaker> = fc
  .record({
    role: fc.constantFrom('manufacturer', 'brand-owner', 'chipset', 'module', 'seller'),
    confidence: fc.constantFrom('proven', 'strong', 'weak'),
    matches: fc.array(match, { maxLength: 3 }),
  })
  .map(({ role, confidence, matches }) => ({
    maker: 'm',
    role,
    confidence,
    matches: matches.map(
      ({ share, tied, down, linkVerified, ...entry }): Match => ({
        maker: tied ? 'm' : entry.entity,
        entity: entry.entity,
        list: entry.list,
        listingId: 'x',
        namedHow: entry.namedHow,
        verified: entry.verified,
        via: ['m'],
        citation: { title: 'a list' },
        ...(entry.listedOn === undefined ? {} : { listedOn: entry.listedOn }),
        ...(tied
          ? {
              path: [
                {
                  owner: down ? 'm' : entry.entity,
                  owned: down ? entry.entity : 'm',
                  verified: linkVerified,
                  ...(share === undefined ? {} : { sharePercent: share }),
                },
              ],
            }
          : {}),
      }),
    ),
  }));
const categories = Object.values(CATEGORY_CLASSES).flat();
/** A case in which every fact is known. */
const full: fc.Arbitrary<Case> = fc.record({
  asOf: day,
  act: fc.constantFrom(...(Object.keys(ACTS) as Act[])),
  actor: fc.constantFrom(...(Object.keys(ACTORS) as Actor[])),
  makerState: fc.constantFrom(
    'established' as const,
    'contested' as const,
    'unknown' as const,
    'not-equipment' as const,
  ),
  makers: fc.array(maker, { maxLength: 2 }),
  item: fc.record({
    category: fc.constantFrom(...categories),
    obtained: day,
    origin: fc.constantFrom(['US'], ['TW'], ['CN', 'US']),
  }),
  purpose: fc.constantFrom(...(Object.keys(PURPOSES) as Purpose[])),
  place: fc.constantFrom('US', 'US-TX', 'UK', 'DE', 'SE', 'IN', 'AU', 'CA'),
  funding: fc.constantFrom('federal-award', 'usf', 'fcc-subsidy', 'own'),
  contract: fc.record({ date: day, clause: fc.constantFrom('52.204-25', '52.240-91') }),
  answers: fc
    .constantFrom(true, false)
    .chain((value) =>
      fc.constant(
        Object.fromEntries(Object.keys(MISSING).map((key) => [key, key === 'network-part' ? 'core' : value])),
      ),
    ),
  exceptions: fc.constant({}),
});
/** A rule and a full case that the rule mostly speaks to, so that the later steps of judging are reached. */
const aimed: fc.Arbitrary<readonly [Rule, Case]> = fc
  .tuple(fc.constantFrom(...rules), full, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 4 }))
  .map(([rule, facts, first, second, stray]) => {
    if (stray === 0) return [rule, facts];
    const acts = rule.scope.acts === 'any' ? [facts.act ?? 'buy'] : rule.scope.acts;
    const act = acts[first % acts.length] as Act;
    const bound = rule.scope.bound
      .filter((entry) => entry.acts === undefined || entry.acts.includes(act))
      .flatMap((entry) => entry.actors);
    const actor = bound[second % Math.max(bound.length, 1)] ?? facts.actor;
    const place = rule.scope.place?.[0] ?? facts.place;
    const makers = facts.makers.map((entry) => ({
      ...entry,
      matches: entry.matches.map((one) => ({
        ...one,
        list: rule.lists[first % Math.max(rule.lists.length, 1)] ?? one.list,
      })),
    }));
    return [
      rule,
      {
        ...facts,
        act,
        ...(actor ? { actor } : {}),
        ...(place ? { place } : {}),
        makers,
        makerState: stray === 1 ? facts.makerState : 'established',
      },
    ];
  });
const FACTS = [
  'act',
  'actor',
  'purpose',
  'place',
  'funding',
  'contract',
  'category',
  'obtained',
  'origin',
  'answers',
  'maker',
] as const;

function forget(facts: Case, names: readonly string[]): Case {
  const { act, actor, purpose, place, funding, contract, ...rest } = facts;
  const { category, obtained, origin } = facts.item;
  const keep = (name: string) => !names.includes(name);
  return {
    ...rest,
    ...(keep('act') && act ? { act } : {}),
    ...(keep('actor') && actor ? { actor } : {}),
    ...(keep('purpose') && purpose ? { purpose } : {}),
    ...(keep('place') && place ? { place } : {}),
    ...(keep('funding') && funding ? { funding } : {}),
    ...(keep('contract') && contract ? { contract } : {}),
    item: {
      ...(keep('category') && category ? { category } : {}),
      ...(keep('obtained') && obtained ? { obtained } : {}),
      ...(keep('origin') && origin ? { origin } : {}),
    },
    answers: keep('answers') ? facts.answers : {},
    ...(keep('maker') ? {} : { makerState: 'unknown' as const, makers: [] }),
  };
}

describe('a verdict', () => {
  it('is the same for the same rule and case', () => {
    fc.assert(
      fc.property(aimed, ([rule, facts]) => {
        const before = JSON.stringify(facts);
        expect(judge(rule, facts)).toEqual(judge(rule, facts));
        expect(JSON.stringify(facts)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('once decided is not overturned by learning more', () => {
    fc.assert(
      fc.property(aimed, fc.subarray([...FACTS]), fc.subarray([...FACTS]), ([rule, facts], first, more) => {
        // Made abroad, and no stage of its production abroad: what contradicts itself may overturn anything.
        const abroad = facts.item.origin?.some((country) => country !== 'US') === true;
        fc.pre(!(abroad && facts.answers['foreign-production-stage'] === false));
        const known = forget(
          facts,
          first.filter((name) => more.includes(name)),
        );
        const less = forget(facts, first);
        const before = judge(rule, less);
        if (isDecided(before)) expect(judge(rule, known).outcome).toBe(before.outcome);
      }),
      { numRuns: 4000 },
    );
  });

  it('names what is missing whenever it is open', () => {
    fc.assert(
      fc.property(aimed, fc.subarray([...FACTS]), ([rule, facts], names) => {
        const verdict = judge(rule, forget(facts, names));
        if (verdict.outcome === 'undetermined') expect(verdict.missing.length).toBeGreaterThan(0);
        for (const name of verdict.missing) expect(MISSING).toHaveProperty(name);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never prohibited, restricted or clear on an unverified listing or a rule nobody read', () => {
    fc.assert(
      fc.property(aimed, ([rule, facts]) => {
        const shaky: Case = {
          ...facts,
          makers: facts.makers.map((entry) => ({
            ...entry,
            matches: entry.matches.map((one) => ({ ...one, verified: false })),
          })),
        };
        if (judge({ ...rule, verified: false }, facts).outcome !== 'not-applicable') {
          expect(judge({ ...rule, verified: false }, facts).outcome).toBe('undetermined');
        }
        const named = holdsNamedOnly(rule.when);
        if (named) expect(['prohibited', 'restricted']).not.toContain(judge(rule, shaky).outcome);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes on an exception only when it listed that exception before', () => {
    fc.assert(
      fc.property(full, fc.constantFrom(...rules.filter((rule) => rule.exceptions.length > 0)), (facts, rule) => {
        const before = judge(rule, facts);
        for (const exception of rule.exceptions) {
          const after = judge(rule, { ...facts, exceptions: { [exception.id]: true } });
          if (after.outcome !== before.outcome)
            expect(before.exceptions.map((entry) => entry.id)).toContain(exception.id);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('judging by date', () => {
  it.each(rules.filter((rule) => rule.effective.from !== undefined && !rule.notLaw))(
    '$id does not apply the day before it starts',
    (rule) => {
      const from = rule.effective.from as IsoDate;
      for (const act of Object.keys(ACTS) as Act[]) {
        const facts: Case = {
          asOf: shift(from, rule.uncertain.some((span) => span.from < from) ? -10 : -1),
          act,
          makerState: 'established',
          makers: [],
          item: {},
          answers: {},
          exceptions: {},
        };
        expect(judge(rule, facts).outcome).toBe('not-applicable');
      }
    },
  );

  it('carries the listing, its date and its source in the proof', () => {
    const facts: Case = {
      asOf: isoDate('2026-11-23'),
      act: 'use',
      actor: 'federal-contractor',
      makerState: 'established',
      item: { category: 'camera' },
      answers: {},
      exceptions: {},
      makers: [
        {
          maker: 'ezviz',
          role: 'manufacturer',
          confidence: 'strong',
          matches: [
            {
              maker: 'ezviz',
              entity: 'hikvision',
              list: 'us-ndaa-889',
              listingId: 'x',
              listedOn: isoDate('2018-08-13'),
              namedHow: 'named, purpose-limited',
              via: ['ezviz', 'hikvision'],
              path: [{ owner: 'hikvision', owned: 'ezviz', verified: true }],
              citation: { title: 'Pub. L. 115-232' },
            },
          ],
        },
      ],
    };
    const verdict = judge(byId('us-ndaa-889-a1b'), facts);
    expect(verdict.outcome).toBe('restricted');
    expect(verdict.missing).toEqual(['purpose']);
    expect(verdict.proof.map((step) => step.says).join(' ')).toContain('ezviz is owned by hikvision');
    expect(verdict.proof.some((step) => step.citation?.title === 'Pub. L. 115-232')).toBe(true);
    expect(verdict.exceptions.map((exception) => exception.id)).toEqual([
      'third-party-facilities',
      'blind-equipment',
      'waiver',
    ]);
    expect(verdict.duties.map((duty) => duty.id)).toContain('far-889-report');
  });
});

/** Whether the condition can only hold through a listing. */
function holdsNamedOnly(condition: Condition): boolean {
  if ('named' in condition) return true;
  return 'all' in condition && condition.all.some((part) => holdsNamedOnly(part));
}

function shift(from: IsoDate, days: number): IsoDate {
  return isoDate(new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
}
