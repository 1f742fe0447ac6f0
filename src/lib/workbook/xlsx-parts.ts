import type { ZipMember } from '../zip/zip.ts';
import { memberText } from './member-text.ts';
import type { WorkbookLimits } from './sheet.ts';
import { attribute, tagScanner } from './tag-scanner.ts';

/** Most characters of shared strings that are held: half a gigabyte of memory. */
const SHARED_CHARS = 256 * 2 ** 20;

/**
 * The workbook's shared strings (ECMA-376 §18.4.9): rich text joined, readings above Japanese text left out. Throws an
 * Error when they are larger than what may be held.
 */
export async function sharedStringsOf(
  member: ZipMember | undefined,
  limits: WorkbookLimits,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (member === undefined) return strings;
  let current = '';
  let reading = false;
  let phonetic = false;
  let chars = 0;
  const scanner = tagScanner({
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') reading = !phonetic;
    },
    text(text) {
      if (reading && current.length <= limits.cellChars) current += text;
    },
    close(name) {
      if (name === 't') reading = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        const text = current.length > limits.cellChars ? current.slice(0, limits.cellChars) : current;
        chars += text.length;
        strings.push(
          text.includes('_x')
            ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
            : text,
        );
      }
    },
  });
  for await (const chunk of memberText(member, limits)) {
    scanner.push(chunk);
    if (chars > SHARED_CHARS) throw new Error(`its shared texts are longer than ${SHARED_CHARS} characters`);
  }
  return strings;
}

/** Number formats that show dates among the built-in ones (ECMA-376 §18.8.30, and the East Asian ones). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format code shows a date or time: day, month, year or hour letters outside quotes and brackets. */
function isDateCode(code: string): boolean {
  const plain = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  return /[dmyhs年月日]/i.test(plain) && !/general/i.test(plain) && !/[0#?]/.test(plain.replace(/[.]0+/g, ''));
}

/** Indexes of the cell styles that show numbers as dates. */
export async function dateStylesOf(
  member: ZipMember | undefined,
  limits: WorkbookLimits,
): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (member === undefined) return dates;
  const custom = new Map<number, boolean>();
  let inCells = false;
  let index = 0;
  const scanner = tagScanner({
    open(name, attributes) {
      if (name === 'numFmt')
        custom.set(Number(attribute(attributes, 'numFmtId')), isDateCode(attribute(attributes, 'formatCode') ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        if (custom.get(id) ?? isBuiltInDate(id)) dates.add(index);
        index++;
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  for await (const chunk of memberText(member, limits)) scanner.push(chunk);
  return dates;
}
