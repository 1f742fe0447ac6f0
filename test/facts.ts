import type { Observation, ObservationKind } from '../src/core/evidence.ts';
import type { Subject } from '../src/identity/identifier.ts';

/** A kind, a value, and the field it stood under. */
export type Fact = readonly [ObservationKind, string, (string | undefined)?];

/** A subject made of kinds and values, as a reader would yield them; a third member is the field. */
export function subjectWith(...facts: readonly Fact[]): Subject {
  const observations = facts.map(
    ([kind, value, field]): Observation => ({
      kind,
      value,
      ...(field === undefined ? {} : { field }),
      at: { at: 'line', line: 1 },
    }),
  );
  return { sightings: [], observations };
}
