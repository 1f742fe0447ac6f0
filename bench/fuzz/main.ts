import { allReaders } from '../../src/evidence/choose.ts';
import { fuzzCorpus } from './corpus.ts';
import { feed } from './feed.ts';
import { mutate, random } from './mutate.ts';
import { reshape } from './reshape.ts';

/**
 * `npm run fuzz -- [--seconds 30] [--seed N] [--reader name]`: changes bytes or the structure of every fixture and a few made inputs, feeds them to the
 * front door and straight to every reader, and checks that nothing throws, nothing takes longer than five seconds, and the
 * record sums hold. Prints the seed of each failure; exit 1 when there was one. `--seed` alone repeats one run.
 */
const MOST_FAILURES = 10;
const seconds = Number(option('--seconds') ?? 30);
const seedGiven = option('--seed');
const only = option('--reader');
const readers = allReaders().filter((reader) => only === undefined || reader.name === only);
const corpus = fuzzCorpus();
const firstSeed = Number(seedGiven ?? Math.floor(Math.random() * 2 ** 31));
const repeat = seedGiven !== undefined && option('--seconds') === undefined;
const start = performance.now();
const spent = (): number => (performance.now() - start) / 1000;

console.log(`fuzzing ${readers.length} readers with ${corpus.length} inputs for ${seconds} s, first seed ${firstSeed}`);
let runs = 0;
let failures = 0;
for (let seed = firstSeed; spent() < seconds && failures < MOST_FAILURES && !(repeat && runs > 0); seed++) {
  runs++;
  const next = random(seed);
  const input = corpus[next(corpus.length)];
  const other = corpus[next(corpus.length)];
  if (input === undefined || other === undefined) break;
  const bytes = next(2) === 0 ? mutate(input.bytes, other.bytes, next) : reshape(input.bytes, next);
  // Half of the runs go through recognition, half straight into a reader that may not expect such bytes at all.
  const forced = next(2) === 0 ? undefined : readers[next(readers.length)];
  try {
    await feed(input.name, bytes, readers, forced);
  } catch (error) {
    failures++;
    const why =
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join('\n  ') : String(error);
    console.error(
      `seed ${seed}, input ${input.name} (${bytes.length} bytes), ${forced === undefined ? 'recognised' : `reader ${forced.name}`}:\n  ${why}`,
    );
  }
}
console.log(`${runs} runs, ${failures} failures, ${spent().toFixed(0)} s`);
process.exit(failures > 0 ? 1 : 0);

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}
