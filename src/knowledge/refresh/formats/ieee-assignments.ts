import { csvParser } from '../../../lib/csv/csv-parser.ts';
import type { RegistrySource } from '../registry-source.ts';
import { oneLine, tallied } from './tallied.ts';

const HEADER = /^\uFEFF?Registry,Assignment,Organization Name,Organization Address/u;
const BLOCKS = {
  'MA-L': { table: 'bits-24', digits: 6 },
  'MA-M': { table: 'bits-28', digits: 7 },
  'MA-S': { table: 'bits-36', digits: 9 },
  IAB: { table: 'iab', digits: 9 },
} as const;

/**
 * IEEE Registration Authority CSV: `Registry,Assignment,Organization Name,Organization Address`. The three block sizes
 * are three files; one without the others would lose the smaller blocks inside a larger one, so all three are asked for.
 * The closed registry of individual address blocks (IAB, also 36 bits) is a fourth, read when it is there.
 */
export const ieeeAssignments: RegistrySource = {
  name: 'mac',
  title: 'IEEE Registration Authority MA-L, MA-M and MA-S assignments',
  licence: 'public registry; facts',
  publication: 'https://standards-oui.ieee.org/',
  downloads: [
    { part: 'bits-24', url: 'https://standards-oui.ieee.org/oui/oui.csv', file: 'oui.csv' },
    { part: 'bits-28', url: 'https://standards-oui.ieee.org/oui28/mam.csv', file: 'mam.csv' },
    { part: 'bits-36', url: 'https://standards-oui.ieee.org/oui36/oui36.csv', file: 'oui36.csv' },
    { part: 'iab', url: 'https://standards-oui.ieee.org/iab/iab.csv', file: 'iab.csv', optional: true },
  ],
  expected: {
    'bits-24': { min: 30_000, max: 300_000 },
    'bits-28': { min: 3_500, max: 300_000 },
    'bits-36': { min: 4_500, max: 300_000 },
  },
  oldAfterDays: 180,
  partOf(beginning) {
    if (!HEADER.test(beginning)) return undefined;
    const first = /\n(MA-[LMS]|IAB),/u.exec(beginning)?.[1];
    return first === undefined ? undefined : BLOCKS[first as keyof typeof BLOCKS].table;
  },
  parse(texts) {
    const tally = tallied('IEEE assignments');
    const parts = Object.values(BLOCKS).map(({ table, digits }) => {
      const entries: (readonly [number, string])[] = [];
      for (const cells of records(texts.get(table) ?? '')) {
        if (cells.length === 0 || /^\uFEFF?Registry$/u.test(cells[0] ?? '')) continue;
        tally.read += 1;
        const [kind = '', assignment = '', name = ''] = cells;
        const registrant = oneLine(name);
        if (!Object.hasOwn(BLOCKS, kind) || BLOCKS[kind as keyof typeof BLOCKS].table !== table)
          tally.bad('another registry’s record', cells.join(','));
        else if (assignment.length !== digits || !/^[0-9A-F]+$/iu.test(assignment))
          tally.bad('no assignment of that size', cells.join(','));
        else if (registrant === '') tally.leave('assignment without a name', 'the registrant is not published');
        else {
          tally.used += 1;
          entries.push([Number.parseInt(assignment, 16), registrant]);
        }
      }
      return { name: table, entries };
    });
    tally.leave('Organization Address', 'not needed to name a registrant');
    const iab = parts.find((part) => part.name === 'iab')?.entries ?? [];
    const tables = parts
      .filter((part) => part.name !== 'iab')
      .map((part) => (part.name === 'bits-36' ? { ...part, entries: [...part.entries, ...iab] } : part));
    const counts = Object.fromEntries(parts.map((part) => [part.name, part.entries.length]));
    return { tables, counts, ...tally.sums() };
  },
};

function* records(text: string): Generator<readonly string[]> {
  const parser = csvParser({ delimiter: ',' });
  for (const record of [...parser.push(text), ...parser.end()]) yield record.cells;
}
