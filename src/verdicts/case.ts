import type { IsoDate } from '../core/dates.ts';
import type { Confidence, MakerId, Role } from '../core/identity.ts';
import type { Match } from '../core/verdict.ts';
import type { Act, Actor, Purpose } from './vocabulary.ts';

/** A maker attributed to the item, with every place on a list that reaches it. */
export interface CaseMaker {
  readonly maker: MakerId;
  readonly name?: string;
  readonly role: Role;
  readonly confidence: Confidence;
  /** Every listing of the maker or of a company tied to it, whatever the rule; the rule picks. */
  readonly matches: readonly Match[];
}

/** What is known of the thing itself. */
interface CaseItem {
  /** Category word (`router`, `camera`, …); missing or `unknown` when nothing says. */
  readonly category?: string;
  readonly obtained?: IsoDate;
  /** Two-letter country codes of the major production stages, as far as known. */
  readonly origin?: readonly string[];
  readonly quantity?: number;
}

/** The contract in question. */
interface CaseContract {
  /** Award, extension or renewal date. */
  readonly date?: IsoDate;
  /** Clause number it carries: `52.204-25`, `52.240-91`, … */
  readonly clause?: string;
}

/**
 * Everything a rule may look at. The question (act, day, item and the parts named) is fixed; everything optional is a
 * fact somebody may learn later.
 */
export interface Case {
  readonly asOf: IsoDate;
  readonly act?: Act;
  readonly actor?: Actor;
  /**
   * `established`: the makers given are the makers; `unknown`: nobody knows the maker; `contested`: signs disagree;
   * `not-equipment`: no maker matters.
   */
  readonly makerState: 'established' | 'contested' | 'unknown' | 'not-equipment';
  readonly makers: readonly CaseMaker[];
  readonly item: CaseItem;
  readonly purpose?: Purpose;
  /** `US`, `US-TX`, `DE`, … */
  readonly place?: string;
  /** Which money pays: `federal-award`, `usf`, `fcc-subsidy`, `own`. */
  readonly funding?: string;
  readonly contract?: CaseContract;
  /** Answers to named questions (see MISSING): true, false or a word. */
  readonly answers: Readonly<Record<string, boolean | string>>;
  /** Exceptions and waivers claimed: true when affirmed with its document, false when denied. */
  readonly exceptions: Readonly<Record<string, boolean>>;
}

const MAKER_ROLES: ReadonlySet<Role> = new Set<Role>([
  'manufacturer',
  'brand-owner',
  'original-design-manufacturer',
  'grantee',
  'firmware',
]);
const PART_ROLES: ReadonlySet<Role> = new Set<Role>(['chipset', 'module', 'component']);

/** Whether the role makes the whole item, is a part of it, or is neither (seller, neighbour, compatible-with). */
export function rolePlace(role: Role): 'whole' | 'part' | 'neither' {
  if (MAKER_ROLES.has(role)) return 'whole';
  return PART_ROLES.has(role) ? 'part' : 'neither';
}
