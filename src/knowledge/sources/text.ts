import { detectEncoding } from '../../lib/encoding/detect.ts';
import { decodeStream } from '../../lib/encoding/text-stream.ts';
import type { Ledger } from './ledger.ts';
import type { ListFile } from './source.ts';

/**
 * A published file as text, whatever its encoding. Where bytes are not the expected encoding, a problem says on which
 * line and what they were read as.
 */
export async function* fileText(file: ListFile, ledger: Ledger): AsyncGenerator<string> {
  const bytes = file.stream()[Symbol.asyncIterator]();
  const first = await bytes.next();
  if (first.done) return;
  const rest: AsyncIterable<Uint8Array> = {
    async *[Symbol.asyncIterator]() {
      yield first.value;
      for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield next.value;
    },
  };
  const { chunks, notes } = decodeStream(rest, detectEncoding(first.value.subarray(0, 65_536), false).encoding);
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
