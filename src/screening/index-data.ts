import { NameplateError } from '../core/problem.ts';
import type { KeyTable } from './key-table.ts';
import type { NameModel } from './name-form.ts';
import type { TextTable } from './text-table.ts';
import type { GlanceTable } from './token-glance.ts';

/** Everything an index is, as flat arrays: one list in memory serves every thread. */
export interface IndexData {
  /** Entries as JSON, in the order given. */
  readonly entries: TextTable;
  /** Token keys (see `tokenKey`) and their weights. */
  readonly tokens: TextTable;
  readonly tokenWeights: Float32Array;
  readonly glances: GlanceTable;
  /** Readings of names: where their tokens start, the tokens, whose name it is, which name, and 1 for a person's. */
  readonly formStarts: Uint32Array;
  readonly formTokens: Uint32Array;
  readonly formEntries: Uint32Array;
  readonly formNames: Uint16Array;
  readonly formPersons: Uint8Array;
  /** First reading with the same words and the same lines of business: the lists repeat each other, one comparison serves all. */
  readonly formTwins: Uint32Array;
  /** Sum of the weights of a reading's words. */
  readonly formWeights: Float32Array;
  /** Lines of business of each entry, as bits of `sectors`. */
  readonly entrySectors: Uint32Array;
  readonly sectors: TextTable;
  /** Readings in which a token occurs, the lightest first. */
  readonly postingStarts: Uint32Array;
  readonly postings: Uint32Array;
  /** Key → tokens that occur in names of one model, and the same for words of scripts without vowels. */
  readonly organisationWords: KeyTable;
  readonly organisationPoorWords: KeyTable;
  readonly personWords: KeyTable;
  readonly personPoorWords: KeyTable;
  /** Key → readings, identifier → entries. */
  readonly formTable: KeyTable;
  readonly identifierTable: KeyTable;
  /** Words counted in the lists: hash of the word → in how many primary names it occurs, and how many names there are. */
  readonly learnedTable: KeyTable;
  readonly learnedNames: Uint32Array;
}

type Section = Uint8Array | Uint16Array | Uint32Array | Float32Array;
const MAGIC = 0x4e504c31;
const VERSION = 4;

/** Names of the sections in file order; nested tables are written as `table.part`. */
const SECTIONS = [
  'entries.starts:u32',
  'entries.bytes:u8',
  'tokens.starts:u32',
  'tokens.bytes:u8',
  'tokenWeights:f32',
  'glances:u32',
  'formStarts:u32',
  'formTokens:u32',
  'formEntries:u32',
  'formNames:u16',
  'formPersons:u8',
  'formTwins:u32',
  'formWeights:f32',
  'entrySectors:u32',
  'sectors.starts:u32',
  'sectors.bytes:u8',
  'postingStarts:u32',
  'postings:u32',
  'organisationWords.starts:u32',
  'organisationWords.pairs:u32',
  'organisationPoorWords.starts:u32',
  'organisationPoorWords.pairs:u32',
  'personWords.starts:u32',
  'personWords.pairs:u32',
  'personPoorWords.starts:u32',
  'personPoorWords.pairs:u32',
  'formTable.starts:u32',
  'formTable.pairs:u32',
  'identifierTable.starts:u32',
  'identifierTable.pairs:u32',
  'learnedTable.starts:u32',
  'learnedTable.pairs:u32',
  'learnedNames:u32',
] as const; // prettier-ignore

/** The words of one model, filed by key; `poor` for those that a word without vowels asks for. */
export function wordTable(data: IndexData, model: NameModel, poor: boolean): KeyTable {
  if (model === 'person') return poor ? data.personPoorWords : data.personWords;
  return poor ? data.organisationPoorWords : data.organisationWords;
}

const WIDTH = { u8: 1, u16: 2, u32: 4, f32: 4 } as const;

function sectionOf(data: IndexData, path: string): Section {
  let value: unknown = data;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>>)[key];
  return value as Section;
}

/**
 * One block of bytes with the whole index, in memory that threads can share. The same block is the snapshot file: magic,
 * version, section lengths, then the sections, each on an eight-byte boundary, in the machine's byte order (little-endian
 * on every machine Node.js runs on; a file of the other order is refused).
 */
export function packIndex(data: IndexData): Uint8Array {
  const head = align8(16 + SECTIONS.length * 8);
  let size = head;
  const places = SECTIONS.map((section) => {
    const at = size;
    size = align8(size + sectionOf(data, section.split(':')[0]!).byteLength);
    return at;
  });
  const whole = new Uint8Array(new SharedArrayBuffer(size));
  const numbers = new Uint32Array(whole.buffer, 0, head / 4);
  numbers.set([MAGIC, VERSION, SECTIONS.length, 0]);
  for (const [at, section] of SECTIONS.entries()) {
    const part = sectionOf(data, section.split(':')[0]!);
    numbers[4 + at * 2] = places[at]!;
    numbers[5 + at * 2] = part.byteLength;
    whole.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), places[at]);
  }
  return whole;
}

/** Views into a packed index: nothing is copied. Throws NameplateError `screening/bad-index` when the bytes are no index of this version. */
export function unpackIndex(bytes: Uint8Array): IndexData {
  const bad = (why: string): NameplateError =>
    new NameplateError(
      'screening/bad-index',
      `the compiled screening index cannot be used: ${why}`,
      'Build it again from the lists; it is only a copy made for speed.',
    );
  if (bytes.byteLength < 16 + SECTIONS.length * 8) throw bad('it is too short');
  const whole = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const numbers = new Uint32Array(whole.buffer, whole.byteOffset, 4 + SECTIONS.length * 2);
  if (numbers[0] !== MAGIC || numbers[1] !== VERSION || numbers[2] !== SECTIONS.length)
    throw bad('it was made by another version');
  const result: Record<string, unknown> = {};
  for (const [at, section] of SECTIONS.entries()) {
    const [path, type] = section.split(':') as [string, keyof typeof WIDTH];
    const from = numbers[4 + at * 2]!;
    const length = numbers[5 + at * 2]!;
    if (from % 8 !== 0 || from + length > whole.byteLength || length % WIDTH[type] !== 0)
      throw bad(`section ${path} does not fit`);
    const view = viewOf(whole, from, length, type);
    const [table = '', part] = path.split('.');
    if (part === undefined) result[table] = view;
    else result[table] = { ...(result[table] as object | undefined), [part]: view };
  }
  return result as unknown as IndexData;
}

function viewOf(whole: Uint8Array, from: number, length: number, type: keyof typeof WIDTH): Section {
  const { buffer } = whole;
  const at = whole.byteOffset + from;
  if (type === 'u8') return Buffer.from(buffer, at, length);
  if (type === 'u16') return new Uint16Array(buffer, at, length / 2);
  return type === 'f32' ? new Float32Array(buffer, at, length / 4) : new Uint32Array(buffer, at, length / 4);
}

function align8(size: number): number {
  return Math.ceil(size / 8) * 8;
}
