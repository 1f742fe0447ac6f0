import type { ColumnReport } from '../../core/evidence.ts';
import { normaliseHeader } from '../../evidence/columns/normalise-header.ts';

/** Watches which entries of a column map met a column. */
export interface MapWatch {
  seen(report: ColumnReport): void;
  /** One line for people when entries met none in the whole run; empty otherwise. */
  unused(): string;
}

/** Starts watching `map` (header or column number → meaning); a misspelt header would otherwise do nothing, silently. */
export function watchMap(map: Readonly<Record<string, string>> | undefined): MapWatch {
  const open = new Set(Object.keys(map ?? {}));
  const headers = new Set<string>();
  return {
    seen(report) {
      if (open.size === 0 && headers.size > 20) return;
      for (const { header, index } of report.columns) {
        if (header !== '') headers.add(header);
        open.delete(String(index + 1));
        for (const entry of open) if (normaliseHeader(entry) === normaliseHeader(header)) open.delete(entry);
      }
    },
    unused() {
      if (open.size === 0) return '';
      const names = [...open].map((entry) => `"${entry}"`).join(', ');
      return `The column map names ${names}, and no column is called so. Columns: ${[...headers].slice(0, 20).join(', ') || 'none'}\n`;
    },
  };
}
