import type { ColumnReport, Observation, ReadEvent, SetAside, Sighting } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { isNothing, shapeOf } from './cell-shapes.ts';
import type { ColumnChoice } from './column-map.ts';
import { findHeader, readRow } from './find-header.ts';
import { labelOf, labelPlan } from './label.ts';
import { observeCell, type PlanColumn, planColumns, SUBSTANCE } from './plan.ts';
import { cellProblems } from './cell-problems.ts';
import { isChatter, isSectionText, isTotalRow } from './row-kinds.ts';
import { asRemark, namesMachine, type SoftwareMakers, softwareMakers } from './software-maker.ts';
import { understandColumns } from './understand.ts';

/** One row as a reader hands it over: cells trimmed, `=""` wrappers removed. */
export interface TableRow {
  readonly record: number;
  readonly cells: readonly string[];
}

export interface TableContext {
  readonly artifact: number;
  /** Display name of the file, for problems. */
  readonly name: string;
  readonly sheet: string;
  readonly hidden?: boolean;
  /** True when empty rows are not handed over, so that a jump in record numbers is a gap. */
  readonly sparse?: boolean;
  readonly choice: ColumnChoice;
  /** Column names, when the format gives them apart from the rows (JSON keys): no header is looked for. */
  readonly headers?: readonly string[];
}

/** Takes the rows of one table in order and gives back what they say. */
export interface TableReader {
  push(rows: readonly TableRow[]): ReadEvent[];
  end(): ReadEvent[];
}

/** Rows looked at before the columns are understood. */
const LOOK_AHEAD = 250;

/**
 * Reads a table row by row: finds its header among the first rows, understands its columns, sets header, title, section,
 * total, blank and chatter rows aside, and turns every other row into one sighting. A second header further down (after a
 * blank or section row) starts new columns. Every row pushed comes back as exactly one counted event.
 */
