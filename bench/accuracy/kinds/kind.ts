import type { Observation, ObservationKind } from '../../../src/core/evidence.ts';
import type { Subject } from '../../../src/identity/identifier.ts';

/** What a file of this folder exports: how records of the kind of its name become what the identifier sees. */
export interface KindAdapter {
  /**
   * Items of one record's `input`. Most kinds give one; a capture or a scan gives one per device. `hidden` asks for the
   * record without the fields that name the maker; `dir` is the folder of the set, for records that point to files.
   */
  subjects(
    input: Readonly<Record<string, unknown>>,
    hidden: boolean,
    dir: string,
  ): readonly Subject[] | Promise<readonly Subject[]>;
  /** True when the kind has fields that name the maker and is to be scored without them too. */
  readonly canHide?: boolean;
}

/** A subject from pairs of kind and value; empty and absent values are left out. */
export function subjectOf(pairs: readonly (readonly [ObservationKind, unknown])[]): Subject {
  const observations: Observation[] = [];
  for (const [kind, value] of pairs) {
    for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (typeof one !== 'string' && typeof one !== 'number') continue;
      const text = String(one);
      if (text !== '') observations.push({ kind, value: text, at: { at: 'path', path: kind } });
    }
  }
  return { sightings: [], observations };
}
