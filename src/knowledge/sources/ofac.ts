import type { Citation } from '../../core/identity.ts';
import type { EntitySchema, Relation } from '../../core/listing.ts';
import type { Ledger } from './ledger.ts';

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

/** Which of OFAC's lists a file of the newer XML tells whole. */
export type OfacFile = 'sdn' | 'non-sdn' | 'all';

/**
 * The places of a party on lists that the file at hand tells whole. The newer XML gives all places of a party, also
 * those on a list whose other entries stand in another file; taking such a place for the list would put a fragment where
 * the whole should be. The umbrella "Consolidated List" counts only when no other non-SDN list is named.
 */
export function ofacPlaces<Place extends { readonly list: string }>(
  places: readonly Place[],
  file: OfacFile,
  ledger: Ledger,
): readonly Place[] {
  const sdn = places.filter((place) => place.list === 'us-ofac-sdn');
  const named = places.filter((place) => place.list !== 'us-ofac-sdn' && place.list !== 'us-ofac-consolidated');
  const other = named.length > 0 ? named : places.filter((place) => place.list === 'us-ofac-consolidated').slice(0, 1);
  if (file === 'all') return [...sdn, ...other];
  const [here, elsewhere] = file === 'sdn' ? [sdn, other] : [other, sdn];
  if (here.length === 0) return elsewhere;
  if (elsewhere.length > 0) {
    if (file === 'sdn')
      ledger.ignore('place on another list', 'this file is the SDN list; the consolidated file tells the others whole');
    else
      ledger.ignore(
        'place on the SDN list',
        'this file is the consolidated list; the SDN file tells the SDN list whole',
      );
  }
  return here;
}

/**
 * OFAC's relationship words. "Owned or Controlled By" gives no share; "Linked To" does not even say ownership. What held
 * once is a tie worth showing and no ownership any more, because the file does not say until when.
 */
export function ofacRelation(words: string, self: string, other: string, citation: Citation, former = false): Relation {
  const base = { kind: 'relation' as const, quote: former ? `${words} (former)` : words, citation };
  if (former) return { ...base, type: 'affiliate', from: other, to: self };
  if (/^owned or controlled by/iu.test(words)) return { ...base, type: 'owner', from: other, to: self };
  if (/^owns,? controls/iu.test(words)) return { ...base, type: 'owner', from: self, to: other };
  if (/leader or official of|principal executive/iu.test(words))
    return { ...base, type: 'director', from: self, to: other };
  return { ...base, type: 'affiliate', from: other, to: self };
}
