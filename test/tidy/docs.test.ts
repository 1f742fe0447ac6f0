import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cliReference } from '../../scripts/docs-cli.ts';

describe('reference pages', () => {
  it('the command line page is what the option table says', () => {
    expect(readFileSync('docs/reference/cli.md', 'utf8'), 'run: npm run docs').toBe(cliReference());
  });
});
