import { isAscii, isUtf8 } from 'node:buffer';
import { rankLegacy, wholeUtf8Length } from './detect.ts';
import { decodeHalves, type PieceDecoder, tolerantDecoder } from './tolerant-decoder.ts';

/** A place where the bytes were not the expected encoding, and what was done. */
export interface EncodingNote {
  /** 1-based line of the first such byte. */
  readonly line: number;
  readonly expected: string;
  /** What the rest of the file (`switched`) or single lines (`mixed`) were read as. */
  readonly readAs: string;
  readonly kind: 'switched' | 'mixed' | 'replaced';
  /** Lines or characters concerned, filled until the end of the stream. */
  count: number;
}

/** Text of a byte stream; `notes` fills while `chunks` is read. */
export interface TextStream {
  readonly chunks: AsyncIterable<string>;
  readonly notes: readonly EncodingNote[];
}

/**
 * Decodes a byte stream piece by piece, with the byte order mark removed. As `utf-8` it checks validity: when bytes that
 * are not UTF-8 come after pure ASCII, the rest is read in the legacy encoding they fit best; when they come after real
 * UTF-8, only the lines concerned are read as Windows-1252. With `fixed` (the user named the encoding) unreadable bytes
 * become U+FFFD and are counted. Never throws on bytes.
 */
export function decodeStream(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  options: { readonly fixed?: boolean } = {},
): TextStream {
  const notes: EncodingNote[] = [];
  const utf8 = encoding === 'utf-8';
  const chunks = utf8 && options.fixed !== true ? decodeUtf8(bytes, notes) : decodeFixed(bytes, encoding, notes);
  return { chunks, notes };
}

async function* decodeFixed(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  notes: EncodingNote[],
): AsyncGenerator<string> {
  const decoder = tolerantDecoder(encoding);
  let line = 1;
  let note: EncodingNote | undefined;
  for await (const piece of bytes) {
    const text = decoder.decode(piece);
    if (text.includes('\ufffd')) {
      if (note === undefined) {
        const before = text.slice(0, text.indexOf('\ufffd'));
        note = { line: line + newlines(before), expected: encoding, readAs: encoding, kind: 'replaced', count: 0 };
        notes.push(note);
      }
      for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) note.count++;
    }
    if (note === undefined) line += newlines(text);
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* decodeUtf8(bytes: AsyncIterable<Uint8Array>, notes: EncodingNote[]): AsyncGenerator<string> {
  let carry: Uint8Array = new Uint8Array(0);
  let line = 1;
  let seenWide = false;
  let first = true;
  let legacy: PieceDecoder | undefined;
  let mixed: EncodingNote | undefined;
  for await (const piece of bytes) {
    if (legacy !== undefined) {
      yield legacy.decode(piece);
      continue;
    }
    let chunk = carry.length === 0 ? piece : Buffer.concat([carry, piece]);
    carry = new Uint8Array(0);
    if (first) {
      // A mark split over two pieces: wait until its three bytes are here.
      if (chunk.length < 3 && (chunk.length === 0 || chunk[0] === 0xef)) {
        carry = chunk;
        continue;
      }
      first = false;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
    }
    if (isAscii(chunk)) {
      line += countNewlines(chunk);
      if (chunk.length > 0) yield asBuffer(chunk).toString('latin1');
      continue;
    }
    const whole = wholeUtf8Length(chunk);
    const body = chunk.subarray(0, whole);
    if (isUtf8(body)) {
      seenWide ||= !isAscii(body);
      carry = chunk.slice(whole);
      line += countNewlines(body);
      if (whole > 0) yield asBuffer(body).toString('utf8');
      continue;
    }
    // Decide on whole lines: what follows the last line end waits for the next piece (unless the line is very long).
    const cut = chunk.lastIndexOf(10) + 1;
    if (cut === 0 && chunk.length < 1 << 20) {
      carry = chunk.slice();
      continue;
    }
    const lines = cut === 0 ? chunk : chunk.subarray(0, cut);
    carry = cut === 0 ? new Uint8Array(0) : chunk.slice(cut);
    if (isUtf8(lines)) {
      seenWide = true;
      line += countNewlines(lines);
      yield asBuffer(lines).toString('utf8');
      continue;
    }
    const firstBad = firstBadLine(lines);
    seenWide ||= !isAscii(lines.subarray(0, firstBad.offset)) || hasValidWide(lines);
    if (!seenWide) {
      const encoding = rankLegacy(lines.subarray(firstBad.offset))[0] ?? 'windows-1252';
      notes.push({ line: line + firstBad.line, expected: 'utf-8', readAs: encoding, kind: 'switched', count: 1 });
      legacy = tolerantDecoder(encoding);
      yield legacy.decode(Buffer.concat([lines, carry]));
      carry = new Uint8Array(0);
      continue;
    }
    if (mixed === undefined) {
      mixed = { line: line + firstBad.line, expected: 'utf-8', readAs: 'windows-1252', kind: 'mixed', count: 0 };
      notes.push(mixed);
    }
    line += countNewlines(lines);
    yield decodeLines(lines, mixed);
  }
  if (legacy !== undefined) yield legacy.decode();
  else if (carry.length > 0) yield* decodeEnd(carry, first, seenWide, line, notes, mixed);
}

function* decodeEnd(
  carry: Uint8Array,
  first: boolean,
  seenWide: boolean,
  line: number,
  notes: EncodingNote[],
  mixed: EncodingNote | undefined,
): Generator<string> {
  const bytes = first && carry[0] === 0xef && carry[1] === 0xbb && carry[2] === 0xbf ? carry.subarray(3) : carry;
  if (isUtf8(bytes)) {
    yield asBuffer(bytes).toString('utf8');
    return;
  }
  const bad = firstBadLine(bytes);
  if (!seenWide && !hasValidWide(bytes)) {
    const encoding = rankLegacy(bytes)[0] ?? 'windows-1252';
    notes.push({ line: line + bad.line, expected: 'utf-8', readAs: encoding, kind: 'switched', count: 1 });
    yield decodeHalves(bytes, encoding);
    return;
  }
  let note = mixed;
  if (note === undefined) {
    note = { line: line + bad.line, expected: 'utf-8', readAs: 'windows-1252', kind: 'mixed', count: 0 };
    notes.push(note);
  }
  yield decodeLines(bytes, note);
}

/** Each line on its own: UTF-8 where valid, else Windows-1252, counted in `note`. */
function decodeLines(bytes: Uint8Array, note: EncodingNote): string {
  const out: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    if (isUtf8(line)) out.push(asBuffer(line).toString('utf8'));
    else {
      note.count++;
      out.push(new TextDecoder('windows-1252').decode(line));
    }
    start = end;
  }
  return out.join('');
}

/** Line index (from 0) and offset of the first line that is not UTF-8. */
function firstBadLine(bytes: Uint8Array): { readonly line: number; readonly offset: number } {
  let line = 0;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (!isUtf8(bytes.subarray(start, end))) return { line, offset: start };
    line++;
    start = end;
  }
  return { line, offset: 0 };
}

/** Whether some line is valid UTF-8 with characters beyond ASCII, so that the file as a whole is UTF-8. */
function hasValidWide(bytes: Uint8Array): boolean {
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    if (!isAscii(line) && isUtf8(line)) return true;
    start = end;
  }
  return false;
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
