import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { recognise, sourceNamed } from '../src/knowledge/snapshots/recognise.ts';
import { type Parsed, parsed } from '../src/knowledge/sources/parsed.ts';
import type { ColumnMap, ListSource } from '../src/knowledge/sources/source.ts';

/** What a copy of a list is known to hold, by a part of its path: `[list, entries]` pairs that must be met exactly. */
const EXPECTED: readonly (readonly [RegExp, Readonly<Record<string, number>>])[] = [
  [/ofac\/sdn-2021-09-30/, { 'us-ofac-sdn': 9_118 }],
  [/ofac\/sdn-2024-05-03/, { 'us-ofac-sdn': 14_965 }],
  [/ofac\/set-2024-07/, { 'us-ofac-sdn': 15_402 }],
  [/ofac\/set-2021-07/, { 'us-ofac-sdn': 8_976 }],
  [
    /trade-csl\/consolidated-2022-04/,
    {
      'us-ofac-sdn': 10_026,
      'us-bis-entity-list': 2_001,
      'us-bis-denied-persons': 462,
      'us-ofac-ssi': 290,
      'us-bis-unverified': 201,
      'us-bis-military-end-user': 71,
      'us-ofac-ns-cmic': 68,
    },
  ],
  [/un\/consolidated-2026-02/, { 'un-sc': 1_003 }],
  [/restricted-us-2026\/bis_entity_list/, { 'us-bis-entity-list': 3_409 }],
  [/restricted-us-2026\/dow_1260h/, { 'us-dod-1260h-list': 80 }],
];

/** Column map for JSON lists parsed by others to one shape. */
const MAP: ColumnMap = {
  name: 'name',
  aliases: ['aliases'],
  country: 'country',
  address: 'address',
  listedOn: 'effective_date',
  citation: 'federal_register',
  remarks: 'notes',
};
const LIST_IDS: Readonly<Record<string, string>> = {
  bis_entity_list: 'us-bis-entity-list',
  bis_dpl: 'us-bis-denied-persons',
  bis_meu: 'us-bis-military-end-user',
  dow_1260h: 'us-dod-1260h-list',
  dhs_uflpa: 'us-dhs-uflpa',
  fcc_covered: 'us-fcc-covered-list',
  ofac_nscmic: 'us-ofac-ns-cmic',
};

/**
 * `npm run bench -- lists --dir=<folder>`: parses every list below the folder and prints entries, time and memory of
 * each, and whether the counts are the known ones. Without a folder it says so and measures nothing.
 */
export async function run(args: readonly string[]): Promise<void> {
  const dir = args.find((word) => word.startsWith('--dir='))?.slice('--dir='.length);
  if (dir === undefined || !existsSync(dir)) {
    console.log('skipped: give a folder of published lists with --dir=<folder>');
    return;
  }
  const own = join(dir, 'restricted-us-2026');
  const { batches, problems } = await recognise([dir]);
  let wrong = 0;
  for (const { source, files } of batches) wrong += await measure(source, files, dir);
  for (const problem of problems) {
    if (problem.path?.startsWith(own) && !problem.path.includes('lists.json')) {
      const user = sourceNamed('user-list')!;
      const { batches: forced } = await recognise([problem.path], user);
      for (const { files } of forced)
        wrong += await measure(user, files, dir, LIST_IDS[basename(problem.path).replace(/\.json(?:\.gz)?$/, '')]);
    } else console.log(`no list   ${relative(dir, problem.path ?? '')}`);
  }
  console.log(wrong === 0 ? 'all known counts met' : `${wrong} counts differ`);
  if (wrong > 0) process.exitCode = 1;
}

async function measure(
  source: ListSource,
  files: Parameters<ListSource['parse']>[0],
  dir: string,
  listId?: string,
): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const found = await parsed(
    source,
    files,
    listId === undefined && source.name !== 'user-list'
      ? {}
      : { map: MAP, ...(listId === undefined ? {} : { listId }) },
  );
  const ms = performance.now() - start;
  const names = found.entries.reduce((sum, entry) => sum + entry.entity.names.length, 0);
  const what =
    files.length === 1 ? relative(dir, files[0]!.name) : `${relative(dir, files[0]!.name)} +${files.length - 1}`;
  const counts = countsOf(found);
  const mib = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
  const errors = found.problems.filter((problem) => problem.severity !== 'note').length;
  console.log(
    `${source.name.padEnd(18)} ${what.padEnd(58).slice(0, 58)} ${String(found.entries.length).padStart(6)} entries ${String(names).padStart(6)} names ${String(found.relations.length).padStart(5)} relations ${String(found.ignored.length).padStart(3)} ignored ${String(errors).padStart(2)} problems ${ms.toFixed(0).padStart(6)} ms ${String(mib).padStart(4)} MiB`,
  );
  let wrong = 0;
  for (const [pattern, expected] of EXPECTED) {
    if (!pattern.test(files[0]!.name.replaceAll('\\', '/'))) continue;
    for (const [list, count] of Object.entries(expected)) {
      if (counts[list] === count) continue;
      wrong += 1;
      console.log(`  WRONG ${list}: ${counts[list] ?? 0} entries, ${count} known`);
    }
  }
  return wrong;
}

function countsOf(found: Parsed): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of found.entries) counts[entry.list] = (counts[entry.list] ?? 0) + 1;
  return counts;
}
