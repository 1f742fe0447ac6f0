import type { Problem } from '../core/problem.ts';
import { listZip, type RandomAccess, ZipError, type ZipMember } from '../lib/zip/zip.ts';

/** What a file is by its first bytes and, for zips and old Office files, by its directory. */
export type Container =
  | { readonly is: 'plain' }
  | { readonly is: 'gzip' }
  | { readonly is: 'zip'; readonly members: readonly ZipMember[] }
  /** A workbook: one of the readers takes it whole. */
  | { readonly is: 'xlsx' | 'xlsb' | 'ods' | 'xls'; readonly members: readonly ZipMember[] }
  /** Known, and not read: `what` and `remedy` complete "<file>: <what>. <remedy>". */
  | { readonly is: 'refused'; readonly code: Problem['code']; readonly what: string; readonly remedy: string };

const EXPORT = 'Export to spreadsheet or paste the lines: nameplate check -';

type Refusal = readonly [code: Problem['code'], what: string, remedy: string];
const PICTURE: Refusal = [
  'evidence/not-read-image',
  'pictures are not read',
  'Type or paste the lines: nameplate check -',
];
const PROGRAM: Refusal = [
  'evidence/not-read-program',
  'programs are not read',
  'Give the inventory as a spreadsheet, CSV or text',
];
const ARCHIVE = 'evidence/not-read-archive';
const DOCUMENT = 'evidence/not-read-document';
const DATABASE = 'evidence/not-read-database';

/** First bytes of formats that are not read, so that the message can name them. */
const REFUSED: readonly (readonly [bytes: readonly number[], ...Refusal])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'evidence/not-read-pdf', 'PDF is not read', EXPORT],
  [[0x89, 0x50, 0x4e, 0x47], ...PICTURE],
  [[0xff, 0xd8, 0xff], ...PICTURE],
  [[0x47, 0x49, 0x46, 0x38], ...PICTURE],
  [[0x49, 0x49, 0x2a, 0x00], ...PICTURE],
  [[0x37, 0x7a, 0xbc, 0xaf], ARCHIVE, '7z archives are not read', 'Unpack it, or make a .zip'],
  [[0x52, 0x61, 0x72, 0x21], ARCHIVE, 'RAR archives are not read', 'Unpack it, or make a .zip'],
  [[0x42, 0x5a, 0x68], ARCHIVE, 'bzip2 files are not read', 'Unpack it first'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], ARCHIVE, 'xz files are not read', 'Unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], ARCHIVE, 'zstd files are not read', 'Unpack it first'],
  [[0x7f, 0x45, 0x4c, 0x46], ...PROGRAM],
  [[0x4d, 0x5a, 0x90], ...PROGRAM],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], DATABASE, 'SQLite databases are not read', 'Export the table as CSV'],
  [[0x50, 0x41, 0x52, 0x31], DATABASE, 'Parquet is not read', 'Export the table as CSV'],
  [
    [0x7b, 0x5c, 0x72, 0x74, 0x66],
    DOCUMENT,
    'RTF is not read',
    'Save as plain text or paste the lines: nameplate check -',
  ],
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** How much of an old Office file is searched for the names of its streams. */
const OLE_SEARCH_BYTES = 64 * 2 ** 20;

/** Tells what a file is. Throws a ZipError for a damaged zip. */
export async function containerOf(head: Uint8Array, random: RandomAccess | undefined): Promise<Container> {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) {
    if (random === undefined) throw new ZipError('damaged', 'it cannot be read at random places');
    return zipKind(await listZip(random));
  }
  if (startsWith(head, [0x1f, 0x8b, 0x08])) return { is: 'gzip' };
  if (startsWith(head, OLE)) return oleKind(random);
  // An old Excel file without its container starts with a BIFF "beginning of file" record.
  if (startsWith(head, [0x09, 0x08]) || startsWith(head, [0x09, 0x04, 0x06, 0x00])) return { is: 'xls', members: [] };
  for (const [bytes, code, what, remedy] of REFUSED) {
    if (startsWith(head, bytes)) return { is: 'refused', code, what, remedy };
  }
  return { is: 'plain' };
}

function zipKind(members: readonly ZipMember[]): Container {
  const names = new Set(members.map((member) => member.name));
  if (names.has('xl/workbook.bin')) return { is: 'xlsb', members };
  const types = names.has('[Content_Types].xml');
  if (types && members.some((member) => /^xl\/(workbook\d*\.xml|worksheets\/)/i.test(member.name))) {
    return { is: 'xlsx', members };
  }
  if (types && members.some((member) => member.name.startsWith('word/') || member.name.startsWith('ppt/'))) {
    return {
      is: 'refused',
      code: DOCUMENT,
      what: 'Word and PowerPoint files are not read',
      remedy: EXPORT,
    };
  }
  if (types && members.some((member) => /workbook[^/]*\.xml$/i.test(member.name))) return { is: 'xlsx', members };
  if (names.has('content.xml') && names.has('mimetype')) return { is: 'ods', members };
  return { is: 'zip', members };
}

async function oleKind(random: RandomAccess | undefined): Promise<Container> {
  const bytes = Buffer.from((await random?.read(0, OLE_SEARCH_BYTES)) ?? new Uint8Array(0));
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptionInfo') || has('EncryptedPackage')) {
    const remedy = 'Save a copy without a password, or export the sheet as CSV';
    return { is: 'refused', code: 'evidence/not-read-encrypted', what: 'is encrypted', remedy };
  }
  if (has('Workbook') || has('Book')) return { is: 'xls', members: [] };
  return {
    is: 'refused',
    code: DOCUMENT,
    what: 'this old Office or mail file is not read',
    remedy: EXPORT,
  };
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
