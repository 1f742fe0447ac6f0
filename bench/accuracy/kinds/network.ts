import type { Observation, ObservationKind, Sighting } from '../../../src/core/evidence.ts';
import type { Subject } from '../../../src/identity/identifier.ts';

/** Makes one sighting of a record's facts, as a reader would. */
export function subjectOf(observations: readonly Observation[], label = 'record'): Subject {
  const sighting: Sighting = {
    kind: 'sighting',
    artifact: 0,
    sheet: '',
    record: 1,
    counted: true,
    label,
    observations,
  };
  return { sightings: [sighting], observations };
}

/** One fact of a record; nothing when the value is empty. */
export function seen(kind: ObservationKind, value: unknown, field?: string): readonly Observation[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = String(value);
  if (text.trim() === '') return [];
  return [{ kind, value: text, ...(field === undefined ? {} : { field }), at: { at: 'record', sheet: '', record: 1 } }];
}
