import { isNothing, shapeOf } from './cell-shapes.ts';
import { readHeader } from './header-meaning.ts';
import { isTotalLabel } from './row-kinds.ts';

/** Where a table's header stands among its first rows, and the header text per column. */
export interface HeaderPlace {
  /** Index of its first and last row among the rows given. */
  readonly first: number;
  readonly last: number;
  readonly headers: readonly string[];
}

/** How far down a header is looked for. */
const HEADER_ROWS = 60;

interface RowReading {
  readonly filled: number;
  readonly exact: number;
  readonly loose: number;
  readonly data: number;
  readonly score: number;
}

/** How much a row reads like a header: known words count for it, numbers and addresses against. */
export function readRow(cells: readonly string[]): RowReading {
  let filled = 0;
  let exact = 0;
  let loose = 0;
  let data = 0;
  const seen = new Set<string>();
  for (const raw of cells) {
    const cell = raw.trim();
    if (isNothing(cell)) continue;
    filled++;
    const shape = shapeOf(cell);
    if (
      shape === 'number' ||
      shape === 'mac' ||
      shape === 'ipv4' ||
      shape === 'date' ||
      shape === 'price' ||
      shape === 'cpe' ||
      shape === 'email'
    ) {
      data++;
      continue;
    }
    const reading = cell.length <= 80 && !isTotalLabel(cell) ? readHeader(cell) : undefined;
    if (reading?.exact === true && !seen.has(cell)) exact++;
    else if (reading !== undefined && cell.length <= 60) loose++;
    // A cell that stands twice is a value more often than a name of two columns.
    seen.add(cell);
  }
  return { filled, exact, loose, data, score: exact * 2 + loose * 0.7 - data * 2 };
}

function qualifies(row: RowReading, width: number): boolean {
  if (row.filled === 0 || row.data > row.exact) return false;
  if (width <= 1) return row.exact === 1;
  if (row.filled < 2) return false;
  const known = row.exact + row.loose;
  return (
    (row.exact >= 2 && known * 2 >= row.filled) || row.exact >= 4 || (row.exact >= 1 && known * 5 >= row.filled * 3)
  );
}

/** Finds the header among a table's first rows: known words first, then the contrast between words and values. */
export function findHeader(rows: readonly (readonly string[])[]): HeaderPlace | undefined {
  const width = Math.max(0, ...rows.map(widthOf));
  const readings = rows.slice(0, HEADER_ROWS).map(readRow);
  const best = Math.max(0, ...readings.filter((row) => qualifies(row, width)).map((row) => row.score));
  const at = readings.findIndex((row) => qualifies(row, width) && row.score >= best * 0.5 && row.score > 0);
  if (at === -1) return contrastHeader(rows);
  return withNeighbour(rows, readings, at, width);
}

/** Joins the header row with the row above or below it when the two together name the columns. */
function withNeighbour(
  rows: readonly (readonly string[])[],
  readings: readonly RowReading[],
  at: number,
  width: number,
): HeaderPlace {
  const row = rows[at] ?? [];
  const below = rows[at + 1];
  const belowReading = readings[at + 1];
  if (below !== undefined && belowReading !== undefined && isSubHeader(row, below, belowReading)) {
    return { first: at, last: at + 1, headers: joinHeaders(row, below, width) };
  }
  const above = rows[at - 1];
  const aboveReading = readings[at - 1];
  if (above !== undefined && aboveReading !== undefined && isGroupRow(above, aboveReading, row)) {
    return { first: at - 1, last: at, headers: joinHeaders(above, row, width) };
  }
  return { first: at, last: at, headers: row.map((cell) => cell.trim()) };
}

/** A second header row names parts of the columns above it, and nothing in it is a value. */
function isSubHeader(row: readonly string[], below: readonly string[], reading: RowReading): boolean {
  if (reading.filled === 0 || reading.data > 0) return false;
  if (reading.exact + reading.loose < reading.filled * 0.6 || reading.exact === 0) return false;
  // A repeated header is no second one; a cell merged over both rows stands in both.
  const same = below.filter((cell, index) => cell.trim() !== '' && cell.trim() === (row[index] ?? '').trim()).length;
  if (same === reading.filled) return false;
  // It must fill gaps of the row above, or stand under cells that span several columns.
  return below.some((cell, index) => cell.trim() !== '' && (row[index] ?? '').trim() === '');
}

/** A row of group names above the header: fewer cells, at least two, no values, and gaps that the header fills. */
function isGroupRow(above: readonly string[], reading: RowReading, row: readonly string[]): boolean {
  if (reading.filled < 2 || reading.data > 0) return false;
  const names = above.filter((cell) => cell.trim() !== '');
  if (names.some((cell) => cell.length > 40 || cell.trim().endsWith(':'))) return false;
  const fills = row.some((cell, index) => cell.trim() === '' && (above[index] ?? '').trim() !== '');
  const spans = names.length < row.filter((cell) => cell.trim() !== '').length;
  return fills || (spans && reading.exact + reading.loose > 0);
}

/** Names that say something only with their group: *Manufacturer* over *Name*, *Part* over *Number*. */
const NEEDS_GROUP = /^(?:name|no|no\.|number|nr|id|type|code|value|date|description|名称|编号|番号|번호)$/i;

function joinHeaders(top: readonly string[], sub: readonly string[], width: number): readonly string[] {
  const headers: string[] = [];
  let group = '';
  for (let index = 0; index < width; index++) {
    const above = (top[index] ?? '').trim();
    const below = (sub[index] ?? '').trim();
    if (above !== '') group = above;
    if (below === '') headers.push(above);
    else if (group === '' || (readHeader(below)?.exact === true && !NEEDS_GROUP.test(below))) headers.push(below);
    else headers.push(`${group} ${below}`);
  }
  return headers;
}

/** A first row of distinct words over columns of values, in words that are not known. */
function contrastHeader(rows: readonly (readonly string[])[]): HeaderPlace | undefined {
  const at = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length >= 2);
  const head = rows[at]?.map((cell) => cell.trim()) ?? [];
  const body = rows.slice(at + 1, at + 40).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (at === -1 || body.length < 2) return undefined;
  const filled = head.filter((cell) => cell !== '');
  if (new Set(filled).size !== filled.length || filled.some((cell) => cell.length > 40)) return undefined;
  if (
    head.some((cell) =>
      ['number', 'mac', 'ipv4', 'date', 'price', 'code', 'cpe', 'email', 'url'].includes(shapeOf(cell)),
    )
  )
    return undefined;
  let contrasts = 0;
  for (const [index] of head.entries()) {
    const values = body.map((row) => shapeOf((row[index] ?? '').trim())).filter((shape) => shape !== 'blank');
    const valueLike = values.filter((shape) => !['word', 'text', 'flag'].includes(shape)).length;
    if (values.length >= 2 && valueLike >= values.length * 0.8) contrasts++;
  }
  return contrasts >= 1 ? { first: at, last: at, headers: head } : undefined;
}

function widthOf(row: readonly string[]): number {
  let width = row.length;
  while (width > 0 && (row[width - 1] ?? '').trim() === '') width--;
  return width;
}
