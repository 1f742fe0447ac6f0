import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const NOTICE = readFileSync('NOTICE.md', 'utf8');
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };

it('the notice names every package that an installation brings, in its version', () => {
  const installed = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.optional !== true)
    .map(([path, entry]) => `| \`${path.replace('node_modules/', '')}\` | ${entry.version} |`);
  expect(installed.length).toBeGreaterThan(5);
  expect(installed.filter((row) => !NOTICE.includes(row))).toEqual([]);
});
