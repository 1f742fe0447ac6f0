import { xmlEvents } from '../../../lib/xml/xml-events.ts';
import type { EntityAddress, Relation } from '../../../core/listing.ts';
import { countryCode, countryOfAddress } from '../countries.ts';
import { wholeDay } from '../day.ts';
import { entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { gathered } from '../text.ts';
import { entityCell } from './entity-cell.ts';

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
