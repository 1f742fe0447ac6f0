import { csvParser } from './csv-parser.ts';

/** How a text is most likely separated. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
  /** Most frequent number of cells in a record. */
  readonly columns: number;
  /** Share of non-empty records that have that number, 0 to 1. */
  readonly agreement: number;
  /** Non-empty records looked at. */
  readonly records: number;
  /** True when the first line is `sep=…`, which spreadsheet programs write and obey. */
  readonly declared: boolean;
}

const CANDIDATES = [',', ';', '\t', '|'] as const;
const SAMPLE_RECORDS = 200;

/** Finds the delimiter of `text` (a file's beginning; `whole` when it is all). Looks at up to 200 records. */
export function sniffDialect(text: string, whole: boolean): Dialect {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const declared = /^\s*"?sep=(.)"?\s*(?:\r|\n|$)/i.exec(text)?.[1];
  if (declared !== undefined) {
    return { ...measure(text.slice(text.indexOf(newline) + 1), declared, newline, whole), declared: true };
  }
  let best: Dialect | undefined;
  for (const delimiter of CANDIDATES) {
    if (!text.includes(delimiter)) continue;
    const found = measure(text, delimiter, newline, whole);
    if (found.columns < 2) continue;
    if (best === undefined || worth(found) > worth(best)) best = found;
  }
  return best ?? { ...measure(text, ',', newline, whole), delimiter: ',' };
}

/** Agreement weighs most; of two that agree alike, the one with more columns is meant. */
function worth(dialect: Dialect): number {
  return dialect.agreement * (1 - 1 / (dialect.columns + 1));
}

function measure(text: string, delimiter: string, newline: '\n' | '\r', whole: boolean): Dialect {
  const parser = csvParser({ delimiter, newline });
  const records = parser.push(text);
  if (whole) records.push(...parser.end());
  const counts = new Map<number, number>();
  let filled = 0;
  for (const { cells } of records.slice(0, SAMPLE_RECORDS)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    filled++;
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let columns = 1;
  let most = 0;
  for (const [count, times] of counts) {
    // Title and total lines of one cell do not outvote the table.
    const votes = count === 1 ? times * 0.5 : times;
    if (votes > most || (votes === most && count > columns)) {
      most = votes;
      columns = count;
    }
  }
  const agreement = filled === 0 ? 0 : (counts.get(columns) ?? 0) / filled;
  return { delimiter, newline, columns, agreement, records: filled, declared: false };
}
