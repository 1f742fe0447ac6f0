import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type IsoDate, isoDate } from '../../core/dates.ts';
import { bundleHash, type BundlePart, type Manifest, sha256 } from '../bundle.ts';
import type { ListingFact } from '../knowledge.ts';
import { compileData } from './compile.ts';
import { readData } from './read-data.ts';
import { type CompiledRegistry, compileRegistries } from './registry-sources.ts';

/**
 * Compiles the data folder `from` into the bundle folder `to`, which is replaced whole. Returns the manifest. Throws an
 * Error naming each fault when a record does not fit the schema; nothing is written then.
 */
export function buildKnowledge(from: string, to: string): Manifest {
  const data = readData(from);
  if (data.faults.length > 0) throw new Error(`The data cannot be compiled:\n${data.faults.join('\n')}`);
  const { facts, history, rules, catalogue } = compileData(data);
  const files = new Map<string, Uint8Array>();
  const json = (name: string, value: unknown): void => {
    files.set(name, new TextEncoder().encode(JSON.stringify(value)));
  };
  json('facts.json', facts);
  json('history.json', history);
  json('rules.json', rules);
  json('catalogue.json', catalogue);
  const registries = compileRegistries(from, facts);
  for (const [name, { bytes }] of registries) files.set(`${name}.registry`, bytes);
  const parts = [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  parts.sort((a, b) => (a.name < b.name ? -1 : 1));
  const counts = {
    makers: facts.makers.length,
    brands: facts.brands.length,
    fingerprints: facts.fingerprints.length,
    lookalikes: facts.lookalikes.length,
    listings: facts.listings.length,
    history: history.length,
    rules: rules.length,
    catalogue: catalogue.length,
  };
  const content = { date: data.date, lists: listsOf(facts.listings, registries, parts), parts };
  const manifest: Manifest = { format: 1, sha256: bundleHash(content), counts, ...content };
  files.set('manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  replaceFolder(to, files);
  return manifest;
}

/** Each list with its newest event, and each registry with its snapshot's day. */
function listsOf(
  listings: readonly ListingFact[],
  registries: ReadonlyMap<string, CompiledRegistry>,
  parts: readonly BundlePart[],
): Manifest['lists'] {
  const newest = new Map<string, IsoDate>();
  for (const { rule, listedOn, publishedOn, delistedOn } of listings) {
    for (const day of [listedOn, publishedOn, delistedOn])
      if (day !== undefined && day > (newest.get(rule) ?? '')) newest.set(rule, day);
  }
  return [
    ...[...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, date]) => ({ id, date })),
    ...[...registries].map(([name, { snapshot }]) => ({
      id: `registry:${name}`,
      date: isoDate(snapshot.date),
      sha256: parts.find((part) => part.name === `${name}.registry`)?.sha256 ?? '',
    })),
  ];
}

/** Writes beside and renames, so that nobody opens half a bundle. */
function replaceFolder(to: string, files: ReadonlyMap<string, Uint8Array>): void {
  const beside = (what: string): string => join(dirname(to), `.${basename(to)}-${what}-${process.pid}`);
  const fresh = beside('new');
  const old = beside('old');
  mkdirSync(fresh, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(fresh, name), bytes);
  // Somebody else may build at the same moment; whoever comes last stays.
  for (let attempt = 1; ; attempt++) {
    rmSync(old, { recursive: true, force: true });
    try {
      if (existsSync(to)) renameSync(to, old);
      renameSync(fresh, to);
      break;
    } catch (cause) {
      if (attempt === 10) throw cause;
    }
  }
  rmSync(old, { recursive: true, force: true });
}
