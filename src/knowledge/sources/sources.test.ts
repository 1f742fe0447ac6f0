import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCode, countryOfAddress } from './countries.ts';
import { csvRecords } from './csv-rows.ts';
import { dayAfter, partialDay } from './day.ts';
import { htmlRows } from './html-tables.ts';
import { openLedger } from './ledger.ts';
import { abbreviates, namesFromText, withoutAddress } from './names-in-text.ts';
import { ofacRemarks } from './ofac-remarks.ts';
import { fileOf, fixtures, parsed } from './parsed.ts';
import * as registry from './registry.ts';
import { DEFAULT_SOURCE_LIMITS, type ListSource } from './source.ts';
import { xmlRecords } from './xml-records.ts';
import { isoDate } from '../../core/dates.ts';

const SOURCES: readonly ListSource[] = Object.values(registry);
const folder = (source: ListSource): string => `${import.meta.dirname}/${source.name}`;
/** Sources whose every fixture is complete without a map. */
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 65_536));

async function bytesOf(source: ListSource): Promise<{ name: string; bytes: Uint8Array }[]> {
  return await Promise.all(
    fixtures(folder(source)).map(async (file) => {
      const parts: Uint8Array[] = [];
      for await (const chunk of file.stream()) parts.push(chunk);
      return { name: file.name, bytes: Buffer.concat(parts) };
    }),
  );
}

