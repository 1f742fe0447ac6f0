/** One table row of a web page: the text of its cells, line breaks kept, tags gone. */
export interface HtmlRow {
  /** Text of the last heading or paragraph before the table. */
  readonly caption: string;
  readonly header: boolean;
  readonly cells: readonly string[];
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  eacute: 'é',
  uuml: 'ü',
  ouml: 'ö',
};

/** Decodes the character references a page uses; an unknown one stays as written. */
function decodeHtml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return NAMED[(name ?? '').toLowerCase()] ?? whole;
    },
  );
}

/**
 * The table rows of a page, found by its tags alone: nothing is run, fetched or nested-tables-aware. Works in one pass
 * over the text; script, style and comments are skipped.
 */
export function htmlRows(html: string): HtmlRow[] {
  const rows: HtmlRow[] = [];
  let caption = '';
  let outside = '';
  let cell: string | undefined;
  let cells: string[] | undefined;
  let header = false;
  let inTable = false;
  let at = 0;
  const put = (text: string): void => {
    if (cell !== undefined) cell += text;
    else if (!inTable) outside += text;
  };
  const endCell = (): void => {
    if (cell !== undefined && cells)
      cells.push(
        decodeHtml(cell)
          .replace(/[^\S\n]+/gu, ' ')
          .replace(/ ?\n ?/gu, '\n')
          .trim(),
      );
    cell = undefined;
  };
  const endRow = (): void => {
    endCell();
    if (cells && cells.length > 0) rows.push({ caption, header, cells });
    cells = undefined;
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    put(html.slice(at, open).replace(/\s+/gu, ' '));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(html.slice(open, Math.min(close, open + 24)));
    at = close + 1;
    if (!tag) continue;
    const ends = tag[1] === '/';
    const name = tag[2]!.toLowerCase();
    if ((name === 'script' || name === 'style') && !ends) {
      const end = html.toLowerCase().indexOf(`</${name}`, at);
      at = end < 0 ? html.length : end;
    } else if (name === 'table') {
      endRow();
      inTable = !ends;
      if (!ends) {
        caption = decodeHtml(outside).trim();
        outside = '';
      }
    } else if (name === 'tr') {
      endRow();
      if (!ends) {
        cells = [];
        header = false;
      }
    } else if (name === 'td' || name === 'th') {
      endCell();
      if (!ends && cells) {
        cell = '';
        if (name === 'th') header = true;
      }
    } else if (name === 'br' || name === 'p' || name === 'li' || /^h[1-6]$/u.test(name)) {
      if (cell !== undefined) cell += '\n';
      else if (!ends && !inTable) outside = '';
    }
  }
  endRow();
  return rows;
}
