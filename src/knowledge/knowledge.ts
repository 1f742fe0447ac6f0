import type { IsoDate } from '../core/dates.ts';
import type { Citation, Family, MakerId } from '../core/identity.ts';
import type { Problem } from '../core/problem.ts';

/** How close to the official text the source is. */
export type EvidenceLevel = 'primary' | 'official-copy' | 'secondary' | 'technical' | 'recalled';

/** Trust fields that every fact carries. Unverified facts may lead to review, never to covered or clear. */
export interface Trust {
  readonly verified: boolean;
  readonly evidence: EvidenceLevel;
  readonly sources: readonly Citation[];
}

export interface NameFact {
  readonly value: string;
  readonly type: string;
  readonly lang?: string;
  readonly verified: boolean;
}

/** A span in which one company owned or controlled another. */
export interface OwnershipFact {
  /** Id of the owner, or `name:<slug>` when it has no record; then `ownerName` gives the name. */
  readonly owner: MakerId;
  readonly ownerName?: string;
  readonly sharePercent?: number;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** When the share was reported, as the source words it. */
  readonly asOf?: string;
  readonly note: string;
  readonly verified: boolean;
}

/** What a category entry of a list needs to be known before it can be applied: such an entry names no maker. */
export interface CategoryScope {
  /** The act of authority that listed it. */
  readonly act: string;
  /** Kinds of equipment in it, in the words items are classed by (`router`, `drone`, `inverter`, …). */
  readonly equipment: readonly string[];
  /** Kinds that resemble it and are outside, as the authority said. */
  readonly notEquipment: readonly string[];
  /** Where the thing must have been produced to fall in it. */
  readonly origin: 'any-foreign-country' | 'named-makers';
  /** What must be known of the very item. */
  readonly needs: readonly string[];
  readonly exceptions: readonly string[];
}

/** A company, brand or equipment category in the knowledge base. */
export interface MakerFact extends Trust {
  readonly id: MakerId;
  readonly kind: string;
  readonly name: string;
  readonly names: readonly NameFact[];
  readonly country?: string;
  readonly parent?: MakerId;
  /** Other ids that commands accept for it (`huawei`). */
  readonly shortIds?: readonly string[];
  /** Its family, by itself or through its present parents. For a family on another day ask `familyOf`. */
  readonly family?: Family;
  /** True for the company that a family is named after, and its holding company. */
  readonly familyRoot?: boolean;
  /** For records of kind `category` only. */
  readonly category?: CategoryScope;
  readonly ownership: readonly OwnershipFact[];
  readonly dates: readonly { readonly date: string; readonly what: string }[];
  readonly notes: string;
}

/** A brand and who makes what is sold under it, from when to when. */
export interface BrandFact extends Trust {
  readonly id: string;
  readonly brand: string;
  readonly aliases: readonly string[];
  /** Maker the fact points to; undefined when the source names none we hold. */
  readonly maker?: MakerId;
  /** Maker as the source calls it. */
  readonly trueMaker: string;
  readonly relation: 'own-brand' | 'oem-rebrand-all' | 'oem-rebrand-some' | 'former-oem' | 'component-inside';
  readonly suggestedStatus: 'covered' | 'review' | 'clear';
  readonly productFamilies: readonly string[];
  /** Regular-expression sources, case-insensitive. */
  readonly modelPatterns: readonly string[];
  readonly modelPatternsNotAffected: readonly string[];
  /** What the source says is made by somebody else and no pattern expresses. */
  readonly notAffected?: readonly string[];
  readonly modelExamples: readonly string[];
  readonly patternNeedsBrandContext: boolean;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly confidence: 'confirmed' | 'reported' | 'disputed';
  readonly brandOuiRegistrants: readonly string[];
  readonly notes: string;
}

/** A registered identifier, banner pattern or model grammar that points to a maker. */
export interface FingerprintFact extends Trust {
  readonly id: string;
  readonly maker?: MakerId;
  readonly makerAsNamed: string;
  readonly technique: string;
  readonly value: string;
  readonly match: string;
  readonly strength: 'strong' | 'medium' | 'weak';
  readonly confidence: 'confirmed' | 'reported' | 'disputed';
  readonly notes: string;
  readonly examples: readonly string[];
  /** True when other makers' goods carry such values too: proves nothing without the brand word or another sign. */
  readonly needsContext?: boolean;
  /** Address blocks seen under an OUI registrant. */
  readonly prefixes?: readonly string[];
}

/** A trap: something that looks like a named maker and is not, or is only sometimes. */
export interface LookalikeFact extends Trust {
  readonly id: string;
  readonly kind: string;
  readonly pattern: string;
  readonly looksLike: string;
  readonly actually: string;
  readonly suggestedStatus: 'covered' | 'review' | 'clear';
  readonly ruleHint: string;
  readonly positiveExamples: readonly string[];
  readonly mustNotMatch: readonly string[];
  /** Day, or year, in which the past in common with the listed maker ended. */
  readonly until?: IsoDate;
}

