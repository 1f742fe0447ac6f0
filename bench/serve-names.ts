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
for (const query of queries) screen(index, query);
const MIB = 1_048_576;
console.log(
  JSON.stringify({ loadMs, firstMs, beforeMiB: before / MIB, peakMiB: process.resourceUsage().maxRSS / 1024 }),
);
