import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadEvent } from '../../core/evidence.ts';
import { columnChoice } from './column-map.ts';
import { readHeader } from './header-meaning.ts';
import { isChatter, isSectionText, isTotalLabel } from './row-kinds.ts';
import { tableReader } from './table.ts';

function read(rows: readonly (readonly string[])[], map?: Record<string, string>, batch = 1000): readonly ReadEvent[] {
  const table = tableReader({ artifact: 0, name: 'list.csv', sheet: '', choice: columnChoice(map).choice });
  const events: ReadEvent[] = [];
  const all = rows.map((cells, index) => ({ record: index + 1, cells }));
  for (let at = 0; at < all.length; at += batch) events.push(...table.push(all.slice(at, at + batch)));
  return [...events, ...table.end()];
}

/** One word per record: what it was taken for. */
function kinds(events: readonly ReadEvent[]): string {
  return events
    .flatMap((event) => (event.kind === 'sighting' ? ['item'] : event.kind === 'set-aside' ? [event.reason] : []))
    .join(' ');
}

function meanings(events: readonly ReadEvent[]): string {
  return events
    .flatMap((event) => (event.kind === 'columns' ? event.columns.map((column) => column.means) : []))
    .join(' ');
}

describe('readHeader', () => {
  const cases: readonly (readonly [header: string, meaning: string])[] = [
    ['Manufacturer', 'manufacturer'],
    ['form_471_manufacturer_name', 'manufacturer'],
    ['other_manufacturer_desc', 'manufacturer'],
    ['Manufacturer Part Number', 'part-number'],
    ['recipient_name', 'seller'],
    ['Supplier Name', 'seller'],
    ['VENDOR_NAME', 'vendorish'],
    ['model_product_identifier', 'model'],
    ['Item model number', 'model'],
    ['Serialnumber', 'serial-number'],
    ['Serial #/Asset Tag#', 'serial-number'],
    ['MAC Address', 'mac'],
    ['country_of_product_or_service_origin', 'country-of-origin'],
    ['place_of_manufacture', 'country-of-origin'],
    ['removal_replacement_plan', 'status'],
    ['Vendor phone', 'ignored'],
    ['Price (USD)', 'price'],
    ['awarding_office_name', 'hostish'],
    ['primary_place_of_performance_city_name', 'location'],
    ['MACAddress', 'mac'],
    ['OSname', 'os'],
    ['Fabricante', 'manufacturer'],
    ['Número de serie', 'serial-number'],
    ['Modèle', 'model'],
    ['Quantité', 'quantity'],
    ['Hersteller', 'manufacturer'],
    ['Lieferant', 'seller'],
    ['Producent', 'manufacturer'],
    ['Dostawca', 'seller'],
    ['Fornecedor', 'seller'],
    ['Produttore', 'manufacturer'],
    ['Üretici', 'manufacturer'],
    ['Производитель', 'manufacturer'],
    ['Поставщик', 'seller'],
    ['Кол-во', 'quantity'],
    ['品牌', 'brand'],
    ['规格型号', 'model'],
    ['供应商名称', 'seller'],
    ['生产厂家', 'manufacturer'],
    ['メーカー名', 'manufacturer'],
    ['型番', 'model'],
    ['제조사', 'manufacturer'],
    ['모델명', 'model'],
    ['설치장소', 'location'],
  ];
  it.each(cases)('%s means %s', (header, meaning) => expect(readHeader(header)?.meaning).toBe(meaning));
  it.each(['Hikvision', 'DS-2CD2042WD-I', '10.0.0.1', ''])('%s is no header', (text) =>
    expect(readHeader(text)).toBeUndefined(),
  );
});

