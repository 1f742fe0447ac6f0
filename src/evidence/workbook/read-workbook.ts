import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { openOds } from '../../lib/workbook/ods.ts';
import { noFacts, type Sheet, type SheetFacts, type Workbook, type WorkbookLimits } from '../../lib/workbook/sheet.ts';
import { openXlsx } from '../../lib/workbook/xlsx.ts';
import { listZip, memoryAccess, ZipError, type ZipMember } from '../../lib/zip/zip.ts';
import { cleanCell } from '../columns/clean-cell.ts';
import { columnChoice } from '../columns/column-map.ts';
import { columnLetter } from '../columns/understand.ts';
import { tableReader } from '../columns/table.ts';
import { tooManyRecords } from '../document-trouble.ts';
import type { EvidenceFile, Probe, ReadLimits, ReadOptions } from '../reader.ts';
import { overRatio } from '../unpack.ts';

/** The packed file is held in memory: a workbook of this size holds tens of millions of cells. */
const LARGEST_WORKBOOK = 512 * 2 ** 20;
/** Old binary formats are read whole, at some twenty times their size in memory. */
const LARGEST_LEGACY = 96 * 2 ** 20;

/** Reads every sheet of a workbook, or the one that `--sheet` names. */
export async function* readWorkbook(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
): AsyncGenerator<readonly ReadEvent[]> {
  const opened = await openWorkbook(file, probe, options.limits);
  if ('kind' in opened) {
    yield [opened];
    return;
  }
  const { choice, problems } = columnChoice(options.columns);
  if (problems.length > 0) yield problems;
  const { sheets, missing } = chosenSheets(file, opened, options.sheet);
  if (missing !== undefined) {
    yield [missing];
    return;
  }
  let rows = 0;
  let full = false;
  let broken = false;
  for (const sheet of sheets) {
    const facts = noFacts();
    const table = tableReader({
      artifact: file.artifact,
      name: file.name,
      sheet: sheet.name,
      hidden: sheet.hidden,
      choice,
      sparse: true,
    });
    let sheetRows = 0;
    for await (const batch of sheet.rows(facts)) {
      const room = options.limits.records - rows;
      const taken = batch.length > room ? batch.slice(0, room) : batch;
      rows += taken.length;
      sheetRows += taken.length;
      const events = table.push(taken.map(({ row, cells }) => ({ record: row, cells: cells.map(cleanCell) })));
      if (events.length > 0) yield events;
      if (taken.length < batch.length) {
        full = true;
        break;
      }
    }
    broken ||= facts.trouble !== undefined;
    const last = [...table.end(), ...sheetProblems(file, sheet, facts, sheetRows)];
    if (last.length > 0) yield last;
    if (full) break;
  }
  const after = endProblems(file, opened, { sheets: sheets.length, rows, full, broken, limit: options.limits.records });
  if (after.length > 0) yield after;
}

export async function openWorkbook(file: EvidenceFile, probe: Probe, limits: ReadLimits): Promise<Workbook | Problem> {
  const workbookLimits: WorkbookLimits = {
    cellsPerRow: limits.cellsPerRecord,
    cellChars: limits.cellChars,
    memberBytes: limits.unpackedBytes,
  };
  try {
    if (probe.container === 'xls') {
      const bytes = await file.bytes(LARGEST_LEGACY);
      return await openOld(bytes, workbookLimits);
    }
    const bytes = await file.bytes(LARGEST_WORKBOOK);
    const members = await listZip(memoryAccess(bytes));
    const bomb = oversized(file, members, limits);
    if (bomb !== undefined) return bomb;
    if (probe.container === 'xlsb') {
      if (bytes.length > LARGEST_LEGACY) throw new Error(`it is larger than ${LARGEST_LEGACY} bytes`);
      return await openOld(bytes, workbookLimits);
    }
    return probe.container === 'ods' ? await openOds(members, workbookLimits) : await openXlsx(members, workbookLimits);
  } catch (error) {
    if (error instanceof Error && error.name === 'NameplateError') throw error;
    return unreadable(file, error);
  }
}

async function openOld(bytes: Uint8Array, limits: WorkbookLimits): Promise<Workbook> {
  const { openLegacy } = await import('../../lib/workbook/legacy.ts');
  return openLegacy(bytes, limits);
}

/** A workbook that promises more than a genuine one, before anything of it is unpacked. */
function oversized(file: EvidenceFile, members: readonly ZipMember[], limits: ReadLimits): Problem | undefined {
  let total = 0;
  for (const member of members) {
    total += member.sizeBytes;
    if (overRatio(member.packedBytes, member.sizeBytes, limits)) {
      const what = `${member.name} claims to unpack to ${member.sizeBytes} bytes from ${member.packedBytes}`;
      return problem(
        file,
        'evidence/zip-ratio',
        'error',
        `${file.name} was not read: ${what}`,
        'If it is genuine, export the sheets as CSV',
      );
    }
  }
  if (total <= limits.unpackedBytes) return undefined;
  const message = `${file.name} was not read: it unpacks to ${total} bytes, limit ${limits.unpackedBytes}`;
  return problem(file, 'evidence/too-large', 'error', message, 'Export the sheets as CSV');
}

