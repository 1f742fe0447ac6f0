import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../evidence/reader.ts';
import { openIndex } from '../../../screening/screening-index.ts';
import { isoDate } from '../../../core/dates.ts';
import { type Counterparty, readCounterparties } from './counterparties.ts';
import { fieldOf } from './party-columns.ts';
import { openPool } from './screen-pool.ts';
import { openSink } from './sinks.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterparties-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function partiesOf(name: string, text: string): Promise<readonly Counterparty[]> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const found: Counterparty[] = [];
  for await (const events of readCounterparties([path], { limits: DEFAULT_LIMITS }))
    for (const event of events) if (event.kind === 'party') found.push(event.party);
  return found;
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
    ['Orvex Marine', 'Halden Bank', 'Dresov Group'].map((name, at) => ({
      kind: 'entry' as const,
      list: 'test',
      entryId: String(at),
      entity: {
        id: `test:${at}`,
        schema: 'Company' as const,
        names: [{ value: name, kind: 'primary' as const }],
        identifiers: [],
        addresses: [],
        birthDates: [],
        countries: [],
        sectors: [],
      },
      programmes: [],
      citation: { title: 'made for this test' },
      hash: String(at),
    })),
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
