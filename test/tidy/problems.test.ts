import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as readers from '../../src/evidence/registry.ts';

/** First parts of codes; a reader's own codes begin with its name. */
const AREAS = new Set([
  'cli',
  'evidence',
  'judge',
  'knowledge',
  'lists',
  'registry',
  'rules',
  'screening',
  ...Object.values(readers).map((reader) => reader.name),
]);

/** The text of every source file that is no test. */
function sources(): ReadonlyMap<string, string> {
  const files = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

/** Codes as they stand in the source: whole, in quotes, and never put together from parts. */
function codesIn(source: string): readonly string[] {
  return [...source.matchAll(/'([a-z]+(?:-[a-z0-9]+)*\/[a-z]+(?:-[a-z0-9]+)*)'/g)].map((match) => match[1] ?? '');
}

const SOURCES = sources();
const CODES = new Set(
  [...SOURCES.values()].flatMap(codesIn).filter((code) => AREAS.has(code.slice(0, code.indexOf('/')))),
);
const PAGE = readFileSync('docs/reference/problems.md', 'utf8');
const HEADINGS = [...PAGE.matchAll(/^### (\S+\/\S+)$/gm)].map((match) => match[1] ?? '');

describe('problem codes', () => {
  it('there are many', () => expect(CODES.size).toBeGreaterThan(60));

  it('each has a heading in docs/reference/problems.md', () => {
    expect([...CODES].filter((code) => !HEADINGS.includes(code)).sort()).toEqual([]);
  });

  it('no heading is left of a code that is gone', () => {
    expect(HEADINGS.filter((code) => !CODES.has(code))).toEqual([]);
  });

  it('no code has two headings', () => {
    expect(HEADINGS.filter((code, index) => HEADINGS.indexOf(code) !== index)).toEqual([]);
  });

  it('each heading is followed by a sentence', () => {
    const sections = PAGE.split(/^#{2,3} /m).map((section) => section.split('\n\n'));
    const bare = sections.filter(([code, text]) => HEADINGS.includes(code ?? '') && !/\w{3}.*\./.test(text ?? ''));
    expect(bare).toEqual([]);
  });

  it('each is written whole, in an area that is known', () => {
    const odd = [...SOURCES].flatMap(([file, source]) =>
      [
        ...source.matchAll(
          /\bcode: (?:`((?!\$\{string\})[^`]*)`|'([^']*\/[^']*)')|NameplateError\(\s*(?:`([^`]*)`|'([^']*)')/g,
        ),
      ]
        .map((match) => match.slice(1).find((part) => part !== undefined) ?? '')
        .filter((code) => !AREAS.has(code.split('/')[0] ?? '') || code.includes('$'))
        .map((code) => `${basename(file)}: ${code}`),
    );
    expect(odd).toEqual([]);
  });
});
