import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ColumnReport } from '../../../core/evidence.ts';
import type { Problem } from '../../../core/problem.ts';
import { readEvidence } from '../../../evidence/read-evidence.ts';
import { pad, printable } from '../../../lib/terminal-text/terminal-text.ts';
import { problemLines } from '../../../writers/problem-text.ts';
import { settingsFor, type Settings } from '../config.ts';
import { EXIT, type Io } from '../io.ts';
import { evidenceOptions } from '../request.ts';
import { watchMap } from '../unused-columns.ts';

const WHY = {
  header: 'by its header',
  content: 'by what its cells hold',
  map: 'by your column map',
  none: 'not understood',
} as const;

/** `nameplate columns`: how each column of each sheet was understood, and a map to correct it. */
export async function columns(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('columns', flags, args, io);
  const names: string[] = [];
  const reports: ColumnReport[] = [];
  const problems: Problem[] = [];
  const options = evidenceOptions(settings, io);
  const map = watchMap(options.columns);
  for await (const batch of readEvidence(args, options)) {
    for (const event of batch) {
      if (event.kind === 'artifact') names[event.index] = event.name;
      else if (event.kind === 'columns') {
        reports.push(event);
        map.seen(event);
      } else if (event.kind === 'problem') problems.push(event);
    }
  }
  if (settings['format'] === 'json') {
    await io.stdout(
      `${JSON.stringify(
        reports.map((report) => ({ input: names[report.artifact], ...report })),
        null,
        1,
      )}\n`,
    );
  } else {
    for (const report of reports) await io.stdout(reportText(names[report.artifact] ?? '', report));
    for (const problem of problems) io.stderr(`${problemLines(problem).map(printable).join('\n')}\n`);
  }
  io.stderr(printable(map.unused()));
  const save = settings['save'];
  if (typeof save === 'string' && reports.length > 0) {
    const path = resolve(io.cwd, save);
    writeFileSync(path, `${JSON.stringify(mapOf(reports), null, 2)}\n`);
    io.stderr(`wrote ${path}; correct it and give it back with --columns ${save}\n`);
  }
  if (reports.length === 0) {
    io.stderr('No table with columns was found: each line or record is read as one item.\n');
    return EXIT.nothing;
  }
  return EXIT.ok;
}

function reportText(name: string, report: ColumnReport): string {
  const sheet = report.sheet === '' ? '' : `, sheet "${report.sheet}"${report.hidden ? ' (hidden)' : ''}`;
  const width = Math.min(40, Math.max(6, ...report.columns.map((column) => column.header.length)));
  const lines = report.columns.map(
    (column) =>
      `  ${String(column.index + 1).padStart(3)}  ${pad(printable(column.header).slice(0, width), width)}  ${column.means.padEnd(18)} ${WHY[column.because]}`,
  );
  return `${printable(name)}${printable(sheet)}: header in record ${report.headerRecord}\n${lines.join('\n')}\n\n`;
}

/** One map for all sheets: header text → meaning; a column without a header goes by its number. */
function mapOf(reports: readonly ColumnReport[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (const report of reports) {
    for (const column of report.columns)
      map[column.header === '' ? String(column.index + 1) : column.header] ??= column.means;
  }
  return map;
}
