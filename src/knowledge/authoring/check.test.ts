import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../bundle.ts';
import type { Trust } from '../knowledge.ts';
import { buildKnowledge } from './build.ts';
import { checkData } from './check.ts';
import { canBeFound, citationOf } from './citation.ts';
import { compileData } from './compile.ts';
import { type RawData, type RawKind, readData } from './read-data.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const DATA = at('../../../data');
let scratch = '';
let data: RawData;
let built: Manifest;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'nameplate-data-'));
  data = readData(DATA);
  built = buildKnowledge(DATA, join(scratch, 'first'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A data folder holding these files only. */
function folder(files: Readonly<Record<string, string>>): RawData {
  const root = mkdtempSync(join(scratch, 'case-'));
  const all = { 'knowledge.yml': 'date: 2026-01-01\n', ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, 'data', name)), { recursive: true });
    writeFileSync(join(root, 'data', name), text);
  }
  return readData(join(root, 'data'));
}

const maker = (id: string, extra = ''): string =>
  `id: ${id}\nkind: company\nnames:\n  - { value: ${id}, type: official, lang: en, verified: true }\n${extra}verified: true\nevidence: primary\nsources: [ https://example.org/${id} ]\n`;

const grammar = (id: string, of: string, value: string, example: string, extra = ''): string =>
  `technique: model-grammar\nfingerprints:\n  - id: ${id}\n    maker: ${of}\n    makerAsNamed: ${of}\n    value: ${value}\n    match: regex\n    strength: medium\n    confidence: confirmed\n${extra}    examples: [ ${example} ]\n    verified: true\n    evidence: technical\n    sources: [ https://example.org/models ]\n`;

