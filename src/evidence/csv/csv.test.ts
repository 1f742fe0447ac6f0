import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWith } from '../../../test/reading.ts';
import { csv } from './csv.ts';

const LIST = 'Maker,Model,Qty\nZTE,F660,2\nAxis,P3265,1\n';
const labels = async (content: string | Uint8Array, name = 'list.csv'): Promise<readonly string[]> =>
  (await readWith(csv, content, name)).devices.map((device) => device.label);

describe('csv', () => {
  it.each([
    ['commas', LIST],
    ['semicolons', LIST.replaceAll(',', ';')],
    ['tabs', LIST.replaceAll(',', '\t')],
    ['pipes', LIST.replaceAll(',', '|')],
    ['CRLF line ends', LIST.replaceAll('\n', '\r\n')],
    ['old Mac line ends', LIST.replaceAll('\n', '\r')],
    ['a sep= line', `sep=;\n${LIST.replaceAll(',', ';')}`],
    ['title rows', `Inventory,,\n,,\n${LIST}`],
    ['text cells', 'Maker,Model,Qty\n="ZTE",="F660",2\nAxis,"=""P3265""",1\n'],
    ['a byte order mark', `\ufeff${LIST}`],
  ])('reads %s', async (_, content) => expect(await labels(content)).toEqual(['ZTE F660', 'Axis P3265']));

  it('recognises a list by its content, without the name', async () => {
    expect((await readWith(csv, LIST, 'export.txt')).sureness).toBeGreaterThan(0.5);
  });
  it.each([
    ['prose', 'Hello Jane,\nplease find, as agreed, the list.\nTwo cameras\nThanks, Bob\n'],
    ['JSON', '[{"a":1,"b":2},\n{"a":1,"b":2}]'],
    ['XML', '<a>\n<b c="1,2"/>\n</a>'],
  ])('leaves %s to others', async (_, content) => expect((await readWith(csv, content, 'x.txt')).sureness).toBe(0));

  it('numbers records as CSV readers do, title and blank lines counted', async () => {
    const { devices } = await readWith(csv, `Title\n\nMaker,Model\nZTE,"F660\nwhite"\nAxis,P3265\n`, 'a.csv');
    expect(devices.map((device) => device.record)).toEqual([4, 5]);
  });
  it('keeps rows before a quote that is never closed and reads the rest as plain text', async () => {
    const { devices, problems } = await readWith(csv, `${LIST}"Dahua,NVR4108,1\nHuawei,S5735,2\n`, 'a.csv');
    expect(devices.map((device) => device.label)).toEqual(['ZTE F660', 'Axis P3265', 'Dahua NVR4108', 'Huawei S5735']);
    expect(problems.map((problem) => problem.message)).toContain(
      'Line 4: a quote is never closed. Rows 1 to 3 kept; the rest read as plain text',
    );
  });
  it('reads Windows-1252 and says so, with the row and the remedy', async () => {
    const { devices, problems } = await readWith(
      csv,
      Buffer.from('Fabricant;Modèle\nZTE;F660 gris foncé\n', 'latin1'),
      'a.csv',
    );
    expect(devices[0]?.label).toBe('ZTE F660 gris foncé');
    expect(problems[0]).toMatchObject({ message: 'Row 1 has unreadable characters as UTF-8; read as Windows-1252' });
    expect(problems[0]?.hint).toMatch(/--encoding/);
  });
  it('reads UTF-16 without a word', async () => {
    const { devices, problems } = await readWith(csv, Buffer.from(`\ufeff${LIST}`, 'utf16le'), 'a.csv');
    expect(devices.length).toBe(2);
    expect(problems).toEqual([]);
  });
  it('drops NUL characters and goes on', async () => {
    expect(await labels(`${LIST}Da\0hua,NVR4108,1\n`)).toContain('Dahua NVR4108');
  });
  it('says which column it uses when there is no maker column', async () => {
    const { problems } = await readWith(csv, 'Description,Qty\nZTE router,1\n', 'a.csv');
    expect(problems[0]?.message).toBe('No maker or brand column found; using Description');
  });
  it('cuts a gigantic cell and says so', async () => {
    const { devices, problems } = await readWith(csv, `${LIST}ZTE,${'x'.repeat(100_000)},1\n`, 'a.csv');
    expect(devices.length).toBe(3);
    expect(problems.some((problem) => problem.code === 'evidence/record-too-long')).toBe(true);
  });
  it('reads a header alone as no item', async () => {
    const { events, devices } = await readWith(csv, 'Maker,Model,Qty\n', 'a.csv');
    expect(devices).toEqual([]);
    expect(events.filter((event) => event.kind === 'set-aside').length).toBe(1);
  });
  it('gives each record back once, for any text', async () => {
    const part = fc.constantFrom(
      'Maker',
      'Model',
      ',',
      ';',
      '\n',
      '"',
      'ZTE',
      'F660',
      'Total',
      ' ',
      '12',
      '\r\n',
      'é',
      '=',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 60 }), async (parts) => {
        const { events } = await readWith(csv, parts.join(''), 'a.csv');
        const records = events.flatMap((event) =>
          event.kind === 'sighting' || event.kind === 'set-aside' ? [event.record] : [],
        );
        expect([...records].sort((a, b) => a - b)).toEqual(records.map((_, index) => index + 1));
      }),
      { numRuns: 200 },
    );
  });
});