describe('tableReader', () => {
  it('finds a header below title rows and sets them aside', () => {
    const events = read([['Inventory 2026'], [], ['Make', 'Model', 'Qty'], ['ZTE', 'F660', '2']]);
    expect(kinds(events)).toBe('title blank header item');
  });
  it('joins a header of two rows', () => {
    const events = read([
      ['Device', '', '', 'Purchase', ''],
      ['Make', 'Model', 'Serial', 'Date', 'Price'],
      ['ZTE', 'F660', 'A1', '2024-01-02', '9.00'],
    ]);
    expect(kinds(events)).toBe('header header item');
    expect(meanings(events)).toBe('manufacturer model serial-number date-obtained price');
  });
  it('joins names that need their group', () => {
    const events = read([
      ['No', 'Manufacturer', 'Part', '', 'Price'],
      ['', 'Name', 'Number', 'Description', ''],
      ['1', 'ZTE', 'X-1', 'router', '9.00'],
      ['2', 'Nokia', 'X-2', 'router', '9.00'],
    ]);
    expect(meanings(events)).toBe('ignored manufacturer part-number description price');
  });
  it('sets totals, sections, repeated headers and rules aside', () => {
    const header = ['Item', 'Make', 'Model', 'Price'];
    const events = read([
      header,
      ['Building A - cameras', '', '', ''],
      ['Camera', 'Hikvision', 'DS-2CD2042WD-I', '90'],
      ['Subtotal', '', '', '90'],
      header,
      ['Router', 'ZTE', 'F660', '50'],
      ['----', '', '', ''],
      ['Grand Total (USD)', '', '', '140.00'],
      ['Page 1 of 2', '', '', ''],
    ]);
    expect(kinds(events)).toBe('header section item total header item section total chatter');
  });
  it('keeps an item that fills one cell only, when it holds a model number', () => {
    const events = read([
      ['Item', 'Make', 'Price'],
      ['Camera', 'Axis', '5'],
      ['Hikvision DS-2CD2042WD-I camera', '', ''],
    ]);
    expect(kinds(events)).toBe('header item item');
  });
  it('never takes a company called Total for a sum', () => {
    const events = read([
      ['Item', 'Make', 'Price'],
      ['Radio', 'Axis', '5'],
      ['Total station', 'Leica', '900'],
    ]);
    expect(kinds(events)).toBe('header item item');
  });
  it('starts new columns at a second table of the sheet', () => {
    const events = read([
      ['Make', 'Model'],
      ['ZTE', 'F660'],
      [],
      ['Hostname', 'IP address', 'MAC address', 'Vendor'],
      ['sw1', '10.0.0.1', '28:a6:db:01:02:03', 'Huawei'],
    ]);
    expect(kinds(events)).toBe('header item blank header item');
    expect(meanings(events)).toBe('manufacturer model hostname ip mac manufacturer');
  });
  it('reads a vendor in card payments as the seller and in an inventory without makers as the maker', () => {
    expect(
      meanings(
        read([
          ['Vendor', 'Amount', 'Date'],
          ['HIKVISION USA INC', '9.00', '2024-01-01'],
        ]),
      ),
    ).toBe('seller price date-obtained');
    expect(
      meanings(
        read([
          ['Hostname', 'Vendor', 'Model', 'IP'],
          ['a', 'Cisco', 'C9300', '10.0.0.1'],
        ]),
      ),
    ).toBe('hostname manufacturer model ip');
  });
  it('reads a vendor beside a maker as the seller', () => {
    expect(
      meanings(
        read([
          ['Vendor', 'Manufacturer', 'Model', 'IP'],
          ['CDW', 'Cisco', 'C9300', '10.0.0.1'],
        ]),
      ),
    ).toBe('seller manufacturer model ip');
  });
  it('settles Type by its cells', () => {
    const devices = [
      ['Name', 'Site', 'Manufacturer', 'Type'],
      ['a', 'HQ', 'Juniper', 'QFX5120-48Y'],
      ['b', 'HQ', 'Huawei', 'S6730-H24X6C'],
    ];
    const kindsOf = [
      ['Name', 'Site', 'Manufacturer', 'Type'],
      ['a', 'HQ', 'Juniper', 'Switch'],
      ['b', 'HQ', 'Huawei', 'Router'],
    ];
    expect(meanings(read(devices))).toBe('hostname location manufacturer model');
    expect(meanings(read(kindsOf))).toBe('hostname location manufacturer category');
  });
  it('takes the type beside a maker and a role for the model, as older NetBox exports have it', () => {
    const old = [
      ['name', 'device_role', 'manufacturer', 'device_type', 'serial', 'site'],
      ['olt-7', 'access', 'ZTE', 'ZXA10 C320', 'ZTE1234', 'pop-1'],
      ['olt-8', 'access', 'Calix', 'E7-20', 'CAL1234', 'pop-1'],
    ];
    expect(meanings(read(old))).toBe('hostname category manufacturer model serial-number location');
  });
  it('understands columns without a header by their cells', () => {
    const events = read([
      ['Hikvision DS-2CD2042WD-I', '28:a6:db:01:02:03', '10.0.0.1', '4'],
      ['ZTE F660 modem', '28:a6:db:01:02:04', '10.0.0.2', '4'],
      ['Axis camera', '28:a6:db:01:02:05', '10.0.0.3', '2'],
    ]);
    expect(meanings(events)).toBe('description mac ip ignored');
    expect(kinds(events)).toBe('item item item');
  });
  it('finds a header in words it does not know by the values below it', () => {
    const events = read([
      ['Zaz', 'Mokelo', 'Numo'],
      ['Kamero Hikvision', 'DS-2CD2042WD-I', '4'],
      ['Enkursigilo', 'F660-A', '2'],
      ['Komutilo', 'S5735-L', '9'],
    ]);
    expect(kinds(events)).toBe('header item item item');
  });
  it('lets the column map overrule everything', () => {
    const events = read(
      [
        ['Vendor', 'Model', 'X'],
        ['ZTE', 'F660', 'note'],
      ],
      { vendor: 'maker', '3': 'ignored' },
    );
    expect(meanings(events)).toBe('manufacturer model ignored');
  });
  it('says which word of a column map is no kind', () => {
    expect(columnChoice({ Vendor: 'makre' }).problems[0]?.message).toContain('"makre"');
  });
  it('tells a MAC with a letter that is not hexadecimal, and does not use it', () => {
    const events = read([
      ['Make', 'MAC'],
      ['ZTE', '00:1B:6G:01:02:03'],
    ]);
    const problem = events.find((event) => event.kind === 'problem');
    expect(problem?.kind === 'problem' && problem.message).toBe(
      'Row 2: MAC "00:1B:6G:01:02:03" has a character that is not hexadecimal (G). Not used as evidence',
    );
    const sighting = events.find((event) => event.kind === 'sighting');
    expect(sighting?.kind === 'sighting' && sighting.observations.map((observation) => observation.kind)).toEqual([
      'manufacturer',
      'other',
    ]);
  });
  it('does not use a serial number that a spreadsheet rounded', () => {
    const events = read([
      ['Make', 'Serial'],
      ['Huawei', '2.10235E+19'],
      ['Huawei', '21023544'],
    ]);
    expect(
      events.filter((event) => event.kind === 'problem').map((event) => event.kind === 'problem' && event.code),
    ).toContain('evidence/rounded-number');
  });
  it('keeps text of columns it ignores when nothing else speaks', () => {
    const events = read([
      ['Make', 'Model', 'PO'],
      ['ZTE', 'F660', '1'],
      ['', '', 'Hikvision camera'],
    ]);
    expect(kinds(events)).toBe('header item item');
  });
  it('sets pre-numbered empty rows aside', () => {
    expect(
      kinds(
        read([
          ['No', 'Make', 'Model'],
          ['1', 'ZTE', 'F660'],
          ['2', '', ''],
        ]),
      ),
    ).toBe('header item blank');
  });
  it('accounts for every row once, whatever it holds and however it is batched', () => {
    const cell = fc.constantFrom(
      '',
      'Total',
      'Make',
      'Model',
      'Hikvision',
      'DS-2CD2042WD-I',
      '12',
      '10.0.0.1',
      'Page 1 of 2',
      'Floor 2:',
      '28:a6:db:01:02:03',
      'x'.repeat(500),
      '合计',
      '-',
    );
    const table = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, batch) => {
        const records = read(rows, undefined, batch).flatMap((event) =>
          event.kind === 'sighting' || event.kind === 'set-aside' ? [event.record] : [],
        );
        expect([...records].sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('row kinds', () => {
  it.each([
    'Total',
    'TOTALS:',
    'Grand total',
    'Sub-total',
    'Sum',
    '合计',
    '合计：12台',
    '小计',
    'Итого:',
    'Summe',
    'Razem',
    '合計',
    'Total cameras: 12',
    '합계',
  ])('%s is a total', (text) => expect(isTotalLabel(text)).toBe(true));
  it.each(['Total Access Communications', 'Totalizer', 'Sumitomo', 'Hikvision', 'Totaline thermostat 12'])(
    '%s is no total',
    (text) => expect(isTotalLabel(text)).toBe(false),
  );
  it.each([
    'Hi Bob,',
    'Dear all',
    'Thanks!',
    'Best regards,',
    'From: Jane <j@example.org>',
    'Subject: camera list',
    'Page 3 of 9',
    'Sent from my phone',
    'Please let me know if anything is missing.',
    'We need a quote for the list below',
    'Generated by asset tool on 2024-01-01',
    'Tel: +1 (555) 123-4567',
    'Contact: Mr. Hik Vision, purchasing',
    'Ansprechpartner: Herr Huawei-Meier, Tel. 0123 456',
    'Subject: Quote Q-1182 CCTV and network',
    'Delivery time is two weeks. All prices in EUR.',
    'Inventory of Elm Street branch, 3 Oct 2026',
    'We do not use Huawei equipment.',
    'Hello Bob and Jane,',
    '您好',
    '以上',
  ])('%s is chatter', (text) => expect(isChatter(text)).toBe(true));
  it.each([
    'Hikvision DS-2CD2042WD-I',
    'Please replace the DS-2CD2042WD-I',
    '2x Dahua NVR4108',
    'Date stamp printer',
    'Best Buy Insignia NS-CAM',
    'Hi-Focus bullet camera',
    'Office chair',
    'Phone Yealink T46S',
    'Web camera Logitech',
    'Printed circuit board',
    'We have ZTE modems in three offices',
    'We do not use Huawei equipment except one E3372',
    'We do not have manuals for the Huawei router',
    'Inventory of router shelf',
    'Delivery of Hikvision DS-2CD2143G2-I',
    'We need new cameras for the gate',
    'Mobile router',
    'Version control server',
  ])('%s is no chatter', (text) => expect(isChatter(text)).toBe(false));
  it.each(['Building A', 'Cameras:', '=== Network ===', '一楼', 'Warehouse 2'])('%s heads a section', (text) =>
    expect(isSectionText(text)).toBe(true),
  );
  it.each([
    'Hikvision DS-2CD2042WD-I camera',
    'Huawei router AX3-PRO1',
    '12V power supply for cameras',
    '24-port switches',
  ])('%s is no section', (text) => expect(isSectionText(text)).toBe(false));
});
