import { readEvidence } from '../src/evidence/read-evidence.ts';
import { DEFAULT_LIMITS } from '../src/evidence/reader.ts';

/** Reads one file with the readers alone, in a process of its own, and prints what it took as one line of JSON. */
const path = process.argv[2] ?? '';
const start = performance.now();
let sightings = 0;
let problems = 0;
for await (const batch of readEvidence([path], { limits: DEFAULT_LIMITS })) {
  for (const event of batch) {
    if (event.kind === 'sighting') sightings++;
    else if (event.kind === 'problem') problems++;
  }
}
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, sightings, problems, peakMiB: process.resourceUsage().maxRSS / 1024 }));
