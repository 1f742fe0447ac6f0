import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdsOn, type IsoDate, isoDate } from '../core/dates.ts';
import type { Problem } from '../core/problem.ts';
import { absent, bundleHash, damaged, type Manifest, sha256 } from './bundle.ts';
import type { BrandFact, FingerprintFact, Knowledge, ListingFact, LookalikeFact, MakerFact } from './knowledge.ts';
import type { CatalogueFact, HistoryFact } from './knowledge.ts';
import { ownersOn } from './ownership.ts';
import { hashWith, refreshedRegistries, type RefreshedRegistries } from './refresh/registry-home.ts';
import { openRegistries } from './registries.ts';

/** What `facts.json` holds. */
export interface FactsPart {
  readonly makers: readonly MakerFact[];
  readonly brands: readonly BrandFact[];
  readonly fingerprints: readonly FingerprintFact[];
  readonly lookalikes: readonly LookalikeFact[];
  readonly listings: readonly ListingFact[];
}

/** What may be added to the bundle. */
export interface OpenOptions {
  /** The user's data home: registries refreshed there stand in for older packaged ones. */
  readonly home?: string | undefined;
}

/**
 * Opens the compiled knowledge base in `dir`, or the one that came with the program. Every part that is read is compared
 * with its hash first; registries are compared by size now and by hash when first asked. Throws NameplateError
 * `knowledge/missing` or `knowledge/damaged` (exit status 129). A damaged refreshed registry is no error: the next best
 * stays in force and `problems` says so.
 */
export async function openKnowledge(dir: string = defaultDir(), { home }: OpenOptions = {}): Promise<Knowledge> {
  const manifest = readManifest(dir);
  const texts = new Map<string, string>();
  for (const part of manifest.parts) {
    if (part.name.endsWith('.json')) texts.set(part.name, readPart(dir, part));
    else compareSize(dir, part);
  }
  const part = <T>(name: string): T => {
    const text = texts.get(name);
    if (text === undefined) throw damaged(`it holds no ${name}`);
    return JSON.parse(text) as T;
  };
  const { inForce, problems }: RefreshedRegistries =
    home === undefined ? { inForce: new Map(), problems: [] } : refreshedRegistries(home, manifest.lists);
  const lists = manifest.lists.map((list) => {
    const newer = [...inForce.values()].find((one) => `registry:${one.manifest.registry}` === list.id)?.manifest;
    return newer === undefined ? list : { id: list.id, date: newer.date, sha256: newer.sha256 };
  });
  const opened = { ...manifest, sha256: hashWith(manifest.sha256, inForce), lists };
  return assemble(opened, part, openRegistries(dir, manifest.parts, inForce), problems);
}

/** The lists and registries that came with the program, whatever was refreshed since. */
export function packagedLists(dir: string = defaultDir()): Knowledge['lists'] {
  return readManifest(dir).lists;
}

function assemble(
  manifest: Manifest,
  part: <T>(name: string) => T,
  registries: Knowledge['registries'],
  problems: readonly Problem[],
): Knowledge {
  const facts = part<FactsPart>('facts.json');
  const makers = new Map<string, MakerFact>();
  for (const maker of facts.makers) for (const short of maker.shortIds ?? []) makers.set(short, maker);
  for (const maker of facts.makers) makers.set(maker.id, maker);
  const listings = new Map<string, ListingFact[]>();
  for (const listing of facts.listings) {
    const known = listings.get(listing.entity);
    if (known) known.push(listing);
    else listings.set(listing.entity, [listing]);
  }
  const maker = (id: string): MakerFact | undefined => makers.get(id);
  const history = once(() => part<readonly HistoryFact[]>('history.json'));
  const rules = once(() => part<readonly unknown[]>('rules.json'));
  const catalogue = once(() => part<readonly CatalogueFact[]>('catalogue.json'));
  return {
    ...facts,
    sha256: manifest.sha256,
    date: isoDate(manifest.date),
    lists: manifest.lists,
    get history() {
      return history();
    },
    get rules() {
      return rules();
    },
    get catalogue() {
      return catalogue();
    },
    registries,
    ...(problems.length === 0 ? {} : { problems }),
    maker,
    owners: (id, asOf) => ownersOn(maker(id)?.id ?? id, asOf, maker),
    listingsOf: (id, asOf) => (listings.get(maker(id)?.id ?? id) ?? []).filter((listing) => listed(listing, asOf)),
  };
}

function listed(listing: ListingFact, asOf: IsoDate): boolean {
  return holdsOn({ from: listing.listedOn, ...(listing.delistedOn ? { to: listing.delistedOn } : {}) }, asOf);
}

/** Parts that few commands ask for are parsed when first asked. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function readManifest(dir: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(dir, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw absent(dir, cause);
  }
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch (cause) {
    throw damaged('manifest.json is no JSON', cause);
  }
  if (manifest.format !== 1 || !Array.isArray(manifest.parts)) throw damaged('manifest.json has another format');
  if (bundleHash(manifest) !== manifest.sha256) throw damaged('manifest.json does not agree with its own hash');
  return manifest;
}

function readPart(dir: string, part: Manifest['parts'][number]): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(dir, part.name));
  } catch (cause) {
    throw damaged(`${part.name} cannot be read`, cause);
  }
  if (sha256(bytes) !== part.sha256) throw damaged(`${part.name} is not the file that was built`);
  return bytes.toString('utf8');
}

function compareSize(dir: string, part: Manifest['parts'][number]): void {
  const size = statSync(join(dir, part.name), { throwIfNoEntry: false })?.size;
  if (size !== part.bytes) throw damaged(`${part.name} is ${size === undefined ? 'not there' : 'not whole'}`);
}

/** Beside the built program, or in `dist/` of a source checkout. */
function defaultDir(): string {
  const places = ['./knowledge/', '../knowledge/', '../../dist/knowledge/'];
  const dirs = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return dirs.find((dir) => existsSync(join(dir, 'manifest.json'))) ?? (dirs.at(-1) as string);
}
