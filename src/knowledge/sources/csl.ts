import { isIsoDate } from '../../core/dates.ts';
import type {
  EntityAddress,
  EntityIdentifier,
  EntityName,
  EntitySchema,
  ListEntry,
  Relation,
} from '../../core/listing.ts';
import { countryCode, countryOfAddress } from './countries.ts';
import { dayAfter, partialDay, wholeDay } from './day.ts';
import { type EntryDraft, nameOf, oneLine, present } from './entry.ts';
import { aliasField, namesFromText, withoutAddress } from './names-in-text.ts';
import { ofacCitation, ofacProgrammes, ofacRelation, ofacSchema } from './ofac.ts';
import { identifierScheme, isOfacStatement, ofacRemarks } from './ofac-remarks.ts';

/** What the trade.gov list (CSV and JSON) says of one party, both forms brought to one shape. */
export interface CslRow {
  readonly source: string;
  readonly entityNumber: string;
  readonly type: string;
  readonly programmes: readonly string[];
  readonly name: string;
  readonly title: string;
  readonly addresses: readonly string[];
  readonly notice: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly standardOrder: string;
  readonly requirement: string;
  readonly policy: string;
  readonly callSign: string;
  readonly vesselFlag: string;
  readonly remarks: string;
  readonly altNames: readonly string[];
  readonly countries: readonly string[];
  readonly birthDates: readonly string[];
  /** Each `[country, number, label]`; a missing country is ''. */
  readonly identifiers: readonly { readonly country: string; readonly number: string; readonly label: string }[];
  readonly url: string;
}

/** Source names of the Consolidated Screening List → list ids. */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/^specially designated|\(SDN\)/iu, 'us-ofac-sdn'],
  [/^entity list|\(EL\)/iu, 'us-bis-entity-list'],
  [/^denied persons|\(DPL\)/iu, 'us-bis-denied-persons'],
  [/^unverified|\(UVL\)/iu, 'us-bis-unverified'],
  [/^military end.?user|\(MEU\)/iu, 'us-bis-military-end-user'],
  [/^sectoral|\(SSI\)/iu, 'us-ofac-ssi'],
  [/military-industrial|\(CMIC\)/iu, 'us-ofac-ns-cmic'],
  [/^itar debarred|\(DTC\)/iu, 'us-state-itar-debarred'],
  [/^nonproliferation|\(ISN\)/iu, 'us-state-isn'],
  [/palestinian|\(PLC\)/iu, 'us-ofac-plc'],
  [/^capta|\(CAP\)/iu, 'us-ofac-capta'],
  [/menu-based|\(NS-MBS/iu, 'us-ofac-mbs'],
  [/evaders|\(FSE\)/iu, 'us-ofac-fse'],
  [/iran sanctions act|\(ISA\)|13599/iu, 'us-ofac-consolidated'],
];

/** List id of a CSL source name, or undefined for one that is not known. */
export function cslList(source: string): string | undefined {
  return SOURCES.find(([pattern]) => pattern.test(source.trim()))?.[1];
}

const PAGES: Readonly<Record<string, string>> = {
  'us-bis-entity-list':
    'https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%204%20to%20Part%20744',
  'us-bis-military-end-user':
    'https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%207%20to%20Part%20744',
  'us-bis-unverified': 'https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%206%20to%20Part%20744',
  'us-bis-denied-persons': 'https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl',
};

function schemaOf(list: string, type: string): EntitySchema {
  if (list.startsWith('us-ofac')) return ofacSchema(type);
  return type === '' ? 'LegalEntity' : ofacSchema(type);
}

function addressOf(text: string): EntityAddress | undefined {
  const line = oneLine(text).replace(/,\s*(?=,)/gu, '');
  if (line === '') return undefined;
  const country = countryOfAddress(line);
  return { text: line, ...(country === undefined ? {} : { country }) };
}

function identifierOf({ country, number, label }: CslRow['identifiers'][number]): EntityIdentifier | string {
  const scheme = identifierScheme(label);
  const code = countryCode(country);
  const statement =
    /risk|sanctions|directive|determination|gender|type|date|information|issuer|ticker|prohibited|order/iu.test(label);
  if (isOfacStatement(label) || (scheme === 'other' && (statement || !/\d/u.test(number))))
    return `${label.replace(/[:\s-]+$/u, '')}: ${number}`;
  return {
    scheme,
    value: scheme === 'imo' ? number.replace(/^IMO\s*/iu, '') : number,
    label,
    ...(code === undefined ? {} : { country: code }),
  };
}

