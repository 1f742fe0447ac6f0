import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import vendors from 'oui-data' with { type: 'json' };
import type { ListEntry } from '../src/core/listing.ts';
import type { ScreenQuery } from '../src/screening/party.ts';
import { openIndex } from '../src/screening/screening-index.ts';
import { entriesUnder, randomiser, syntheticEntries } from './list-entries.ts';
import type { Served } from './serve-names.ts';

const ms = (from: number): number => performance.now() - from;
const mb = (bytes: number): string => (bytes / 1_048_576).toFixed(0);

/** Equipment makers as they are registered with IEEE: real names, of which hardly any is on a list. */
function vendorNames(): readonly string[] {
  return [...new Set(Object.values(vendors).map((text) => text.split('\n', 1)[0]!.trim()))].sort();
}

/**
 * Queries like real ones: a third exact names of the lists, a third such names with a slip, a third names that are on no
 * list. Made-up names would do for the last only while the index holds none: made by the same rules they name each other.
 */
function queriesFor(entries: readonly ListEntry[], count: number): readonly ScreenQuery[] {
  const random = randomiser(42);
  const others = vendorNames();
  return Array.from({ length: count }, (_, at) => {
    if (at % 3 === 2) return { name: others[Math.floor(random() * others.length)]!, schema: 'Company' };
    const { entity } = entries[Math.floor(random() * entries.length)]!;
    const name = entity.names[Math.floor(random() * entity.names.length)]!.value;
    if (at % 3 === 0 || name.length < 6) return { name, schema: entity.schema };
    const cut = 1 + Math.floor(random() * (name.length - 2));
    return { name: name.slice(0, cut) + name.slice(cut + 1), schema: entity.schema };
  });
}

/** Queries asked before any is measured: until then much of the time goes to compiling the program, on other threads too. */
const WARM_UP = 3_000;

/** Answers the queries in a fresh process that only loads the saved index: what serving costs, without what building left behind. */
function measure(title: string, index: string, queries: string): void {
  const script = join(import.meta.dirname, 'serve-names.ts');
  const said = execFileSync(process.execPath, [...process.execArgv, script, index, queries, String(WARM_UP)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const { loadMs, firstMs, beforeMiB, peakMiB, wholeMs, busyMs, times, matches, comparisons } = JSON.parse(
    said,
  ) as Served;
  const whole = (value: number): string => value.toFixed(0);
  console.log(
    `${title}: a fresh process loads it in ${whole(loadMs)} ms, answers first after ${whole(firstMs)} ms, and has at most ${whole(peakMiB)} MiB resident (${whole(beforeMiB)} before loading)`,
  );
  const at = (share: number): string => `${(times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)} ms`;
  console.log(
    `${title}: ${Math.round(times.length / (wholeMs / 1000))} queries/s on one core with full reasons (${Math.round(times.length / (busyMs / 1000))} per second of processor time; ${times.length} queries after ${WARM_UP} others to warm up, ${matches} matches, ${comparisons} comparisons); p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${at(1)}`,
  );
}

/** `npm run bench -- names [--lists=<folder>] [--queries=<n>]`: index of all lists (else 57,000 made-up names), and with 380,000 more. */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined =>
    args.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const folder = option('lists');
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node.js ${process.version}`);
  const base = folder === undefined ? [...syntheticEntries(57_000)] : await entriesUnder(folder);
  const unique = new Set(base.flatMap(({ entity }) => entity.names.map(({ value }) => value))).size;
  console.log(
    `${folder === undefined ? 'made-up entries' : 'entries of the lists'}: ${base.length}, ${unique} unique names`,
  );
  const queries = queriesFor(base, WARM_UP + Number(option('queries') ?? 6_000));
  const sizes: readonly (readonly [string, readonly ListEntry[]])[] = [
    ['lists', base],
    ['lists + 100,000', [...base, ...syntheticEntries(100_000, 3)]],
    ['lists + 380,000', [...base, ...syntheticEntries(380_000, 3)]],
  ];
  for (const [title, entries] of sizes) {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const from = performance.now();
    const built = openIndex(entries);
    console.log(
      `\n${title}: ${built.nameCount} readings of names; built in ${(ms(from) / 1000).toFixed(1)} s; snapshot ${mb(built.bytes.byteLength)} MB; memory grew ${mb(process.memoryUsage().rss - before)} MB while building`,
    );
    const place = mkdtempSync(join(tmpdir(), 'names-bench-'));
    writeFileSync(join(place, 'index'), built.bytes);
    writeFileSync(join(place, 'queries'), JSON.stringify(queries));
    measure(title, join(place, 'index'), join(place, 'queries'));
    rmSync(place, { recursive: true });
  }
  console.log(`\nresident memory at the end: ${mb(process.memoryUsage().rss)} MB`);
}
