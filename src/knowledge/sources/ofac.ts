import type { Citation } from '../../core/identity.ts';
import type { EntitySchema, Relation } from '../../core/listing.ts';

/** What all four OFAC formats share: type words, programme tags, citations and links. */

/** What every OFAC format can hold, where it is published, and under which terms. */
export const OFAC_LISTS = {
  lists: [
    'us-ofac-sdn',
    'us-ofac-consolidated',
    'us-ofac-ns-cmic',
    'us-ofac-ssi',
    'us-ofac-plc',
    'us-ofac-fse',
    'us-ofac-capta',
    'us-ofac-mbs',
  ],
  publication: 'https://sanctionslistservice.ofac.treas.gov/',
  licence: 'US Government work, public domain in the US (17 USC 105)',
} as const;

/** OFAC's party types (`individual`, `Entity`, `-0-`) as schemas. */
export function ofacSchema(type: string): EntitySchema {
  switch (type.trim().toLowerCase()) {
    case 'individual':
      return 'Person';
    case 'vessel':
      return 'Vessel';
    case 'aircraft':
      return 'Aircraft';
    default:
      return 'Organization';
  }
}

/** Programme tags that say which non-SDN list an entry of the consolidated files belongs to. */
const NON_SDN: readonly (readonly [RegExp, string])[] = [
  [/^CMIC-/u, 'us-ofac-ns-cmic'],
  [/^NS-PLC/u, 'us-ofac-plc'],
  [/^FSE-/u, 'us-ofac-fse'],
  [/^(?:561-Related|561List|HIFPAA|CAPTA|CISADA)/iu, 'us-ofac-capta'],
  [/^(?:MBS|PEESA|CAATSA|BELARUS-EO14038|NS-)/u, 'us-ofac-mbs'],
  [/EO13662/u, 'us-ofac-ssi'],
];

/** List of a consolidated non-SDN entry by its programme tags; the umbrella list when none says. */
export function nonSdnList(programmes: readonly string[]): string {
  for (const [pattern, list] of NON_SDN) if (programmes.some((tag) => pattern.test(tag))) return list;
  return 'us-ofac-consolidated';
}

/** List names as OFAC's newer XML prints them. */
const LIST_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^SDN\b|specially designated/iu, 'us-ofac-sdn'],
  [/sectoral/iu, 'us-ofac-ssi'],
  [/military-industrial|CMIC/iu, 'us-ofac-ns-cmic'],
  [/palestinian/iu, 'us-ofac-plc'],
  [/evaders|\bFSE\b/iu, 'us-ofac-fse'],
  [/capta|correspondent/iu, 'us-ofac-capta'],
  [/menu-based/iu, 'us-ofac-mbs'],
];

/** List id of an OFAC list name; undefined for the umbrella `Consolidated List`. */
export function ofacListByName(name: string): string | undefined {
  return LIST_NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

/** Programme tags of one cell: `SDGT] [IFSR` (CSV) or `IFSR; SDGT`. */
export function ofacProgrammes(text: string): string[] {
  return text
    .split(/\]\s*\[|;/u)
    .map((tag) => tag.replace(/[[\]]/gu, '').trim())
    .filter((tag) => tag !== '');
}

/** Where anyone can read the entry. */
export function ofacCitation(uid: string, list: string): Citation {
  return {
    title: list === 'us-ofac-sdn' ? 'OFAC Specially Designated Nationals list' : 'OFAC consolidated (non-SDN) lists',
    url: `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${encodeURIComponent(uid)}`,
    pinpoint: `entry ${uid}`,
  };
}

/** OFAC's relationship words. "Owned or Controlled By" gives no share; "Linked To" does not even say ownership. */
export function ofacRelation(words: string, self: string, other: string, citation: Citation): Relation {
  const base = { kind: 'relation' as const, quote: words, citation };
  if (/^owned or controlled by/iu.test(words)) return { ...base, type: 'owner', from: other, to: self };
  if (/^owns,? controls/iu.test(words)) return { ...base, type: 'owner', from: self, to: other };
  if (/leader or official of|principal executive/iu.test(words))
    return { ...base, type: 'director', from: self, to: other };
  return { ...base, type: 'affiliate', from: other, to: self };
}
