import { readFileSync } from 'node:fs';
import type { ScreenQuery } from '../src/screening/party.ts';
import { screen } from '../src/screening/screen.ts';
import { loadIndex } from '../src/screening/screening-index.ts';

/** What answering from a saved index took, in a process that has done nothing else: milliseconds and MiB. */
export interface Served {
  readonly loadMs: number;
  readonly firstMs: number;
  /** Memory before loading, and at its highest. */
  readonly beforeMiB: number;
  readonly peakMiB: number;
  /** Time for all measured queries, and the processor time of all threads meanwhile. */
  readonly wholeMs: number;
  readonly busyMs: number;
  /** Time of each measured query, ascending. */
  readonly times: readonly number[];
  readonly matches: number;
  readonly comparisons: number;
}

/** Run as a program: index file, query file, and how many queries are asked before any is measured. Prints `Served` as JSON. */
function serve(indexPath: string, queriesPath: string, warmUp: number): Served {
  const asked = JSON.parse(readFileSync(queriesPath, 'utf8')) as readonly ScreenQuery[];
  const MIB = 1_048_576;
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const index = loadIndex(readFileSync(indexPath));
  const loadMs = performance.now() - start;
  screen(index, asked[0]!);
  const firstMs = performance.now() - start;
  for (const query of asked.slice(0, warmUp)) screen(index, query);
  // The high-water mark that the system keeps begins with the memory of the process that started this one: looked at instead.
  let peak = process.memoryUsage.rss();
  const queries = asked.slice(warmUp);
  const times: number[] = [];
  let matches = 0;
  let comparisons = 0;
  let wholeMs = 0;
  const cpu = process.cpuUsage();
  for (const [at, query] of queries.entries()) {
    const from = performance.now();
    const found = screen(index, query);
    const took = performance.now() - from;
    times.push(took);
    wholeMs += took;
    matches += found.length;
    for (const match of found) comparisons += match.comparisons.length;
    if (at % 500 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const used = process.cpuUsage(cpu);
  peak = Math.max(peak, process.memoryUsage.rss());
  return {
    loadMs,
    firstMs,
    beforeMiB: before / MIB,
    peakMiB: peak / MIB,
    wholeMs,
    busyMs: (used.user + used.system) / 1000,
    times: times.sort((a, b) => a - b),
    matches,
    comparisons,
  };
}

const [indexPath = '', queriesPath = '', warmUp = '0'] = process.argv.slice(2);
console.log(JSON.stringify(serve(indexPath, queriesPath, Number(warmUp))));
