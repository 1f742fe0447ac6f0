import type { Problem } from '../../../core/problem.ts';
import type { ReadOptions } from '../../../evidence/reader.ts';
import type { ScreenQuery } from '../../../screening/party.ts';
import { fieldOf, isNameHeader, namesAParty, oneName, type PartyField, queriesOf } from './party-columns.ts';

/** One counterparty as the user's file has it. */
export interface Counterparty {
  readonly file: string;
  readonly sheet: string;
  /** Row or record number, as in every other command. */
  readonly record: number;
  readonly cells: readonly string[];
  /** The table the row stands in. */
  readonly table: CounterpartyHeader;
  readonly query: ScreenQuery;
}

/** A table starts: its columns, and how each was understood. */
export interface CounterpartyHeader {
  readonly file: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly fields: readonly PartyField[];
  /** Where the header stands, when lines above it were set aside. */
  readonly below?: number;
}

/** What reading counterparties gives: tables that start, parties in them, and problems. */
export type CounterpartyEvent =
  | { readonly kind: 'header'; readonly header: CounterpartyHeader }
  | { readonly kind: 'party'; readonly party: Counterparty }
  | Problem;

/** Takes the rows of one table, in order; what it gives back may be about rows given before. */
export interface CounterpartyTable {
  row(record: number, cells: readonly string[]): readonly CounterpartyEvent[];
  /** No more rows come. */
  end(): readonly CounterpartyEvent[];
}

type Row = readonly [record: number, cells: readonly string[]];

/** Rows in which the header is looked for. */
const LOOK_AHEAD = 10;

/**
 * Finds the header in the first rows, under titles and dates, then turns each row into a party. A table without one is a
 * list of names; in one of several columns the first that holds words is taken for the names, with a warning.
 */
export function tableOf(file: string, sheet: string, options: ReadOptions): CounterpartyTable {
  let open: CounterpartyHeader | undefined;
  let before: Row[] = [];
  const party = (table: CounterpartyHeader, [record, cells]: Row): readonly CounterpartyEvent[] =>
    filled(cells) === 0 ? [] : partiesOf(table, record, cells);
  const start = (table: CounterpartyHeader, rows: readonly Row[]): readonly CounterpartyEvent[] => {
    open = table;
    before = [];
    return [{ kind: 'header', header: table }, ...rows.flatMap((row) => party(table, row))];
  };
  const without = (): readonly CounterpartyEvent[] => {
    const [first, ...rest] = before;
    if (first === undefined) return [];
    if (before.every(([, cells]) => filled(cells) <= 1)) {
      const at = Math.max(
        0,
        first[1].findIndex((cell) => cell.trim() !== ''),
      );
      if (isNameHeader(first[1][at] ?? '')) {
        const fields = first[1].map((_, column): PartyField => (column === at ? 'name' : 'ignored'));
        return start({ file, sheet, headers: first[1], fields }, rest);
      }
    }
    const widest = Math.max(...before.map(([, row]) => row.length));
    const headers = Array.from({ length: widest }, (_, at) => `Column ${at + 1}`);
    const given = headers.map((_, at) => (options.columns?.[String(at + 1)] ?? 'ignored') as PartyField);
    const names = namesColumn(before.map(([, cells]) => cells));
    const known = namesAParty(given);
    const fields = known ? given : headers.map((_, at): PartyField => (at === names ? 'name' : 'ignored'));
    const alone = known || before.every(([, cells]) => filled(cells) <= 1);
    const told = alone ? [] : [noHeader(sheet === '' ? file : `${file}, sheet ${sheet}`, file, names)];
    return [...told, ...start({ file, sheet, headers, fields }, before)];
  };
  return {
    row(record, cells) {
      if (open !== undefined) return party(open, [record, cells]);
      if (filled(cells) === 0) return [];
      const fields = headerFields(cells, options);
      if (fields !== undefined && before.every(([, row]) => filled(row) < filled(cells)))
        return start({ file, sheet, headers: cells, fields, ...(before.length > 0 ? { below: record } : {}) }, []);
      before.push([record, cells]);
      return before.length < LOOK_AHEAD ? [] : without();
    },
    end: without,
  };
}

/** The party of a row, and each person named beside it. A row without a name is a party with an empty one. */
export function partiesOf(
  table: CounterpartyHeader,
  record: number,
  cells: readonly string[],
): readonly CounterpartyEvent[] {
  const { file, sheet, fields } = table;
  return queriesOf(cells, fields).map((query) => ({
    kind: 'party',
    party: { file, sheet, record, cells, table, query },
  }));
}

/** What the columns mean when this row of several cells is a header that names parties. */
function headerFields(cells: readonly string[], options: ReadOptions): readonly PartyField[] | undefined {
  if (filled(cells) < 2 || cells.some((cell) => cell.length > 40)) return undefined;
  const mapped = cells.map((cell) => options.columns?.[cell] as PartyField | undefined);
  const words = cells.map((cell, at) => mapped[at] ?? fieldOf(cell));
  if (!namesAParty(words) && !words.includes('person')) return undefined;
  const known = words.filter((field) => field !== 'ignored').length;
  // One word that is known may as well be part of a party's name: it must say nothing else.
  if (known < 2 && !mapped.some(Boolean) && !cells.some(isNameHeader)) return undefined;
  const fields = cells.map((_, at) => mapped[at] ?? (options.columns?.[String(at + 1)] as PartyField) ?? words[at]);
  const named = oneName(fields, cells);
  return namesAParty(named) ? named : undefined;
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** The first column most of whose cells are words: numbers, dates and codes of two letters are no names. */
function namesColumn(rows: readonly (readonly string[])[]): number {
  const widest = Math.max(...rows.map((row) => row.length));
  for (let at = 0; at < widest; at += 1) {
    const words = rows.filter((row) => /\p{L}{3}|\p{Script=Han}{2}/u.test(row[at] ?? '')).length;
    if (words * 2 > rows.length) return at;
  }
  return 0;
}

function noHeader(place: string, path: string, column: number): Problem {
  return {
    kind: 'problem',
    code: 'screening/no-header',
    severity: 'warning',
    message: `${place}: no header names a column of names; column ${column + 1} was taken for it and nothing else was used`,
    hint: `If that is wrong, give the columns by number: --columns map.json with {"${column + 1}":"name"}`,
    path,
  };
}
