import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cliReference } from '../../scripts/docs-cli.ts';
import { formatsPage } from '../../scripts/docs-formats.ts';

describe('reference pages', () => {
  it('the formats page names every reader', () => {
    const page = readFileSync('docs/guide/formats.md', 'utf8');
    expect(page, 'run: npm run docs').toBe(formatsPage(page));
  });
  it('the command line page is what the option table says', () => {
    expect(readFileSync('docs/reference/cli.md', 'utf8'), 'run: npm run docs').toBe(cliReference());
  });
});
