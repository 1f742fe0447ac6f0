import type { IsoDate } from '../core/dates.ts';
import type { Citation } from '../core/identity.ts';
import type { Duty, Outcome } from '../core/verdict.ts';
import type { Act, Actor, Purpose } from './vocabulary.ts';

/** How far an ownership link carries a listing under one rule. */
export interface Reach {
  /** Companies owned by the named one. */
  readonly subsidiaries: boolean;
  /** Companies tied to the named one in any direction. */
  readonly affiliates: boolean;
  /** Companies that own the named one. */
  readonly parents: boolean;
  /** Companies the named one controls, whatever the share. */
  readonly control: boolean;
  /** Smallest share that counts, in percent; undefined when the law gives none. */
  readonly thresholdPct?: number;
  /** Whether the threshold itself counts (`or more`) or not (`more than`). */
  readonly inclusive: boolean;
  readonly note: string;
}

/** A condition of a rule. Each leaf looks at one kind of fact. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The maker under judgement is on one of these lists, or reached through ownership. */
  | {
      readonly named: readonly string[];
      readonly entities?: readonly string[];
      readonly notHow?: readonly string[];
      /** True: only through ownership, not by its own name. */
      readonly throughOwner?: boolean;
    }
  /** How the list names the entity that was matched (`purpose-limited`, `services only`, …); part of the text. */
  | { readonly namedHow: string }
  /** Which entity was matched. */
  | { readonly namedEntity: readonly string[] }
  /** Whether the maker made the whole item or a part of it. */
  | { readonly made: 'whole' | 'part' }
  | { readonly act: readonly Act[] }
  | { readonly actor: readonly Actor[] }
  /** A category, or a class of categories (`CategoryClass`). `else: no` — a category the table does not know counts as outside instead of open. */
  | { readonly category: readonly string[] }
  | { readonly purpose: readonly Purpose[] }
  | { readonly funding: readonly string[] }
  | { readonly place: readonly string[] }
  /** `foreign`: some production stage outside the United States; otherwise country codes. */
  | { readonly origin: 'foreign' | readonly string[] }
  | { readonly obtained: { readonly from?: IsoDate; readonly before?: IsoDate } }
  | { readonly contractDate: { readonly from?: IsoDate; readonly before?: IsoDate } }
  | { readonly clause: readonly string[] }
  | { readonly asOf: { readonly from?: IsoDate; readonly before?: IsoDate } }
  /** The listing that matched is at least so many days old. */
  | { readonly listedForDays: number }
  /** A named question (see MISSING); true when the answer is `is` (default true). */
  | { readonly fact: string; readonly is?: boolean | string | readonly string[] }
  /** Never known from these facts: the law or a list must be looked up. */
  | { readonly unsettled: string };

/** A limit of a rule's reach inside what it names: how the outcome reads while open and when plainly outside. */
export interface Limit {
  readonly says: string;
  readonly when: Condition;
  readonly open: 'restricted' | 'undetermined';
  /**
   * Categories (or classes of them) for which an open limit is a question and no extent: programs and accessories
   * are hardly what a rule about equipment speaks of, so while that is open the outcome is `undetermined`.
   */
  readonly doubtful: readonly string[];
  readonly outside: 'clear' | 'undetermined' | 'restricted';
  /** Named as missing when the limit sends the case to a person. */
  readonly asks?: string;
}

/** An exception or waiver; only an affirmed one changes an outcome. */
export interface RuleException {
  readonly id: string;
  readonly what: string;
  readonly needs: readonly string[];
  /** First day it is no longer open. */
  readonly until?: IsoDate;
  /** Only where this holds (an equipment category's exception does not free a named company); everywhere when missing. */
  readonly when?: Condition;
  /** Only for these acts; all when missing. */
  readonly acts?: readonly Act[];
  readonly source?: string;
}

/** A span in which a listing stood but did not bite for some entities. */
export interface Suspension {
  readonly entities: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly what: string;
}

/** A round of additions to a list, with how many names it added for whom. */
export interface ListRound {
  readonly date: IsoDate;
  readonly subject: string;
  readonly added: number;
  readonly what: string;
  readonly citation: string;
}

/** One worked case of a rule. `given` follows CaseSketch in check.ts. */
export interface RuleCase {
  readonly says: string;
  readonly asOf: IsoDate;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expect: Outcome;
  readonly missing?: readonly string[];
}

/** Law as data: one file under `data/rules`. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly status: string;
  /** True for lists, bills, proposals, soft law: they inform and bar nothing by themselves. */
  readonly informational: boolean;
  /** True while a rule is only proposed: it never applies, it is shown. */
  readonly notLaw: boolean;
  readonly verified: boolean;
  readonly evidence: string;
  readonly citation: Citation;
  readonly sources: readonly Citation[];
  readonly acts: readonly Act[];
  readonly prohibits: string;
  readonly whoIsBound: string;
  readonly itemsInScope: readonly string[];
  readonly purposeLimits: readonly { readonly appliesTo: readonly string[]; readonly purposes: readonly string[] }[];
  readonly exceptions: readonly RuleException[];
  readonly effective: { readonly from?: IsoDate; readonly to?: IsoDate; readonly text?: string };
  /** Days on which it is not known whether the rule holds. */
  readonly uncertain: readonly {
    readonly from: IsoDate;
    readonly to?: IsoDate;
    readonly missing: string;
    readonly why: string;
  }[];
  /** Days on which the rule is suspended. */
  readonly suspended: readonly { readonly from: IsoDate; readonly to: IsoDate; readonly what: string }[];
  readonly entitiesNamed: readonly string[];
  /** Ids of the lists the rule gives effect to; its own id when it names entities itself. */
  readonly lists: readonly string[];
  readonly reach: Reach;
  readonly duties: readonly Duty[];
  readonly clauses: readonly {
    readonly legacy?: string;
    readonly rfo?: string;
    readonly kind?: string;
    readonly topic?: string;
    readonly note?: string;
  }[];
  readonly hints: { readonly reviewWhen: readonly string[]; readonly notProhibitedWhen: readonly string[] };
  readonly changes: readonly { readonly date: string; readonly what: string }[];
  readonly notes: string;
  readonly unverifiedPoints: readonly string[];
  readonly flowDown?: { readonly flows: boolean; readonly citation: string; readonly what: string };
  readonly suspensions: readonly Suspension[];
  /** Entities seen on a list by a day, when the day of listing itself is not known. */
  readonly seen: readonly { readonly entity: string; readonly on: IsoDate }[];
  readonly rounds: readonly ListRound[];
  /** Acts and actors the rule reaches; `any` act for lists and blocking rules. */
  readonly scope: {
    readonly acts: 'any' | readonly Act[];
    readonly bound: readonly {
      readonly acts?: readonly Act[];
      readonly actors: readonly Actor[];
      readonly from?: IsoDate;
    }[];
    readonly place?: readonly string[];
  };
  /** True when the rule is about parts inside and is asked unbidden only when a question names parts. */
  readonly aboutParts: boolean;
  readonly when: Condition;
  readonly limits: readonly Limit[];
  readonly outcome: 'prohibited' | 'restricted' | 'undetermined';
  readonly cases: readonly RuleCase[];
}
