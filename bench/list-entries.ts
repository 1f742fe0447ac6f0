import type { ListEntry } from '../src/core/listing.ts';
import { recognise } from '../src/knowledge/snapshots/recognise.ts';
import { DEFAULT_SOURCE_LIMITS } from '../src/knowledge/sources/source.ts';

/** Every entry of every list file under a folder, each file read by the source that recognises it. Later copies of one entry replace earlier ones. */
export async function entriesUnder(folder: string): Promise<readonly ListEntry[]> {
  const found = new Map<string, ListEntry>();
  const { batches } = await recognise([folder]);
  for (const { source, files } of batches) {
    for await (const events of source.parse(files, { limits: DEFAULT_SOURCE_LIMITS })) {
      for (const event of events) if (event.kind === 'entry') found.set(`${event.list}:${event.entryId}`, event);
    }
  }
  return [...found.values()];
}

/** A small, fixed pseudo-random generator (mulberry32): the same input every run. */
export function randomiser(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  'ka lo mi ter san dor vel bri nu gra fen zo hal pe cor tan wil mar sho rin ba del os ku jin tor ves lan qui rad'.split(
    ' ',
  );
const INDUSTRY =
  'technology trading electronics systems communications industries shipping energy services engineering international holdings'.split(
    ' ',
  );
const PLACES = 'shenzhen london moscow dubai tehran singapore istanbul panama delhi lagos'.split(' ');
const FORMS = 'ltd llc gmbh inc co,.ltd ooo sa bv jsc'.split(' ');
const GIVEN =
  'ali maria ivan john mohammad olga chen ahmed juan elena david fatima sergei anna hassan luis yusuf peter omar natalia'.split(
    ' ',
  );

/** Made-up entities, half persons and half organisations, with words whose frequencies fall off as in real lists. */
export function* syntheticEntries(count: number, seed = 7): Generator<ListEntry> {
  const random = randomiser(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() ** 1.6 * words.length)] ?? '';
  const made = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
      '',
    );
  for (let at = 0; at < count; at++) {
    const person = random() < 0.5;
    const name = person
      ? `${pick(GIVEN)} ${random() < 0.5 ? `${pick(GIVEN)} ` : ''}${made()}`
      : `${random() < 0.4 ? `${pick(PLACES)} ` : ''}${made()} ${random() < 0.3 ? `${made()} ` : ''}${pick(INDUSTRY)} ${pick(FORMS)}`;
    yield {
      kind: 'entry',
      list: 'synthetic',
      entryId: String(at),
      entity: {
        id: `synthetic:${at}`,
        schema: person ? 'Person' : 'Company',
        names: [{ value: name, kind: 'primary' }],
        identifiers: [],
        addresses: [],
        birthDates: [],
        countries: [],
        sectors: [],
      },
      programmes: [],
      citation: { title: 'made up' },
      hash: String(at),
    };
  }
}
