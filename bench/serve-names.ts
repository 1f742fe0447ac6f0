import { readFileSync } from 'node:fs';
import type { ScreenQuery } from '../src/screening/party.ts';
import { screen } from '../src/screening/screen.ts';
import { loadIndex } from '../src/screening/screening-index.ts';

/**
 * Answers queries from a saved index in a process of its own, as a server would, and prints as one line of JSON what that
 * took: milliseconds to load and to the first answer, and memory before loading and at its highest, in MiB.
 */
const [indexPath = '', queriesPath = ''] = process.argv.slice(2);
const queries = JSON.parse(readFileSync(queriesPath, 'utf8')) as readonly ScreenQuery[];
const before = process.memoryUsage().rss;
const start = performance.now();
const index = loadIndex(readFileSync(indexPath));
const loadMs = performance.now() - start;
screen(index, queries[0]!);
const firstMs = performance.now() - start;
// The high-water mark that the system keeps begins with the memory of the process that started this one: looked at instead.
let peak = process.memoryUsage().rss;
for (const [at, query] of queries.entries()) {
  screen(index, query);
  if (at % 100 === 0) peak = Math.max(peak, process.memoryUsage().rss);
}
const MIB = 1_048_576;
console.log(JSON.stringify({ loadMs, firstMs, beforeMiB: before / MIB, peakMiB: peak / MIB }));
