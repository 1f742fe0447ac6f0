import type { Citation } from '../../../core/identity.ts';
import type { EntityAddress, EntityName, Relation } from '../../../core/listing.ts';
import { wholeDay } from '../day.ts';
import { type EntryDraft, nameOf, present } from '../entry.ts';

/** What the three GLEIF forms (XML, CSV, API JSON) say of one legal entity. */
export interface GleifRecord {
  readonly lei: string;
  readonly legalName: string;
  readonly language: string;
  /** Type words as published: `TRADING_OR_OPERATING_NAME`, `PREVIOUS_LEGAL_NAME`, `ALTERNATIVE_LANGUAGE_LEGAL_NAME`, … */
  readonly otherNames: readonly { readonly name: string; readonly type: string; readonly language: string }[];
  readonly addresses: readonly {
    readonly lines: readonly string[];
    readonly city: string;
    readonly region: string;
    readonly country: string;
    readonly postalCode: string;
  }[];
  readonly jurisdiction: string;
  readonly registeredAs: string;
  readonly bics: readonly string[];
  readonly status: string;
  /** LEIs of those that took over a merged or ended entity. */
  readonly successors: readonly string[];
  /** `ISSUED`, `LAPSED`, `ANNULLED`, … */
  readonly registration: string;
}

/** What they say of one relationship. */
export interface GleifRelation {
  readonly start: string;
  readonly end: string;
  readonly type: string;
  readonly status: string;
  readonly since: string;
  readonly until: string;
  readonly percent: string;
  /** `PUBLISHED`, `LAPSED`, `RETIRED`, `ANNULLED`, … */
  readonly registration: string;
  /** Day of the last change of the record. */
  readonly updated: string;
}

function nameKind(type: string): EntityName['kind'] {
  if (/PREVIOUS/u.test(type)) return 'former';
  if (/TRADING/u.test(type)) return 'brand';
  return 'alias';
}

function addressOf(address: GleifRecord['addresses'][number]): EntityAddress | undefined {
  const text = [...address.lines, address.city, address.region, address.postalCode, address.country]
    .filter((part) => part !== '')
    .join(', ');
  if (text === '') return undefined;
  return {
    text,
    ...(address.city === '' ? {} : { city: address.city }),
    ...(/^[A-Z]{2}$/u.test(address.country) ? { country: address.country } : {}),
  };
}

/** A legal entity as a draft. Being in the register bars nobody: the list `gleif` is informational. */
export function gleifDraft(record: GleifRecord): EntryDraft {
  const addresses = present(record.addresses.map(addressOf));
  return {
    list: 'gleif',
    entryId: record.lei,
    schema: 'Company',
    names: present([
      nameOf(
        record.legalName,
        'primary',
        record.language === '' ? {} : { lang: record.language.slice(0, 5).toLowerCase() },
      ),
      ...record.otherNames.map((one) =>
        nameOf(
          one.name,
          nameKind(one.type),
          one.language === '' ? {} : { lang: one.language.slice(0, 5).toLowerCase() },
        ),
      ),
    ]),
    identifiers: [
      { scheme: 'lei', value: record.lei },
      ...(record.registeredAs === '' ? [] : [{ scheme: 'registration' as const, value: record.registeredAs }]),
      ...record.bics.map((value) => ({ scheme: 'bic' as const, value })),
    ],
    addresses,
    countries: [
      /^[A-Z]{2}/u.test(record.jurisdiction) ? record.jurisdiction.slice(0, 2) : undefined,
      ...addresses.map((address) => address.country),
    ],
    remarks: record.status === '' ? undefined : `Status: ${record.status}`,
    citation: gleifCitation('LEI', record.lei, record.lei),
  };
}

function gleifCitation(kind: string, lei: string, pinpoint: string): Citation {
  return {
    title: `GLEIF ${kind} record`,
    url: `https://search.gleif.org/#/record/${encodeURIComponent(lei)}`,
    pinpoint,
  };
}

/** Who took over an entity that ended: a tie, because the old owners need not be the new one's. */
export function gleifSuccession(record: GleifRecord): Relation[] {
  return record.successors.map((successor) => ({
    kind: 'relation',
    type: 'affiliate',
    from: `gleif:${successor}`,
    to: `gleif:${record.lei}`,
    quote: 'SUCCESSOR_ENTITY',
    citation: gleifCitation('LEI', record.lei, record.lei),
  }));
}

const TYPES: Readonly<Record<string, Relation['type']>> = {
  IS_DIRECTLY_CONSOLIDATED_BY: 'parent',
  IS_ULTIMATELY_CONSOLIDATED_BY: 'ultimate-parent',
  IS_INTERNATIONAL_BRANCH_OF: 'parent',
  'IS_FUND-MANAGED_BY': 'affiliate',
  IS_SUBFUND_OF: 'affiliate',
  IS_FEEDER_TO: 'affiliate',
};

/**
 * Percent of the shares. Registrars write a whole holding as `100` and as `1.00`; a parent that consolidates does not
 * hold one percent, so a number up to one is a fraction. A branch is no company of its own: it is its head office's whole.
 */
function shareOf(record: GleifRelation): number | undefined {
  if (record.type === 'IS_INTERNATIONAL_BRANCH_OF') return 100;
  const amount = Number(record.percent);
  const percent = amount <= 1 ? Math.round(amount * 1e6) / 1e4 : amount;
  return percent > 0 && percent <= 100 ? percent : undefined;
}

/**
 * A relationship as GLEIF defines it: the start node *is consolidated by* the end node. Consolidation under accounting
 * rules usually means more than half, but no share is stated unless a quantifier gives one. Returns the reason when the
 * record gives no relation.
 */
export function gleifRelation(record: GleifRelation): Relation | string {
  const type = TYPES[record.type];
  if (type === undefined) return 'no ownership or control';
  if (record.start === '' || record.end === '') return 'a party of it has no LEI';
  if (record.registration === 'ANNULLED' || record.registration === 'DUPLICATE')
    return 'GLEIF declares the record made in error, or twice';
  const since = wholeDay(record.since.slice(0, 10));
  const ended = record.status === 'INACTIVE' || record.registration === 'RETIRED';
  // Of a relationship that has ended without a stated day, the last change of the record is the latest it can have been.
  const until = wholeDay(record.until.slice(0, 10)) ?? (ended ? wholeDay(record.updated.slice(0, 10)) : undefined);
  if (ended && until === undefined) return 'it has ended, nobody says when';
  const share = shareOf(record);
  const notes = [record.status, record.registration].filter((word) => !['', 'ACTIVE', 'PUBLISHED'].includes(word));
  return {
    kind: 'relation',
    type,
    from: `gleif:${record.end}`,
    to: `gleif:${record.start}`,
    ...(share === undefined ? {} : { sharePercent: share }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    quote: `${record.type}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`,
    citation: gleifCitation('relationship', record.start, `${record.start} ${record.type} ${record.end}`),
  };
}
