import { detectEncoding } from '../encoding/detect.ts';
import { decodeStream } from '../encoding/text-stream.ts';

/** A start tag, a run of text (CDATA included) or an end tag. `name` is the local name, without its prefix. */
export type XmlEvent =
  | { readonly at: 'open'; readonly name: string; readonly attributes: XmlAttributes; readonly line: number }
  | { readonly at: 'text'; readonly text: string }
  | { readonly at: 'close'; readonly name: string };

/** Attributes by their name as written, prefix included. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What was wrong with the document: the first place, and whether reading stopped there. */
export interface XmlTrouble {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly stopped: boolean;
}

export interface XmlOptions {
  /** Deepest nesting that is followed; deeper stops the reading. Default 200. */
  readonly depth?: number;
  /** Longest tag, attribute or text between two tags, in characters; longer stops the reading. Default 16 Mi. */
  readonly runChars?: number;
  /** Called once, for the first thing wrong; reading goes on when the parser can. */
  readonly onTrouble?: (trouble: XmlTrouble) => void;
}

/** Errors after which a document is given up: by then what is read is noise. */
const MOST_ERRORS = 100;

/**
 * Reads XML as a stream of events, one batch per piece of input. Entities that a DTD declares are never expanded (they
 * stay as written) and nothing is fetched. Broken documents are read as far as they go; see `onTrouble`. Encoding:
 * byte order mark, then the XML declaration, then UTF-8.
 */
export async function* xmlEvents(
  bytes: AsyncIterable<Uint8Array>,
  options: XmlOptions = {},
): AsyncGenerator<readonly XmlEvent[]> {
  const { SaxesParser } = await import('saxes');
  const depthLimit = options.depth ?? 200;
  const runLimit = options.runChars ?? 16 * 2 ** 20;
  const parser = new SaxesParser({ xmlns: false, position: true });
  let batch: XmlEvent[] = [];
  let depth = 0;
  let errors = 0;
  let stopped = false;
  let told = false;
  const tell = (message: string, stop: boolean): void => {
    stopped ||= stop;
    if (told) return;
    told = true;
    options.onTrouble?.({ message, line: parser.line, column: parser.column, stopped: stop });
  };
  parser.on('error', (error) => {
    errors++;
    // saxes puts "line:column: " before its message; the place is given apart.
    tell(error.message.replace(/^\d+:\d+: /, ''), false);
    if (errors >= MOST_ERRORS) stopped = true;
  });
  parser.on('opentag', (tag) => {
    if (stopped) return;
    depth++;
    if (depth > depthLimit) {
      tell(`elements are nested deeper than ${depthLimit}`, true);
      return;
    }
    batch.push({
      at: 'open',
      name: localName(tag.name),
      attributes: tag.attributes,
      line: parser.line,
    });
  });
  parser.on('text', (text) => {
    if (!stopped) batch.push({ at: 'text', text });
  });
  parser.on('cdata', (text) => {
    if (!stopped) batch.push({ at: 'text', text });
  });
  parser.on('closetag', (tag) => {
    if (stopped) return;
    depth--;
    batch.push({ at: 'close', name: localName(tag.name) });
  });
  let sinceEvent = 0;
  for await (const text of xmlText(bytes)) {
    for (let at = 0; at < text.length && !stopped; at += 65_536) {
      const before = batch.length;
      const piece = text.slice(at, at + 65_536);
      parser.write(piece);
      sinceEvent = batch.length > before ? 0 : sinceEvent + piece.length;
      if (sinceEvent > runLimit) tell(`a tag or text is longer than ${runLimit} characters`, true);
    }
    if (batch.length > 0) {
      yield batch;
      batch = [];
    }
    if (stopped) return;
  }
  parser.close();
  if (batch.length > 0) yield batch;
}

/** The name without its prefix: `cdx:bom` is `bom`. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The document as text, by its mark or the encoding that its declaration names. */
async function* xmlText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const pieces = bytes[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  let done = false;
  while (head.length < 256 && !done) {
    const next = await pieces.next();
    if (next.done === true) done = true;
    else head = Buffer.concat([head, next.value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield head;
    while (!done) {
      const next = await pieces.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  try {
    yield* decodeStream(whole(), xmlEncoding(head)).chunks;
  } finally {
    await pieces.return?.();
  }
}

function xmlEncoding(head: Uint8Array): string {
  const detected = detectEncoding(head.subarray(0, 256), false);
  if (detected.bomBytes > 0 || detected.encoding.startsWith('utf-16')) return detected.encoding;
  const declared = /<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9._-]{1,40})["']/.exec(
    Buffer.from(head.subarray(0, 256)).toString('latin1'),
  )?.[1];
  if (declared === undefined) return 'utf-8';
  try {
    const label = new TextDecoder(declared).encoding;
    // A document whose bytes are single is not UTF-16, whatever it says of itself.
    return label.startsWith('utf-16') ? 'utf-8' : label;
  } catch {
    return 'utf-8';
  }
}