/** An entity's (or category's) place on one list over one period. */
export interface ListingFact extends Trust {
  readonly id: string;
  readonly entity: MakerId;
  readonly rule: string;
  readonly listedOn: IsoDate;
  readonly publishedOn?: IsoDate;
  readonly delistedOn?: IsoDate;
  readonly dateBasis: string;
  readonly namedHow: string;
  readonly citation: string;
  readonly note: string;
  readonly statusNote: string;
}

/** An attributed, dated statement or act. Allegation, denial, finding and penalty are told apart. */
export interface HistoryFact extends Trust {
  readonly id: string;
  /** As the source gives it: a day, a month or a year. */
  readonly date: string;
  readonly actor: string;
  readonly kind: string;
  readonly side: string;
  readonly subjects: readonly MakerId[];
  readonly summary: string;
  readonly note: string;
}

/** A registry's answer, with the snapshot it came from. */
export interface RegistryHit {
  readonly registry: string;
  readonly key: string;
  readonly registrant: string;
  /** Name of the device under its vendor, for USB and PCI ids. */
  readonly product?: string;
  /** Length of the matched prefix in bits, for address blocks. */
  readonly prefixBits?: number;
  readonly snapshot: { readonly title: string; readonly date: IsoDate; readonly licence: string };
}

/** The registries that come with the bundle. Each answers undefined for what it does not know. */
export interface Registries {
  /** IEEE MA-L/MA-M/MA-S registrant of a 48-bit address, given as 12 hex digits in upper case. */
  mac(address: string): RegistryHit | undefined;
  /** IANA private enterprise number. */
  enterprise(number: number): RegistryHit | undefined;
  usb(vendorId: string, productId?: string): RegistryHit | undefined;
  pci(vendorId: string, deviceId?: string): RegistryHit | undefined;
  /** FCC grantee of an FCC ID. */
  fccGrantee(fccId: string): RegistryHit | undefined;
  bluetooth(companyId: number): RegistryHit | undefined;
  /** Every distinct registrant of the IEEE tables, in code-point order (some 30,000). */
  macRegistrants(): readonly string[];
}

/** All that is known, opened from one content-hashed bundle. Everything that has dates answers as of a date. */
export interface Knowledge {
  readonly sha256: string;
  readonly date: IsoDate;
  /** The lists and registries in the bundle, each with the day of its newest content. */
  readonly lists: readonly { readonly id: string; readonly date?: IsoDate; readonly sha256?: string }[];
  readonly makers: readonly MakerFact[];
  readonly brands: readonly BrandFact[];
  readonly fingerprints: readonly FingerprintFact[];
  readonly lookalikes: readonly LookalikeFact[];
  readonly listings: readonly ListingFact[];
  readonly history: readonly HistoryFact[];
  /** Other, unlisted makers: names, brands and model grammars, so that `clear` rests on a named maker. */
  readonly catalogue: readonly CatalogueFact[];
  /** Rules as written in data/rules; the evaluator owns their shape. */
  readonly rules: readonly unknown[];
  readonly registries: Registries;
  /** What went wrong with data that was to stand in for packaged data, which then stayed in force. */
  readonly problems?: readonly Problem[];
  /** Finds by id or family alias (`huawei`); undefined when unknown. */
  maker(id: string): MakerFact | undefined;
  /** Owners (at any share) of a maker on a day, nearest first, each with the facts that join them. */
  owners(id: MakerId, asOf: IsoDate): readonly OwnershipPath[];
  /** Listings of an entity in force on a day. */
  listingsOf(id: MakerId, asOf: IsoDate): readonly ListingFact[];
}

/** How an owner is reached from a maker. */
export interface OwnershipPath {
  readonly owner: MakerId;
  readonly steps: readonly {
    readonly owned: MakerId;
    readonly owner: MakerId;
    readonly sharePercent?: number;
    readonly verified: boolean;
  }[];
}

/** A maker that no covered list names, known so that its goods can be told apart. */
export interface CatalogueFact {
  readonly id: MakerId;
  readonly name: string;
  readonly names: readonly string[];
  readonly brands: readonly string[];
  /** Regular-expression sources of its model numbers, case-insensitive, each matching its own examples only. */
  readonly models: readonly {
    readonly pattern: string;
    readonly product: string;
    readonly examples: readonly string[];
    /** Category of the product in the rule vocabulary, when the line has one. */
    readonly category?: string;
    /** `strong` (default): names its maker alone. `medium`: shared by others, needs the brand or one of `needs` beside it. */
    readonly strength?: 'strong' | 'medium';
    /** Categories of the item any of which lifts a `medium` pattern to strong. */
    readonly needs?: readonly string[];
  }[];
  /** Names that are also ordinary words (`Ring`, `Apple`): in running text they count only when something else points there. */
  readonly commonWords?: readonly string[];
  /** True when the brand sells goods of several unnamed makers: the label then does not establish the maker. */
  readonly whiteLabel?: boolean;
  /** Categories for which the same holds although the brand's other goods are its own. */
  readonly whiteLabelFor?: readonly string[];
  /** Categories of what it makes, best known first. */
  readonly makes?: readonly string[];
  readonly country?: string;
  readonly sources: readonly Citation[];
}
