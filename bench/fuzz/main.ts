import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { allReaders } from '../../src/evidence/choose.ts';
import { openBytes } from '../../src/evidence/open.ts';
import { readFile } from '../../src/evidence/read-evidence.ts';
import { DEFAULT_LIMITS, type Reader } from '../../src/evidence/reader.ts';
import { zipOf } from '../made-list.ts';
import { mutate, random } from './mutate.ts';

/**
 * `npm run fuzz -- [--seconds 30] [--seed N] [--reader name]`: mutates every fixture and a few made inputs, feeds them to the
 * front door and straight to every reader, and checks that nothing throws, nothing takes longer than five seconds, and the
 * record sums hold. Prints the seed of each failure; exit 1 when there was one.
 */
const seconds = Number(option('--seconds') ?? 30);
const only = option('--reader');
const readers = allReaders().filter((reader) => only === undefined || reader.name === only);
const start = performance.now();
const firstSeed = Number(option('--seed') ?? Math.floor(Math.random() * 2 ** 31));
const SLOW_MS = 5_000;
const limits = { ...DEFAULT_LIMITS, unpackedBytes: 64 * 2 ** 20, records: 200_000 };

const corpus = seeds();
console.log(`fuzzing ${readers.length} readers with ${corpus.length} inputs for ${seconds} s, first seed ${firstSeed}`);
let runs = 0;
let failures = 0;
for (let seed = firstSeed; ; seed++) {
  if (option('--seed') !== undefined && option('--seconds') === undefined && seed > firstSeed) break;
  if (performance.now() - start > seconds * 1000 || failures >= 10) break;
  const next = random(seed);
  const input = corpus[next(corpus.length)];
  if (input === undefined) break;
  const other = corpus[next(corpus.length)];
  const bytes = mutate(input.bytes, other?.bytes ?? input.bytes, next);
  // Half of the runs go through recognition, half straight into a reader that may not expect such bytes at all.
  const reader = next(2) === 0 ? undefined : readers[next(readers.length)];
  await once(seed, input.name, bytes, reader);
}
console.log(`${runs} runs, ${failures} failures, ${((performance.now() - start) / 1000).toFixed(0)} s`);
process.exit(failures > 0 ? 1 : 0);

async function once(seed: number, name: string, bytes: Uint8Array, reader: Reader | undefined): Promise<void> {
  runs++;
  const from = performance.now();
  try {
    for (const file of await openBytes(name, bytes, { limits })) {
      if ('kind' in file) continue;
      const forced = reader === undefined ? undefined : [{ ...reader, recognises: () => 1 }];
      let events = 0;
      for await (const batch of readFile(file, { limits, readers: forced ?? readers })) {
        for (const event of batch) {
          if (event.kind === 'artifact-read') {
            if (event.read !== event.sightings + event.setAside + event.unread)
              throw new Error('record sums do not hold');
          } else if (event.kind === 'sighting') {
            events++;
            if (event.artifact !== file.artifact) throw new Error('a sighting names another file');
            if (!Number.isInteger(event.record) || event.record < 0) throw new Error(`record number ${event.record}`);
          }
        }
        if (performance.now() - from > SLOW_MS) throw new Error(`slower than ${SLOW_MS} ms after ${events} sightings`);
      }
    }
    if (performance.now() - from > SLOW_MS) throw new Error(`slower than ${SLOW_MS} ms`);
  } catch (error) {
    failures++;
    const why =
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join('\n  ') : String(error);
    console.error(
      `seed ${seed}, input ${name} (${bytes.length} bytes), ${reader === undefined ? 'recognised' : `reader ${reader.name}`}:\n  ${why}`,
    );
  }
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

/** Every fixture of every reader up to 256 KiB, the examples, and made inputs for readers without fixtures. */
function seeds(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const found: { name: string; bytes: Uint8Array }[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (
        (path.includes('/fixtures/') || path.startsWith('examples')) &&
        !path.endsWith('.md') &&
        statSync(path).size <= 262_144
      ) {
        found.push({ name: entry.name, bytes: readFileSync(path) });
      }
    }
  };
  walk(join('src', 'evidence'));
  walk('examples');
  const list =
    'Maker,Model,Serial,MAC\nZTE,F660,"A,1",28:a6:db:01:02:03\n"Hikvision","DS-2CD2042WD-I",2.1E+19,x\nTotal,,,\n';
  found.push(
    { name: 'list.csv', bytes: Buffer.from(list) },
    { name: 'list16.csv', bytes: Buffer.from(`\ufeff${list}`, 'utf16le') },
    {
      name: 'list.json',
      bytes: Buffer.from(
        '{"count":2,"results":[{"name":"a","device_type":{"manufacturer":{"name":"ZTE"},"model":"F660"}},{"lines":[{"item":"x"}]}]}',
      ),
    },
    { name: 'list.jsonl', bytes: Buffer.from('{"make":"ZTE"}\n{"make":"Axis","tags":["a"]}\n') },
    { name: 'mail.txt', bytes: Buffer.from('Hi Bob,\n- 4x Hikvision DS-2CD2042WD-I\n华为交换机 S5735\nTotal: 4\n') },
    { name: 'list.zip', bytes: zipOf({ 'a/list.csv': list, 'b.json': '[{"make":"ZTE"}]' }) },
  );
  return found;
}
