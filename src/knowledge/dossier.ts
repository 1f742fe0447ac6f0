import { holdsOn, type IsoDate, isIsoDate } from '../core/dates.ts';
import type { MakerId } from '../core/identity.ts';
import type {
  BrandFact,
  HistoryFact,
  Knowledge,
  ListingFact,
  MakerFact,
  NameFact,
  OwnershipFact,
} from './knowledge.ts';
import { familyOf } from './ownership.ts';

/** Kinds of attributed statement, told apart: an allegation is no finding, a bill is no law. */
export type StatementKind =
  | 'allegation'
  | 'denial'
  | 'finding'
  | 'penalty'
  | 'order'
  | 'withdrawal'
  | 'law'
  | 'bill'
  | 'proposal'
  | 'statement'
  | 'business-decision';

/** Order in which they are told: what was claimed and answered first, then what was decided, then what was only proposed. */
export const STATEMENT_ORDER: readonly StatementKind[] = [
  'allegation',
  'denial',
  'statement',
  'finding',
  'penalty',
  'order',
  'withdrawal',
  'law',
  'bill',
  'proposal',
  'business-decision',
];

/** A listing with how it stands on the day asked. */
export interface DatedListing {
  readonly listing: ListingFact;
  /** `future` is known by now and does not hold yet on the day; `ended` held before it. */
  readonly state: 'in-force' | 'ended' | 'future';
}

/** A company related by ownership, and whether that holds on the day asked. */
export interface DatedHolding {
  readonly id: MakerId;
  readonly name: string;
  readonly fact: OwnershipFact | undefined;
  readonly holds: boolean;
}

/** All that the knowledge base says of one maker, as it stood on a day. */
export interface MakerDossier {
  readonly maker: MakerFact;
  readonly asOf: IsoDate;
  readonly family: ReturnType<typeof familyOf>;
  /** Names by language, the recalled ones marked as such by their `verified`. */
  readonly names: readonly NameFact[];
  readonly brands: readonly { readonly brand: BrandFact; readonly holds: boolean }[];
  /** Who owned it, over all time. */
  readonly owners: readonly DatedHolding[];
  /** What it owned, over all time. */
  readonly owned: readonly DatedHolding[];
  readonly listings: readonly DatedListing[];
  /** Statements and acts up to the day, oldest first; undated ones last. */
  readonly statements: Readonly<Record<StatementKind, readonly HistoryFact[]>>;
  /** How many statements are dated after the day asked and are therefore not shown. */
  readonly laterStatements: number;
}

/** The dossier of a maker (id or short id) on a day; undefined when the knowledge base has no such maker. */
export function dossierOf(id: MakerId, knowledge: Knowledge, asOf: IsoDate): MakerDossier | undefined {
  const maker = knowledge.maker(id);
  if (!maker) return undefined;
  const history = knowledge.history.filter((fact) => fact.subjects.includes(maker.id));
  const told = history.filter((fact) => !isAfter(fact.date, asOf));
  return {
    maker,
    asOf,
    family: familyOf(knowledge, maker.id, asOf),
    names: maker.names,
    brands: knowledge.brands
      .filter((brand) => brand.maker === maker.id)
      .map((brand) => ({ brand, holds: holdsOn(brand, asOf) })),
    owners: holdings(maker, knowledge, asOf),
    owned: knowledge.makers.flatMap((other) =>
      holdings(other, knowledge, asOf)
        .filter((holding) => holding.id === maker.id)
        .map((holding) => ({ ...holding, id: other.id, name: other.name })),
    ),
    listings: knowledge.listings
      .filter((listing) => listing.entity === maker.id)
      .map((listing) => ({ listing, state: stateOf(listing, asOf) }))
      .sort((a, b) => (a.listing.listedOn < b.listing.listedOn ? -1 : 1)),
    statements: byKind(told),
    laterStatements: history.length - told.length,
  };
}

function holdings(maker: MakerFact, knowledge: Knowledge, asOf: IsoDate): readonly DatedHolding[] {
  const nameOf = (id: MakerId): string => knowledge.maker(id)?.name ?? id;
  const dated: DatedHolding[] = maker.ownership.map((fact) => ({
    id: fact.owner,
    name: fact.ownerName ?? nameOf(fact.owner),
    fact,
    holds: holdsOn(fact, asOf),
  }));
  if (maker.parent === undefined || maker.ownership.some((fact) => fact.owner === maker.parent)) return dated;
  return [...dated, { id: maker.parent, name: nameOf(maker.parent), fact: undefined, holds: true }];
}

function stateOf(listing: ListingFact, asOf: IsoDate): DatedListing['state'] {
  if (asOf < listing.listedOn) return 'future';
  return listing.delistedOn !== undefined && listing.delistedOn <= asOf ? 'ended' : 'in-force';
}

/** A month or a year is after a day only when all of it is: `2018` is not after 2018-02-15, and may have been later. */
function isAfter(date: string, day: IsoDate): boolean {
  return /^\d{4}/.test(date) && date > day.slice(0, date.length);
}

function byKind(facts: readonly HistoryFact[]): MakerDossier['statements'] {
  const sortKey = (fact: HistoryFact): string =>
    isIsoDate(fact.date.padEnd(10, '-01')) ? fact.date : `9999 ${fact.date}`;
  const sorted = [...facts].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return Object.fromEntries(
    STATEMENT_ORDER.map((kind) => [kind, sorted.filter((fact) => fact.kind === kind)]),
  ) as unknown as MakerDossier['statements'];
}
