import { readFileSync } from 'node:fs';
import type { ReadEvent, Sighting } from '../src/core/evidence.ts';
import type { Problem } from '../src/core/problem.ts';
import { openBytes } from '../src/evidence/open.ts';
import { DEFAULT_LIMITS, type Reader } from '../src/evidence/reader.ts';

/** What one reader made of some bytes, sorted by kind. */
export interface Reading {
  /** How sure the reader was that the content is its own. */
  readonly sureness: number;
  readonly events: readonly ReadEvent[];
  readonly devices: readonly Sighting[];
  readonly neighbours: readonly Sighting[];
  readonly components: readonly Sighting[];
  readonly problems: readonly Problem[];
}

/** Runs one reader over text or bytes, as the product would. */
export async function readWith(reader: Reader, content: string | Uint8Array, name = 'file'): Promise<Reading> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const [file] = await openBytes(name, bytes, { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) throw new Error(`not opened: ${JSON.stringify(file)}`);
  const events: ReadEvent[] = [];
  for await (const batch of reader.read(file, file.probe, { limits: DEFAULT_LIMITS })) events.push(...batch);
  const sightings = events.filter((event) => event.kind === 'sighting');
  return {
    sureness: reader.recognises(file.probe),
    events,
    devices: sightings.filter((sighting) => sighting.part === undefined),
    neighbours: sightings.filter((sighting) => sighting.part?.relation === 'neighbour-of'),
    components: sightings.filter((sighting) => sighting.part?.relation === 'component-of'),
    problems: events.filter((event) => event.kind === 'problem'),
  };
}

/** The bytes of a fixture beside a test: `fixture(import.meta.url, 'a.xml')`. */
export function fixture(testUrl: string, name: string): Buffer {
  return readFileSync(new URL(`./fixtures/${name}`, testUrl));
}

/** All values of one kind in a sighting. */
export function valuesOf(sighting: Sighting | undefined, kind: string): readonly string[] {
  return (sighting?.observations ?? []).filter((one) => one.kind === kind).map((one) => one.value);
}
