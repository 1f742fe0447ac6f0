import type { Observation, ObservationKind } from '../core/evidence.ts';

/** Collects what one record of a structured file says, each fact with its place. */
export interface RecordNotes {
  /** Adds a fact under the field it stood in; empty values and repeats are left out, long ones cut. */
  add(kind: ObservationKind, value: string, field: string): void;
  /** Value noted first under one of the kinds, in the order asked; `''` when none. */
  first(...kinds: readonly ObservationKind[]): string;
  has(kind: ObservationKind): boolean;
  readonly list: readonly Observation[];
}

const MOST_CHARS = 4_096;
const MOST_FACTS = 600;

/** Starts the notes of record `record` of `sheet`. */
export function createNotes(sheet: string, record: number): RecordNotes {
  const list: Observation[] = [];
  return {
    list,
    add(kind, value, field) {
      const text = value.length > MOST_CHARS ? value.slice(0, MOST_CHARS) : value.trim();
      if (text === '' || list.length >= MOST_FACTS) return;
      if (list.some((one) => one.kind === kind && one.value === text)) return;
      list.push({ kind, value: text, field, at: { at: 'record', sheet, record, column: field } });
    },
    first(...kinds) {
      for (const kind of kinds) {
        const found = list.find((one) => one.kind === kind);
        if (found !== undefined) return found.value;
      }
      return '';
    },
    has: (kind) => list.some((one) => one.kind === kind),
  };
}

/** Parts of a label joined by blanks, each once, on one line and not too long. */
export function labelOf(...parts: readonly string[]): string {
  const seen = new Set<string>();
  const kept = parts.filter((part) => {
    const fresh = part !== '' && !seen.has(part.toLowerCase());
    seen.add(part.toLowerCase());
    return fresh;
  });
  const line = kept.join(' ').replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
