/** One XML document among others in a file. */
export interface FoundDocument {
  readonly bytes: Uint8Array;
  /** Lines of the file before it. */
  readonly linesBefore: number;
  /** True when it was longer than the limit; its beginning was kept. */
  readonly tooLong: boolean;
}

/** Answers of devices are small; a description with many services has some ten thousand characters. */
const MOST_BYTES = 4 * 2 ** 20;
/** Where one document ends or the next begins: a declaration, or the end of a root that answers have. */
const BREAK = /<\?xml\s|<\/(?:[\w.-]{1,40}:)?(?:Envelope|root|DeviceInfo|response)\s*>/g;
/** An answer of the search protocol stands alone, without an envelope. */
const BARE_BREAK = /<\?xml\s|<\/(?:(?:[\w.-]{1,40}:)?(?:Envelope|root|DeviceInfo|response)|ProbeMatch)\s*>/g;
/** Longest text that `BREAK` can match, less one: it may be cut between two pieces. */
const OVERLAP = 64;

/**
 * Cuts a stream of bytes into XML documents: each begins at its first tag (an HTTP head before it is left out) and ends with
 * its last. Text in UTF-16 is one document.
 */
export async function* documentsIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FoundDocument> {
  let text = '';
  let from = 0;
  let lines = 0;
  let bare: boolean | undefined;
  for await (const chunk of bytes) {
    // Bytes are carried as Latin letters, one each: every encoding but UTF-16 writes tags in ASCII.
    text += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    bare ??= !/<[\w.-]{0,40}:?(?:Envelope|ProbeMatches)[\s>]/.test(text.slice(0, 65_536));
    for (;;) {
      const end = nextBreak(text, from, bare ? BARE_BREAK : BREAK);
      if (end === undefined) break;
      const found = documentOf(text.slice(0, end), lines);
      if (found !== undefined) yield found;
      lines += linesIn(text.slice(0, end));
      text = text.slice(end);
      from = 0;
    }
    from = Math.max(0, text.length - OVERLAP);
    if (text.length > MOST_BYTES) {
      const found = documentOf(text, lines);
      if (found !== undefined) yield { ...found, tooLong: true };
      return;
    }
  }
  const found = documentOf(text, lines);
  if (found !== undefined) yield found;
}

/** Where to cut: after an end tag, or before a declaration that something stands in front of. */
function nextBreak(text: string, from: number, breaks: RegExp): number | undefined {
  breaks.lastIndex = from;
  for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
    if (match[0].startsWith('</')) return match.index + match[0].length;
    if (match.index > 0 && text.slice(0, match.index).trim() !== '') return match.index;
  }
  return undefined;
}

/** From the first tag to the end of the last; undefined when there is none. */
function documentOf(text: string, linesBefore: number): FoundDocument | undefined {
  const start = text.search(/<[?!A-Za-z_]|<\0/);
  if (start === -1) return undefined;
  const last = text.lastIndexOf('>');
  if (last < start) return undefined;
  const wide = text.includes('\0');
  // The mark that tells the byte order stands before the first tag.
  const body = wide ? text : text.slice(start, last + 1);
  return {
    bytes: Buffer.from(body, 'latin1'),
    linesBefore: linesBefore + (wide ? 0 : linesIn(text.slice(0, start))),
    tooLong: false,
  };
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
