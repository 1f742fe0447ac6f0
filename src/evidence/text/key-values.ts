import { readHeader } from '../columns/header-meaning.ts';

/** One `Key: value` line. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

const LINE = /^[\s*•-]{0,4}([\p{L}][\p{L}\p{N} ._#/()-]{0,40}?)\s*(?::|：|\s=|\t)\s*(\S.*)$/u;

/** Keys of mail headers, which are no properties of a thing. */
const MAIL = /^(?:from|to|cc|bcc|subject|date|sent|reply-to|re|fw|tel|phone|fax|e-?mail|web|note|total|subtotal|tax)$/i;

/** Reads a `Key: value` line whose key is a known column name; `undefined` for any other line. */
export function keyValueOf(line: string): KeyValue | undefined {
  if (line.length > 400) return undefined;
  const match = LINE.exec(line);
  const [, key = '', value = ''] = match ?? [];
  if (match === null || MAIL.test(key) || readHeader(key) === undefined) return undefined;
  return { key, value: value.trim() };
}

/** Keys of which one must occur, so that the lines speak of things. */
const THINGS: ReadonlySet<string> = new Set([
  'manufacturer',
  'brand',
  'model',
  'part-number',
  'vendorish',
  'makemodel',
  'mac',
  'fcc-id',
  'sys-descr',
]);

/** Whether a text is written as blocks of `Key: value` lines, one block a thing. */
export function isKeyValueText(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, 400).filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  const pairs = lines.flatMap((line) => keyValueOf(line) ?? []);
  const keys = new Set(pairs.map((pair) => pair.key.toLowerCase()));
  const things = pairs.some((pair) => THINGS.has(readHeader(pair.key)?.meaning ?? ''));
  return things && keys.size >= 2 && pairs.length * 10 >= lines.length * 6;
}
