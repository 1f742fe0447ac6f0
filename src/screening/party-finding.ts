import type { IsoDate } from '../core/dates.ts';
import type { Observation } from '../core/evidence.ts';
import type { Identification, MakerId } from '../core/identity.ts';
import type { Match, Verdict } from '../core/verdict.ts';

/** Rule id under which name matches stand in results. */
export const NAME_SCREENING = 'name-screening';
/** What a name match leaves open. */
export const PARTY_QUESTION = 'party-is-listed';

/** What name screening adds to an item. Equal findings are the same object, so that reports can give them once. */
export interface PartyFinding {
  readonly matches: readonly Match[];
  /** At most one: `undetermined`, for a person to decide; missing when only weak likenesses were found. */
  readonly verdicts: readonly Verdict[];
  /** One line for the headline of an item that would else be clear; missing when nothing calls for review. */
  readonly review?: string;
}

/** The parties of an item against the lists in force on the day asked. Undefined when nothing is like a listed name. */
export type ScreenItem = (
  identification: Identification,
  observations: readonly Observation[],
) => PartyFinding | undefined;

/** What is asked about the parties of an inventory: the day, what is known already, and which lists answer. */
export interface InventoryQuestion {
  readonly asOf: IsoDate;
  /** Whether the built-in knowledge already says that this list names the maker on the day: then its name tells nothing new. */
  readonly namedHere: (maker: MakerId, list: string) => boolean;
  /** Two-letter country of a maker, when known. */
  readonly countryOf?: (maker: MakerId) => string | undefined;
  /** Whether a match on this list answers what was asked; one on another list is shown and changes nothing. */
  readonly asked: (list: string) => boolean;
}
