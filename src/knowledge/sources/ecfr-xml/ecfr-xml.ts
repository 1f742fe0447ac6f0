import { xmlEvents } from '../../../lib/xml/xml-events.ts';
import type { EntityAddress, EntityName, Relation } from '../../../core/listing.ts';
import { countryCode, countryOfAddress } from '../countries.ts';
import { wholeDay } from '../day.ts';
import { entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { aliasNames, namesFromText } from '../names-in-text.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { gathered } from '../text.ts';

/** Supplements of 15 CFR part 744 that are lists of parties. */
const SUPPLEMENTS: Readonly<Record<string, string>> = {
  '4': 'us-bis-entity-list',
  '6': 'us-bis-unverified',
  '7': 'us-bis-military-end-user',
};

/** One table row: cells as text with the line breaks of the page. */
interface Row {
  readonly supplement: string;
  readonly line: number;
  readonly cells: readonly string[];
}

/** Streams the table rows of the supplements; everything outside tables only says which supplement follows. */
async function* rowsOf(file: ListFile, ledger: Ledger, options: ParseOptions): AsyncGenerator<readonly Row[]> {
  const events = xmlEvents(gathered(file), {
    depth: options.limits.depth,
    runChars: options.limits.recordChars,
    onTrouble: (found) =>
      ledger.problem({
        code: 'lists/bad-xml',
        severity: 'error',
        message: `${file.name}: line ${found.line}: ${found.message}`,
        hint: 'The file is damaged or cut short: fetch it again.',
        path: file.name,
        locator: { at: 'line', line: found.line },
      }),
  });
  let supplement = '';
  let heading: string | undefined;
  let cells: string[] | undefined;
  let cell: string | undefined;
  let line = 1;
  for await (const batch of events) {
    const rows: Row[] = [];
    for (const event of batch) {
      if (event.at === 'open') {
        line = event.line;
        if (/^DIV\d$/u.test(event.name))
          supplement =
            /Supplement No\. ?(\d+)/iu.exec(event.attributes['N'] ?? '')?.[1] ??
            (event.name === 'DIV9' ? '' : supplement);
        if (event.name === 'HEAD') heading = '';
        if (event.name === 'TR') cells = [];
        if (event.name === 'TD' || event.name === 'TH') cell = '';
        if (/^(?:br|P|FP)$/iu.test(event.name) && cell !== undefined) cell += '\n';
      } else if (event.at === 'text') {
        if (cell !== undefined) cell += event.text.replace(/\s+/gu, ' ');
        else if (heading !== undefined) heading += event.text;
      } else {
        if (event.name === 'HEAD' && heading !== undefined) {
          supplement = /Supplement No\. ?(\d+) to Part 744/iu.exec(heading)?.[1] ?? supplement;
          heading = undefined;
        }
        if ((event.name === 'TD' || event.name === 'TH') && cell !== undefined) {
          cells?.push(cell.replace(/ ?\n ?/gu, '\n').trim());
          cell = undefined;
        }
        if (event.name === 'TR' && cells !== undefined) {
          rows.push({ supplement, line, cells });
          cells = undefined;
        }
      }
    }
    if (rows.length > 0) yield rows;
  }
}

const LEGAL =
  /^(?:ltd|llc|l\.l\.c|inc|co|corp|corporation|company|limited|s\.?a|s\.?r\.?l|gmbh|ag|bv|b\.v|n\.v|plc|pte|pty|jsc|ojsc|pjsc|ooo|ao|oao|pao|zao|sdn|bhd|fze|fzco|fz|fzc|est|llp|lp|a\.s|a\.?ş|ltd\. sti|o\.o\.o|d\.o\.o|kft|s\.p\.a|oy|ab|as)\b/iu;
/** The full stop of the sentence, which is no part of the name; that of an abbreviation is. */
const SENTENCE_END = /(?<!\b(?:ltd|inc|co|corp|jr|sr|st|\p{L}))\.$/iu;
/** How an address begins. */
const ADDRESS =
  /^(?:no\.?\s?\d|#|\d|room|rm|unit|flat|suite|floor|\d+\/f|p\.?\s?o\.?\s?box|building|bldg|block|apt|office|street|road|plot|shop|house|level|tower|villa|c\/o|(?:north|south|east|west) of|address|see )/iu;

/** Lines that say what the following lines are; they may end a line of aliases. */
const HEADINGS: readonly { readonly pattern: RegExp; readonly opens: 'affiliate' | 'subordinate' }[] = [
  { pattern: /affiliated? (?:entit|compan)(?:y|ies):?$|^affiliates?:?$/iu, opens: 'affiliate' },
  { pattern: /subordinate (?:institution|entit)(?:s|y|ies):?$|sub-?institutions?:?$/iu, opens: 'subordinate' },
];

/** The name of a party on a line, without aliases, list punctuation and the full stop of the sentence. */
function partyOf(text: string): string {
  return namesFromText(
    text
      .replace(/;?\s?and$/iu, '')
      .replace(/;$/u, '')
      .replace(SENTENCE_END, ''),
  ).primary;
}

interface EntityCell {
  readonly name: string;
  readonly aliases: readonly EntityName[];
  readonly addresses: readonly string[];
  readonly parts: readonly {
    readonly type: 'affiliate' | 'subordinate';
    readonly name: string;
    readonly quote: string;
  }[];
}

/**
 * Takes an entity cell apart: `Name, a.k.a., the following two aliases:` then lines of `—Alias; and` and then the address
 * on a line of its own; or `Name, address` on one line.
 */
export function entityCell(text: string): EntityCell {
  const lines = text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  const first = lines[0] ?? '';
  const aliases: EntityName[] = [];
  const parts: EntityCell['parts'][number][] = [];
  const plain: string[] = [];
  let under: 'alias' | 'affiliate' | 'subordinate' = 'alias';
  for (const line of lines.slice(1)) {
    const opens = HEADINGS.find(({ pattern }) => pattern.test(line))?.opens;
    if (/^[—–-]\s?\S/u.test(line)) {
      const body = line.replace(/^[—–-]\s?/u, '').replace(/[;,]?\s(?:and\s)?to include\b.*$/iu, '');
      if (under === 'alias') aliases.push(...aliasNames(body.replace(SENTENCE_END, ''), 'alias'));
      else parts.push({ type: under, name: partyOf(body), quote: body });
    } else if (opens === undefined && under !== 'alias' && !ADDRESS.test(line) && !/^addresses? for /iu.test(line)) {
      // Below "affiliated entities" each line is a party of its own: `Name, address`, perhaps with an alias marker.
      parts.push({
        type: under,
        name: partyOf(line.includes('a.k.a.') ? line : nameAndAddress(line).name),
        quote: line,
      });
    } else if (opens === undefined && !/alias(?:es)?:?$/iu.test(line)) plain.push(line);
    under = opens ?? under;
  }
  const marker =
    /,?\s(?:a\.k\.a\.?,?|f\.k\.a\.?,?|also known as|formerly known as|and the following|the following)/iu.exec(first);
  if (marker && marker.index > 0) {
    const said = namesFromText(first);
    return { name: said.primary, aliases: [...said.names, ...aliases], addresses: addressesOf(plain.join(' ')), parts };
  }
  const { name, rest } = nameAndAddress(first);
  return { name, aliases, addresses: addressesOf([rest, ...plain].join(' ')), parts };
}

/** Splits `Name, Ltd., 5 Street, City`: the name goes on over legal forms, and ends before what begins like an address. */
function nameAndAddress(line: string): { name: string; rest: string } {
  const pieces = line.split(/,\s*/u);
  let take = 1;
  while (take < pieces.length && LEGAL.test(pieces[take]!)) take += 1;
  const found = pieces.findIndex((piece, index) => index >= take && ADDRESS.test(piece));
  // Between the name and a numbered address stand further parts of the name ("Institute of X, Academy of Y").
  if (
    found > take &&
    pieces
      .slice(take, found)
      .every((piece) =>
        /^[A-Z].*(?:institute|academy|university|department|branch|division|centre|center|laborator|bureau|plant|factory|company|college)/iu.test(
          piece,
        ),
      )
  )
    take = found;
  return { name: pieces.slice(0, take).join(', '), rest: pieces.slice(take).join(', ') };
}

function addressesOf(text: string): string[] {
  return text
    .split(/;\s*(?:and\s)?|\.\s+(?=[A-Z0-9])(?<=\b[A-Z][a-z]{3,20}\.\s{1,3})/u)
    .map((part) =>
      part
        .replace(/\(See (?:also|alternate)[^)]*\)/giu, '')
        .replace(/^and /iu, '')
        .replace(/[.,\s]+$/u, '')
        .trim(),
    )
    .filter((part) => part.length > 2);
}

function toAddress(text: string, fallback: string | undefined): EntityAddress {
  const country = countryOfAddress(text) ?? fallback;
  return { text, ...(country === undefined ? {} : { country }) };
}

/** Federal Register days in a citation cell: the first is the day the entry was added. */
function firstNotice(text: string): string | undefined {
  const days = [...text.matchAll(/FR\s?\d+,?\s(\d{1,2}\/\d{1,2}\/\d{2,4})/gu)].map((match) =>
    match[1]!.replace(/\/(\d{2})$/u, (_, year: string) => `/${Number(year) > 60 ? '19' : '20'}${year}`),
  );
  return present(days.map((day) => wholeDay(day))).sort()[0];
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const make = entryMaker();
    let country = '';
    for await (const rows of rowsOf(file, ledger, options)) {
      const events: SourceEvent[] = [];
      for (const row of rows) {
        const list = SUPPLEMENTS[row.supplement];
        if (list === undefined) {
          ledger.ignore(`table row outside supplements 4, 6 and 7`, 'names no party of these lists');
          continue;
        }
        const [first = '', entity = '', ...others] = row.cells;
        if (/^country/iu.test(first)) {
          ledger.ignore('table header row', 'names no party');
          continue;
        }
        // The country stands once and holds for the rows below it.
        if (first !== '') country = oneLine(first);
        if (entity === '') {
          ledger.ignore('country row without a party', 'names no party');
          continue;
        }
        ledger.read();
        events.push(
          ...rowEvents(
            { list, entity, others, country, supplement: row.supplement },
            make,
            ledger,
            `${file.name}: line ${row.line}`,
          ),
        );
      }
      yield [...ledger.problems(), ...events];
    }
    yield ledger.close();
  }
}

