import type { ListEntry, Relation } from '../../../core/listing.ts';
import { wholeDay } from '../day.ts';
import { entryMaker, nameOf, oneLine, present } from '../entry.ts';
import { htmlRows } from '../html-tables.ts';
import { openLedger } from '../ledger.ts';
import { namesFromText } from '../names-in-text.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { wholeText } from '../text.ts';

const PAGE = 'https://www.dhs.gov/uflpa-entity-list';
const LIMIT_CHARS = 20_000_000;

interface Party {
  readonly text: string;
  readonly listed: string;
  readonly grounds: Set<string>;
}

async function* parse(files: readonly ListFile[], _options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const html = await wholeText(file, ledger, LIMIT_CHARS);
    const parties = new Map<string, Party>();
    for (const row of htmlRows(html)) {
      const [name, day] = row.cells;
      if (
        row.header ||
        row.cells.length !== 2 ||
        name === undefined ||
        name === '' ||
        /^(?:name of entity|entity name)$/iu.test(name)
      ) {
        ledger.ignore(row.header ? 'table header row' : 'row of another table', 'names no party');
        continue;
      }
      ledger.read();
      if (wholeDay(day) === undefined) {
        ledger.problem({
          code: 'lists/broken-row',
          severity: 'warning',
          message: `${file.name}: "${name.slice(0, 60)}" has no effective date that can be read ("${day?.slice(0, 30)}")`,
          hint: 'It is taken as listed without a date. Check the page.',
          path: file.name,
        });
      }
      ledger.used();
      // One party may stand in several tables, one per statutory ground.
      const key = namesFromText(name)
        .primary.toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
      const party = parties.get(key) ?? { text: name, listed: day ?? '', grounds: new Set<string>() };
      party.grounds.add(groundOf(row.caption));
      parties.set(key, party);
    }
    const make = entryMaker();
    yield [...ledger.problems(), ...[...parties.values()].flatMap((party) => eventsOf(party, make))];
    yield ledger.close();
  }
}

/** `Section 2(d)(2)(B)(ii)` and the sentence before it. */
function groundOf(caption: string): string {
  const section = /Section 2\(d\)\(2\)\(B\)\([ivx]+\)/iu.exec(caption)?.[0];
  return section ?? oneLine(caption).slice(-200);
}

function eventsOf(
  party: Party,
  make: (draft: Parameters<ReturnType<typeof entryMaker>>[0]) => ListEntry | undefined,
): SourceEvent[] {
  const said = namesFromText(party.text);
  const entry = make({
    list: 'us-dhs-uflpa',
    schema: 'Organization',
    names: present([nameOf(said.primary, 'primary'), ...said.names]),
    countries: ['CN'],
    remarks: said.primary === oneLine(party.text) ? undefined : `Published as: ${party.text}`,
    listedOn: wholeDay(party.listed),
    programmes: [...party.grounds].filter((ground) => ground !== ''),
    scope: said.reaches.length === 0 ? undefined : `and ${said.reaches.join('; ')}`,
    citation: {
      title: 'UFLPA Entity List',
      url: PAGE,
      ...(party.listed === '' ? {} : { pinpoint: `effective ${party.listed}` }),
    },
  });
  if (!entry) return [];
  const relations = said.parts.map((part): Relation => {
    const other = `name:${part.name}`;
    const below = part.type === 'part-of';
    return {
      kind: 'relation',
      type: 'subordinate',
      from: below ? other : entry.entity.id,
      to: below ? entry.entity.id : other,
      quote: part.quote,
      citation: entry.citation,
    };
  });
  return [entry, ...relations];
}

/** The UFLPA Entity List, the web page of DHS (its only official form). */
export const uflpaHtml: ListSource = {
  name: 'uflpa-html',
  summary: 'UFLPA Entity List, the DHS web page as saved',
  lists: ['us-dhs-uflpa'],
  publication: PAGE,
  licence: 'US Government work, public domain in the US (17 USC 105)',
  downloads: [{ url: PAGE, file: 'uflpa-entity-list.html' }],
  recognises(probe: ListProbe): number {
    return /<html/iu.test(probe.text) && /UFLPA Entity List/iu.test(probe.text) ? 0.9 : 0;
  },
  parse,
};
