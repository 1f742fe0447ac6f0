import type { IsoDate } from './dates.ts';
import type { Observation } from './evidence.ts';

/** Id of a maker in the knowledge base (`huawei-technologies`), or `name:<slug>` for one known by a registry or label only. */
export type MakerId = string;

/** Short family of the makers that rules name most: an alias accepted by commands and carried in results. */
export type Family = 'huawei' | 'zte' | 'hytera' | 'hikvision' | 'dahua';

/** The part a maker played for an item. A brand is not a maker until a dated, cited fact joins them. */
export type Role =
  | 'manufacturer'
  | 'brand-owner'
  | 'original-design-manufacturer'
  | 'chipset'
  | 'module'
  | 'component'
  | 'firmware'
  | 'grantee'
  | 'seller'
  | 'importer'
  | 'compatible-with'
  | 'mentioned'
  | 'neighbour';

/** How sure: registered identifier or two independent signs; one specific sign; a name or report only. */
export type Confidence = 'proven' | 'strong' | 'weak';

/** Source of a fact: what a reader can open. */
export interface Citation {
  readonly title: string;
  readonly url?: string;
  readonly pinpoint?: string;
  readonly retrieved?: IsoDate;
  readonly sha256?: string;
}

/** One reason for naming a maker: which technique saw what, which fact it rests on, and how much that weighs. */
export interface Signal {
  /** Name of the identifier plug-in. */
  readonly technique: string;
  readonly maker: MakerId;
  readonly role: Role;
  readonly strength: 'proven' | 'strong' | 'medium' | 'weak';
  /** Signals of one group are views of one fact and count once (e.g. `label-name`, `mac-registrant`). */
  readonly group: string;
  readonly because: Observation;
  /** One line for people: what the sign says and proves. */
  readonly says: string;
  /** Id of the knowledge fact it rests on (brand, fingerprint, look-alike, registry entry). */
  readonly fact?: string;
  readonly basis: readonly Citation[];
  /** False when the fact is recalled or its citation cannot be opened: may lead to review, never to covered or clear. */
  readonly verified: boolean;
  /** True for evidence against the maker (negation, look-alike, revision that differs). */
  readonly against?: boolean;
  /** The product line or model the sign points to, when it does. */
  readonly product?: string;
  /** When the joining fact holds only for a period (rebrands, ownership). */
  readonly period?: { readonly from?: IsoDate; readonly to?: IsoDate };
}

/** The claim that a maker played a role for an item, with every signal for and against it. */
export interface Attribution {
  readonly maker: MakerId;
  readonly makerName: string;
  readonly family?: Family;
  readonly role: Role;
  readonly confidence: Confidence;
  readonly signals: readonly Signal[];
  readonly against: readonly Signal[];
}

/** What identification says of one item. */
export interface Identification {
  readonly attributions: readonly Attribution[];
  /**
   * `established`: a maker is named with strong or proven evidence and nothing contradicts it;
   * `contested`: signs point to different makers, or a mixed brand or component needs a person;
   * `unknown`: equipment whose maker nothing establishes;
   * `not-equipment`: plainly no equipment or part (a chair, a licence fee, a package of a public software registry).
   */
  readonly state: 'established' | 'contested' | 'unknown' | 'not-equipment';
  /** Category of the item, from the rule vocabulary (`router`, `camera`, `modem`, `switch`, `radio`, `phone`, `chip`, `service`, …). */
  readonly category: string;
  /** `removed`, `replaced` or `disposed` when the record says the thing is gone; else `present`. */
  readonly presence: 'present' | 'removed' | 'planned';
  /** The cheapest checks that would settle an open question, best first. */
  readonly toSettle: readonly string[];
}
