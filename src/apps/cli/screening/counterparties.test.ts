import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listedEntry } from '../../../../test/listed-entry.ts';
import { DEFAULT_LIMITS } from '../../../evidence/reader.ts';
import { openIndex } from '../../../screening/screening-index.ts';
import { isoDate } from '../../../core/dates.ts';
import { readCounterparties } from './counterparties.ts';
import type { Counterparty, CounterpartyEvent } from './counterparty-table.ts';
import { fieldOf } from './party-columns.ts';
import { openPool } from './screen-pool.ts';
import { openSink } from './sinks.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterparties-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function eventsOf(
  name: string,
  text: string,
  columns?: Readonly<Record<string, string>>,
): Promise<readonly CounterpartyEvent[]> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const found: CounterpartyEvent[] = [];
  const options = { limits: DEFAULT_LIMITS, ...(columns === undefined ? {} : { columns }) };
  for await (const events of readCounterparties([path], options)) found.push(...events);
  return found;
}

async function partiesOf(name: string, text: string): Promise<readonly Counterparty[]> {
  return (await eventsOf(name, text)).flatMap((event) => (event.kind === 'party' ? [event.party] : []));
}

test.each([
  ['Supplier name', 'name'],
  ['Date of birth', 'birth-date'],
  ['LEI', 'id:lei'],
  ['VAT no', 'id:tax'],
  ['Country', 'country'],
  ['E-mail', 'id:email'],
  ['Surname', 'last-name'],
  ['Prénom', 'first-name'],
  ['Contact name', 'person'],
  ['Ship-to destination', 'ignored'],
  ['Confirmed', 'ignored'],
  ['Import', 'ignored'],
  ['Ownership', 'ignored'],
  ['Colour', 'ignored'],
  ['Vendor ID', 'ignored'],
  ['CustomerNo', 'ignored'],
  ['Kundennummer', 'ignored'],
  ['Supplier code', 'ignored'],
  ['SupplierName', 'name'],
  ['Client', 'name'],
])('a column headed %s means %s', (header, field) => expect(fieldOf(header)).toBe(field));

describe('counterparties are read', () => {
  test('from a table, by its header', async () => {
    const [first, second] = await partiesOf(
      'a.csv',
      'No;Company name;Country;LEI\n1;Orvex Marine;Norway;5493001KJTIIGC8Y1R12\n2;Halden Bank;;\n',
    );
    expect(first).toMatchObject({
      record: 2,
      query: {
        name: 'Orvex Marine',
        countries: ['NO'],
        identifiers: [{ scheme: 'lei', value: '5493001KJTIIGC8Y1R12' }],
      },
    });
    expect(second?.query.name).toBe('Halden Bank');
  });
  test('from lines that are names, with commas inside', async () => {
    expect((await partiesOf('b.txt', 'Orvex Co., Ltd.\nHalden Bank\nDresov\n')).map(({ query }) => query.name)).toEqual(
      ['Orvex Co., Ltd.', 'Halden Bank', 'Dresov'],
    );
  });
  test('from given and family names in columns of their own', async () => {
    const [first] = await partiesOf('p.csv', 'First name,Last name,DOB\nAnna,Halden,03/04/1961\n');
    expect(first?.query).toMatchObject({
      name: 'Anna Halden',
      firstName: 'Anna',
      lastName: 'Halden',
      schema: 'Person',
      birthDates: ['1961-03-04', '1961-04-03'],
    });
  });
  test('with the people named beside a firm, each asked as a person of their own', async () => {
    const found = await partiesOf('q.csv', 'Vendor,Country,Contact\nOrvex Marine,NO,Anna Halden; Ole Dresov\n');
    expect(found.map(({ record, query: { name, schema } }) => [record, name, schema])).toEqual([
      [2, 'Orvex Marine', undefined],
      [2, 'Anna Halden', 'Person'],
      [2, 'Ole Dresov', 'Person'],
    ]);
  });
  test.each([
    ['under a title', 'Supplier register,,,\nas of 2026-01-01,,,\n\nAcct,Company,Country,LEI\n7,Orvex Marine,NO,\n'],
    ['whose other columns are unknown words', 'Ref,Supplier name,Buyer\n7,Orvex Marine,Anna\n'],
    ['where the number comes before the name', 'Customer No,Customer\n7,Orvex Marine\n'],
    ['where the id comes before the name', 'VendorID,VendorName\n7,Orvex Marine\n'],
    ['with one column', 'Client\nOrvex Marine\n'],
  ])('from a table %s', async (_, text) => {
    expect((await partiesOf('t.csv', text)).map(({ query }) => [query.name, query.otherNames])).toEqual([
      ['Orvex Marine', []],
    ]);
  });
  test('a table without a header is screened by its first column of words, and says so', async () => {
    const text = '7,RU,Orvex Marine,2026-01-03\n8,NO,Halden Company,2026-01-04\n';
    const events = await eventsOf('u.csv', text);
    expect(events.flatMap((event) => (event.kind === 'party' ? [event.party.query.name] : []))).toEqual([
      'Orvex Marine',
      'Halden Company',
    ]);
    expect(events.find(({ kind }) => kind === 'problem')).toMatchObject({ code: 'screening/no-header' });
    const mapped = await eventsOf('u.csv', text, { '3': 'name', '2': 'country' });
    expect(mapped.map(({ kind }) => kind)).toEqual(['header', 'party', 'party']);
    expect(mapped[1]).toMatchObject({ party: { query: { name: 'Orvex Marine', countries: ['RU'] } } });
  });
  test('a first line that is a name is a party, also when it holds a word of headers', async () => {
    expect((await partiesOf('v.txt', 'Orvex Company\nHalden Bank\n')).map(({ query }) => query.name)).toEqual([
      'Orvex Company',
      'Halden Bank',
    ]);
  });
  test('from JSON lines, and a bad line costs only itself', async () => {
    expect(
      (await partiesOf('c.jsonl', '{"vendor":"Orvex","country":"NO"}\n{broken\n{"name":"Halden"}\n')).map(
        ({ query }) => query.name,
      ),
    ).toEqual(['Orvex', 'Halden']);
  });
});

test('any number of threads gives the same bytes', async () => {
  const index = openIndex(
    ['Orvex Marine', 'Halden Bank', 'Dresov Group'].map((name, at) => listedEntry('test', String(at), name)),
  );
  const parties = await partiesOf(
    'd.csv',
    `name,note\n${Array.from({ length: 40 }, (_, at) => `${['Orvex Marine', 'Nobody', 'Haldn Bank'][at % 3]} ${at},=1+1`).join('\n')}\n`,
  );
  const documents: string[] = [];
  for (const jobs of [1, 2]) {
    const pool = openPool(
      { lists: index, registers: openIndex([]) },
      { threshold: 0.5, limit: 20, asOf: isoDate('2026-01-01'), book: new Map() },
      jobs,
    );
    const sink = await openSink('csv', undefined);
    let text = '';
    const answers = await Promise.all(
      [parties.slice(0, 15), parties.slice(15)].map((part) => pool.answer(part.map(({ query }) => query))),
    );
    for (const [at, { matches }] of answers.flat().entries())
      text += sink.add({ party: parties[at]!, matches }).join('');
    await pool.close();
    documents.push(text);
  }
  expect(documents[1]).toBe(documents[0]);
  expect(documents[0]).toContain("'=1+1");
}, 20_000);