function unreadable(file: EvidenceFile, error: unknown): Problem {
  if (error instanceof ZipError && error.reason === 'encrypted') {
    const remedy = 'Save a copy without a password, or export the sheet as CSV';
    return problem(file, 'evidence/not-read-encrypted', 'error', `${file.name} is encrypted`, remedy);
  }
  const why = error instanceof Error ? error.message : 'unknown reason';
  if (/password|encrypt/i.test(why)) {
    const remedy = 'Save a copy without a password, or export the sheet as CSV';
    return problem(file, 'evidence/not-read-encrypted', 'error', `${file.name} is encrypted`, remedy);
  }
  return problem(
    file,
    'evidence/damaged',
    'error',
    `${file.name} is damaged: ${why}`,
    'Open and save it in the spreadsheet program, or export the sheets as CSV',
  );
}

function chosenSheets(
  file: EvidenceFile,
  opened: Workbook,
  name: string | undefined,
): { readonly sheets: readonly Sheet[]; readonly missing?: Problem } {
  if (name === undefined) return { sheets: opened.sheets };
  const sheets = opened.sheets.filter(
    (sheet) => sheet.name === name || sheet.name.toLowerCase() === name.toLowerCase(),
  );
  if (sheets.length > 0) return { sheets };
  // Other files of the same run may have that sheet, so this is no reason to stop.
  const names = opened.sheets.map((sheet) => `"${sheet.name}"`).join(', ');
  return {
    sheets,
    missing: problem(
      file,
      'evidence/no-such-sheet',
      'error',
      `${file.name} has no sheet "${name}"`,
      `It has: ${names}`,
    ),
  };
}

function sheetProblems(file: EvidenceFile, sheet: Sheet, facts: SheetFacts, rows: number): readonly Problem[] {
  const problems: Problem[] = [];
  if (sheet.hidden && rows > 0) {
    const message = `Sheet "${sheet.name}" is hidden; its ${rows} rows were read too`;
    problems.push(problem(file, 'evidence/hidden-sheet', 'note', message, 'To read one sheet only: --sheet'));
  }
  for (const [column, count] of facts.unsavedFormulas) {
    const message = `Column ${columnLetter(column)} of sheet "${sheet.name}" has formulas with no saved values (${count} rows)`;
    problems.push(
      problem(
        file,
        'evidence/formula-without-value',
        'warning',
        message,
        'Open and save in the spreadsheet program first',
      ),
    );
  }
  if (facts.cutRows > 0) {
    const message = `${facts.cutRows} rows of sheet "${sheet.name}" have more columns than the limit; the rest of them was not read`;
    problems.push(problem(file, 'evidence/record-too-long', 'warning', message, 'Delete stray cells far to the right'));
  }
  if (facts.trouble !== undefined) {
    const message = `Sheet "${sheet.name}" of ${file.name} is damaged: ${facts.trouble}. ${rows} rows before that kept`;
    problems.push(
      problem(
        file,
        'evidence/damaged',
        'error',
        message,
        'Open and save it in the spreadsheet program, or export the sheet as CSV',
      ),
    );
  }
  return problems;
}

interface Outcome {
  readonly sheets: number;
  readonly rows: number;
  readonly full: boolean;
  readonly broken: boolean;
  readonly limit: number;
}

function endProblems(file: EvidenceFile, opened: Workbook, outcome: Outcome): readonly Problem[] {
  const problems: Problem[] = [];
  if (opened.hasMacros) {
    const message = `Macros in ${file.name} were not run. ${outcome.sheets} sheets read`;
    problems.push(
      problem(file, 'evidence/macros-not-run', 'note', message, 'Values that macros fill in later are not seen'),
    );
  }
  if (outcome.full) problems.push(tooManyRecords(file, outcome.limit));
  // A library that reads nothing and reports no error has failed.
  if (outcome.rows === 0 && !outcome.broken) {
    const message = `${file.name}: no rows were found in its ${outcome.sheets} sheets`;
    problems.push(
      problem(
        file,
        'evidence/empty',
        'error',
        message,
        'If it has rows, it is damaged: open and save it in the spreadsheet program',
      ),
    );
  }
  return problems;
}

function problem(
  file: EvidenceFile,
  code: Problem['code'],
  severity: Problem['severity'],
  message: string,
  hint: string,
): Problem {
  return { kind: 'problem', code, severity, message, hint, path: file.name };
}
