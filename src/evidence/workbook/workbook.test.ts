import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWith } from '../../../test/reading.ts';
import { openBytes } from '../open.ts';
import { DEFAULT_LIMITS } from '../reader.ts';
import { workbook } from './workbook.ts';

interface SheetParts {
  readonly name: string;
  readonly state?: string;
  readonly xml: string;
}

/** The smallest XLSX that spreadsheet programs open, around hand-written sheets. */
function xlsx(sheets: readonly SheetParts[], more: Record<string, string> = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" state="${state ?? 'visible'}" r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, index) => `<Relationship Id="s${index}" Type="${rel}/worksheet" Target="worksheets/sheet${index}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="ss" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="st" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    ...more,
  };
  for (const [index, { xml }] of sheets.entries())
    parts[`xl/worksheets/sheet${index}.xml`] = `<worksheet xmlns="${main}">${xml}</worksheet>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const rows = (...lines: readonly (readonly string[])[]): string =>
  `<sheetData>${lines.map((cells, index) => `<row r="${index + 1}">${cells.map((cell) => (cell.startsWith('<') ? cell : text(cell))).join('')}</row>`).join('')}</sheetData>`;
const seen = (device: { observations: readonly { kind: string; value: string }[] } | undefined): string =>
  (device?.observations ?? []).map(({ kind, value }) => `${kind}=${value}`).join(' ');

describe('workbook', () => {
  it('reads every sheet with its own columns, and says that one is hidden', async () => {
    const bytes = xlsx([
      { name: 'Buy', xml: rows(['Make', 'Model'], ['ZTE', 'F660']) },
      {
        name: 'Old',
        state: 'veryHidden',
        xml: rows(['Hostname', 'IP', 'MAC'], ['cam', '10.0.0.1', '28:a6:db:01:02:03']),
      },
    ]);
    const { devices, problems, sureness } = await readWith(workbook, bytes, 'a.xlsx');
    expect(sureness).toBe(1);
    expect(devices.map((device) => [device.sheet, device.record, seen(device)])).toEqual([
      ['Buy', 2, 'manufacturer=ZTE model=F660'],
      ['Old', 2, 'hostname=cam ip=10.0.0.1 mac=28:a6:db:01:02:03'],
    ]);
    expect(problems.map((problem) => problem.message)).toContain('Sheet "Old" is hidden; its 2 rows were read too');
  });
  it('reads shared strings without the readings above Japanese text, dates by their style, and long numbers as rounded', async () => {
    const bytes = xlsx(
      [
        {
          name: 'S',
          xml: rows(
            ['品名', '購入日', 'シリアル番号'],
            [
              '<c r="A2" t="s"><v>0</v></c>',
              '<c r="B2" s="1"><v>45352</v></c>',
              '<c r="C2"><v>2.1023500000000001E+19</v></c>',
            ],
          ),
        },
      ],
      {
        'xl/sharedStrings.xml': '<sst><si><r><t>監視</t></r><r><t>カメラ</t></r><rPh><t>カンシ</t></rPh></si></sst>',
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    );
    const { devices, problems } = await readWith(workbook, bytes, 'a.xlsx');
    expect(seen(devices[0])).toBe('description=監視カメラ date-obtained=2024-03-01 other=2.10235E+19');
    expect(problems.map((problem) => problem.code)).toContain('evidence/rounded-number');
  });
  it('gives a value merged down a column to each of its rows', async () => {
    const sheet = `${rows(['Make', 'Model'], ['Hikvision', 'DS-2CD2042'], ['<c r="B3" t="inlineStr"><is><t>DS-7616NI</t></is></c>'])}<mergeCells><mergeCell ref="A2:A3"/></mergeCells>`;
    const { devices } = await readWith(workbook, xlsx([{ name: 'S', xml: sheet }]), 'a.xlsx');
    expect(devices.map((device) => seen(device))).toEqual([
      'manufacturer=Hikvision model=DS-2CD2042',
      'manufacturer=Hikvision model=DS-7616NI',
    ]);
  });
  it('counts formulas without a saved value', async () => {
    const sheet = rows(['Make', 'Model'], ['ZTE', '<c r="B2"><f>A1</f></c>'], ['Axis', '<c r="B3"><f>A1</f></c>']);
    const { problems } = await readWith(workbook, xlsx([{ name: 'S', xml: sheet }]), 'a.xlsx');
    expect(problems.map((problem) => problem.message)).toContain(
      'Column B of sheet "S" has formulas with no saved values (2 rows)',
    );
  });
  it('says that macros were not run', async () => {
    const bytes = xlsx([{ name: 'S', xml: rows(['Make', 'Model'], ['ZTE', 'F660']) }], { 'xl/vbaProject.bin': 'x' });
    expect((await readWith(workbook, bytes, 'old.xlsm')).problems.map((problem) => problem.message)).toContain(
      'Macros in old.xlsm were not run. 1 sheets read',
    );
  });
  it('reports a workbook without rows as a failure', async () => {
    expect((await readWith(workbook, xlsx([{ name: 'S', xml: '<sheetData/>' }]), 'a.xlsx')).problems[0]).toMatchObject({
      severity: 'error',
      code: 'evidence/empty',
    });
  });
  it('keeps the rows before the place where a sheet is cut', async () => {
    const cut = rows(['Make', 'Model'], ['ZTE', 'F660']).replace('</sheetData>', '<row><c');
    const { devices, problems } = await readWith(workbook, xlsx([{ name: 'S', xml: cut }]), 'a.xlsx');
    expect(devices.length).toBe(1);
    expect(problems.some((problem) => problem.code === 'evidence/damaged')).toBe(true);
  });
  it('expands no entity that a DTD declares', async () => {
    const bytes = xlsx([{ name: 'S', xml: rows(['Make', 'Model'], ['ZTE', 'F660 &lol;']) }]);
    expect(seen((await readWith(workbook, bytes, 'a.xlsx')).devices[0])).toBe('manufacturer=ZTE model=F660 &lol;');
  });
  it('refuses a bomb before unpacking it', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(80 * 2 ** 20),
    });
    const { problems } = await readWith(workbook, bytes, 'bomb.xlsx');
    expect(problems[0]).toMatchObject({ code: 'evidence/zip-ratio', severity: 'error' });
  });
  it('does not fill memory for a cell far to the right', async () => {
    const sheet = rows(['Make', 'Model'], ['ZTE', 'F660', '<c r="XFD2" t="inlineStr"><is><t>x</t></is></c>']);
    const { devices, problems } = await readWith(workbook, xlsx([{ name: 'S', xml: sheet }]), 'a.xlsx');
    expect(devices[0]?.cells?.length).toBeLessThan(10);
    expect(problems.some((problem) => problem.code === 'evidence/record-too-long')).toBe(true);
  });
  it('reads .xls and .xlsb', async () => {
    const library = await import('@e965/xlsx');
    const book = library.utils.book_new();
    library.utils.book_append_sheet(
      book,
      library.utils.aoa_to_sheet([
        ['Make', 'Model', 'Qty'],
        ['ZTE', 'F660', 2],
      ]),
      'Old',
    );
    for (const type of ['biff8', 'xlsb'] as const) {
      const bytes = new Uint8Array(library.write(book, { type: 'array', bookType: type }) as ArrayBuffer);
      expect(seen((await readWith(workbook, bytes, 'a.xls')).devices[0])).toBe(
        'manufacturer=ZTE model=F660 quantity=2',
      );
    }
  });
  it('reads ODS with repeated and covered cells, and hidden sheets', async () => {
    const cell = (value: string, more = ''): string =>
      `<table:table-cell office:value-type="string" ${more}><text:p>${value}</text:p></table:table-cell>`;
    const content = `<office:document-content><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
      <table:table table:name="A"><table:table-row>${cell('Make')}${cell('Model')}${cell('Qty')}</table:table-row>
      <table:table-row>${cell('Dahua', 'table:number-rows-spanned="2"')}${cell('NVR4108')}<table:table-cell office:value-type="float" office:value="2"><text:p>2,00</text:p></table:table-cell></table:table-row>
      <table:table-row><table:covered-table-cell/>${cell('IPC-HDW')}${cell('1')}</table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>
      <table:table table:name="B" table:style-name="h"><table:table-row>${cell('Make')}${cell('Model')}</table:table-row><table:table-row>${cell('ZTE')}${cell('F660')}</table:table-row></table:table>
      </office:spreadsheet></office:body></office:document-content>`;
    const bytes = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(content),
    });
    const { devices, problems } = await readWith(workbook, bytes, 'a.ods');
    expect(devices.map((device) => [device.sheet, device.record, seen(device)])).toEqual([
      ['A', 2, 'manufacturer=Dahua model=NVR4108 quantity=2'],
      ['A', 3, 'manufacturer=Dahua model=IPC-HDW quantity=1'],
      ['B', 2, 'manufacturer=ZTE model=F660'],
    ]);
    expect(problems.some((problem) => problem.code === 'evidence/hidden-sheet')).toBe(true);
  });
  it('names an encrypted workbook and what to do', async () => {
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptionInfo', 'utf16le'),
      Buffer.alloc(600),
    ]);
    const [opened] = await openBytes('budget.xlsx', ole, { limits: DEFAULT_LIMITS });
    expect(opened).toMatchObject({
      message: 'budget.xlsx is encrypted',
      hint: 'Save a copy without a password, or export the sheet as CSV',
    });
  });
});