function rowEvents(
  row: { list: string; entity: string; others: readonly string[]; country: string; supplement: string },
  make: ReturnType<typeof entryMaker>,
  ledger: Ledger,
  place: string,
): SourceEvent[] {
  const cell = entityCell(row.entity);
  const code = countryCode(row.country.replace(/\s*\([^)]*\)$/u, '')) ?? countryCode(row.country);
  const notice = oneLine(row.others.at(-1) ?? '');
  const [requirement = '', policy = ''] = row.list === 'us-bis-entity-list' ? row.others : [];
  const base = {
    list: row.list,
    schema: 'LegalEntity' as const,
    countries: [code],
    listedOn: wholeDay(firstNotice(notice)),
    scope: [oneLine(requirement), policy === '' ? '' : `Licence review policy: ${oneLine(policy)}`]
      .filter((text) => text !== '')
      .join(' '),
    citation: {
      title: `15 CFR part 744, Supplement No. ${row.supplement}`,
      url: `https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%20${row.supplement}%20to%20Part%20744`,
      ...(notice === '' ? {} : { pinpoint: notice }),
    },
  };
  const entry = make({
    ...base,
    names: present([nameOf(cell.name, 'primary'), ...cell.aliases]),
    addresses: cell.addresses.map((address) => toAddress(address, code)),
  });
  if (!entry) {
    ledger.problem({
      code: 'lists/no-name',
      severity: 'warning',
      message: `${place}: a row without a name`,
      hint: 'Check it at the publisher.',
    });
    return [];
  }
  ledger.used();
  // A party named under another's entry is listed itself, so it must be found by its own name.
  return [
    entry,
    ...cell.parts.flatMap((part): SourceEvent[] => {
      const named = make({
        ...base,
        names: present([nameOf(part.name, 'primary', { fromText: true })]),
        remarks: `Named under the entry of ${cell.name}: ${part.quote}`,
      });
      const relation: Relation = {
        kind: 'relation',
        type: part.type,
        from: entry.entity.id,
        to: named?.entity.id ?? `name:${part.name}`,
        quote: part.quote,
        citation: entry.citation,
      };
      return [...(named ? [named] : []), relation];
    }),
  ];
}

/** BIS lists as the eCFR publishes them: 15 CFR part 744, supplements 4, 6 and 7. */
export const ecfrXml: ListSource = {
  name: 'ecfr-xml',
  summary: 'BIS Entity List, Unverified and Military End-User lists, eCFR XML of 15 CFR part 744',
  lists: ['us-bis-entity-list', 'us-bis-unverified', 'us-bis-military-end-user'],
  publication: 'https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part-744',
  licence: 'US Government work, public domain in the US (17 USC 105)',
  downloads: [],
  recognises(probe: ListProbe): number {
    return /<DIV\d\b/u.test(probe.text) && /Part 744|part 744|N="744"/u.test(probe.text) ? 0.9 : 0;
  },
  parse,
};
