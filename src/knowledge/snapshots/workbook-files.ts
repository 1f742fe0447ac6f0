import { readFile } from 'node:fs/promises';
import { openLegacy } from '../../lib/workbook/legacy.ts';
import { noFacts, type Sheet, type Workbook, type WorkbookLimits } from '../../lib/workbook/sheet.ts';
import { openXlsx } from '../../lib/workbook/xlsx.ts';
import type { ListFile } from '../sources/source.ts';
import type { ZipMember } from './zip-members.ts';

const LIMITS: WorkbookLimits = { cellsPerRow: 2_000, cellChars: 1_000_000, memberBytes: 2 ** 31 };

/** Whether a zip is an Excel workbook. */
export function isWorkbook(members: readonly ZipMember[]): boolean {
  return members.some(({ name }) => /^\/?xl\/workbook\.(?:xml|bin)$/iu.test(name));
}

/** The sheets of a workbook that people see, each as the CSV file that it would be saved as: line n is row n. */
export async function workbookFiles(path: string, members: readonly ZipMember[] | undefined): Promise<ListFile[]> {
  const { sheets } = await openWorkbook(path, members);
  return sheets
    .filter((sheet) => !sheet.hidden)
    .map((sheet) => ({
      name: `${path}!${sheet.name}`,
      baseName: `${sheet.name.toLowerCase()}.csv`,
      stream: () => asCsv(path, sheet),
    }));
}

async function openWorkbook(path: string, members: readonly ZipMember[] | undefined): Promise<Workbook> {
  if (members === undefined || members.some(({ name }) => name.toLowerCase().endsWith('xl/workbook.bin')))
    return await openLegacy(await readFile(path), LIMITS);
  return await openXlsx(
    members.map((member) => ({ ...member, isFolder: false, encrypted: false })),
    LIMITS,
  );
}

async function* asCsv(path: string, sheet: Sheet): AsyncGenerator<Uint8Array> {
  const facts = noFacts();
  let line = 1;
  for await (const batch of sheet.rows(facts)) {
    let text = '';
    for (const { row, cells } of batch) {
      // Rows without a value are not handed out.
      text += '\n'.repeat(Math.max(0, row - line));
      text += `${cells.map(quoted).join(',')}\n`;
      line = row + 1;
    }
    yield Buffer.from(text);
  }
  if (facts.trouble !== undefined) throw new Error(`${path}, sheet "${sheet.name}": ${facts.trouble}`);
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll(/\s*[\r\n]+\s*/gu, ' ')}"` : cell;
}
