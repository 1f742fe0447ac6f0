import { numberText, type Sheet, type Workbook, type WorkbookLimits, dateText } from './sheet.ts';

/** The parts of the sheet library that are used. */
interface LibraryCell {
  readonly t?: string;
  readonly v?: unknown;
  readonly w?: string;
  readonly z?: unknown;
  readonly f?: string;
}

/**
 * Opens a binary workbook (.xls, .xlsb) held in memory, through the `@e965/xlsx` package. Macros are never run. The library
 * returns empty sheets for some damaged files; the caller treats no rows at all as a failure. Throws what it throws.
 */
export async function openLegacy(bytes: Uint8Array, limits: WorkbookLimits): Promise<Workbook> {
  const library = await import('@e965/xlsx');
  const book = library.read(bytes, {
    type: 'array',
    dense: true,
    cellDates: false,
    cellNF: true,
    cellFormula: true,
    bookVBA: true,
  });
  const facts = book.Workbook?.Sheets ?? [];
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index): Sheet => {
    const grid = (
      book.Sheets[name] as { '!data'?: readonly (readonly (LibraryCell | undefined)[] | undefined)[] } | undefined
    )?.['!data'];
    return {
      name,
      hidden: (facts[index]?.Hidden ?? 0) !== 0,
      async *rows(sheetFacts) {
        if (grid === undefined) return;
        let batch: { row: number; cells: string[] }[] = [];
        for (const [rowIndex, line] of grid.entries()) {
          if (line === undefined) continue;
          const cells: string[] = [];
          for (const [column, cell] of line.entries()) {
            if (column >= limits.cellsPerRow) {
              sheetFacts.cutRows++;
              break;
            }
            const text = cell === undefined || cell === null ? '' : cellText(cell, from1904, library.SSF.is_date);
            if (text === '') continue;
            while (cells.length < column) cells.push('');
            cells[column] = text.slice(0, limits.cellChars);
          }
          if (cells.length > 0) batch.push({ row: rowIndex + 1, cells });
          if (batch.length >= 1000) {
            yield batch;
            batch = [];
          }
        }
        if (batch.length > 0) yield batch;
      },
    };
  });
  return { sheets, hasMacros: book.vbaraw !== undefined };
}

function cellText(cell: LibraryCell, from1904: boolean, isDate: (format: string) => boolean): string {
  if (cell.t === 'n' && typeof cell.v === 'number') {
    return typeof cell.z === 'string' && isDate(cell.z) ? dateText(cell.v, from1904) : numberText(String(cell.v));
  }
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return cell.w ?? '#N/A';
  return typeof cell.v === 'string' || typeof cell.v === 'number' ? String(cell.v) : (cell.w ?? '');
}
