import { write, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readWith, valuesOf } from '../../../test/reading.ts';
import { workbook } from './workbook.ts';

/** Headings of FedRAMP's Integrated Inventory Workbook (SSP appendix M, once attachment 13), as its template writes them. */
const HEADINGS = [
  'UNIQUE ASSET IDENTIFIER',
  'IPv4 or IPv6\nAddress',
  'Virtual',
  'Public',
  'DNS Name or URL',
  'NetBIOS Name',
  'MAC Address',
  'Authenticated Scan',
  'Baseline Configuration Name',
  'OS Name and Version',
  'Location',
  'Asset Type',
  'Hardware Make/Model',
  'In Latest Scan',
  'Software/ Database Vendor',
  'Software/ Database Name & Version',
  'Patch Level',
  'Diagram Label',
  'Comments',
  'Serial #/Asset Tag#',
  'VLAN/\nNetwork ID',
  'System Administrator/ Owner',
  'Application Administrator/ Owner',
  'Function',
  'End-of-Life ',
];
const row = (cells: Readonly<Record<string, string>>): string[] =>
  HEADINGS.map((heading) => cells[heading.replaceAll('\n', ' ').trim()] ?? '');

/** The workbook as agencies get it: a title, a line of groups, the headings, and a sheet of instructions before it. */
function inventory(rows: readonly (readonly string[])[]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['Instructions'], ['Complete all fields for each inventory item.']]),
    'Instructions',
  );
  const sheet = utils.aoa_to_sheet([
    ['FedRAMP Integrated Inventory Workbook Template'],
    [
      'Any Inventory Type',
      '',
      '',
      '',
      '',
      '',
      '',
      'OS/ Infrastructure',
      '',
      '',
      '',
      '',
      '',
      '',
      'Software and Database',
    ],
    HEADINGS,
    ...rows.map((cells) => [...cells]),
  ]);
  utils.book_append_sheet(book, sheet, 'Inventory');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('FedRAMP’s integrated inventory workbook', () => {
  const machine = {
    'UNIQUE ASSET IDENTIFIER': 'srv-01',
    'IPv4 or IPv6 Address': '10.0.0.1',
    'Hardware Make/Model': 'Huawei 2288H V5',
    'Software/ Database Vendor': 'Red Hat',
    'Software/ Database Name & Version': 'Enterprise Linux 8.6',
    'Serial #/Asset Tag#': '2102311XDB10J9000033',
    'Asset Type': 'Server',
  };

  it('is read below its title and groups, the instructions apart', async () => {
    const { devices: sightings } = await readWith(workbook, inventory([row(machine)]), 'inventory.xlsx');
    const one = sightings.find(({ sheet }) => sheet === 'Inventory');
    expect(one?.record).toBe(4);
    expect(valuesOf(one, 'hostname')).toEqual(['srv-01']);
    expect(valuesOf(one, 'ip')).toEqual(['10.0.0.1']);
    expect(valuesOf(one, 'serial-number')).toEqual(['2102311XDB10J9000033']);
    expect(valuesOf(one, 'category')).toContain('Server');
    expect(sightings.filter(({ sheet }) => sheet === 'Inventory')).toHaveLength(1);
  });

  it('does not take the maker of a program for that of the machine', async () => {
    const { devices: sightings } = await readWith(workbook, inventory([row(machine)]), 'inventory.xlsx');
    const one = sightings.find(({ sheet }) => sheet === 'Inventory');
    expect(valuesOf(one, 'manufacturer')).toEqual([]);
    expect(one?.label).toBe('Huawei 2288H V5');
  });

  it('takes it for the maker where the row is a program', async () => {
    const rows = ['', 'N/A', 'Virtual machine'].map((hardware) =>
      row({ ...machine, 'Hardware Make/Model': hardware, 'Software/ Database Vendor': 'Kaspersky' }),
    );
    const { devices: sightings } = await readWith(workbook, inventory(rows), 'inventory.xlsx');
    const found = sightings.filter(({ sheet }) => sheet === 'Inventory');
    expect(found.map((one) => valuesOf(one, 'manufacturer'))).toEqual([['Kaspersky'], ['Kaspersky'], ['Kaspersky']]);
  });
});
