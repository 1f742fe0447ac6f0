import { describe, expect, it } from 'vitest';
import { readWith } from '../../../test/reading.ts';
import { htmlTable } from './html-table.ts';

const seen = (device: { observations: readonly { kind: string; value: string }[] } | undefined): string =>
  (device?.observations ?? []).map(({ kind, value }) => `${kind}=${value}`).join(' ');

describe('html-table', () => {
  it('reads a table, with cells that span rows, and entities', async () => {
    const page = `<html><head><style>td{x}</style></head><body><table border=1><tr><th>Make<th>Model<th>Qty</tr>
      <tr><td rowspan="2">Hikvision</td><td>DS-2CD2042<br>white</td><td>2</td></tr><tr><td>DS-7616&nbsp;NI</td><td>1</td></tr></table></body></html>`;
    const { devices, sureness } = await readWith(htmlTable, page, 'export.xls');
    expect(sureness).toBeGreaterThan(0.8);
    expect(devices.map((device) => [device.record, seen(device)])).toEqual([
      [2, 'manufacturer=Hikvision model=DS-2CD2042 white quantity=2'],
      [3, 'manufacturer=Hikvision model=DS-7616 NI quantity=1'],
    ]);
  });
  it('reads several tables as sheets', async () => {
    const table = (model: string): string =>
      `<table><tr><td>Make</td><td>Model</td></tr><tr><td>ZTE</td><td>${model}</td></tr></table>`;
    const { devices } = await readWith(htmlTable, `<html>${table('F660')}${table('F670')}</html>`, 'a.html');
    expect(devices.map((device) => [device.sheet, device.label])).toEqual([
      ['', 'ZTE F660'],
      ['table 2', 'ZTE F670'],
    ]);
  });
  it('reads an XML spreadsheet of 2003 with its sheet names and skipped cells', async () => {
    const cell = (value: string, more = ''): string => `<Cell ${more}><Data ss:Type="String">${value}</Data></Cell>`;
    const book = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Buy"><Table><Row>${cell('Make')}${cell('Model')}${cell('Serial')}</Row><Row ss:Index="4">${cell('ZTE')}${cell('A1', 'ss:Index="3"')}</Row></Table></Worksheet></Workbook>`;
    const { devices } = await readWith(htmlTable, book, 'a.xls');
    expect(devices.map((device) => [device.sheet, device.record, seen(device)])).toEqual([
      ['Buy', 4, 'manufacturer=ZTE serial-number=A1'],
    ]);
  });
  it('keeps the rows of a page that is cut off', async () => {
    expect(
      (await readWith(htmlTable, '<table><tr><td>Make<td>Model<tr><td>ZTE<td>F660', 'a.html')).devices.map(
        (device) => device.label,
      ),
    ).toEqual(['ZTE F660']);
  });
  it('leaves other markup to others', async () => {
    expect((await readWith(htmlTable, '<?xml version="1.0"?><nmaprun></nmaprun>', 'a.xml')).sureness).toBe(0);
  });
});