/** A CSL row as a draft of an entry on `list`, and the parties its name and remarks speak of. */
export function cslDraft(row: CslRow, list: string): { draft: EntryDraft; related(entry: ListEntry): Relation[] } {
  const schema = schemaOf(list, row.type);
  const ofac = list.startsWith('us-ofac') && row.entityNumber !== '';
  const said = schema === 'Person' ? undefined : namesFromText(row.name);
  const remarks = ofacRemarks(row.remarks);
  const addresses = present(
    [...row.addresses, ...row.altNames.flatMap((text) => withoutAddress(text).address ?? [])].map(addressOf),
  );
  const identifiers = row.identifiers.map(identifierOf);
  const statements = identifiers.filter((one): one is string => typeof one === 'string');
  const end = wholeDay(row.endDate);
  const nationalities = statements.flatMap((text) => /^Nationality of Registration: (.+)$/u.exec(text)?.[1] ?? []);
  const listing = statements
    .map((text) => /^Listing Date[^:]*: (.+)$/u.exec(text)?.[1])
    .map((text) => wholeDay(text))
    .find((day) => day !== undefined);
  const url = ofac ? undefined : (PAGES[list] ?? (row.url === '' ? undefined : row.url));
  const citation = ofac
    ? ofacCitation(row.entityNumber, list)
    : {
        title: row.source,
        ...(url === undefined ? {} : { url }),
        ...(row.notice === '' ? {} : { pinpoint: oneLine(row.notice) }),
      };
  const apart = row.altNames.map(withoutAddress);
  const altNames: EntityName[] = apart
    .map((piece) => piece.name)
    .flatMap((text) => (schema === 'Person' ? present([nameOf(text, 'alias')]) : [...aliasField(text, 'alias')]));
  const draft: EntryDraft = {
    list,
    entryId: ofac ? row.entityNumber : undefined,
    schema,
    names: present([
      nameOf(said?.primary ?? row.name, 'primary'),
      ...(said?.names ?? []),
      ...altNames,
      ...remarks.names,
    ]),
    identifiers: [
      ...(ofac ? [{ scheme: 'ofac-uid' as const, value: row.entityNumber }] : []),
      ...(row.callSign === '' ? [] : [{ scheme: 'call-sign' as const, value: row.callSign }]),
      ...identifiers.filter((one): one is EntityIdentifier => typeof one !== 'string'),
      ...remarks.identifiers,
    ],
    addresses,
    birthDates: present(row.birthDates.map((text) => partialDay(text))),
    countries: [
      ...[...row.countries, ...nationalities].map(countryCode),
      countryCode(row.vesselFlag),
      ...addresses.map((address) => address.country),
    ],
    position: row.title,
    remarks: [
      ...(said !== undefined && said.parts.length > 0 ? [`Published as: ${row.name}`] : []),
      ...remarks.rest,
      ...statements,
    ].join('; '),
    listedOn: wholeDay(row.startDate) ?? listing ?? remarks.listedOn,
    delistedOn: end !== undefined && isIsoDate(end) ? dayAfter(end) : undefined,
    programmes: row.programmes.flatMap(ofacProgrammes),
    scope: [
      row.requirement,
      row.policy === '' ? '' : `Licence review policy: ${row.policy}`,
      row.standardOrder === '' ? '' : `Standard order: ${row.standardOrder}`,
      ...(said?.reaches ?? []).map((text) => `Also: ${text}`),
    ]
      .filter((text) => text !== '')
      .join(' '),
    citation,
  };
  return {
    draft,
    related: (entry) => [
      ...(said?.parts ?? []).map((part): Relation => {
        const other = `name:${part.name}`;
        const below = part.type === 'part-of';
        return {
          kind: 'relation',
          type: part.type === 'affiliate' ? 'affiliate' : 'subordinate',
          from: below ? other : entry.entity.id,
          to: below ? entry.entity.id : other,
          quote: part.quote,
          citation,
        };
      }),
      ...remarks.linkedTo.map((name) => ofacRelation('Linked To', entry.entity.id, `name:${oneLine(name)}`, citation)),
    ],
  };
}
