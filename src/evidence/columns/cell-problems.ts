import type { Problem } from '../../core/problem.ts';
import type { CellFlaw, PlanColumn } from './plan.ts';

/** Problems of single cells: the first few one by one, the rest as a number. */
export interface CellProblems {
  add(record: number, column: PlanColumn, cell: string, flaw: CellFlaw): readonly Problem[];
  end(): readonly Problem[];
}

const TOLD_ONE_BY_ONE = 10;

/** Collects the flaws of one table's cells. */
export function cellProblems(context: { readonly name: string; readonly sheet: string }): CellProblems {
  let untold = 0;
  let told = 0;
  return {
    add(record, column, cell, flaw) {
      if (told >= TOLD_ONE_BY_ONE) {
        untold++;
        return [];
      }
      told++;
      return [problemOf(context, record, column, cell, flaw)];
    },
    end() {
      if (untold === 0) return [];
      return [
        {
          kind: 'problem',
          code: 'evidence/more-cells',
          severity: 'warning',
          message: `${untold} more cells${context.sheet === '' ? '' : ` of sheet "${context.sheet}"`} are damaged like these and were not used as evidence`,
          hint: 'Export again with these columns formatted as text',
          path: context.name,
        },
      ];
    },
  };
}

function problemOf(
  context: { readonly name: string; readonly sheet: string },
  record: number,
  column: PlanColumn,
  cell: string,
  flaw: CellFlaw,
): Problem {
  const base = {
    kind: 'problem',
    severity: 'warning',
    path: context.name,
    locator: { at: 'record', sheet: context.sheet, record, column: column.field },
  } as const;
  const shown = cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
  if (flaw.flaw === 'rounded') {
    return {
      ...base,
      code: 'evidence/rounded-number',
      message: `Row ${record}: "${shown}" in column "${column.field}" was rounded by a spreadsheet. Not used as evidence`,
      hint: 'Export again with this column formatted as text',
    };
  }
  const why =
    flaw.flaw === 'not-hex'
      ? `has a character that is not hexadecimal (${flaw.letter})`
      : 'does not have 12 hexadecimal digits';
  return {
    ...base,
    code: 'evidence/bad-mac',
    message: `Row ${record}: MAC "${shown}" ${why}. Not used as evidence`,
    hint: 'Read the address from the device or its label again',
  };
}
