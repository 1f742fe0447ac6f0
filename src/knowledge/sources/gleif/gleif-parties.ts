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
  readonly created: string;
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
    citation: {
      title: 'GLEIF LEI record',
      url: `https://search.gleif.org/#/record/${encodeURIComponent(record.lei)}`,
      pinpoint: record.lei,
    },
  };
}

/**
 * A relationship as GLEIF defines it: the start node *is consolidated by* the end node. Consolidation under accounting
 * rules usually means more than half, but no share is stated unless a quantifier gives one.
 */
export function gleifRelation(record: GleifRelation): Relation | undefined {
  const types: Readonly<Record<string, Relation['type']>> = {
    IS_DIRECTLY_CONSOLIDATED_BY: 'parent',
    IS_ULTIMATELY_CONSOLIDATED_BY: 'ultimate-parent',
    IS_INTERNATIONAL_BRANCH_OF: 'parent',
    'IS_FUND-MANAGED_BY': 'affiliate',
    IS_SUBFUND_OF: 'affiliate',
    IS_FEEDER_TO: 'affiliate',
  };
  const type = types[record.type];
  if (type === undefined || record.start === '' || record.end === '') return undefined;
  const since = wholeDay(record.since.slice(0, 10));
  const until = wholeDay(record.until.slice(0, 10));
  const share = Number(record.percent);
  return {
    kind: 'relation',
    type,
    from: `gleif:${record.end}`,
    to: `gleif:${record.start}`,
    ...(share > 0 && share <= 100 ? { sharePercent: share } : {}),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    quote: `${record.type}${record.status === '' || record.status === 'ACTIVE' ? '' : ` (${record.status})`}`,
    citation: {
      title: 'GLEIF relationship record',
      url: `https://search.gleif.org/#/record/${encodeURIComponent(record.start)}`,
      pinpoint: `${record.start} ${record.type} ${record.end}`,
    },
  };
}
