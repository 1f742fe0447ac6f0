import type { Observation, ObservationKind, Sighting } from '../src/core/evidence.ts';
import type { Item } from '../src/core/verdict.ts';
import { createRefs, type Refs } from '../src/fusion/ref.ts';

/** What a sighting says, by kind of observation. */
export type Said = Partial<Record<ObservationKind, string>>;

let records = 0;

/** A sighting of file `artifact` that says these things. */
export function seen(artifact: number, said: Said, more: Partial<Sighting> = {}): Sighting {
  records++;
  const record = more.record ?? records;
  const observations = Object.entries(said).map(
    ([kind, value]): Observation => ({ kind: kind as ObservationKind, value, at: { at: 'line', line: record } }),
  );
  const label = Object.values(said).join(' ');
  return { kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations, ...more };
}

/** A row of a table that says these things. */
export function row(artifact: number, said: Said): Sighting {
  return seen(artifact, said, { cells: Object.values(said) });
}

/** Names for the sightings of these files. */
export function refsOf(...names: string[]): Refs {
  const refs = createRefs();
  names.forEach((name, index) => {
    refs.file(index, name);
  });
  return refs;
}

/** Sizes of the items, biggest first. */
export function sizes(items: readonly Item[]): readonly number[] {
  return items.map((item) => item.sightings.length).sort((a, b) => b - a);
}