describe.each(SOURCES.map((source) => [source.name, source] as const))('%s', (_, source) => {
  it('is the one that recognises its fixtures', async () => {
    for (const { name, bytes } of await bytesOf(source)) {
      if (name === 'own.json') continue; // read by a column map only
      const scores = SOURCES.map((one) => ({
        name: one.name,
        score: one.recognises({ baseName: name, text: text(bytes) }),
      })).sort((a, b) => b.score - a.score);
      expect(scores[0]?.name, `${name}: ${JSON.stringify(scores.slice(0, 3))}`).toBe(source.name);
      expect(scores[0]?.score).toBeGreaterThan(0);
    }
  });

  it('yields the same however the bytes are cut', async () => {
    const files = await bytesOf(source);
    const whole = await parsed(
      source,
      files.map(({ name, bytes }) => fileOf(name, bytes)),
    );
    for (const size of [1, 7, 1_000]) {
      const cut = await parsed(
        source,
        files.map(({ name, bytes }) => fileOf(name, bytes, size)),
      );
      expect(cut.entries).toEqual(whole.entries);
      expect(cut.relations).toEqual(whole.relations);
    }
  });

  it('accounts for every record: read is used plus what is told', async () => {
    const { read, used, problems, ignored } = await parsed(
      source,
      (await bytesOf(source)).map(({ name, bytes }) => fileOf(name, bytes)),
    );
    expect(read).toBeGreaterThan(0);
    const told = problems.length + ignored.reduce((sum, one) => sum + one.count, 0);
    expect(read - used).toBeLessThanOrEqual(told);
  });

  it('never throws on damaged or foreign bytes', async () => {
    const [first] = await bytesOf(source);
    await fc.assert(
      fc.asyncProperty(fc.nat(first!.bytes.length), fc.uint8Array({ maxLength: 200 }), async (at, noise) => {
        const broken = Buffer.concat([first!.bytes.subarray(0, at), noise, first!.bytes.subarray(at + 10)]);
        await parsed(source, [fileOf(first!.name, broken)]);
        await parsed(source, [fileOf(first!.name, noise)]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('namesFromText', () => {
  const names = (value: string): string[] => {
    const said = namesFromText(value);
    return [said.primary, ...said.names.map((name) => `${name.kind}: ${name.value}`)];
  };
  it.each([
    ['Acme Co (a.k.a. Beta; f.k.a. Gamma Ltd.)', ['Acme Co', 'alias: Beta', 'former: Gamma Ltd.']],
    [
      'Works Ltd, a.k.a., the following two aliases: —Alpha Works; and —Beta Works.',
      ['Works Ltd', 'alias: Alpha Works', 'alias: Beta Works'],
    ],
    [
      'Silicon (Hill) Co., Ltd (including one alias: Sample Silicon (Hill) Co.) and subsidiaries',
      ['Silicon (Hill) Co., Ltd', 'alias: Sample Silicon (Hill) Co.'],
    ],
    [
      'Cable Works (formerly known as Old Cable; and also known as New Cable)',
      ['Cable Works', 'former: Old Cable', 'alias: New Cable'],
    ],
    ['Example Radio Research Institute (ERRI)', ['Example Radio Research Institute', 'abbreviation: ERRI']],
    ['Brilliance Example (HK) Limited', ['Brilliance Example (HK) Limited']],
    ['Example Trading (Shanghai)', ['Example Trading (Shanghai)']],
    ['Karaka Formal Trading LLC', ['Karaka Formal Trading LLC']],
    ['Formerly Good Company Ltd', ['Formerly Good Company Ltd']],
    [
      'Energy Commission (EC), and subordinate entity National Example Complex (NEC)',
      ['National Example Complex', 'abbreviation: NEC'],
    ],
    ['Lukexample, OAO (', ['Lukexample, OAO']],
  ])('%s', (value, expected) => {
    expect(names(value)).toEqual(expected);
  });

  it('keeps whom a listing reaches and what the party is part of', () => {
    expect(namesFromText('Example Corps and its subordinate and affiliated entities').reaches).toEqual([
      'its subordinate and affiliated entities',
    ]);
    expect(namesFromText('Subordinate institution of Example Holding').parts).toMatchObject([
      { type: 'part-of', name: 'Example Holding' },
    ]);
    expect(
      namesFromText(
        'Example Institute, and the following two subordinate institutions: One Works; and Two Works',
      ).parts.map((part) => `${part.type} ${part.name}`),
    ).toEqual(['subordinate One Works', 'subordinate Two Works']);
  });

  it('always gives a primary name and ends, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.constantFrom('', ' (a.k.a. ', ', f.k.a. ', ' aliases: ', '; and —'),
        (value, mark) => {
          const said = namesFromText(`${value}${mark}${value}`);
          expect(typeof said.primary).toBe('string');
        },
      ),
    );
    const start = performance.now();
    namesFromText('a.k.a. and '.repeat(5_000));
    namesFromText('('.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it.each([
    ['CETC 13', 'China Electronics Technology Group Corporation 13th Research Institute', true],
    ['711 ARZ', 'Tactical Corporation, 711 Aircraft Repair Plant', true],
    ['HK', 'Hill Komponents', false],
    ['Huawei', 'Huawei Technologies', true],
    ['Shanghai', 'Example Trading', false],
    ['XYZ', 'Alpha Beta Gamma', false],
  ])('%s stands for %s: %s', (short, long, expected) => {
    expect(abbreviates(short, long)).toBe(expected);
  });

  it('takes an address only off a name that ends in a legal form', () => {
    expect(withoutAddress('X LLC. 5 Hill Ave., Minsk, 220036, Belarus')).toEqual({
      name: 'X LLC.',
      address: '5 Hill Ave., Minsk, 220036, Belarus',
    });
    expect(withoutAddress('Plant No. 5, Belarus')).toEqual({ name: 'Plant No. 5, Belarus' });
  });
});

describe('ofacRemarks', () => {
  it('puts every statement in exactly one place', () => {
    const said = ofacRemarks(
      "DOB 1962; alt. DOB 1960 to 1963; POB Shati; citizen Haiti; National ID No. 0032768386 (Haiti); a.k.a. 'SWEET MICKY'; Linked To: BANCO (X; Y); Listing Date (CMIC): 03 Jun 2021; all offices worldwide.",
    );
    expect(said).toMatchObject({
      names: [{ value: 'SWEET MICKY', kind: 'weak' }],
      birthDates: ['1962', '1960/1963'],
      countries: ['HT'],
      identifiers: [{ scheme: 'national-id', value: '0032768386', country: 'HT' }],
      linkedTo: ['BANCO (X; Y)'],
      listedOn: '2021-06-03',
      rest: ['POB Shati', 'all offices worldwide'],
    });
  });

  it.each([
    ['Tax ID No. 7702235133 (Russia)', 'tax', '7702235133'],
    ['Vessel Registration Identification IMO 9187629', 'imo', '9187629'],
    ['SWIFT/BIC VTBRRUMM', 'bic', 'VTBRRUMM'],
    [
      'Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h',
      'crypto',
      '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h',
    ],
    ['Aircraft Tail Number EP-GOM', 'tail-number', 'EP-GOM'],
    ['alt. Passport A123456 (Iran) expires 12 Nov 2012', 'passport', 'A123456'],
  ])('%s', (value, scheme, number) => {
    expect(ofacRemarks(value).identifiers).toMatchObject([{ scheme, value: number }]);
  });
});

describe('countries and days', () => {
  it.each([
    ['Burma', 'MM'],
    ['Korea, North', 'KP'],
    ['IR', 'IR'],
    ['UK', 'GB'],
    ['Türkiye', 'TR'],
    ['Region: Gaza', 'PS'],
    ["CHINA, PEOPLE'S REPUBLIC OF", 'CN'],
    ['Congo, Democratic Republic of the', 'CD'],
    ['Narnia', undefined],
  ])('%s is %s', (name, code) => expect(countryCode(name)).toBe(code));

  it.each([
    ['5 Hill Road, Moscow, 101000, Russia.', 'RU'],
    ['Flat 3, Kowloon, Hong Kong (See alternate addresses under China).', 'HK'],
    ['5 Hill Road', undefined],
  ])('%s ends in %s', (address, code) => expect(countryOfAddress(address)).toBe(code));

  it.each([
    ['06/19/2003', 'month-first', '2003-06-19'],
    ['29/06/2012', 'day-first', '2012-06-29'],
    ['June 21, 2022', 'month-first', '2022-06-21'],
    ['21 Mar 2017', 'month-first', '2017-03-21'],
    ['00/00/1961', 'day-first', '1961'],
    ['10/00/1983', 'month-first', '1983-10'],
    ['2026-11-20T00:00:00Z', 'month-first', '2026-11-20'],
    ['circa 1970', 'month-first', '1970'],
    ['31/02/2020', 'day-first', undefined],
    ['soon', 'month-first', undefined],
  ] as const)('%s (%s) is %s', (value, order, day) => expect(partialDay(value, order)).toBe(day));

  it('knows the day after the last of February', () => {
    expect(dayAfter(isoDate('2024-02-28'))).toBe('2024-02-29');
    expect(dayAfter(isoDate('2026-12-31'))).toBe('2027-01-01');
  });
});

describe('csvRecords', () => {
  const quote = (cell: string): string =>
    /[",\r\n]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;
  async function read(body: string, size: number): Promise<string[][]> {
    async function* pieces(): AsyncGenerator<string> {
      for (let at = 0; at < body.length; at += size) yield body.slice(at, at + size);
    }
    const out: string[][] = [];
    for await (const batch of csvRecords(pieces(), ',', openLedger(), DEFAULT_SOURCE_LIMITS))
      for (const record of batch) out.push([...record.cells]);
    return out;
  }

  it('gives back what was written, however it is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', '漢'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          expect(await read(rows.map((row) => row.map(quote).join(',')).join('\r\n'), size)).toEqual(rows);
        },
      ),
    );
  });

  it('stops at a quote that never ends, and says where it began', async () => {
    const ledger = openLedger();
    async function* body(): AsyncGenerator<string> {
      yield 'a,b\n1,"never ends\n2,3\n';
    }
    for await (const _ of csvRecords(body(), ',', ledger, DEFAULT_SOURCE_LIMITS));
    expect(ledger.problems()).toMatchObject([{ code: 'lists/truncated', locator: { line: 2 } }]);
  });
});

describe('xmlRecords', () => {
  it('holds one record at a time: containers do not keep their records', async () => {
    const file = fileOf('a.xml', `<list>${'<entry><name>x</name></entry>'.repeat(50)}</list>`);
    const outer = [];
    let records = 0;
    for await (const batch of xmlRecords(file, (name) => name === 'entry', openLedger(), DEFAULT_SOURCE_LIMITS)) {
      for (const piece of batch) {
        if (piece.kind === 'outer') outer.push(piece);
        else records += 1;
      }
    }
    expect([records, outer.map((piece) => [piece.path, piece.element.children.length])]).toEqual([50, [['list', 0]]]);
  });

  it('stops at depth and record limits, and says so', async () => {
    const deep = fileOf('a.xml', `<list>${'<a>'.repeat(100)}`);
    const long = fileOf('a.xml', `<list><entry>${'<b>text</b>'.repeat(1_000)}</entry></list>`);
    for (const file of [deep, long]) {
      const ledger = openLedger();
      for await (const _ of xmlRecords(file, (name) => name === 'entry', ledger, {
        records: 10,
        recordChars: 500,
        depth: 50,
      }));
      expect(ledger.problems().map((problem) => problem.severity)).toContain('error');
    }
  });
});

describe('htmlRows', () => {
  it('reads cells, decodes references, skips scripts and comments', () => {
    expect(
      htmlRows(
        '<p>Cap</p><table><!-- <tr><td>no</td></tr> --><tr><th>A</th></tr><tr><td>x &amp; <b>y</b>&nbsp;&#8211; z</td><td>2<br>3</td></tr></table><script><tr><td>no</td></tr></script>',
      ),
    ).toEqual([
      { caption: 'Cap', header: true, cells: ['A'] },
      { caption: 'Cap', header: false, cells: ['x & y – z', '2\n3'] },
    ]);
  });

  it('ends on broken pages', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', 'table', 'tr', 'td', '/', '!--', 'x', '&', ';'), maxLength: 60 }),
        (html) => void htmlRows(html),
      ),
    );
  });
});
