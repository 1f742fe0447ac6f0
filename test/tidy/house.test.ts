import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingPlatforms } from '../../scripts/complete-lockfile.ts';
import { isUnprinted } from '../../scripts/unprinted-words.ts';
import { VERSION } from '../../src/apps/cli/version.ts';

const SOURCES = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));

describe('the house', () => {
  it('prints the version that package.json has', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
  });

  it('has no drawer for things without a name', () => {
    const bad = SOURCES.filter((file) => /\/(utils?|helpers?|common|misc|types|manager|service)(\.ts|\/)/.test(file));
    expect(bad).toEqual([]);
  });

  it('keeps files small enough to have one purpose', () => {
    const long = SOURCES.filter(
      (file) => !file.endsWith('.test.ts') && readFileSync(file, 'utf8').split('\n').length > 500,
    );
    expect(long).toEqual([]);
  });

  it('can be read by anyone: the tables of everyday words hold no vulgar ones', () => {
    const words = readFileSync('src/screening/words/common-words.ts', 'utf8').match(/[a-z]+/g) ?? [];
    expect(words.length).toBeGreaterThan(20_000);
    expect(words.filter(isUnprinted)).toEqual([]);
    // The filter knows what it is for.
    expect(['hello', 'hancock', 'association'].filter(isUnprinted)).toEqual([]);
  });

  it('asks nobody but apps for the time', () => {
    const clocks = SOURCES.filter((file) => !file.startsWith('src/apps/') && !file.endsWith('.test.ts')).filter(
      (file) => /\bDate\.now\(|new Date\(\)/.test(readFileSync(file, 'utf8')),
    );
    expect(clocks).toEqual([]);
  });

  it('names no path of a machine and no download address in the lockfile', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
  });

  it('locks the packages of every platform, so that npm ci takes the file anywhere', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, object> };
    expect(missingPlatforms(packages), 'run: npx tsx scripts/complete-lockfile.ts').toEqual({});
  });

  it('gives every dependency an exact version', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
