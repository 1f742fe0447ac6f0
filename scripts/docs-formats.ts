import { readFileSync, writeFileSync } from 'node:fs';
import { allReaders } from '../src/evidence/choose.ts';

const PAGE = 'docs/guide/formats.md';
const START = '<!-- readers: written by npm run docs -->';
const END = '<!-- end of readers -->';

/** The formats page with its table of readers made from the registry; the prose around the table is written by hand. */
export function formatsPage(page: string = readFileSync(PAGE, 'utf8')): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has lost its marks`);
  const rows = allReaders().map(
    (reader) =>
      `| [${reader.name}](../../src/evidence/${reader.name}/README.md) | ${reader.summary.replaceAll('|', String.raw`\|`)} |`,
  );
  return `${before}${START}\n\n| format | what is read |\n|---|---|\n${rows.join('\n')}\n\n${END}${after}`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(PAGE, formatsPage());
