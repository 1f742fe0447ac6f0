import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ScreenQuery } from '../../src/screening/party.ts';
import { screen, type ScreenMatch } from '../../src/screening/screen.ts';
import { openIndex, type ScreeningIndex } from '../../src/screening/screening-index.ts';
import { entriesUnder } from '../list-entries.ts';
import { openBuiltIn, reportCovered } from './names-covered.ts';
import { type NameCase, readCases } from './names-cases.ts';
import { mineNegatives } from './names-mined.ts';

/** Screens the query files of the folder: real vendor names and made-up persons, whose hits on sanctions lists are false. */
export async function screenQueryFiles(
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
  const builtIn = openBuiltIn();
  const vendors = read('queries-oui-vendors.txt').map((name): ScreenQuery => ({ name, schema: 'Company' }));
  const persons = read('queries-synthetic-persons.csv')
    .slice(1)
    .map((row): ScreenQuery => {
      const [name = '', born = '', country = ''] = row.slice(1, -1).split('","');
      return { name, schema: 'Person', birthDates: born === '' ? [] : [born], ...(country === '' ? {} : {}) };
    });
  const out: string[] = [];
  console.log('');
  if (vendors.length > 0) {
    const hits = reportHits(
      'vendor names, companies of the knowledge base',
      'queries-oui-vendors',
      vendors,
      builtIn.ask,
      args,
    );
    out.push(...hits.lines);
    reportCovered(vendors, hits.names);
  }
  if (lists === undefined) {
    console.log('give --lists <folder> to screen persons and vendors against published lists, too');
    return out;
  }
  const entries = await entriesUnder(lists);
  const index = openIndex([...builtIn.entries, ...entries]);
  const ask = (query: ScreenQuery): readonly ScreenMatch[] => screen(index, query, { limit: 5 });
  const bare = persons.map(({ name }): ScreenQuery => ({ name, schema: 'Person' }));
  const mine = args.includes('--mine') ? args[args.indexOf('--mine') + 1] : undefined;
  if (mine !== undefined) mineNegatives(mine, vendors, bare, index);
  reportHits('vendor names, all lists', 'queries-oui-vendors-all-lists', vendors, ask, args);
  reportHits('made-up persons by name only, all lists', 'queries-synthetic-persons-name-only', bare, ask, args);
  out.push(
    ...reportHits('made-up persons with birth date, all lists', 'queries-synthetic-persons', persons, ask, args).lines,
  );
  reportTypos(readCases(folder), openIndex(entries.filter(({ list }) => list.startsWith('un'))), index);
  return out;
}

function reportHits(
  title: string,
  file: string,
  queries: readonly ScreenQuery[],
  ask: (query: ScreenQuery) => readonly ScreenMatch[],
  args: readonly string[],
): { readonly lines: readonly string[]; readonly names: ReadonlySet<string> } {
  const names = new Set<string>();
  const out: string[] = [];
  for (const query of queries) {
    const found = ask(query);
    if (found.length === 0) continue;
    names.add(query.name);
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
    `${title}: ${out.length} of ${queries.length} raise an alert (${((1000 * out.length) / Math.max(1, queries.length)).toFixed(1)} per thousand)`,
  );
  return { lines: out, names };
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
