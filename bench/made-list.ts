import { createWriteStream } from 'node:fs';
import { deflateRawSync, crc32 as zlibCrc32 } from 'node:zlib';
import { writeFile } from 'node:fs/promises';

const MAKERS = [
  'Cisco',
  'Huawei',
  'Hewlett Packard Enterprise',
  'Axis',
  'Hikvision',
  'Ubiquiti',
  'ZTE',
  'Juniper',
  'Dell',
  'Samsung',
];
const MODELS = [
  'C9300-24UX',
  'S5735-L24T4S',
  'J9773A',
  'P3265-LVE',
  'DS-2CD2042WD-I',
  'U6-Pro',
  'ZXHN F660',
  'EX4300-48T',
  'P2422H',
  'QN55',
];
const THINGS = [
  '24 port switch, managed',
  'PoE switch',
  'access point',
  'dome camera',
  'bullet camera',
  'router',
  'GPON ONT',
  'monitor',
];

/** Header of the made list. */
const MADE_HEADER = [
  'Asset',
  'Manufacturer',
  'Model',
  'Serial',
  'MAC',
  'IP',
  'Site',
  'Qty',
  'Price',
  'Date',
  'Description',
] as const;

/** Row `index` of a made purchase list: deterministic, a tenth of it from listed makers, serials and MACs all different. */
function madeRow(index: number): readonly string[] {
  const kind = (index * 7919) % MAKERS.length;
  const hex = (index + 0x100000).toString(16).padStart(6, '0').slice(-6);
  return [
    `A-${index}`,
    MAKERS[kind] ?? '',
    MODELS[kind] ?? '',
    `SN${100_000_000 + index}`,
    `00:1b:0d:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}`,
    `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
    `Site ${index % 40}`,
    String(1 + (index % 9)),
    `${20 + (index % 900)}.50`,
    `20${20 + (index % 6)}-0${1 + (index % 9)}-1${index % 10}`,
    THINGS[index % THINGS.length] ?? '',
  ];
}

/** Writes a CSV of `rows` made rows. */
export async function writeMadeCsv(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  let text = `${MADE_HEADER.join(',')}\n`;
  for (let index = 0; index < rows; index++) {
    text += `${madeRow(index)
      .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
      .join(',')}\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await new Promise<void>((done) => out.once('drain', () => done()));
      text = '';
    }
  }
  await new Promise<void>((done) => out.end(text, () => done()));
}

/** Writes an XLSX of `rows` made rows in one sheet, with inline texts. */
export async function writeMadeXlsx(path: string, rows: number): Promise<void> {
  const parts: string[] = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'];
  for (let index = -1; index < rows; index++) {
    const cells = index === -1 ? MADE_HEADER : madeRow(index);
    parts.push(
      `<row r="${index + 2}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
    );
  }
  parts.push('</sheetData></worksheet>');
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  await writeFile(
    path,
    zipOf({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': `<Relationships><Relationship Id="r" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns:r="${rel}"><sheets><sheet name="List" sheetId="1" r:id="s"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': parts.join(''),
    }),
  );
}

/** A zip of texts. */
export function zipOf(members: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 3 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(zlibCrc32?.(bytes) ?? 0, 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    files.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(members).length, 8);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}
