import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders whose pages people read; README files of plug-ins stand below `src`. */
const FOLDERS = ['data', 'docs', 'examples', 'src', 'test', 'bench'];

function pages(): readonly string[] {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith('.md') && !/[/\\](fixtures|golden)/.test(entry.parentPath),
      )
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...readdirSync('.').filter((name) => name.endsWith('.md')), ...below].sort();
}

/** The text without code: fences and spans hold examples, not links. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '``');
}

/** Anchors as forges make them: small letters, punctuation dropped, spaces to hyphens. */
function anchorsOf(file: string): ReadonlySet<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/ /g, '-'),
    ),
  );
}

interface Link {
  readonly page: string;
  readonly target: string;
}

const PAGES = pages();
const LINKS: readonly Link[] = PAGES.flatMap((page) =>
  [...prose(readFileSync(page, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => ({ page, target: match[1] ?? '' }))
    .filter(({ target }) => !/^[a-z]+:/.test(target)),
);

/** What is wrong with a link, or nothing. */
function fault({ page, target }: Link): string | undefined {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
  if (!existsSync(file)) return `${page}: ${target} leads nowhere`;
  if (anchor === undefined || statSync(file).isDirectory()) return undefined;
  return anchorsOf(file).has(anchor) ? undefined : `${page}: ${target} names no heading of ${file}`;
}

describe('links between pages', () => {
  it('there are many', () => expect(LINKS.length).toBeGreaterThan(60));

  it('each leads to a file, and to a heading when it names one', () => {
    expect(LINKS.flatMap((link) => fault(link) ?? [])).toEqual([]);
  });

  it('every page of the docs is reached from the README', () => {
    const seen = new Set<string>(['README.md']);
    for (const page of seen) {
      for (const link of LINKS.filter((one) => one.page === page)) {
        const file = normalize(join(dirname(page), link.target.split('#')[0] ?? ''));
        const pagesThere =
          existsSync(file) && statSync(file).isDirectory() ? PAGES.filter((one) => dirname(one) === file) : [file];
        for (const one of pagesThere) seen.add(one);
      }
    }
    expect(PAGES.filter((page) => page.startsWith('docs') && !seen.has(page))).toEqual([]);
  });
});
