import { ZipError, type ZipMember } from '../zip/zip.ts';
import { memberText } from './member-text.ts';
import { numberText, type Sheet, type SheetFacts, type SheetRow, type Workbook, type WorkbookLimits } from './sheet.ts';
import { attribute, tagScanner } from './tag-scanner.ts';

/** How often one row with content is repeated at most: more is a filled-down format and no list. */
const MOST_REPEATS = 10_000;

/**
 * Opens an OpenDocument spreadsheet from its zip members. Sheets stream from `content.xml`, which is gone through once per
 * sheet and once for the outline. Throws an Error when it is encrypted or has no content.
 */
export async function openOds(members: readonly ZipMember[], limits: WorkbookLimits): Promise<Workbook> {
  const part = (name: string): ZipMember | undefined => members.find((member) => member.name === name);
  const manifest = part('META-INF/manifest.xml');
  if (manifest !== undefined) {
    for await (const chunk of memberText(manifest, limits)) {
      if (chunk.includes('encryption-data')) throw new ZipError('encrypted', 'it has a password');
    }
  }
  const content = part('content.xml');
  if (content === undefined) throw new Error('it has no content part');
  const outline = await odsOutline(content, limits);
  const sheets = outline.map(
    (entry, index): Sheet => ({
      ...entry,
      async *rows(facts) {
        try {
          const scan = odsScan(index, limits, facts);
          for await (const chunk of memberText(content, limits)) {
            scan.push(chunk);
            const rows = scan.take();
            if (rows.length > 0) yield rows;
            if (scan.done()) return;
          }
          facts.trouble = 'it ends in the middle of its rows';
        } catch (error) {
          if (!(error instanceof ZipError)) throw error;
          facts.trouble = error.message;
        }
      },
    }),
  );
  return { sheets, hasMacros: members.some((member) => member.name.startsWith('Basic/')) };
}

async function odsOutline(content: ZipMember, limits: WorkbookLimits): Promise<{ name: string; hidden: boolean }[]> {
  const sheets: { name: string; hidden: boolean }[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let depth = 0;
  const scanner = tagScanner({
    open(name, attributes) {
      if (name === 'style') style = attribute(attributes, 'style:name') ?? '';
      else if (name === 'table-properties' && attribute(attributes, 'table:display') === 'false')
        hiddenStyles.add(style);
      else if (name === 'table') {
        if (depth === 0) {
          const hidden = hiddenStyles.has(attribute(attributes, 'table:style-name') ?? '');
          sheets.push({ name: attribute(attributes, 'table:name') ?? '', hidden });
        }
        depth++;
      }
    },
    text() {},
    close(name) {
      if (name === 'table') depth--;
    },
  });
  for await (const chunk of memberText(content, limits)) scanner.push(chunk);
  return sheets;
}

function odsScan(wanted: number, limits: WorkbookLimits, facts: SheetFacts) {
  let out: SheetRow[] = [];
  let table = -1;
  let depth = 0;
  let ended = false;
  let row = 0;
  let rowRepeat = 1;
  let cells: string[] = [];
  let column = 0;
  let cellRepeat = 1;
  let spans = 1;
  let type = '';
  let stored = '';
  let hasFormula = false;
  let text = '';
  let paragraphs = 0;
  let inCell = false;
  let inParagraph = 0;
  let inNote = 0;
  let cut = false;
  const carried = new Map<number, { readonly until: number; readonly text: string }>();
  const here = (): boolean => table === wanted && depth === 1;

  const put = (value: string, repeat: number): void => {
    if (value !== '') {
      const times = Math.min(repeat, limits.cellsPerRow - column);
      if (times < repeat) cut = true;
      for (let turn = 0; turn < times; turn++) {
        while (cells.length < column + turn) cells.push('');
        cells[column + turn] = value;
      }
    }
    column += repeat;
  };

  const finishCell = (): void => {
    const value = odsValue(type, stored, text).slice(0, limits.cellChars);
    if (hasFormula && value === '') facts.unsavedFormulas.set(column, (facts.unsavedFormulas.get(column) ?? 0) + 1);
    if (spans > 1 && value !== '') carried.set(column, { until: row + spans - 1, text: value });
    put(value, cellRepeat);
    inCell = false;
  };

  const finishRow = (): void => {
    const times = cells.length === 0 ? 0 : Math.min(rowRepeat, MOST_REPEATS);
    for (let turn = 0; turn < times; turn++) out.push({ row: row + turn, cells: turn === 0 ? cells : [...cells] });
    if (cut) facts.cutRows++;
    row += rowRepeat;
  };

  const scanner = tagScanner({
    open(name, attributes) {
      if (name === 'table') {
        if (depth === 0) {
          table++;
          row = 1;
        }
        depth++;
        return;
      }
      if (!here()) return;
      if (name === 'table-row') {
        rowRepeat = countOf(attributes, 'table:number-rows-repeated');
        cells = [];
        column = 0;
        cut = false;
      } else if (name === 'table-cell') {
        inCell = true;
        cellRepeat = countOf(attributes, 'table:number-columns-repeated');
        spans = countOf(attributes, 'table:number-rows-spanned');
        type = attribute(attributes, 'office:value-type') ?? '';
        stored =
          attribute(attributes, 'office:date-value') ??
          attribute(attributes, 'office:boolean-value') ??
          attribute(attributes, 'office:value') ??
          attribute(attributes, 'office:string-value') ??
          '';
        hasFormula = attributes.includes('table:formula=');
        text = '';
        paragraphs = 0;
      } else if (name === 'covered-table-cell') {
        const repeat = countOf(attributes, 'table:number-columns-repeated');
        const carry = carried.get(column);
        put(carry !== undefined && carry.until >= row ? carry.text : '', 1);
        column += repeat - 1;
      } else if (name === 'annotation') inNote++;
      else if (inCell && inNote === 0) {
        if (name === 'p') {
          inParagraph++;
          if (paragraphs++ > 0) text += '\n';
        } else if (name === 's') text += ' '.repeat(Math.min(100, countOf(attributes, 'text:c')));
        else if (name === 'tab') text += '\t';
        else if (name === 'line-break') text += '\n';
      }
    },
    text(value) {
      if (inCell && inParagraph > 0 && inNote === 0 && text.length <= limits.cellChars) text += value;
    },
    close(name) {
      if (name === 'table') {
        if (here()) ended = true;
        depth--;
      } else if (name === 'annotation') inNote = Math.max(0, inNote - 1);
      else if (!here()) return;
      else if (name === 'table-cell') finishCell();
      else if (name === 'table-row') finishRow();
      else if (name === 'p' && inNote === 0) inParagraph = Math.max(0, inParagraph - 1);
    },
  });
  return {
    push: (chunk: string): void => scanner.push(chunk),
    take(): readonly SheetRow[] {
      const rows = out;
      out = [];
      return rows;
    },
    done: (): boolean => ended,
  };
}

function odsValue(type: string, stored: string, text: string): string {
  if (type === 'date') return stored.replace('T', ' ').replace(/ 00:00:00$/, '');
  if (type === 'float') return stored === '' ? text : numberText(stored);
  if (type === 'boolean') return stored === '' ? text : stored.toUpperCase();
  return text === '' && type === 'string' ? stored : text;
}

function countOf(attributes: string, name: string): number {
  const value = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, 2 ** 21) : 1;
}
