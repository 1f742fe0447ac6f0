const WRAPPED = /^="(.*)"$/s;

/**
 * A cell without what programs add to it: white space around it (no-break and ideographic spaces too), and the `="…"` that
 * keeps spreadsheet programs from turning text into numbers.
 */
export function cleanCell(cell: string): string {
  if (cell === '') return cell;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  const trimmed = first <= 32 || last <= 32 || first >= 0x80 || last >= 0x80 ? cell.trim() : cell;
  if (trimmed.charCodeAt(0) === 61) {
    const inner = WRAPPED.exec(trimmed)?.[1];
    if (inner !== undefined) return inner.replaceAll('""', '"').trim();
  }
  return trimmed;
}
