import { type CellShape, shapeOf } from './cell-shapes.ts';

/** What the cells of one column look like, from a sample. */
export interface ColumnProfile {
  /** Cells that say something. */
  readonly filled: number;
  readonly distinct: number;
  readonly meanChars: number;
  /** Whether all filled cells are equally long. */
  readonly sameLength: boolean;
  /** Share of the filled cells per shape. */
  share(...shapes: readonly CellShape[]): number;
  /** Share of filled cells with white space, so of more than one word. */
  readonly wordy: number;
}

/** Profiles column `index` of the sample rows. */
export function profileColumn(rows: readonly (readonly string[])[], index: number): ColumnProfile {
  const counts = new Map<CellShape, number>();
  const seen = new Set<string>();
  let filled = 0;
  let chars = 0;
  let wordy = 0;
  const lengths = new Set<number>();
  for (const row of rows) {
    const cell = row[index] ?? '';
    const shape = shapeOf(cell);
    if (shape === 'blank') continue;
    filled++;
    chars += cell.length;
    if (cell.includes(' ')) wordy++;
    seen.add(cell);
    lengths.add(cell.length);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return {
    filled,
    distinct: seen.size,
    meanChars: filled === 0 ? 0 : chars / filled,
    sameLength: lengths.size === 1,
    wordy: filled === 0 ? 0 : wordy / filled,
    share: (...shapes) => {
      let sum = 0;
      for (const shape of shapes) sum += counts.get(shape) ?? 0;
      return filled === 0 ? 0 : sum / filled;
    },
  };
}
