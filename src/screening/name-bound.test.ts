import { expect, test } from 'vitest';
import { listedEntry } from '../../test/listed-entry.ts';
import type { EntitySchema, ListEntry } from '../core/listing.ts';
import { candidatesFor, makeScratch } from './candidates.ts';
import { boundQuery, nameBound } from './name-bound.ts';
import { scoreNames } from './name-score.ts';
import { findPartners, forgetPartners, partnerSimilarity } from './partners.ts';
import { partyOfQuery } from './party.ts';
import { openIndex } from './screening-index.ts';

/** Names whose words meet in every way: slips, joined words, initials, titles, acronyms, brands, scripts, equal short words. */
const PERSONS = [
  'Comrade Jose',
  'Comrad Jose',
  'Jose',
  'Karim Jalal Dostam',
  'Karim Jalaldostam',
  'Karimjalal Dostum',
  'Karim Al Dostam',
  'Al Dostam',
  'K. Jalal Dostam',
  'Mohammad Ali Hassan',
  'Mohamed Ali Hasan',
  'Muhammad Hassan Ali Dostam',
  'محمد علي حسن',
  'Dr. Sergey Orvexov',
  'Sergej Orvexov Petrovich',
  'Sergey Petrov',
  '习近平',
  'Xi Jinping',
  '박지성',
  'Park Ji Sung',
  'Su Bin',
];
const ORGANISATIONS = [
  'Orvex Marine Ltd',
  'Orvex Marin Co',
  'Orvex Shipping Co., Ltd.',
  'Orvexmarine',
  'Norvik Radio Telemetry Kinetics Observatory',
  'NRTKO',
  'NRTK Ltd',
  'Co',
  'Co Tech',
  'Huawei Technologies Co., Ltd.',
  '华为技术有限公司',
  'Huawei Marine Norway',
  'Hua Wei',
  'Shenzhen Norvik Technology 44',
  'Shenzhen Norvik Electronics Forty-four',
  'Norvik 44',
  'Bank Orvex of Shenzhen',
  'Norvik Comm',
  'Norvik Communications Group',
  'جمعية التراث',
  'Turath Society',
];

test('no listed name scores more than its bound', () => {
  const entries = [
    ...PERSONS.map((name, at) => entry(`p${at}`, 'Person', name)),
    ...ORGANISATIONS.map((name, at) => entry(`o${at}`, 'Company', name)),
  ];
  const index = openIndex(entries);
  const scratch = makeScratch(index);
  let bounded = 0;
  let refused = 0;
  for (const { entity } of entries) {
    const name = entity.names[0].value;
    for (const asked of [name, name.slice(0, 3) + name.slice(4), `${name} Dostam`, name.replace(' ', '')]) {
      for (const { form: query } of partyOfQuery({ name: asked, schema: entity.schema }, index.rarity).forms) {
        for (const least of [-3, 0, 2]) {
          const partners = findPartners(index, query, scratch.memory, scratch.marks);
          const bound = nameBound(index, boundQuery(query, partners), scratch.marks, least);
          const similarity = partnerSimilarity(partners, query, scratch.marks);
          for (let form = 0; form < index.nameCount; form++) {
            const sectors = index.sectors(index.data.formEntries[form]!);
            const score = scoreNames(query, index.form(form), sectors, similarity);
            if (score === undefined) continue;
            const most = bound(form);
            if (Number.isFinite(most)) bounded++;
            if (most < least) refused++;
            // An acronym that would not reach the least score may score more than the bound, and not more than the least.
            if (score.logit < least) continue;
            expect(most, `${asked} | ${entries[index.data.formEntries[form]!]!.entity.names[0].value}`).toBeGreaterThan(
              score.logit - 1e-6,
            );
          }
          forgetPartners(partners, scratch.marks);
        }
      }
    }
  }
  expect(bounded).toBeGreaterThan(5_000);
  expect(refused).toBeGreaterThan(5_000);
});

test('no reading that reaches the least log-odds is left out for what the words of others tell', () => {
  const index = openIndex([
    ...PERSONS.map((name, at) => entry(`p${at}`, 'Person', name)),
    ...ORGANISATIONS.map((name, at) => entry(`o${at}`, 'Company', name)),
  ]);
  const scratch = makeScratch(index);
  let fewer = 0;
  for (const [schema, names] of [['Person', PERSONS] as const, ['Company', ORGANISATIONS] as const]) {
    for (const name of names.flatMap((one) => [
      one,
      one.slice(0, 3) + one.slice(4),
      `${one} Dostam`,
      `Norvik ${one}`,
    ])) {
      for (const { form: query } of partyOfQuery({ name, schema }, index.rarity).forms) {
        const partners = findPartners(index, query, scratch.memory, scratch.marks);
        const similarity = partnerSimilarity(partners, query, scratch.marks);
        const reaching = (least: number): ReadonlySet<number> => {
          const found = candidatesFor(index, boundQuery(query, partners), scratch, index.nameCount, least);
          if (least > Number.NEGATIVE_INFINITY) fewer += index.nameCount - found.length;
          return new Set(found.map(({ form }) => form));
        };
        const all = reaching(Number.NEGATIVE_INFINITY);
        for (const least of [-3, 0, 2]) {
          const kept = reaching(least);
          for (const form of all) {
            const sectors = index.sectors(index.data.formEntries[form]!);
            const score = scoreNames(query, index.form(form), sectors, similarity);
            if (score !== undefined && score.logit >= least) expect(kept, `${name} | ${form}`).toContain(form);
          }
        }
        forgetPartners(partners, scratch.marks);
      }
    }
  }
  expect(fewer).toBeGreaterThan(10_000);
});

function entry(entryId: string, schema: EntitySchema, name: string): ListEntry {
  return listedEntry('test', entryId, name, { schema });
}
