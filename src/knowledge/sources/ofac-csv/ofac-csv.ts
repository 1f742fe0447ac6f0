import type { EntityAddress, EntityName } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { csvRecords } from '../csv-rows.ts';
import { entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { namesFromText } from '../names-in-text.ts';
import { OFAC_LISTS, nonSdnList, ofacCitation, ofacProgrammes, ofacRelation, ofacSchema } from '../ofac.ts';
import { ofacRemarks } from '../ofac-remarks.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { fileText, headText } from '../text.ts';

const BASE = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/';

type Part = 'main' | 'addresses' | 'aliases' | 'comments';

/** Which of the four files this is, by the shape of its first records: they have no header. */
function partOf(text: string): Part | undefined {
  const first = text
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .slice(0, 5)
    .filter((line) => line.trim() !== '' && line !== '\u001a');
  if (/^ent_num,/iu.test(first[0] ?? '')) {
    const header = first.shift()!.toLowerCase();
    return header.includes('sdn_name')
      ? 'main'
      : header.includes('alt_')
        ? 'aliases'
        : header.includes('add_num')
          ? 'addresses'
          : 'comments';
  }
  if (first.length === 0) return undefined;
  // Most of the first lines decide: one broken row must not hide the file.
  const most = (shape: RegExp): boolean => first.filter((line) => shape.test(line)).length >= first.length * 0.6;
  if (most(/^\d+,\d+,"?(?:aka|fka|nka)"?,/iu)) return 'aliases';
  if (most(/^\d+,\d+,(?:-0- ?|".*)/u) && /-0-/u.test(text)) return 'addresses';
  const main = /^\d+,.*,"?(?:-0- ?|individual|entity|vessel|aircraft)"?,.*-0-/iu;
  if (most(main)) return 'main';
  if (most(/^\d+,"[^"]*"?/u)) return 'comments';
  return undefined;
}

const SCORE: Readonly<Record<Part, number>> = { main: 0.95, aliases: 0.95, addresses: 0.9, comments: 0.6 };

/** OFAC's null is `-0-`, with or without a blank. */
function value(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text === '-0-' ? '' : text;
}

interface Joined {
  readonly addresses: Map<string, EntityAddress[]>;
  readonly aliases: Map<string, EntityName[]>;
  readonly comments: Map<string, string>;
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

async function readSideFile(
  file: ListFile,
  part: Part,
  joined: Joined,
  ledger: Ledger,
  options: ParseOptions,
): Promise<void> {
  for await (const batch of csvRecords(fileText(file, ledger), ',', ledger, options.limits)) {
    for (const { cells } of batch) {
      const uid = value(cells[0]);
      if (uid === 'ent_num') continue;
      if (part === 'addresses') {
        const country = value(cells[4]);
        const text = [value(cells[2]), value(cells[3]), country.replace(/^Region: /u, '')]
          .filter((piece) => piece !== '')
          .join(', ');
        if (text === '') ledger.ignore('address row without an address', 'holds nothing');
        else append(joined.addresses, uid, addressOf(text, value(cells[3]), country));
        if (value(cells[5]) !== '') ledger.ignore('address remarks');
      } else if (part === 'aliases') {
        const kind = /fka/iu.test(cells[2] ?? '') ? 'former' : 'alias';
        const name = nameOf(value(cells[3]), kind);
        if (name) append(joined.aliases, uid, name);
        else ledger.ignore('alias row without a name', 'holds nothing');
        if (value(cells[4]) !== '') ledger.ignore('alias remarks');
      } else {
        joined.comments.set(uid, `${joined.comments.get(uid) ?? ''}${value(cells[1])}`);
      }
    }
  }
}

function addressOf(text: string, city: string, country: string): EntityAddress {
  const code = country === '' ? undefined : countryCode(country);
  const town = city.split(/,| \d/u)[0]?.trim() ?? '';
  return { text, ...(town === '' ? {} : { city: town }), ...(code === undefined ? {} : { country: code }) };
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  const ledger = openLedger();
  const mains: ListFile[] = [];
  const joined: Joined = { addresses: new Map(), aliases: new Map(), comments: new Map() };
  for (const file of files) {
    const part = await partOfFile(file);
    if (part === 'main') mains.push(file);
    else if (part !== undefined) await readSideFile(file, part, joined, ledger, options);
  }
  if (mains.length === 0) {
    ledger.problem({
      code: 'lists/main-file-missing',
      severity: 'error',
      message: `${files.map((file) => file.name).join(', ')}: addresses, aliases or comments without the main file (SDN.CSV or CONS_PRIM.CSV)`,
      hint: 'Import the main file of the same day together with them.',
    });
    ledger.ignore(
      'side-file rows without a main file',
      'their entries are named only in the main file',
      joined.addresses.size + joined.aliases.size + joined.comments.size,
    );
    yield ledger.close();
    return;
  }
  if (joined.aliases.size === 0) {
    ledger.problem({
      code: 'lists/aliases-missing',
      severity: 'warning',
      message: `${mains.map((file) => file.name).join(', ')}: read without its alias file (ALT.CSV), so strong aliases are missing`,
      hint: 'Import ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV of the same day together with it.',
    });
  }
  const make = entryMaker();
  for (const file of mains) yield* readMain(file, joined, make, ledger, options);
  const orphans = new Set([...joined.addresses.keys(), ...joined.aliases.keys(), ...joined.comments.keys()]).size;
  if (orphans > 0) {
    ledger.problem({
      code: 'lists/orphan-rows',
      severity: 'warning',
      message: `addresses, aliases or comments for ${orphans} entries that the main file does not hold`,
      hint: 'The files may be of different days: fetch all of one day.',
    });
  }
  yield ledger.close();
}

async function partOfFile(file: ListFile): Promise<Part | undefined> {
  return partOf(await headText(file, 65_536));
}

async function* readMain(
  file: ListFile,
  joined: Joined,
  make: ReturnType<typeof entryMaker>,
  ledger: Ledger,
  options: ParseOptions,
): AsyncGenerator<readonly SourceEvent[]> {
  const consolidated = /cons/u.test(file.baseName);
  for await (const batch of csvRecords(fileText(file, ledger), ',', ledger, options.limits)) {
    const events: SourceEvent[] = [];
    for (const { cells, line } of batch) {
      if (/^ent_num$/iu.test(cells[0] ?? '')) continue;
      ledger.read();
      const uid = value(cells[0]);
      if (!/^\d+$/u.test(uid) || cells.length < 12) {
        ledger.problem({
          code: 'lists/broken-row',
          severity: 'warning',
          message: `${file.name}: line ${line} has ${cells.length} cells beginning "${(cells[0] ?? '').slice(0, 40)}", not the 12 of the OFAC specification`,
          hint: 'The row was left out. Fetch the file again if it is cut short.',
          path: file.name,
          locator: { at: 'line', line },
        });
        continue;
      }
      const cut = value(cells[11]);
      const text = joined.comments.has(uid) ? spliced(cut, joined.comments.get(uid)!) : cut;
      const remarks = ofacRemarks(text);
      const programmes = ofacProgrammes(value(cells[3]));
      const list = consolidated ? nonSdnList(programmes) : 'us-ofac-sdn';
      const citation = ofacCitation(uid, list);
      const type = ofacSchema(value(cells[2]));
      const said = type === 'Organization' ? namesFromText(value(cells[1])) : undefined;
      const addresses = joined.addresses.get(uid) ?? [];
      const flag = countryCode(value(cells[9]));
      const callSign = value(cells[5]);
      const entry = make({
        list,
        entryId: uid,
        schema: type,
        names: present([
          nameOf(said?.primary ?? value(cells[1]), 'primary'),
          ...(said?.names ?? []),
          ...(joined.aliases.get(uid) ?? []),
          ...remarks.names,
        ]),
        identifiers: [
          { scheme: 'ofac-uid', value: uid },
          ...(callSign === '' ? [] : [{ scheme: 'call-sign' as const, value: callSign }]),
          ...remarks.identifiers,
        ],
        addresses,
        birthDates: remarks.birthDates,
        countries: [flag, ...remarks.countries, ...addresses.map((address) => address.country)],
        position: value(cells[4]),
        remarks: remarks.rest.join('; '),
        listedOn: remarks.listedOn,
        programmes,
        citation,
      });
      joined.addresses.delete(uid);
      joined.aliases.delete(uid);
      joined.comments.delete(uid);
      for (const index of [6, 7, 8, 10]) if (value(cells[index]) !== '') ledger.ignore(`column ${COLUMNS[index]}`);
      if (!entry) continue;
      ledger.used();
      events.push(entry);
      for (const linked of remarks.linkedTo)
        events.push(ofacRelation('Linked To', entry.entity.id, `name:${oneLine(linked)}`, citation));
    }
    yield [...ledger.problems(), ...events];
  }
}

const COLUMNS: readonly string[] = [
  'ent_num',
  'SDN_Name',
  'SDN_Type',
  'Program',
  'Title',
  'Call_Sign',
  'Vess_type',
  'Tonnage',
  'GRT',
  'Vess_flag',
  'Vess_owner',
  'Remarks',
];

/** The comments file carries on where the remarks were cut at 1,000 characters, in the middle of a word if need be. */
function spliced(cut: string, rest: string): string {
  return `${cut.replace(/\s+$/u, '')}${rest}`;
}

/** OFAC's delimited files: SDN.CSV or CONS_PRIM.CSV with their ADD, ALT and COMMENTS files. */
export const ofacCsv: ListSource = {
  name: 'ofac-csv',
  summary: 'OFAC SDN and consolidated lists, delimited files (main, addresses, aliases, comments)',
  ...OFAC_LISTS,
  downloads: ['SDN', 'ADD', 'ALT', 'SDN_COMMENTS', 'CONS_PRIM', 'CONS_ADD', 'CONS_ALT', 'CONS_COMMENTS'].map(
    (name) => ({
      url: `${BASE}${name}.CSV`,
      file: `${name.toLowerCase()}.csv`,
    }),
  ),
  takesSet: 'folder',
  recognises(probe: ListProbe): number {
    const part = partOf(probe.text);
    return part === undefined ? 0 : SCORE[part];
  },
  parse,
};
