import type { Observation, ObservationKind } from '../src/core/evidence.ts';
import type { Subject } from '../src/identity/identifier.ts';

/** A subject from one value per kind; empty values are left out. */
export function subjectFrom(cells: Partial<Record<ObservationKind, string | readonly string[]>>): Subject {
  const observations: Observation[] = [];
  for (const [kind, value] of Object.entries(cells)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one !== 'string' || one === '') continue;
      observations.push({ kind: kind as ObservationKind, value: one, at: { at: 'line', line: 1 } });
    }
  }
  return { sightings: [], observations };
}
