import type { IsoDate } from './dates.ts';
import type { Artifact, ColumnReport, SetAside, Sighting, Unread } from './evidence.ts';
import type { Citation, Identification, MakerId } from './identity.ts';
import type { Problem } from './problem.ts';

/** What one rule says. We never say *permitted*: a rule can only say that it does not bar. */
export type Outcome = 'prohibited' | 'restricted' | 'undetermined' | 'clear' | 'not-applicable';

/** Headline of an item. */
export type Status = 'covered' | 'review' | 'clear' | 'unread';

/** One step from evidence to conclusion, in order. */
export interface ProofStep {
  readonly says: string;
  readonly citation?: Citation;
}

/** A reporting duty that a verdict starts. */
export interface Duty {
  readonly id: string;
  readonly trigger: string;
  readonly to: string;
  readonly citation: string;
  readonly steps: readonly {
    readonly deadline: string;
    readonly from: string;
    readonly fields: readonly string[];
    /** Last instant of the deadline (ISO, UTC) and the same in Eastern time, once the start of the clock is given. */
    readonly due?: { readonly instant: string; readonly local: string };
  }[];
  /** Contract clause the duty stands in, when the contract decides between clauses. */
  readonly clause?: string;
}

/** One rule's outcome for one item on one date, with proof and what is missing. */
export interface Verdict {
  readonly rule: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Acts of the question that the outcome is about (`buy`, `use`, `subsidise`, …). */
  readonly acts: readonly string[];
  readonly asOf: IsoDate;
  readonly effective: { readonly from?: IsoDate; readonly to?: IsoDate };
  readonly citations: readonly Citation[];
  readonly proof: readonly ProofStep[];
  /** Facts nobody has given that decide the outcome, named in the rule vocabulary. */
  readonly missing: readonly string[];
  /** Exceptions and waivers that may apply, and what each needs. */
  readonly exceptions: readonly { readonly id: string; readonly what: string; readonly needs: readonly string[] }[];
  readonly duties: readonly Duty[];
  /** True for lists and bills that inform and bar nothing by themselves. */
  readonly informational: boolean;
}

/** A maker or owner found under a list, with the path that reached it. */
export interface Match {
  readonly maker: MakerId;
  readonly entity: string;
  readonly list: string;
  readonly listingId: string;
  readonly listedOn?: IsoDate;
  readonly delistedOn?: IsoDate;
  /** Entities from the maker to the named entity; one entry when the maker itself is named. */
  readonly via: readonly string[];
  readonly citation: Citation;
  readonly note?: string;
  /** How the list names the entity: `named`, `named, purpose-limited`, `named, services only`, `category`, … */
  readonly namedHow?: string;
  /** Ownership links between the maker and the named entity; missing or empty when the maker itself is named. */
  readonly path?: readonly OwnershipStep[];
  /** False when the listing rests on recalled or unopened sources: it may lead to review, never to covered or clear. */
  readonly verified?: boolean;
  /** Why the listing may not bite although it stands (a licence, a stay, an expired order). */
  readonly statusNote?: string;
}

/** One ownership link on the way from a maker to a named entity. */
export interface OwnershipStep {
  readonly owner: MakerId;
  readonly owned: MakerId;
  readonly sharePercent?: number;
  readonly verified: boolean;
  /** First day the link no longer held, when it ended before the day asked. */
  readonly endedOn?: IsoDate;
}

/** One thing in the inventory: all sightings of it. */
export interface Item {
  /** Stable within the run, derived from content: the ref of its first sighting. */
  readonly ref: string;
  readonly label: string;
  readonly sightings: readonly [Sighting, ...Sighting[]];
  /** Ref of the host item when this is a component. */
  readonly partOf?: string;
  /** Why sightings were joined. */
  readonly joins: readonly { readonly by: string; readonly value: string; readonly sightings: readonly string[] }[];
  /** Refs of the devices that told of it as a neighbour; the first few. */
  readonly toldBy?: readonly string[];
  /** Items that may be this very thing, and why they are kept apart. */
  readonly perhaps?: readonly {
    readonly ref: string;
    readonly why: string;
    /** What the other says, when both bear a number that only one device has, so that one record must be wrong. */
    readonly disputed?: Sighting;
  }[];
}

/** All that is known of one item, in the order it was established. */
export interface Dossier {
  readonly item: Item;
  readonly identification: Identification;
  readonly matches: readonly Match[];
  readonly verdicts: readonly Verdict[];
  readonly status: Status;
  /** One line: why the headline is what it is. */
  readonly because: string;
  /** Stable fingerprint of the finding (content, not place). */
  readonly fingerprint: string;
}

/** Row sums of one file or of the run: read = items + merged + set aside + unread; covered + review + clear = items + parts. */
export interface Tally {
  readonly read: number;
  /** Items that a record of their own opened. */
  readonly items: number;
  /** Further items found inside records: components, and neighbours without a record of their own. */
  readonly parts: number;
  /** Records that joined an item another record opened. */
  readonly merged: number;
  readonly setAside: number;
  readonly unread: number;
  readonly covered: number;
  readonly review: number;
  readonly clear: number;
}

/** What a run knows before the first item. */
export interface AssessmentHead {
  readonly tool: { readonly name: 'nameplate'; readonly version: string };
  readonly asOf: IsoDate;
  readonly bundle: {
    readonly sha256: string;
    readonly date: IsoDate;
    readonly lists: readonly { readonly id: string; readonly date?: IsoDate; readonly sha256?: string }[];
  };
  /** Rule ids that were asked, with their titles. */
  readonly rules: readonly {
    readonly id: string;
    readonly title: string;
    readonly short?: string;
    readonly citation?: string;
  }[];
  readonly acts: readonly string[];
  /** What a verdict can name as missing, as the question a person would be asked. */
  readonly questions: Readonly<Record<string, string>>;
  readonly profile: string;
  readonly command: readonly string[];
}

/** What a run knows after the last item. */
export interface AssessmentTail {
  readonly status: 'complete' | 'partial' | 'failed';
  readonly artifacts: readonly Artifact[];
  readonly tally: Tally;
  readonly perArtifact: readonly Tally[];
}

/** A file is being read; the events that follow refer to it by index. Files come before the items seen in them. */
export interface ArtifactOpened {
  readonly kind: 'artifact';
  readonly index: number;
  /** The file as the user named it, with `!inner/path` for a member of a zip or folder. */
  readonly name: string;
  readonly format: string;
}

/** What writers are given, in order: many events between one head and one tail. */
export type AssessmentEvent = ArtifactOpened | Dossier | SetAside | Unread | ColumnReport | Problem;
