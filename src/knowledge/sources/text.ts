import { TextDecoder } from 'node:util';
import { detectEncoding } from '../../lib/encoding/detect.ts';
import { decodeStream } from '../../lib/encoding/text-stream.ts';
import type { Ledger } from './ledger.ts';
import type { ListFile } from './source.ts';

/** Bytes looked at to tell the encoding. */
const HEAD_BYTES = 65_536;

/** The first bytes of a file, at least `length` of them when it has as many; the rest is not read. */
async function headBytes(file: ListFile, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.stream()) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** The beginning of a file as text, to tell the forms of one list apart. */
export async function headText(file: ListFile, length = 4_000): Promise<string> {
  return new TextDecoder().decode(await headBytes(file, length));
}

/**
 * A published file as text, whatever its encoding. Where bytes are not the expected encoding, a problem says on which
 * line and what they were read as.
 */
export async function* fileText(file: ListFile, ledger: Ledger): AsyncGenerator<string> {
  const head = await headBytes(file, HEAD_BYTES);
  if (head.length === 0) return;
  const { encoding } = detectEncoding(head, head.length < HEAD_BYTES);
  // Bytes of no text at all are read as UTF-8: the parser then finds nothing it knows, and says so.
  const { chunks, notes } = decodeStream(file.stream(), encoding === 'binary' ? 'utf-8' : encoding);
  yield* chunks;
  for (const note of notes) {
    ledger.problem({
      code: 'lists/encoding',
      severity: 'warning',
      message: `${file.name}: from line ${note.line} on some bytes are not ${note.expected}; read as ${note.readAs}`,
      hint: 'If accents look wrong, fetch the file again, or save it as UTF-8 and import it.',
      path: file.name,
      locator: { at: 'line', line: note.line },
    });
  }
}

/** The whole text of a file that cannot be streamed; stops with a problem above `limitChars`. */
export async function wholeText(file: ListFile, ledger: Ledger, limitChars: number): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of fileText(file, ledger)) {
    length += part.length;
    if (length > limitChars) {
      ledger.problem({
        code: 'lists/too-large',
        severity: 'error',
        message: `${file.name}: more than ${limitChars} characters; the rest was not read`,
        hint: 'Check that this is the published file; a list page is far smaller.',
        path: file.name,
      });
      break;
    }
    parts.push(part);
  }
  return parts.join('');
}

/** The bytes of a file with a first piece long enough to tell its encoding, however the stream is cut. */
export async function* gathered(file: ListFile): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.stream()) {
    if (size < 4_096) {
      parts.push(chunk);
      size += chunk.length;
      if (size >= 4_096) yield Buffer.concat(parts);
    } else yield chunk;
  }
  if (size > 0 && size < 4_096) yield Buffer.concat(parts);
}
