import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { ColumnMeaning } from './understand.ts';

/** One column that is read, with everything that every row of it shares. */
export interface PlanColumn {
  readonly index: number;
  readonly kind: ObservationKind;
  readonly field: string;
  readonly sheet: string;
}

/** Kinds that say something about what a thing is or who is involved; without one of them a row says nothing yet. */
export const SUBSTANCE: ReadonlySet<ObservationKind> = new Set([
  'brand',
  'manufacturer',
  'model',
  'part-number',
  'description',
  'category',
  'seller',
  'mac',
  'fcc-id',
  'cpe',
  'purl',
  'usb-id',
  'pci-id',
  'sys-object-id',
  'sys-descr',
  'hostname',
  'banner',
  'tool-vendor',
  'platform',
  'os',
  'http-title',
  'http-server',
  'ssh-banner',
  'tls-subject',
  'dhcp-vendor-class',
  'other',
]);

/** The columns worth reading, in order. */
export function planColumns(meanings: readonly ColumnMeaning[], sheet: string): readonly PlanColumn[] {
  const plan: PlanColumn[] = [];
  for (const { index, header, means } of meanings) {
    if (means !== 'ignored') plan.push({ index, kind: means, field: header, sheet });
  }
  return plan;
}

/** What can be wrong with a cell so that it is no evidence. */
export type CellFlaw =
  | { readonly flaw: 'not-hex'; readonly letter: string }
  | { readonly flaw: 'mac-length' }
  | { readonly flaw: 'rounded' };

const ROUNDED = /^\d(?:[.,]\d+)?E\+?\d{1,3}$/i;
const SPREADSHEET_NUMBERS: ReadonlySet<ObservationKind> = new Set([
  'serial-number',
  'mac',
  'gtin',
  'part-number',
  'asset-tag',
]);

/**
 * Adds what one cell says to `observations`. Returns false (and tells `flawed`) when the cell is damaged: a serial that
 * a spreadsheet rounded to `2.1E+19`, a MAC with letters that are not hexadecimal. Damaged text is kept as `other`.
 */
export function observeCell(
  column: PlanColumn,
  cell: string,
  record: number,
  observations: Observation[],
  flawed: (flaw: CellFlaw) => void,
): boolean {
  const { kind, field, sheet } = column;
  const at = { at: 'record', sheet, record, column: field } as const;
  if (SPREADSHEET_NUMBERS.has(kind) && cell.length < 16 && ROUNDED.test(cell)) {
    flawed({ flaw: 'rounded' });
    observations.push({ kind: 'other', value: cell, field, at });
    return false;
  }
  if (kind !== 'mac') {
    observations.push({ kind, value: cell, field, at });
    return true;
  }
  let good = false;
  for (const part of macParts(cell)) {
    const flaw = macFlaw(part);
    if (flaw === undefined) {
      observations.push({ kind: 'mac', value: part, field, at });
      good = true;
    } else {
      flawed(flaw);
      observations.push({ kind: 'other', value: part, field, at });
    }
  }
  return good;
}

/** Addresses of a cell that lists several. */
function macParts(cell: string): readonly string[] {
  if (cell.length <= 17) return [cell];
  return cell
    .split(/[,;|\n/]|\s+(?=[0-9A-Fa-f]{2}[:-])/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function macFlaw(part: string): CellFlaw | undefined {
  const letters = part.replace(/[\s:.-]/g, '');
  const odd = /[^0-9a-f]/i.exec(letters)?.[0];
  if (odd !== undefined) return { flaw: 'not-hex', letter: odd };
  return letters.length === 12 || letters.length === 16 ? undefined : { flaw: 'mac-length' };
}
