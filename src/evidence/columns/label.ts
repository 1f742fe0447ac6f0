import type { ColumnMeaning } from './understand.ts';
import { isNothing } from './cell-shapes.ts';

/** Which columns name a row for people, in order. */
export interface LabelPlan {
  readonly makers: readonly number[];
  readonly models: readonly number[];
  readonly texts: readonly number[];
  readonly rest: readonly number[];
}

const LABEL_CHARS = 120;
/** Cells that name nobody. */
const NO_NAME = /^(?:other|unknown|generic|various|misc)$/i;

/** Chooses the columns that name a row. */
export function labelPlan(meanings: readonly ColumnMeaning[]): LabelPlan {
  const of = (...kinds: readonly string[]): number[] =>
    kinds.flatMap((kind) => meanings.filter((column) => column.means === kind).map((column) => column.index));
  const remarks =
    /^(?:comments?|notes?|remarks?|memo|justification|uwagi|observaciones|bemerkung(?:en)?|kommentar|备注|備註|備考|비고|примечание)$/i;
  const texts = meanings.filter((column) => column.means === 'description');
  return {
    makers: of('brand', 'manufacturer'),
    models: of('model', 'part-number'),
    texts: texts.filter((column) => !remarks.test(column.header)).map((column) => column.index),
    rest: [
      ...of(
        'category',
        'sys-descr',
        'platform',
        'cpe',
        'hostname',
        'mac',
        'fcc-id',
        'os',
        'tool-vendor',
        'seller',
        'other',
      ),
      ...texts.filter((column) => remarks.test(column.header)).map((column) => column.index),
    ],
  };
}

/** A row in a few words: maker, model and description, each once; else the first thing it says. */
export function labelOf(plan: LabelPlan, cells: readonly string[]): string {
  let label = '';
  const add = (indexes: readonly number[], most: number): void => {
    let added = 0;
    for (const index of indexes) {
      const cell = cells[index];
      if (added >= most || cell === undefined || cell === '' || isNothing(cell) || NO_NAME.test(cell)) continue;
      added++;
      if (label === '') label = cell;
      else if (!label.toLowerCase().includes(cell.toLowerCase())) label += ` ${cell}`;
    }
  };
  add(plan.makers, 1);
  add(plan.models, 1);
  if (label.length < 60) add(plan.texts, 1);
  if (label === '' || plan.models.length === 0) add(plan.rest, label === '' ? 1 : 0);
  if (label === '') label = cells.find((cell) => cell !== '') ?? '';
  const line = label.length > LABEL_CHARS * 2 ? label.slice(0, LABEL_CHARS * 2) : label;
  const single = /[\n\r\t]/.test(line) ? line.replace(/\s+/g, ' ') : line;
  return single.length > LABEL_CHARS ? `${single.slice(0, LABEL_CHARS - 1)}…` : single;
}
