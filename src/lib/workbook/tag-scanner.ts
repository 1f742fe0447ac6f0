/** What a scanner tells. Names are local names; `attributes` is the text of the start tag, read with `attribute`. */
export interface TagHandler {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

/** A push scanner for the XML inside workbooks. */
export interface TagScanner {
  push(chunk: string): void;
  /** Text that no tag closed: more than blanks means that the document was cut. */
  rest(): string;
}

/** A start tag longer than this is no workbook's. */
const LONGEST_TAG = 1 << 20;

/**
 * Scans workbook XML some five times faster than a full parser: start tags, end tags and text, nothing checked. Only the
 * five predefined entities and character references are decoded, so a DTD can expand nothing.
 */
export function tagScanner(handler: TagHandler): TagScanner {
  let rest = '';
  return {
    push(chunk) {
      const text = rest === '' ? chunk : rest + chunk;
      let at = 0;
      for (;;) {
        const open = text.indexOf('<', at);
        if (open === -1) break;
        const special = text.charCodeAt(open + 1) === 33 ? specialEnd(text, open) : 0;
        if (special === -1) break;
        const end = special > 0 ? special : text.indexOf('>', open + 1);
        if (end === -1) {
          if (text.length - open > LONGEST_TAG) at = text.length;
          break;
        }
        if (open > at) handler.text(decodeEntities(text.slice(at, open)));
        if (special === 0) tag(text, open + 1, end, handler);
        else if (text.startsWith('<![CDATA[', open)) handler.text(text.slice(open + 9, end - 2));
        at = end + 1;
      }
      rest = at === 0 ? text : text.slice(at);
    },
    rest: () => rest,
  };
}

/** End of `<!--…-->`, `<![CDATA[…]]>` or `<!…>`; -1 when it is not here yet. */
function specialEnd(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return after(text.indexOf('-->', open + 4), 2);
  if (text.startsWith('<![CDATA[', open)) return after(text.indexOf(']]>', open + 9), 2);
  if (text.length - open < 9) return -1;
  const bracket = text.indexOf('[', open);
  const end = text.indexOf('>', open);
  // A DTD with its own declarations ends at "]>".
  if (bracket !== -1 && bracket < end) return after(text.indexOf(']>', open), 1);
  return end;
}

function after(found: number, more: number): number {
  return found === -1 ? -1 : found + more;
}

function tag(text: string, start: number, end: number, handler: TagHandler): void {
  const first = text.charCodeAt(start);
  if (first === 63) return;
  if (first === 47) {
    handler.close(localName(text, start + 1, end));
    return;
  }
  const selfClosing = text.charCodeAt(end - 1) === 47;
  const stop = selfClosing ? end - 1 : end;
  let nameEnd = start;
  while (nameEnd < stop) {
    const unit = text.charCodeAt(nameEnd);
    if (unit === 32 || unit === 9 || unit === 10 || unit === 13) break;
    nameEnd++;
  }
  const name = localName(text, start, nameEnd);
  handler.open(name, nameEnd < stop ? text.slice(nameEnd, stop) : '');
  if (selfClosing) handler.close(name);
}

function localName(text: string, start: number, end: number): string {
  const name = text.slice(start, end).trimEnd();
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The value of attribute `name` (as written, prefix included) in a start tag's text. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = 0;
  for (;;) {
    at = attributes.indexOf(`${name}=`, at);
    if (at === -1) return undefined;
    const before = at === 0 ? 32 : attributes.charCodeAt(at - 1);
    const quote = attributes[at + name.length + 1];
    if (before <= 32 && (quote === '"' || quote === "'")) {
      const from = at + name.length + 2;
      const to = attributes.indexOf(quote, from);
      return to === -1 ? undefined : decodeEntities(attributes.slice(from, to));
    }
    at += name.length;
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the predefined entities and character references; anything else stays as written. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
