import type { IsoDate } from './dates.ts';
import type { Citation } from './identity.ts';

/**
 * What kind of thing a listed entity is (FollowTheMoney words). `LegalEntity` is a party whose list does not say
 * whether it is a person or an organisation; `Category` is a class of goods (FCC Covered List) and never a party.
 */
export type EntitySchema =
  | 'Company'
  | 'Organization'
  | 'PublicBody'
  | 'LegalEntity'
  | 'Person'
  | 'Vessel'
  | 'Aircraft'
  | 'Address'
  | 'Category';

/**
 * How a name stands to its entity. `weak` is an alias that the publisher itself calls weak (OFAC "weak a.k.a.", UN "low
 * quality"); `script` is a name in the original, non-Latin script; `abbreviation` is an acronym or short form.
 */
export type NameKind = 'primary' | 'alias' | 'weak' | 'former' | 'script' | 'abbreviation' | 'brand';

/** One name as published, trimmed and with white space runs made single, else unchanged. */
export interface EntityName {
  readonly value: string;
  readonly kind: NameKind;
  /** ISO 639 language code, lower case, when the source gives one. */
  readonly lang?: string;
  /** True when the name was read out of free text (remarks, an address blob) and not from a name field. */
  readonly fromText?: boolean;
}

/**
 * Kind of an identifier. Schemes with check digits (`lei`, `imo`, `bic`) are given as printed; checking them is the
 * matcher's business. `other` carries the publisher's own label in `label`.
 */
export type IdentifierScheme =
  | 'lei'
  | 'cage'
  | 'uei'
  | 'duns'
  | 'imo'
  | 'mmsi'
  | 'call-sign'
  | 'bic'
  | 'tax'
  | 'registration'
  | 'passport'
  | 'national-id'
  | 'aircraft-serial'
  | 'tail-number'
  | 'website'
  | 'email'
  | 'phone'
  | 'crypto'
  | 'ofac-uid'
  | 'isin'
  | 'other';

export interface EntityIdentifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
  /** Two-letter country code of the issuer, when given. */
  readonly country?: string;
  /** The publisher's own name for it. */
  readonly label?: string;
}

export interface EntityAddress {
  /** The whole address on one line, as published. */
  readonly text: string;
  readonly city?: string;
  /** Two-letter country code when the country's name was understood. */
  readonly country?: string;
}

/** A person, organisation, ship, aircraft or class of goods as one source describes it. */
export interface Entity {
  /** Stable within its source: `<list>:<entryId>`, or the register's own id (`lei:5493001KJTIIGC8Y1R12`). */
  readonly id: string;
  readonly schema: EntitySchema;
  /** At least one; the first is the primary name. */
  readonly names: readonly [EntityName, ...EntityName[]];
  readonly identifiers: readonly EntityIdentifier[];
  readonly addresses: readonly EntityAddress[];
  /** Dates, months or years of birth: `1961-04-01`, `1961-04`, `1961`; a range as `1960/1963`. */
  readonly birthDates: readonly string[];
  /** Two-letter codes: nationality, registration, flag or address, in upper case. */
  readonly countries: readonly string[];
  /** Words on what it does (`telecom`, `surveillance`), when the source says. */
  readonly sectors: readonly string[];
  readonly position?: string;
  readonly remarks?: string;
}

/** An entity's place on one list, as one snapshot of that list tells it. */
export interface ListEntry {
  readonly kind: 'entry';
  /** Id of the list (`us-ofac-sdn`, `us-bis-entity-list`, `un-sc`): see `docs/guide/lists.md`. `gleif` bars nobody. */
  readonly list: string;
  /** Publisher's number or id; when it gives none, one derived from name and country and stable over versions. */
  readonly entryId: string;
  readonly entity: Entity;
  readonly listedOn?: IsoDate;
  /** First day on which it is no longer listed. */
  readonly delistedOn?: IsoDate;
  /** Programme or regime codes as published. */
  readonly programmes: readonly string[];
  /** What the listing covers (licence requirement, licence policy, measures), as published. */
  readonly scope?: string;
  readonly citation: Citation;
  /** Hex SHA-256 prefix over everything but the citation: changes when the publisher changes the entry. */
  readonly hash: string;
}

/**
 * A stated relation between two parties. Ends are entity ids when the source has them, else `name:<name as published>`.
 * `owner` means `from` owns `to`; `parent` means `from` is the parent of `to`; `subordinate` means `to` is a part or
 * subordinate institution of `from`; `affiliate` and `alias-of` have no direction.
 */
export interface Relation {
  readonly kind: 'relation';
  readonly type: 'owner' | 'parent' | 'ultimate-parent' | 'subordinate' | 'affiliate' | 'alias-of' | 'director';
  readonly from: string;
  readonly to: string;
  readonly sharePercent?: number;
  readonly since?: IsoDate;
  /** First day on which it no longer held. */
  readonly until?: IsoDate;
  /** The words it was read from, when it was read out of free text. */
  readonly quote?: string;
  /** True when nobody has opened the source: enough for a lead, never for a finding. */
  readonly unverified?: true;
  readonly citation: Citation;
}
