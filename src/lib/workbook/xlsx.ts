import type { ZipMember } from '../zip/zip.ts';
import { ZipError } from '../zip/zip.ts';
import { memberText } from './member-text.ts';
import {
  type Sheet,
  type SheetFacts,
  type SheetRow,
  type Workbook,
  type WorkbookLimits,
  dateText,
  numberText,
} from './sheet.ts';
import { attribute, tagScanner } from './tag-scanner.ts';
import { columnOf, type Merge, mergesOf } from './xlsx-merges.ts';
import { dateStylesOf, sharedStringsOf } from './xlsx-parts.ts';

/**
 * Opens an XLSX workbook (ECMA-376, transitional and strict) from its zip members. Sheets stream; shared strings are held
 * in memory. Throws an Error (or ZipError) when the workbook's own parts cannot be read.
 */
export async function openXlsx(members: readonly ZipMember[], limits: WorkbookLimits): Promise<Workbook> {
  const parts = new Map(members.map((member) => [member.name.replace(/^\//, '').toLowerCase(), member]));
  const part = (path: string): ZipMember | undefined => parts.get(path.toLowerCase());
  const root = await relations(part('_rels/.rels'), '', limits);
  const workbookPath =
    [...root.values()].find((target) => target.type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
  const workbook = part(workbookPath);
  if (workbook === undefined) throw new Error('it has no workbook part');
  const folder = workbookPath.includes('/') ? workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1) : '';
  const file = workbookPath.slice(folder.length);
  const targets = await relations(part(`${folder}_rels/${file}.rels`), folder, limits);
  const outline = await workbookOutline(workbook, limits);
  const typed = (ending: string): ZipMember | undefined => {
    const found = [...targets.values()].find((target) => target.type.endsWith(ending));
    return found === undefined ? undefined : part(found.path);
  };
  // Read once, when the first sheet is; a list of sheet names needs neither.
  let shared: Promise<readonly string[]> | undefined;
  let dates: Promise<ReadonlySet<number>> | undefined;
  const sheets: Sheet[] = [];
  for (const entry of outline.sheets) {
    const target = targets.get(entry.id);
    if (target === undefined || !target.type.endsWith('/worksheet')) continue;
    const member = part(target.path);
    sheets.push({
      name: entry.name,
      hidden: entry.hidden,
      async *rows(facts) {
        if (member === undefined) {
          facts.trouble = 'its part is missing from the file';
          return;
        }
        try {
          shared ??= sharedStringsOf(typed('/sharedStrings') ?? part(`${folder}sharedStrings.xml`), limits);
          // Without its styles a sheet still reads; only its dates stay numbers.
          dates ??= dateStylesOf(typed('/styles'), limits).catch(() => new Set<number>());
          const [texts, dateStyles] = await Promise.all([shared, dates]);
          const context = { shared: texts, dates: dateStyles, from1904: outline.from1904, limits };
          yield* sheetRows(member, context, facts);
        } catch (error) {
          if (!(error instanceof ZipError)) throw error;
          facts.trouble = error.message;
        }
      },
    });
  }
  const hasMacros = [...parts.keys()].some((name) => name.endsWith('vbaproject.bin'));
  return { sheets, hasMacros };
}

interface Relation {
  readonly path: string;
  readonly type: string;
}

async function relations(
  member: ZipMember | undefined,
  folder: string,
  limits: WorkbookLimits,
): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  if (member === undefined) return found;
  const scanner = tagScanner({
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const id = attribute(attributes, 'Id') ?? '';
      const target = attribute(attributes, 'Target') ?? '';
      found.set(id, { path: joined(folder, target), type: attribute(attributes, 'Type') ?? '' });
    },
    text() {},
    close() {},
  });
  for await (const chunk of memberText(member, limits)) scanner.push(chunk);
  return found;
}

/** A relation's target as a member name. */
function joined(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

interface Outline {
  readonly sheets: { name: string; id: string; hidden: boolean }[];
  from1904: boolean;
}

async function workbookOutline(member: ZipMember, limits: WorkbookLimits): Promise<Outline> {
  const outline: Outline = { sheets: [], from1904: false };
  const scanner = tagScanner({
    open(name, attributes) {
      if (name === 'workbookPr') {
        const flag = attribute(attributes, 'date1904');
        outline.from1904 = flag === '1' || flag === 'true';
      } else if (name === 'sheet') {
        const id = /(?:^|\s)[\w.-]+:id=["']([^"']+)["']/.exec(attributes)?.[1] ?? '';
        const state = attribute(attributes, 'state') ?? 'visible';
        outline.sheets.push({ name: attribute(attributes, 'name') ?? '', id, hidden: state !== 'visible' });
      }
    },
    text() {},
    close() {},
  });
  for await (const chunk of memberText(member, limits)) scanner.push(chunk);
  return outline;
}

interface SheetContext {
  readonly shared: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
  readonly limits: WorkbookLimits;
}

async function* sheetRows(
  member: ZipMember,
  context: SheetContext,
  facts: SheetFacts,
): AsyncGenerator<readonly SheetRow[]> {
  const merges = await mergesOf(memberText(member, context.limits));
  const scan = sheetScan(context, facts, merges);
  for await (const chunk of memberText(member, context.limits)) {
    scan.push(chunk);
    const rows = scan.take();
    if (rows.length > 0) yield rows;
  }
  if (!scan.closed()) facts.trouble = 'it ends in the middle of its rows';
}

/** Scans one sheet's rows. Vertical merges repeat their value in each row they span. */
function sheetScan(context: SheetContext, facts: SheetFacts, merges: ReadonlyMap<number, readonly Merge[]>) {
  const { shared, dates, from1904, limits } = context;
  let out: SheetRow[] = [];
  let inData = false;
  let ended = false;
  let row = 0;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = -1;
  let value = '';
  let reading = false;
  let hasFormula = false;
  let hasValue = false;
  let phonetic = false;
  let cut = false;
  const carried = new Map<number, { readonly until: number; readonly text: string }>();

  const finishCell = (): void => {
    if (hasFormula && !hasValue) facts.unsavedFormulas.set(column, (facts.unsavedFormulas.get(column) ?? 0) + 1);
    const text = cellText();
    if (text === '') return;
    if (column >= limits.cellsPerRow) {
      cut = true;
      return;
    }
    while (cells.length < column) cells.push('');
    cells[column] = text.length > limits.cellChars ? text.slice(0, limits.cellChars) : text;
  };

  const cellText = (): string => {
    if (value === '') return '';
    if (type === 's') return shared[Number(value)] ?? '';
    if (type === 'inlineStr' || type === 'str') return unescapeText(value);
    if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'e' || type === 'd') return value;
    const number = numberText(value);
    return dates.has(style) && Number.isFinite(Number(value)) ? dateText(Number(value), from1904) : number;
  };

  const finishRow = (): void => {
    for (const [index, carry] of carried) {
      if (carry.until < row) carried.delete(index);
      else if ((cells[index] ?? '') === '') {
        while (cells.length < index) cells.push('');
        cells[index] = carry.text;
      }
    }
    for (const merge of merges.get(row) ?? []) {
      const text = cells[merge.column] ?? '';
      if (text !== '') carried.set(merge.column, { until: merge.lastRow, text });
    }
    if (cut) facts.cutRows++;
    if (cells.length > 0) out.push({ row, cells });
  };

  const scanner = tagScanner({
    open(name, attributes) {
      if (!inData) {
        if (name === 'sheetData') inData = true;
        return;
      }
      if (name === 'c') {
        const reference = attribute(attributes, 'r');
        column = reference === undefined ? column + 1 : columnOf(reference);
        type = attribute(attributes, 't') ?? '';
        style = Number(attribute(attributes, 's') ?? -1);
        value = '';
        hasFormula = false;
        hasValue = false;
      } else if (name === 'v') {
        reading = true;
        hasValue = true;
      } else if (name === 't') reading = !phonetic;
      else if (name === 'row') {
        const number = Number(attribute(attributes, 'r'));
        row = Number.isInteger(number) && number > row ? number : row + 1;
        cells = [];
        column = -1;
        cut = false;
      } else if (name === 'f') hasFormula = true;
      else if (name === 'is') hasValue = true;
      else if (name === 'rPh') phonetic = true;
    },
    text(text) {
      if (reading) value += text;
    },
    close(name) {
      if (!inData) return;
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c') finishCell();
      else if (name === 'row') finishRow();
      else if (name === 'rPh') phonetic = false;
      else if (name === 'sheetData') {
        inData = false;
        ended = true;
      }
    },
  });
  return {
    push: (chunk: string): void => scanner.push(chunk),
    take(): readonly SheetRow[] {
      const rows = out;
      out = [];
      return rows;
    },
    closed: (): boolean => ended || (!inData && row === 0),
  };
}

/** `_x000D_` stands for a character that XML cannot hold. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
