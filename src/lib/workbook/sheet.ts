/** One row with content. Rows without any value are not handed out. */
export interface SheetRow {
  /** 1-based row number as the spreadsheet program shows it. */
  readonly row: number;
  /** Cell texts from column A on; empty where there is nothing. */
  readonly cells: string[];
}

/** One sheet of a workbook; `rows` may be read once at a time, and again. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows in batches. Ends early, with `facts.trouble` set, when the sheet is damaged. */
  rows(facts: SheetFacts): AsyncIterable<readonly SheetRow[]>;
}

/** What was noticed while a sheet was read. */
export interface SheetFacts {
  /** Cells with a formula and no saved value, per 0-based column. */
  readonly unsavedFormulas: Map<number, number>;
  /** Rows with more columns than the limit. */
  cutRows: number;
  trouble?: string;
}

/** A workbook, opened. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly hasMacros: boolean;
}

/** Limits of a workbook reader. */
export interface WorkbookLimits {
  readonly cellsPerRow: number;
  readonly cellChars: number;
  /** Most bytes that one member may unpack to. */
  readonly memberBytes: number;
}

/** Facts before the first row. */
export function noFacts(): SheetFacts {
  return { unsavedFormulas: new Map(), cutRows: 0 };
}

/** Milliseconds of one day. */
const DAY_MS = 86_400_000;

/** A spreadsheet date number as ISO text: `2026-03-01`, with the time when there is one. Days count from 1899-12-30. */
export function dateText(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial;
  // Excel believes that 1900 was a leap year: numbers up to 59 are a day further on.
  const shifted = days < 60 && !from1904 ? days + 1 : days;
  const date = new Date(Math.round((shifted - 25_569) * DAY_MS));
  if (Number.isNaN(date.getTime()) || days < 0 || days > 2_958_466) return String(serial);
  const text = date.toISOString();
  if (days < 1) return text.slice(11, 19);
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/**
 * A stored number as people wrote it. Numbers of 15 digits and more were rounded by the spreadsheet program; they come in
 * exponent form, so that nobody takes them for a serial number.
 */
export function numberText(stored: string): string {
  const value = Number(stored);
  if (Number.isNaN(value)) return stored;
  if (Math.abs(value) >= 1e15) return value.toExponential().replace('e', 'E');
  return String(value);
}