export function tableReader(context: TableContext): TableReader {
  const problems = cellProblems(context);
  let waiting: TableRow[] | undefined = [];
  let headers: readonly string[] = [];
  let plan: readonly PlanColumn[] = [];
  let label = labelPlan([]);
  let machineLabel = label;
  let mixed: SoftwareMakers | undefined;
  let width = 0;
  /** The row before was set aside, so that a new header may come. */
  let afterGap = false;
  let lastRecord = 0;

  const aside = (row: TableRow, reason: SetAside['reason']): SetAside => ({
    kind: 'set-aside',
    artifact: context.artifact,
    sheet: context.sheet,
    record: row.record,
    reason,
    excerpt: excerptOf(row.cells),
    cells: row.cells,
  });

  /** Headings and totals are told by their form; what they say if they are things goes with them. */
  const inDoubt = (row: TableRow, reason: SetAside['reason']): SetAside => {
    const reading = /\p{L}/u.test(row.cells.join(''))
      ? sightingOf(row).find((event) => event.kind === 'sighting')
      : undefined;
    return reading === undefined ? aside(row, reason) : { ...aside(row, reason), reading };
  };

  const understand = (found: readonly string[], headerRecord: number, sample: readonly TableRow[]): ReadEvent[] => {
    headers = found;
    const meanings = understandColumns(
      found,
      sample.map((row) => row.cells),
      context.choice,
    );
    plan = planColumns(meanings, context.sheet);
    label = labelPlan(meanings);
    mixed = softwareMakers(meanings);
    machineLabel = labelPlan(meanings.filter(({ index }) => mixed?.software.has(index) !== true));
    width = Math.max(found.filter((cell) => cell !== '').length, medianWidth(sample));
    const report: ColumnReport = {
      kind: 'columns',
      artifact: context.artifact,
      sheet: context.sheet,
      ...(context.hidden === true ? { hidden: true } : {}),
      headerRecord,
      columns: meanings,
    };
    const note = noMakerColumn(context, meanings, found);
    return note === undefined ? [report] : [report, note];
  };

  const start = (rows: readonly TableRow[]): ReadEvent[] => {
    if (context.headers !== undefined) {
      const events = understand(context.headers, 0, rows);
      for (const row of rows) events.push(...sightingOf(row));
      return events;
    }
    const place = findHeader(rows.map((row) => row.cells));
    if (place === undefined) {
      const events = rows.length === 0 ? [] : understand([], 0, rows);
      for (const row of rows) read(row, events);
      return events;
    }
    const events: ReadEvent[] = [];
    for (const row of rows.slice(0, place.first)) events.push(aside(row, isBlank(row.cells) ? 'blank' : 'title'));
    for (const row of rows.slice(place.first, place.last + 1)) events.push(aside(row, 'header'));
    const body = rows.slice(place.last + 1);
    events.push(...understand(place.headers, rows[place.last]?.record ?? 0, untilNextTable(body, place.headers)));
    for (const [index, row] of body.entries()) read(row, events, body.slice(index + 1, index + 1 + LOOK_AHEAD));
    return events;
  };

  /** Classifies one row and adds its event; `after` are the rows known to follow, for a header further down. */
  const read = (row: TableRow, events: ReadEvent[], after: readonly TableRow[] = []): void => {
    const { cells } = row;
    if (context.headers !== undefined) {
      events.push(...sightingOf(row));
      return;
    }
    if (context.sparse === true && row.record > lastRecord + 1) afterGap = true;
    lastRecord = row.record;
    let filled = 0;
    let first = -1;
    for (let index = 0; index < cells.length; index++) {
      if (cells[index] !== '') {
        filled++;
        if (first === -1) first = index;
      }
    }
    const reason = setAsideReason(cells, filled, first);
    if (reason !== undefined) {
      events.push(reason === 'section' || reason === 'total' ? inDoubt(row, reason) : aside(row, reason));
      afterGap = true;
      return;
    }
    if (afterGap && isNewHeader(cells, headers)) {
      events.push(aside(row, 'header'));
      events.push(
        ...understand(
          cells.map((cell) => cell.trim()),
          row.record,
          after.slice(0, 100),
        ),
      );
      return;
    }
    afterGap = false;
    events.push(...sightingOf(row));
  };

  const setAsideReason = (cells: readonly string[], filled: number, first: number): SetAside['reason'] | undefined => {
    if (filled === 0) return 'blank';
    const text = cells[first] ?? '';
    if (headers.length > 0 && text === headers[first] && repeatsHeader(cells, headers)) return 'header';
    if (isTotalRow(cells, first)) return 'total';
    if (filled === 1) {
      if (isChatter(text)) return 'chatter';
      if (width >= 2 && isSectionText(text)) return 'section';
      if (/^[\s\-=_*#~+|.]{3,}$/.test(text)) return 'section';
    } else if (/^:?-{3,}:?$/.test(text) && cells.every((cell) => cell === '' || /^[:\-=\s]+$/.test(cell)))
      return 'section';
    return undefined;
  };

  const sightingOf = (row: TableRow): ReadEvent[] => {
    const observations: Observation[] = [];
    const extra: Problem[] = [];
    let substance = false;
    const machine = mixed !== undefined && namesMachine(mixed, row.cells);
    for (const column of plan) {
      const cell = row.cells[column.index];
      if (cell === undefined || cell === '' || isNothing(cell)) continue;
      if (
        observeCell(column, cell, row.record, observations, (what) =>
          extra.push(...problems.add(row.record, column, cell, what)),
        )
      ) {
        substance ||= SUBSTANCE.has(column.kind);
        const last = observations.at(-1);
        if (machine && last !== undefined && mixed?.software.has(column.index) === true)
          observations[observations.length - 1] = asRemark(last);
      }
    }
    if (!substance) leftOverText(row, plan, context.sheet, observations);
    if (observations.length === 0) return [...extra, aside(row, 'blank')];
    const sighting: Sighting = {
      kind: 'sighting',
      artifact: context.artifact,
      sheet: context.sheet,
      record: row.record,
      counted: true,
      label: labelOf(machine ? machineLabel : label, row.cells),
      observations,
      cells: row.cells,
    };
    return extra.length === 0 ? [sighting] : [sighting, ...extra];
  };

  return {
    push(rows) {
      if (waiting === undefined) {
        const events: ReadEvent[] = [];
        for (const [index, row] of rows.entries())
          read(row, events, afterGap ? rows.slice(index + 1, index + 101) : []);
        return events;
      }
      for (const row of rows) waiting.push(row);
      if (waiting.length < LOOK_AHEAD) return [];
      const ready = waiting;
      waiting = undefined;
      return start(ready);
    },
    end() {
      const ready = waiting;
      waiting = undefined;
      const events = ready === undefined ? [] : start(ready);
      events.push(...problems.end());
      return events;
    },
  };
}

/** The rows up to a second header, which speak of these columns only. */
function untilNextTable(rows: readonly TableRow[], headers: readonly string[]): readonly TableRow[] {
  const next = rows.findIndex((row, index) => {
    const before = rows[index - 1];
    return before !== undefined && isBlank(before.cells) && isNewHeader(row.cells, headers);
  });
  return next === -1 ? rows : rows.slice(0, next);
}

/** What columns that mean nothing say, when those that mean something say nothing: text is never dropped. */
function leftOverText(row: TableRow, plan: readonly PlanColumn[], sheet: string, observations: Observation[]): void {
  const used = new Set(plan.map((column) => column.index));
  for (const [index, cell] of row.cells.entries()) {
    if (used.has(index) || isNothing(cell)) continue;
    const shape = shapeOf(cell);
    if (shape === 'text' || shape === 'word' || shape === 'code') {
      observations.push({ kind: 'other', value: cell, at: { at: 'record', sheet, record: row.record } });
    }
  }
}

function repeatsHeader(cells: readonly string[], headers: readonly string[]): boolean {
  let filled = 0;
  let same = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell === '') continue;
    filled++;
    if (cell === headers[index]) same++;
  }
  return same * 5 >= filled * 4 && (filled > 1 || headers.length === 1);
}

/** A row of header words other than the present ones: the next table of the sheet begins. */
function isNewHeader(cells: readonly string[], headers: readonly string[]): boolean {
  const reading = readRow(cells);
  if (reading.data > 0 || reading.filled < 2) return false;
  return (reading.exact >= 3 || (reading.exact >= 2 && headers.length === 0)) && reading.exact * 2 >= reading.filled;
}

function noMakerColumn(
  context: TableContext,
  columns: ColumnReport['columns'],
  headers: readonly string[],
): Problem | undefined {
  if (headers.length < 2) return undefined;
  if (columns.some((column) => column.means === 'manufacturer' || column.means === 'brand')) return undefined;
  const used = columns.filter((column) => column.means === 'description' || column.means === 'model').slice(0, 3);
  const what =
    used.length === 0 ? 'no column names things either' : `using ${used.map((column) => column.header).join(', ')}`;
  return {
    kind: 'problem',
    code: 'evidence/no-maker-column',
    severity: 'note',
    message: `No maker or brand column found${context.sheet === '' ? '' : ` in sheet "${context.sheet}"`}; ${what}`,
    hint: `Fix: --columns map.json (see nameplate columns ${context.name})`,
    path: context.name,
  };
}

function medianWidth(rows: readonly TableRow[]): number {
  const widths = rows.map((row) => row.cells.filter((cell) => cell !== '').length).sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? 0;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}

/** A row as one line for people, at most 160 characters. */
function excerptOf(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell !== '').join(' | ');
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
