import { readFileSync } from 'node:fs';
import ajvModule from 'ajv-draft-04';
import formatsModule from 'ajv-formats';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import * as registry from '../../src/writers/registry.ts';
import type { Writer, WriterOptions } from '../../src/writers/writer.ts';
import { HOSTILE, sampleEvents, sampleHead, sampleTail } from './sample-assessment.ts';

const OPTIONS: WriterOptions = { columns: 100, colour: false, maxRows: 100 };

async function bytesOf(writer: Writer, options = OPTIONS): Promise<Buffer> {
  const session = writer.open(sampleHead, options);
  const parts: Buffer[] = [];
  const keep = (chunks: Iterable<string | Uint8Array>): void => {
    for (const chunk of chunks) parts.push(Buffer.from(chunk));
  };
  for (const event of sampleEvents) keep(await session.write([event]));
  keep(await session.close(sampleTail));
  return Buffer.concat(parts);
}

async function textOf(writer: Writer, options = OPTIONS): Promise<string> {
  return (await bytesOf(writer, options)).toString('utf8');
}

describe('every report format', () => {
  it.each(Object.entries(registry))(
    '%s is named as it is registered and gives the same bytes twice',
    async (name, writer) => {
      expect(writer.name).toBe(name);
      expect(await bytesOf(writer)).toEqual(await bytesOf(writer));
    },
  );

  it.each(Object.entries(registry))('%s writes a whole document for a run without items', async (_name, writer) => {
    const session = writer.open(sampleHead, OPTIONS);
    const chunks = [...(await session.close({ ...sampleTail, artifacts: [], perArtifact: [] }))];
    expect(chunks.reduce((sum, chunk) => sum + chunk.length, 0)).toBeGreaterThan(0);
  });
});

describe('table', () => {
  it('prints worst first, within the width, with sums that add up', async () => {
    const text = await textOf(registry.table);
    await expect(text).toMatchFileSnapshot('golden/sample.table.txt');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(160);
    expect(text.indexOf('Assets!3')).toBeLessThan(text.indexOf('Assets!4'));
  });
  it('colours only when told to, and never passes on escape sequences of the input', async () => {
    const escape = '\u001b';
    expect(await textOf(registry.table)).not.toContain(escape);
    expect(await textOf(registry.table, { ...OPTIONS, colour: true })).not.toContain(`${escape}[31m\u202e`);
  });
  it('says how many rows it did not show', async () => {
    expect(await textOf(registry.table, { ...OPTIONS, maxRows: 1 })).toContain('1 more rows are not shown');
  });
});

describe('json and jsonl', () => {
  it('json is one document with every kind of event', async () => {
    const document = JSON.parse(await textOf(registry.json)) as Record<string, unknown[]>;
    expect(document['schema']).toBe('nameplate.result/1');
    expect(document['items']).toHaveLength(3);
    expect(document['setAside']).toHaveLength(2);
    expect(document['problems']).toHaveLength(1);
    expect(document['unread']).toHaveLength(1);
    expect(document['summary']).toMatchObject({ read: 6, covered: 1 });
  });
  it('jsonl has a header line, a line for each event and a summary line', async () => {
    const lines = (await textOf(registry.jsonl))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(lines.map((line) => line.kind)).toEqual([
      'head',
      'artifact',
      'columns',
      'set-aside',
      'set-aside',
      'case',
      'item',
      'case',
      'item',
      'case',
      'item',
      'unread',
      'problem',
      'summary',
    ]);
  });
});

describe('csv', () => {
  it("keeps the user's columns first and every record but the header", async () => {
    const rows = Papa.parse<string[]>((await textOf(registry.csv)).trimEnd()).data;
    expect(rows[0]?.slice(0, 3)).toEqual(['Make', 'Model', 'nameplate_verdict']);
    expect(rows.map((row) => row[2])).toEqual([
      'nameplate_verdict',
      'set aside',
      'covered',
      'review',
      'clear',
      'unread',
    ]);
    expect(rows[2]?.slice(0, 2)).toEqual(['Hikvision 海康威视', 'DS-2CD2143G0-I']);
  });
  it('never starts a cell with what a spreadsheet would run', async () => {
    const rows = Papa.parse<string[]>((await textOf(registry.csv)).trimEnd()).data;
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r]/);
    expect(rows.flat().some((cell) => cell.startsWith(`'${HOSTILE.slice(0, 5)}`))).toBe(true);
  });
});

describe('xlsx', () => {
  it('opens in other readers with the same cells, formulas as text', async () => {
    const XLSX = await import('@e965/xlsx');
    const book = XLSX.read(await bytesOf(registry.xlsx));
    expect(book.SheetNames).toEqual(['Assets']);
    const sheet = book.Sheets['Assets'];
    if (!sheet) throw new Error('no sheet');
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 });
    expect(rows[2]?.slice(0, 3)).toEqual(['Hikvision 海康威视', 'DS-2CD2143G0-I', 'covered']);
    expect(
      Object.values(sheet).some(
        (cell) => typeof cell === 'object' && cell !== null && 'f' in cell && cell.f !== undefined,
      ),
    ).toBe(false);
    const { readXlsx } = await import('hucre/xlsx');
    const again = await readXlsx(await bytesOf(registry.xlsx));
    expect(again.sheets[0]?.name).toBe('Assets');
  });
});

describe('html', () => {
  it('is one file: no script, no outside request, hostile text escaped', async () => {
    const text = await textOf(registry.html);
    await expect(text).toMatchFileSnapshot('golden/sample.html');
    expect(text).not.toMatch(/<script|<img|<iframe|<link|@import|url\(/i);
    expect(text).toContain('&lt;script&gt;');
    const anchors = new Set([...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const broken = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]).filter((name) => !anchors.has(name));
    expect(broken).toEqual([]);
  });
  it('passes the accessibility rules that need no rendering', async () => {
    const dom = new JSDOM(await textOf(registry.html), { runScripts: 'outside-only', pretendToBeVisual: true });
    dom.window.eval(axe.source);
    const run = (dom.window as unknown as { axe: typeof axe }).axe.run;
    const result = await run(dom.window.document, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(
      result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`),
    ).toEqual([]);
    expect(result.passes.length).toBeGreaterThan(10);
  });
});

describe('md', () => {
  it('escapes what the input says', async () => {
    const text = await textOf(registry.md);
    await expect(text).toMatchFileSnapshot('golden/sample.md');
    expect(text).not.toContain('<script>');
  });
});

describe('sarif', () => {
  it('validates against the official schema', async () => {
    const schema = JSON.parse(readFileSync('test/schemas/sarif-2.1.0-rtm.5.json', 'utf8')) as object;
    // Both packages are CommonJS: their types put the default export one level deeper than the running module does.
    const Ajv = ajvModule as unknown as typeof ajvModule.default;
    const addFormats = formatsModule as unknown as typeof formatsModule.default;
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    const log = JSON.parse(await textOf(registry.sarif)) as {
      runs: { results: { ruleId: string; kind: string; level: string }[] }[];
    };
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(log.runs[0]?.results.map((result) => [result.ruleId, result.kind, result.level])).toEqual([
      ['us-ndaa-889-a1a', 'fail', 'warning'],
      ['us-ndaa-889-a1a', 'open', 'none'],
    ]);
  });
});
