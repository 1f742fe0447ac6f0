import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvParser } from './csv-parser.ts';
import { sniffDialect } from './sniff.ts';

function parse(text: string, delimiter = ',', size = 1 << 20) {
  const parser = csvParser({ delimiter, recordChars: 400 });
  const records = [];
  for (let at = 0; at < text.length; at += size) records.push(...parser.push(text.slice(at, at + size)));
  records.push(...parser.end());
  return { records, rows: records.map((record) => record.cells), plainFrom: parser.plainFrom() };
}

describe('csvParser', () => {
  const cases: readonly (readonly [name: string, text: string, rows: string[][]])[] = [
    [
      'reads quoted cells with delimiters, line ends and doubled quotes',
      'a,"b, ""c""\nd"\n1,2\n',
      [
        ['a', 'b, "c"\nd'],
        ['1', '2'],
      ],
    ],
    ['counts empty lines as records without cells', 'a,b\n\n1,2\n', [['a', 'b'], [], ['1', '2']]],
    [
      'reads CRLF and a last line without an end',
      'a,b\r\n"1",2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'takes a quote inside an unquoted cell as a letter',
      'a,b\n12" monitor,2\n',
      [
        ['a', 'b'],
        ['12" monitor', '2'],
      ],
    ],
    [
      'goes on unquoted after a quoted beginning',
      'a,b\n"Color" Night,2\n',
      [
        ['a', 'b'],
        ['Color Night', '2'],
      ],
    ],
    [
      'keeps undoubled quotes inside a quoted cell when that fits the row',
      'a,b\n"A "Color" cam, two pack",2\n',
      [
        ['a', 'b'],
        ['A "Color" cam, two pack', '2'],
      ],
    ],
    [
      'does not let one stray quote swallow the rows after it',
      'a,b,c\n"1,2,3\n4,5,6\n7,8,"9"\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['4', '5', '6'],
        ['7', '8', '9'],
      ],
    ],
  ];
  for (const [name, text, rows] of cases) it(name, () => expect(parse(text).rows).toEqual(rows));

  it('reads the rest as plain text when a quote is never closed, and says from which line', () => {
    const { rows, plainFrom } = parse('a,b\n1,2\n"3,4\n5,6\n');
    expect(rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(plainFrom).toBe(3);
  });
  it('cuts a line that is longer than the limit and goes on with the next', () => {
    const { records } = parse(`a,b\n${'x'.repeat(3000)}\n1,2\n`, ',', 100);
    expect(records.map((record) => [record.line, record.flaw])).toEqual([
      [1, undefined],
      [2, 'cut'],
      [3, undefined],
    ]);
  });
  it('gives back what was written, however the text is cut', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' b', '型'), maxLength: 6 })
      .map((text) => text.trim());
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 50 }), (rows, size) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        const whole = parse(text);
        expect(parse(text, ',', size).rows).toEqual(whole.rows);
        // Rows of one width only: a ragged table may look like one that a stray quote joined.
        const width = rows[0]?.length ?? 0;
        if (rows.every((row) => row.length === width)) expect(whole.rows).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
  it('never throws and loses no line on garbage', () => {
    const garbage = fc.array(fc.constantFrom('"', ',', '\n', 'a', '\r\n', '""', ' '), { maxLength: 60 });
    fc.assert(
      fc.property(garbage, fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const text = parts.join('');
        expect(parse(text, ',', size).rows).toEqual(parse(text).rows);
      }),
      { numRuns: 500 },
    );
  });
});

describe('sniffDialect', () => {
  const cases: readonly (readonly [name: string, text: string, delimiter: string])[] = [
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['semicolons, with decimal commas inside', 'Gerät;Preis\nKamera;1,50\nRouter;2,75\n', ';'],
    ['tabs, with commas inside', 'a\tb\nx, y\tz\n', '\t'],
    ['pipes', 'a|b|c\n1|2|3\n', '|'],
    ['the delimiter that a sep= line declares', 'sep=|\na|b;c;d\n1|2;3;4\n', '|'],
    ['semicolons below title rows', 'Inventar 2026\n\nHersteller;Modell;Menge\nA;B;1\nC;D;2\n', ';'],
  ];
  for (const [name, text, delimiter] of cases) {
    it(`finds ${name}`, () => expect(sniffDialect(text, true).delimiter).toBe(delimiter));
  }
  it('reports little agreement for prose with commas', () => {
    const prose =
      'Hello Jane,\nplease find, as agreed, the list, below.\nTwo cameras\nThanks, Bob, and, well, all\nOne, router\n';
    expect(sniffDialect(prose, true).agreement).toBeLessThan(0.7);
  });
});
