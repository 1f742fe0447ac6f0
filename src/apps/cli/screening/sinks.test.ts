import { readXlsx } from 'hucre/xlsx';
import { isoDate } from '../../../core/dates.ts';
import { expect, test } from 'vitest';
import { listedEntry } from '../../../../test/listed-entry.ts';
import type { JudgedMatch } from '../../../screening/suppressions.ts';
import type { CounterpartyHeader } from './counterparty-table.ts';
import type { ScreenedParty } from './result-rows.ts';
import type { ScreenSummary } from './sink.ts';
import { openSink, type ScreenFormat } from './sinks.ts';

const summary: ScreenSummary = {
  asOf: '2026-01-01',
  threshold: 0.5,
  sources: ['un-sc of 2025-12-31'],
  screened: 2,
  alerts: 1,
  suppressed: 0,
  withoutName: 0,
};

function match(list: string, name: string, more: Partial<JudgedMatch> = {}): JudgedMatch {
  return {
    at: 0,
    score: 0.9,
    relation: 'same-name',
    queryName: 'Orvex',
    candidateName: name,
    logit: 2,
    comparisons: [{ feature: 'word: equal', score: 1, query: 'orvex', candidate: 'orvex', weight: 0 }],
    entry: {
      ...listedEntry(list, `${list}-1`, name),
      programmes: ['P1'],
      citation: { title: 'made for this test', url: 'https://example.org/list' },
    },
    ...more,
  };
}

const first: CounterpartyHeader = {
  file: 'a.xlsx',
  sheet: 'One',
  headers: ['Name', 'No'],
  fields: ['name', 'ignored'],
};
const second: CounterpartyHeader = { file: 'a.xlsx', sheet: 'Two', headers: ['Who'], fields: ['name'] };

function party(table: CounterpartyHeader, cells: readonly string[], matches: readonly JudgedMatch[]): ScreenedParty {
  const { file, sheet } = table;
  return { party: { file, sheet, record: 2, cells, table, query: { name: cells[0] ?? '' } }, matches };
}

const parties: readonly ScreenedParty[] = [
  party(first, ['Orvex <b>', '7'], [match('un-sc', 'ORVEX'), match('uk-sanctions', 'Orvex')]),
  party(second, ['Halden'], []),
];

async function written(format: ScreenFormat): Promise<readonly (string | Uint8Array)[]> {
  const sink = await openSink(format, 80);
  return [...parties.flatMap((one) => sink.add(one)), ...sink.close(summary)];
}

test('a page escapes what was asked, tells each party once with its lists, and names those without a match', async () => {
  const page = (await written('html')).join('');
  expect(page).not.toContain('Orvex <b>');
  expect(page.match(/<article/g)).toHaveLength(1);
  expect(page.match(/<h3>/g)).toHaveLength(1);
  expect(page).toContain('(un-sc)');
  expect(page).toContain('(uk-sanctions)');
  expect(page).toContain('Halden</bdi> — no match');
  expect(page).toContain('un-sc of 2025-12-31');
});

test('CSV keeps the cells of a table with other columns, named', async () => {
  const lines = (await written('csv')).join('').trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^Name,No,nameplate_screened,nameplate_asked,/);
  expect(lines[0]).toMatch(/,nameplate_other_cells$/);
  expect(lines[1]).toMatch(/^Orvex <b>,7,match,Orvex <b>,0\.9000,same-name,un-sc,/);
  expect(lines[3]).toMatch(/^,,no match,Halden,.*,Who=Halden$/);
});

test('a workbook has a sheet for each table, with its own columns', async () => {
  const { sheets } = await readXlsx(Buffer.concat((await written('xlsx')) as readonly Uint8Array[]));
  expect(sheets.map(({ name }) => name)).toEqual(['One', 'Two', 'About']);
  expect(sheets[1]?.rows.map((row) => row.slice(0, 2))).toEqual([
    ['Who', 'nameplate_screened'],
    ['Halden', 'no match'],
  ]);
});

test('a terminal sees one block a party and one line a listed name, inside its width', async () => {
  const text = (await written('table')).join('');
  expect(text).toContain(
    'Orvex <b>  (a.xlsx, sheet One, row 2)\n  0.90  same name: ORVEX\n        on un-sc, uk-sanctions\n',
  );
  for (const line of text.split('\n').slice(0, 4)) expect(line.length).toBeLessThanOrEqual(80);
});

test('a page calls the lists of the built-in rules by their titles', async () => {
  const sink = await openSink('html', undefined, new Map([['au-5g', 'Australia: 5G security guidance']]));
  const page = sink.add(party(first, ['Orvex', '7'], [match('au-5g', 'ORVEX'), match('unheard-of', 'ORVEX')])).join('');
  expect(page).toContain('Australia: 5G security guidance (au-5g)');
  expect(page).toContain('<td>unheard-of');
});

test('a terminal shows the whole path of an ownership and the days of one list together', async () => {
  const said = 'Orvex Holding Company of Somewhere is owner of Orvex Trading and Manufacturing Limited (38.88 %)';
  const owned: JudgedMatch = {
    ...match('un-sc', 'ORVEX'),
    relation: 'owned-or-controlled',
    comparisons: [{ feature: 'ownership', score: 1, query: said, candidate: '', weight: 0 }],
  };
  const on = (listedOn: string): JudgedMatch => ({ ...owned, entry: { ...owned.entry, listedOn: isoDate(listedOn) } });
  const sink = await openSink('table', 60);
  const text = sink.add(party(first, ['Orvex', '7'], [on('2026-06-10'), on('2021-06-03')])).join('');
  expect(text).toContain('on un-sc since 2021-06-03 and 2026-06-10');
  expect(text.replaceAll(/\s+/g, ' ')).toContain(said);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});

test('a terminal says of a match that it is shown again, and why it had been hidden', async () => {
  const decision = {
    query: 'Orvex',
    list: 'un-sc',
    entryId: '1',
    entryHash: 'old',
    reason: 'other firm',
    evidence: 'register extract',
    expires: isoDate('2027-01-10'),
  };
  const changed: JudgedMatch = { ...match('un-sc', 'ORVEX'), suppression: { state: 'entry-changed', decision } };
  const sink = await openSink('table', 200);
  expect(sink.add(party(first, ['Orvex', '7'], [changed])).join('')).toContain(
    '        Shown again: the entry has changed since the decision: other firm (register extract; until 2027-01-10)\n',
  );
});
