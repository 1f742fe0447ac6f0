import type { Zip as ZipStream, ZipDeflate } from 'fflate';

/** Excel's limits (ECMA-376 implementations): rows per sheet, characters per cell, characters per sheet name. */
const MOST_ROWS = 1_048_576;
const MOST_CHARS = 32_767;

type Fflate = typeof import('fflate');

/** A workbook written row by row: only the open sheet's compressor is held, so memory does not grow with the rows. */
export interface WorkbookStream {
  /** Opens the next sheet and closes the one before. */
  sheet(name: string, headers: readonly string[]): void;
  row(cells: readonly string[]): void;
  /** Bytes produced since the last call. */
  take(): Uint8Array[];
  close(): void;
}

/**
 * Starts a workbook. Every cell is an inline string, so nothing in it can run as a formula. We write the few parts
 * ourselves because no library at hand writes several sheets in constant memory (see docs/decisions).
 * Parts follow ECMA-376 Part 1 (SpreadsheetML) and Part 2 (packaging).
 */
export function createWorkbook(fflate: Fflate): WorkbookStream {
  const out: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip: ZipStream = new fflate.Zip((error, data) => {
    if (error) failure = error;
    else out.push(data);
  });
  const encoder = new TextEncoder();
  const names: string[] = [];
  let part: ZipDeflate | undefined;
  let pending = '';
  let rows = 0;

  const flush = (): void => {
    if (pending === '') return;
    part?.push(encoder.encode(pending));
    pending = '';
  };
  const closeSheet = (): void => {
    if (!part) return;
    pending += '</sheetData></worksheet>';
    flush();
    part.push(new Uint8Array(0), true);
    part = undefined;
  };
  const openSheet = (name: string, headers: readonly string[]): void => {
    closeSheet();
    names.push(sheetName(name, names));
    part = new fflate.ZipDeflate(`xl/worksheets/sheet${names.length}.xml`, { level: 6 });
    part.mtime = EPOCH;
    zip.add(part);
    pending = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
    rows = 0;
    addRow(headers, 1);
  };
  const addRow = (cells: readonly string[], style: number): void => {
    rows += 1;
    pending += `<row r="${rows}">${cells.map((cell, column) => cellXml(cell, column, rows, style)).join('')}</row>`;
    if (pending.length > 65_536) flush();
  };
  let current: { name: string; headers: readonly string[] } = { name: 'Result', headers: [] };

  return {
    sheet(name, headers) {
      current = { name, headers };
      openSheet(name, headers);
    },
    row(cells) {
      if (rows >= MOST_ROWS) openSheet(current.name, current.headers);
      addRow(cells, 0);
    },
    take() {
      if (failure) throw failure;
      return out.splice(0);
    },
    close() {
      if (names.length === 0) openSheet('Result', []);
      closeSheet();
      for (const [path, text] of packageParts(names)) {
        const entry = new fflate.ZipDeflate(path, { level: 6 });
        entry.mtime = EPOCH;
        zip.add(entry);
        entry.push(encoder.encode(text), true);
      }
      zip.end();
    },
  };
}

/** Fixed time stamp (the earliest a zip can carry), so that the same rows give the same bytes. */
const EPOCH = new Date(1980, 0, 1, 0, 0, 0);
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function packageParts(names: readonly string[]): [string, string][] {
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const numbers = names.map((_, index) => index + 1);
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
  ];
}

function cellXml(text: string, column: number, row: number, style: number): string {
  if (text === '') return '';
  return `<c r="${columnName(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, MOST_CHARS))}</t></is></c>`;
}

/** `A`, `B`, … `Z`, `AA`: bijective base 26. */
function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A legal and unused sheet name: no `[]:*?/\`, at most 31 characters, told apart by a number. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const base =
    wanted
      .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(base.toLowerCase())) return base;
  for (let number = 2; ; number += 1) {
    const name = `${base.slice(0, 31 - String(number).length - 1)}_${number}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** Escapes markup and drops what XML 1.0 cannot carry (§2.2 Char), lone surrogates included. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
}
