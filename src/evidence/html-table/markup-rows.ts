import { attribute, type TagHandler } from '../../lib/workbook/tag-scanner.ts';
import type { ReadLimits } from '../reader.ts';

/** One row of a table in markup. */
export interface MarkupRow {
  /** `table 1`, `table 2`… for HTML (empty for the first), the worksheet's name for XML spreadsheets. */
  readonly sheet: string;
  readonly record: number;
  readonly cells: readonly string[];
}

/** Collects rows from markup while it is scanned. */
export interface MarkupRows {
  readonly handler: TagHandler;
  take(): readonly MarkupRow[];
  /** Finishes a row that the document's end left open. */
  end(): void;
}

const SPACES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&ndash;': '–',
  '&mdash;': '—',
  '&reg;': '®',
  '&trade;': '™',
  '&deg;': '°',
  '&middot;': '·',
};

/**
 * Turns `tr`/`td`/`th` (HTML) and `Row`/`Cell` (XML spreadsheet) into rows. A cell that spans rows stands in each of them, one
 * that spans columns in its first. Scripts and styles are left out. Rows of a table inside a cell belong to that table.
 */
export function markupRows(limits: ReadLimits): MarkupRows {
  let out: MarkupRow[] = [];
  let tables = 0;
  let sheet = '';
  let record = 0;
  let cells: string[] | undefined;
  let column = 0;
  let text: string | undefined;
  let spanColumns = 1;
  let spanRows = 1;
  let silent = 0;
  let carried = new Map<number, { left: number; text: string }>();

  const carry = (): void => {
    for (
      let held = carried.get(column);
      cells !== undefined && held !== undefined && held.left > 0;
      held = carried.get(column)
    ) {
      held.left--;
      cells[column] = held.text;
      column++;
    }
  };
  const finishCell = (): void => {
    if (cells === undefined || text === undefined) return;
    const value = text
      .replace(/&(?:nbsp|ndash|mdash|reg|trade|deg|middot);/g, (name) => SPACES[name] ?? name)
      .replace(/\s+/g, ' ')
      .trim();
    text = undefined;
    if (column < limits.cellsPerRecord) {
      while (cells.length < column) cells.push('');
      cells[column] = value.slice(0, limits.cellChars);
      if (spanRows > 1) carried.set(column, { left: spanRows - 1, text: value.slice(0, limits.cellChars) });
    }
    column += spanColumns;
  };
  const finishRow = (): void => {
    finishCell();
    if (cells === undefined) return;
    carry();
    for (let index = 0; index < cells.length; index++) cells[index] ??= '';
    out.push({ sheet, record, cells });
    cells = undefined;
  };
  const startCell = (attributes: string, index: string | undefined): void => {
    finishCell();
    if (cells === undefined) return;
    const at = Number(index);
    if (Number.isInteger(at) && at > column && at <= limits.cellsPerRecord) column = at - 1;
    carry();
    spanColumns = spanOf(attribute(attributes, 'colspan')) + spanOf(attribute(attributes, 'ss:MergeAcross'), 0);
    spanRows = spanOf(attribute(attributes, 'rowspan')) + spanOf(attribute(attributes, 'ss:MergeDown'), 0);
    text = '';
  };

  const handler: TagHandler = {
    open(name, attributes) {
      const tag = name.toLowerCase();
      if (tag === 'script' || tag === 'style') silent++;
      else if (tag === 'worksheet') {
        sheet = attribute(attributes, 'ss:Name') ?? attribute(attributes, 'Name') ?? '';
        record = 0;
        carried = new Map();
      } else if (tag === 'table') {
        finishRow();
        tables++;
        carried = new Map();
        // An XML spreadsheet's sheet has its name already.
        if (sheet === '' || sheet.startsWith('table ')) {
          sheet = tables === 1 ? '' : `table ${tables}`;
          record = 0;
        }
      } else if (tag === 'tr' || tag === 'row') {
        finishRow();
        const index = Number(attribute(attributes, 'ss:Index'));
        record = Number.isInteger(index) && index > record ? index : record + 1;
        cells = [];
        column = 0;
      } else if (tag === 'td' || tag === 'th' || tag === 'cell')
        startCell(attributes, attribute(attributes, 'ss:Index'));
      else if ((tag === 'br' || tag === 'p' || tag === 'div' || tag === 'li') && text !== undefined) text += ' ';
    },
    text(value) {
      if (silent === 0 && text !== undefined && text.length <= limits.cellChars) text += value;
    },
    close(name) {
      const tag = name.toLowerCase();
      if (tag === 'script' || tag === 'style') silent = Math.max(0, silent - 1);
      else if (tag === 'td' || tag === 'th' || tag === 'cell') finishCell();
      else if (tag === 'tr' || tag === 'row' || tag === 'table') finishRow();
    },
  };
  return {
    handler,
    take() {
      const rows = out;
      out = [];
      return rows;
    },
    end: finishRow,
  };
}

/** A span as a small whole number. */
function spanOf(value: string | undefined, otherwise = 1): number {
  const span = Number(value ?? otherwise);
  return Number.isInteger(span) && span >= 0 ? Math.min(span, 1_000) : otherwise;
}
