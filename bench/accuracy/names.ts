import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compare, type FeatureComparison } from '../../src/screening/compare.ts';
import { DEFAULT_THRESHOLD } from '../../src/screening/model.ts';
import { openIndex, type ScreeningIndex } from '../../src/screening/screening-index.ts';
import { screen } from '../../src/screening/screen.ts';
import { entriesOfKnowledge } from '../../src/screening/knowledge-entries.ts';
import { readData } from '../../src/knowledge/authoring/read-data.ts';
import { compileData } from '../../src/knowledge/authoring/compile.ts';
import { entriesUnder } from '../list-entries.ts';
import type { Rarity } from '../../src/screening/token.ts';
import type { ScreenQuery } from '../../src/screening/party.ts';
import { entityOf, type NameCase, queryOf, readCases } from './names-cases.ts';

interface Scored {
  readonly pair: NameCase;
  readonly score: number;
}

interface Counts {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function count(rows: readonly Scored[], threshold: number): Counts {
  let hit = 0;
  let wrong = 0;
  let missed = 0;
  for (const { pair, score } of rows) {
    if (score >= threshold) {
      if (pair.expect) hit++;
      else wrong++;
    } else if (pair.expect) missed++;
  }
  return {
    precision: hit / Math.max(1, hit + wrong),
    recall: hit / Math.max(1, hit + missed),
    f1: (2 * hit) / Math.max(1, 2 * hit + wrong + missed),
  };
}

function best(rows: readonly Scored[]): readonly [number, Counts] {
  let at = DEFAULT_THRESHOLD;
  let counts = count(rows, at);
  for (let threshold = 0.02; threshold < 1; threshold += 0.02) {
    const next = count(rows, threshold);
    if (next.f1 > counts.f1) {
      at = threshold;
      counts = next;
    }
  }
  return [at, counts];
}

const digits = (value: number): string => value.toFixed(3);

function line(title: string, rows: readonly Scored[]): void {
  if (rows.length === 0) return;
  const now = count(rows, DEFAULT_THRESHOLD);
  const [at, top] = best(rows);
  const yes = rows.filter(({ pair }) => pair.expect).length;
  console.log(
    `${title.padEnd(46)} ${String(rows.length).padStart(5)} ${String(yes).padStart(5)}   ${digits(now.precision)} ${digits(now.recall)} ${digits(now.f1)}   ${digits(top.f1)} @ ${at.toFixed(2)}`,
  );
}

function calibration(rows: readonly Scored[]): void {
  console.log('\nCalibration (all firm labels): score band, pairs, mean score, share true');
  for (let low = 0; low < 10; low++) {
    const band = rows.filter(({ score }) => score >= low / 10 && (score < (low + 1) / 10 || low === 9));
    if (band.length === 0) continue;
    const mean = band.reduce((sum, row) => sum + row.score, 0) / band.length;
    console.log(
      `  ${(low / 10).toFixed(1)}–${((low + 1) / 10).toFixed(1)}  ${String(band.length).padStart(5)}  ${digits(mean)}  ${digits(band.filter(({ pair }) => pair.expect).length / band.length)}`,
    );
  }
}

/** `npm run accuracy -- names <dir> [--lists <dir>] [--errors[=pattern]] [--predictions <file.jsonl>]` */
export async function run(args: readonly string[]): Promise<void> {
  const folder = args.find(
    (word, at) => !word.startsWith('--') && !(args[at - 1] ?? '').match(/^--(?:predictions|lists|mine)$/),
  );
  if (folder === undefined)
    throw new Error(
      'usage: npm run accuracy -- names <dir> [--lists <dir>] [--errors[=pattern]] [--predictions <file.jsonl>]',
    );
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const rows: Scored[] = readCases(folder).map((pair) => ({
    pair,
    score: compare(queryOf(pair.query), entityOf(`case:${pair.id}`, pair.candidate)).score,
  }));
  const firm = rows.filter(({ pair }) => pair.quality !== 'WEAK');

  console.log(
    `${'set'.padEnd(46)} ${'pairs'.padStart(5)} ${'true'.padStart(5)}   prec  rec   F1 @ ${DEFAULT_THRESHOLD}  best F1`,
  );
  for (const file of new Set(rows.map(({ pair }) => pair.file))) {
    const here = rows.filter(({ pair }) => pair.file === file);
    line(file, here);
    line(
      '  firm labels',
      here.filter(({ pair }) => pair.quality !== 'WEAK'),
    );
    line(
      '  weak labels',
      here.filter(({ pair }) => pair.quality === 'WEAK'),
    );
    line(
      '  needs attributes',
      here.filter(({ pair }) => pair.needs_attributes === true),
    );
    const categories = new Set(here.map(({ pair }) => groupOf(pair)));
    if (categories.size > 1)
      for (const category of [...categories].sort())
        line(
          `    ${category}`,
          here.filter(({ pair }) => groupOf(pair) === category),
        );
  }
  console.log('');
  line(
    'all nomenklatura cases',
    rows.filter(({ pair }) => pair.category.startsWith('nk/')),
  );
  line(
    'all cross-script cases',
    rows.filter(({ pair }) => pair.category.includes('cross-script')),
  );
  calibration(firm);
  printErrors(rows, args);
  const out: string[] = rows.map(({ pair, score }) =>
    JSON.stringify({ id: pair.id, score, decision: score >= DEFAULT_THRESHOLD }),
  );
  out.push(...(await queryFiles(folder, option('--lists'), args)));
  const path = option('--predictions');
  if (path !== undefined) {
    writeFileSync(path, `${out.join('\n')}\n`);
    console.log(`\n${out.length} predictions written to ${path}`);
  }
}

/** Domain categories by kind of question, the others as they are. */
function groupOf(pair: NameCase): string {
  const parts = pair.category.split('/');
  return parts[0] === 'domain' ? `domain/${parts[2] ?? ''}` : parts.slice(0, 2).join('/');
}

function printErrors(rows: readonly Scored[], args: readonly string[]): void {
  const asked = args.find((word) => word === '--errors' || word.startsWith('--errors='));
  if (asked === undefined) return;
  const pattern = asked.split('=')[1];
  for (const { pair, score } of rows) {
    if (score >= DEFAULT_THRESHOLD === pair.expect || (pattern !== undefined && !pair.category.includes(pattern)))
      continue;
    console.log(
      `${pair.expect ? 'missed' : 'false '} ${score.toFixed(2)} ${pair.category} | ${pair.query.name} | ${pair.candidate.name}`,
    );
  }
}

/** Screens the query files of the folder: real vendor names and made-up persons, whose hits on sanctions lists are false. */
async function queryFiles(
  folder: string,
  lists: string | undefined,
  args: readonly string[],
): Promise<readonly string[]> {
  const read = (name: string): string[] =>
    existsSync(`${folder}/${name}.gz`)
      ? gunzipSync(readFileSync(`${folder}/${name}.gz`))
          .toString('utf8')
          .trim()
          .split('\n')
      : []; // prettier-ignore
  const { facts } = compileData(readData(new URL('../../data', import.meta.url).pathname));
  const known = [...entriesOfKnowledge(facts.makers, facts.listings)];
  const builtIn = openIndex(known);
  const vendors = read('queries-oui-vendors.txt').map((name): ScreenQuery => ({ name, schema: 'Company' }));
  const persons = read('queries-synthetic-persons.csv')
    .slice(1)
    .map((row): ScreenQuery => {
      const [name = '', born = '', country = ''] = row.slice(1, -1).split('","');
      return { name, schema: 'Person', birthDates: born === '' ? [] : [born], ...(country === '' ? {} : {}) };
    });
  const out: string[] = [];
  console.log('');
  out.push(
    ...reportHits('vendor names, companies of the knowledge base', 'queries-oui-vendors', vendors, builtIn, args),
  );
  if (lists === undefined) {
    console.log('give --lists <folder> to screen persons and vendors against published lists, too');
    return out;
  }
  const entries = await entriesUnder(lists);
  const index = openIndex([...known, ...entries]);
  const bare = persons.map(({ name }): ScreenQuery => ({ name, schema: 'Person' }));
  const mine = args.includes('--mine') ? args[args.indexOf('--mine') + 1] : undefined;
  if (mine !== undefined) mineNegatives(mine, vendors, bare, index);
  reportHits('vendor names, all lists', 'queries-oui-vendors-all-lists', vendors, index, args);
  reportHits('made-up persons by name only, all lists', 'queries-synthetic-persons-name-only', bare, index, args);
  out.push(
    ...reportHits('made-up persons with birth date, all lists', 'queries-synthetic-persons', persons, index, args),
  );
  reportTypos(readCases(folder), openIndex(entries.filter(({ list }) => list.startsWith('un'))), index);
  return out;
}

function reportHits(
  title: string,
  file: string,
  queries: readonly ScreenQuery[],
  index: ScreeningIndex,
  args: readonly string[],
): readonly string[] {
  let hit = 0;
  const out: string[] = [];
  for (const query of queries) {
    const found = screen(index, query, { limit: 5 });
    if (found.length === 0) continue;
    hit++;
    const best = found[0]!;
    out.push(
      JSON.stringify({
        file,
        query: query.name,
        hits: found.map(({ score, entry, candidateName, relation }) => ({
          score,
          list: entry.list,
          entry: entry.entryId,
          name: candidateName,
          relation,
        })),
      }),
    );
    if (args.includes('--hits'))
      console.log(`  ${best.score.toFixed(2)} ${best.relation} | ${query.name} | ${best.candidateName}`);
  }
  console.log(
    `${title}: ${hit} of ${queries.length} raise an alert (${((1000 * hit) / Math.max(1, queries.length)).toFixed(1)} per thousand), ${index.entryCount} entries`,
  );
  return out;
}

/** How often the UN name behind a name with slips is among the first five of all UN entries, and of all lists. */
function reportTypos(cases: readonly NameCase[], un: ScreeningIndex, all: ScreeningIndex): void {
  const typos = cases.filter(({ category, expect }) => category.startsWith('yente/un-') && expect);
  for (const [title, index] of [
    ['UN entries', un],
    ['all lists', all],
  ] as const) {
    let found = 0;
    for (const { query, candidate } of typos) {
      const wanted = candidate.name.toLowerCase();
      const hits = screen(index, { name: query.name, schema: 'Person' }, { limit: 5 });
      if (hits.some(({ entry }) => entry.entity.names.some(({ value }) => value.toLowerCase() === wanted))) found++;
    }
    console.log(
      `UN names with slips, first five of ${title}: ${found} of ${typos.length} (${(found / Math.max(1, typos.length)).toFixed(3)})`,
    );
  }
}

/** Rarity from which agreement on one word is no coincidence to count on. */
const RARE = 0.93;

/** Whether a vendor may well be the listed firm or of its family: then nobody can call the pair false by rule. */
function mayBeTrue({ feature, score, query }: FeatureComparison, rarity: Rarity): boolean {
  if (feature === 'agreement') return score > 0.92;
  if (feature === 'word: equal') return query.length > 3 && rarity(query, false) > RARE;
  return feature === 'name agrees in full' || feature === 'same brand' || feature === 'acronym';
}

/**
 * Pairs that are false by construction, for scripts/screening-fit.ts: made-up persons against listed ones, and vendors that
 * share common words or likenesses with a listed party. Every second query only, so that the others stay a fair test.
 */
function mineNegatives(
  path: string,
  vendors: readonly ScreenQuery[],
  persons: readonly ScreenQuery[],
  index: ScreeningIndex,
): void {
  const pairs: string[] = [];
  for (const queries of [vendors, persons]) {
    for (const [at, query] of queries.entries()) {
      if (at % 2 === 1) continue;
      for (const match of screen(index, query, { threshold: 0.05, limit: 8 })) {
        const person = query.schema === 'Person';
        if (!person && match.comparisons.some((row) => mayBeTrue(row, index.rarity))) continue;
        pairs.push(
          JSON.stringify({
            query: { schema: query.schema, name: query.name },
            candidate: { schema: person ? 'Person' : 'Company', name: match.candidateName },
            expect: false,
            quality: 'MEDIUM',
          }),
        );
      }
    }
  }
  writeFileSync(path, `${pairs.join('\n')}\n`);
  console.log(`${pairs.length} mined negatives written to ${path}`);
}