describe('the data folder', () => {
  it('is without fault', () => {
    expect(checkData(data)).toEqual([]);
  });

  it.each<[RawKind, number]>([
    ['makers', 290],
    ['listings', 331],
    ['history', 65],
    ['brands', 124],
    ['fingerprints', 189],
    ['lookalikes', 54],
    ['rules', 50],
  ])('holds every record of %s that was carried over: %d', (kind, count) => {
    const ids = new Set(data.records[kind].map((record) => record.value['id']));
    if (kind === 'rules') return expect(ids.size).toBeGreaterThanOrEqual(count);
    const carried = readFileSync(at('./fixtures/carried-over.txt'), 'utf8').split('\n');
    const wanted = carried.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
    expect(wanted).toHaveLength(count);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('compiles to the same bytes each time', () => {
    expect(buildKnowledge(DATA, join(scratch, 'again'))).toEqual(built);
  });

  it('compiles to another hash when one fact changes', () => {
    const copy = join(scratch, 'copy', 'data');
    cpSync(DATA, copy, { recursive: true });
    const file = join(copy, 'makers', 'hytera.yml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('country: CN', 'country: HK'));
    expect(buildKnowledge(copy, join(scratch, 'after')).sha256).not.toBe(built.sha256);
  });

  it('carries nothing as verified whose citation nobody can open or name', () => {
    const { facts, history } = compileData(data);
    const all: readonly (Trust & { readonly id: string })[] = [...Object.values(facts).flat(), ...history];
    const unfounded = all.filter((fact) => fact.verified && !fact.sources.some((source) => canBeFound(source.title)));
    expect(unfounded.map((fact) => fact.id)).toEqual([]);
    expect(all.filter((fact) => !fact.verified).length).toBeGreaterThan(50);
  });
});

describe('the check finds', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    [
      'a key that the schema does not know, with its line',
      { 'makers/a.yml': maker('a', 'contry: CN\n') },
      /^data\/makers\/a\.yml:5: contry is a key the schema does not know$/,
    ],
    [
      'a registered number that YAML made a number of',
      { 'makers/a.yml': maker('a'), 'fingerprints/g.yml': grammar('f', 'a', '39165', 'x') },
      /value must be text, and is number 39165; quote it/,
    ],
    [
      'a key that stands twice',
      { 'makers/a.yml': `${maker('a')}id: b\n` },
      /data\/makers\/a\.yml:\d+: Map keys must be unique/,
    ],
    ['a missing key', { 'makers/a.yml': 'id: a\nkind: company\n' }, /the record lacks the key "names"/],
    [
      'an id used twice',
      { 'makers/a.yml': maker('a'), 'makers/b.yml': maker('a') },
      /b\.yml:1: the id "a" is used already at data\/makers\/a\.yml:1/,
    ],
    ['a parent that is not there', { 'makers/a.yml': maker('a', 'parent: nobody\n') }, /parent "nobody" is no maker/],
    [
      'an owner without a record or a name',
      { 'makers/a.yml': maker('a', 'ownership: [ { owner: "name:x" } ]\n') },
      /ownerName must give its name/,
    ],
    [
      'dates out of order',
      { 'makers/a.yml': maker('a', 'ownership: [ { owner: a, from: 2020-01-01, to: 2019-01-01 } ]\n') },
      /2020-01-01 is not before 2019-01-01/,
    ],
    [
      'a verified claim whose only citation is an index number',
      { 'makers/a.yml': maker('a').replace('https://example.org/a', 'code-index:12') },
      /is verified, and no source can be opened or named/,
    ],
    [
      'a category that does not say what it covers',
      { 'makers/a.yml': maker('a').replace('company', 'category') },
      /says under "category" what it covers/,
    ],
    [
      'a grammar that misses its own example',
      { 'makers/a.yml': maker('a'), 'fingerprints/g.yml': grammar('f', 'a', 'AX-[0-9]{4}', 'BX-1000') },
      /does not match its own example "BX-1000"/,
    ],
    [
      'a grammar that matches a stranger’s example',
      {
        'makers/a.yml': maker('a'),
        'makers/b.yml': maker('b'),
        'fingerprints/a.yml': grammar('f', 'a', 'AX-[0-9]+', 'AX-1000'),
        'fingerprints/b.yml': grammar('g', 'b', 'AX-3', 'AX-3000'),
      },
      /matches "AX-3000" of b/,
    ],
    ['text that is no YAML', { 'makers/a.yml': 'id: [\n' }, /^data\/makers\/a\.yml:\d+: /],
  ];
  it.each(cases)('%s', (_, files, fault) => {
    expect(checkData(folder(files)).join('\n')).toMatch(fault);
  });

  it.each([
    ['the pattern says that it needs another sign', '    needsContext: true\n', ''],
    ['one maker owned the other', '', 'ownership: [ { owner: b, to: "2020" } ]\n'],
  ])('no fault in a shared prefix when %s', (_, extra, owned) => {
    const faults = checkData(
      folder({
        'makers/a.yml': maker('a', owned),
        'makers/b.yml': maker('b'),
        'fingerprints/a.yml': grammar('f', 'a', 'AX-[0-9]+', 'AX-1000', extra),
        'fingerprints/b.yml': grammar('g', 'b', 'AX-3', 'AX-3000'),
      }),
    );
    expect(faults).toEqual([]);
  });
});

describe('a date known to the year only', () => {
  it('leaves a stretch of unverified ownership and never a gap', () => {
    const { facts } = compileData(
      folder({
        'makers/a.yml': maker('a', 'ownership: [ { owner: b, from: "2018", to: 2024-01 } ]\n'),
        'makers/b.yml': maker('b'),
      }),
    );
    expect(facts.makers[0]?.ownership.map(({ from, to, verified }) => [from, to, verified])).toEqual([
      ['2018-01-01', '2019-01-01', false],
      ['2019-01-01', '2024-01-01', true],
      ['2024-01-01', '2024-02-01', false],
    ]);
  });
});

describe('a source becomes a citation', () => {
  it.each([
    ['https://www.fcc.gov/x', { title: 'www.fcc.gov/x', url: 'https://www.fcc.gov/x' }],
    [
      'github.com/a/b path/c (copy)',
      { title: 'github.com/a/b', url: 'https://github.com/a/b', pinpoint: 'path/c (copy)' },
    ],
    ['npm:oui-data@2.1.9 (IEEE)', { title: 'npm:oui-data@2.1.9 (IEEE)' }],
  ])('%s', (source, citation) => {
    expect(citationOf(source)).toEqual(citation);
  });
});
