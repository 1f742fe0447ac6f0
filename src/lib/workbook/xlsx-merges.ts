/** A merge over several rows: its first column and last row. */
export interface Merge {
  readonly column: number;
  readonly lastRow: number;
}

/** Most merges that are followed; files with more are damaged or hostile. */
const MOST_MERGES = 200_000;
/** Rows one merge may span: more is a formatted column and no list. */
const MOST_ROWS = 5_000;

/** 0-based column of a cell reference: `AB12` is 27. -1 when it names none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + (letter - 64);
  }
  return column - 1;
}

/**
 * Merges over several rows of one column, by their first row (1-based), from a sheet's text. They stand behind the rows,
 * so the text is gone through once before.
 */
export async function mergesOf(chunks: AsyncIterable<string>): Promise<ReadonlyMap<number, readonly Merge[]>> {
  const found = new Map<number, Merge[]>();
  let tail = '';
  let count = 0;
  for await (const chunk of chunks) {
    const text = tail + chunk;
    let at = text.indexOf('mergeCell ');
    while (at !== -1 && count < MOST_MERGES) {
      const match = /^mergeCell\s+ref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']/.exec(
        text.slice(at, at + 60),
      );
      if (match !== null) {
        const [, first = '', top = '', last = '', bottom = ''] = match;
        const row = Number(top);
        const lastRow = Number(bottom);
        // A block over rows and columns is a title; a block in one column is a value for each row.
        if (lastRow > row && first === last && lastRow - row <= MOST_ROWS) {
          count++;
          const here = found.get(row) ?? [];
          here.push({ column: columnOf(first), lastRow });
          found.set(row, here);
        }
      }
      at = text.indexOf('mergeCell ', at + 10);
    }
    tail = text.slice(-60);
  }
  return found;
}
