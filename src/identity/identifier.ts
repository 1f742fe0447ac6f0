import type { Observation, Sighting } from '../core/evidence.ts';
import type { Signal } from '../core/identity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** What an identifier may look at: all observations of one item, whichever files they came from. */
export interface Subject {
  readonly sightings: readonly Sighting[];
  readonly observations: readonly Observation[];
}

/** A plug-in that reads one kind of sign. Pure: the same subject and knowledge give the same signals. */
export interface Identifier {
  /** Folder name, e.g. `mac-registrant`. */
  readonly name: string;
  readonly summary: string;
  /** Called once per knowledge base, so that tables and automata are built once. */
  prepare(knowledge: Knowledge): (subject: Subject) => readonly Signal[];
}
