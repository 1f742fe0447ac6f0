import type { Sighting } from '../core/evidence.ts';
import type { Item } from '../core/verdict.ts';
import { joinAnnounced } from './announced.ts';
import { type Clusters, createClusters, type Link, soundLinks } from './clusters.ts';
import { type Claims, contradicts, WITHIN_SCAN } from './contradiction.ts';
import { isPart, itemsOf, type Join, type Joined } from './items.ts';
import { keptApart, type SharedValue, tellsApart } from './kept-apart.ts';
import { namesakes } from './namesakes.ts';
import { createRefs, type Refs } from './ref.ts';
import { JOIN_KINDS, type JoinKind, type Traits, traitsOf } from './traits.ts';

/**
 * Joins sightings into items: one per device however many files saw it. Sightings join by a value only one device has
 * (see `JOIN_KINDS`), surest kind first, never by an address or a name alone, never two rows of one table, and never
 * against contradicting evidence; what is in doubt stays apart. Components join components and rows of the same serial
 * number, and stay parts of their host. The outcome does not depend on the order of files when `refs` knows their names.
 * A pure function: evidence added later may undo a join that it contradicts.
 */
export function fuse(sightings: Iterable<Sighting>, refs: Refs = createRefs()): readonly Item[] {
  return [...fusedItems(sightings, refs)];
}

/** As `fuse`, one item after another: whoever looks at each once need not hold a hundred thousand. */
export function* fusedItems(sightings: Iterable<Sighting>, refs: Refs): Generator<Item> {
  const all = inOrder(sightings, refs);
  for (const sighting of all) refs.take(sighting);
  yield* itemsOf(all, joined(all, refs), refs);
}

/** What the sightings say of themselves is needed here only, and is let go with it. */
function joined(all: readonly Sighting[], refs: Refs): Joined {
  const traits = all.map((sighting) => traitsOf(sighting, isScanned(sighting, refs)));
  const clusters = createClusters(all.map((sighting, at) => claimsOf(sighting, traits[at] as Traits, refs)));
  const joins: Join[] = [];
  const unique: SharedValue[] = [];

  JOIN_KINDS.forEach((kind, nth) => {
    const shared = membersByValue(all, traits, nth);
    const links = linksOf(kind, shared, all, clusters, refs);
    // Who is of a link is asked before any joins: afterwards a cluster may hold what the link leaves out.
    const sound = soundLinks(kind, links.links, clusters).map(({ value, roots }) => ({
      value,
      roots,
      members: (links.members.get(value) ?? []).filter((at) => roots.includes(clusters.root(at))),
    }));
    for (const { value, roots, members } of sound) {
      for (const root of roots) clusters.join(roots[0] ?? root, root);
      joins.push({ by: kind, value, members });
    }
    if (tellsApart(kind))
      for (const { value } of links.links) unique.push({ kind, value, members: links.members.get(value) ?? [] });
    for (const { value, members } of links.within) joins.push({ by: kind, value, members });
  });

  const announced = joinAnnounced(all, traits, clusters);
  joins.push(...announced.joins);
  const hosts = hostsOf(all);
  joinComponents(all, traits, hosts, clusters, joins);
  const doubts = [...keptApart(unique, all, clusters), ...announced.doubts, ...namesakes(all, traits, clusters)];
  return { roots: Int32Array.from(all, (_, at) => clusters.root(at)), hosts, joins, doubts };
}

/** By file name, then as read: the same order whichever file was named first. */
function inOrder(sightings: Iterable<Sighting>, refs: Refs): readonly Sighting[] {
  const files = new Map<number, Sighting[]>();
  for (const sighting of sightings) {
    const list = files.get(sighting.artifact);
    if (list === undefined) files.set(sighting.artifact, [sighting]);
    else list.push(sighting);
  }
  const order = [...files.keys()].sort((a, b) => {
    const [one, two] = [refs.nameOf(a), refs.nameOf(b)];
    return one < two ? -1 : one > two ? 1 : a - b;
  });
  return order.flatMap((artifact) => files.get(artifact) ?? []);
}

/** Whether the sighting is a record that is a thing of its own: a table row, a scanned host. */
function isRow(sighting: Sighting, refs: Refs): boolean {
  return sighting.part === undefined && (sighting.cells !== undefined || refs.distinct(sighting.artifact));
}

/** Whether the sighting is an address that answered a scan, of which one device may have several. */
function isScanned(sighting: Sighting, refs: Refs): boolean {
  return sighting.part === undefined && sighting.cells === undefined && refs.scanned(sighting.artifact);
}

const NONE: readonly number[] = [];

function claimsOf(sighting: Sighting, traits: Traits, refs: Refs): Claims {
  const file = isRow(sighting, refs) ? [sighting.artifact] : NONE;
  const scanned = isScanned(sighting, refs);
  const { serials, models, makers, names, macs } = traits;
  return { serials, models, makers, names, macs, tables: scanned ? NONE : file, scans: scanned ? file : NONE };
}

/** Values that at least two sightings share, with the sightings, in order. Parts of devices are joined later. */
function membersByValue(
  all: readonly Sighting[],
  traits: readonly Traits[],
  kind: number,
): readonly (readonly [string, readonly number[]])[] {
  const first = new Map<string, number>();
  const shared = new Map<string, number[]>();
  all.forEach((sighting, at) => {
    if (isPart(sighting)) return;
    for (const value of traits[at]?.keys[kind] ?? []) {
      const before = first.get(value);
      if (before === undefined) first.set(value, at);
      else {
        const members = shared.get(value);
        if (members === undefined) shared.set(value, [before, at]);
        else members.push(at);
      }
    }
  });
  return [...shared].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

interface Links {
  readonly links: readonly Link[];
  readonly members: ReadonlyMap<string, readonly number[]>;
  /** Values whose sightings a surer kind has already joined: a further reason, told too. */
  readonly within: readonly { readonly value: string; readonly members: readonly number[] }[];
}

/** Rows of one table that share a value tell nothing by it; three or more make it a value nobody owns. */
const ROWS_OF_A_FILLER = 3;

function linksOf(
  kind: JoinKind,
  shared: readonly (readonly [string, readonly number[]])[],
  all: readonly Sighting[],
  clusters: Clusters,
  refs: Refs,
): Links {
  const links: Link[] = [];
  const kept = new Map<string, readonly number[]>();
  const within: { value: string; members: readonly number[] }[] = [];
  for (const [value, members] of shared) {
    const rows = new Map<number, number>();
    for (const at of members) {
      const sighting = all[at] as Sighting;
      if (isRow(sighting, refs)) rows.set(sighting.artifact, (rows.get(sighting.artifact) ?? 0) + 1);
    }
    // The name beside the key makes the difference between one device with many addresses and many with one key.
    const most = kind === 'key and name' ? 0 : Math.max(0, ...rows.values());
    if (most >= ROWS_OF_A_FILLER) continue;
    const usable =
      most < 2
        ? members
        : members.filter((at) => {
            const sighting = all[at] as Sighting;
            if (!isRow(sighting, refs) || (rows.get(sighting.artifact) ?? 0) < 2) return true;
            return WITHIN_SCAN.has(kind) && isScanned(sighting, refs);
          });
    if (usable.length < 2) continue;
    const roots = [...new Set(usable.map((at) => clusters.root(at)))].sort((a, b) => a - b);
    if (roots.length > 1) {
      links.push({ value, roots });
      kept.set(value, usable);
    } else within.push({ value, members: usable });
  }
  return { links, members: kept, within };
}

/**
 * Host sighting of each part, by position; `undefined` when none was read. A key that is a web address names its record
 * in every export of the same inventory system, so the host may stand in another file of the run.
 */
function hostsOf(all: readonly Sighting[]): ReadonlyMap<number, number> {
  const byKey = new Map<string, number>();
  const byAddress = new Map<string, number>();
  all.forEach(({ artifact, key }, at) => {
    if (key === undefined) return;
    byKey.set(`${artifact} ${key}`, at);
    if (key.includes('://') && !byAddress.has(key)) byAddress.set(key, at);
  });
  const hosts = new Map<number, number>();
  all.forEach(({ artifact, part }, at) => {
    if (part === undefined || part.relation === 'neighbour-of') return;
    const host = byKey.get(`${artifact} ${part.host}`) ?? byAddress.get(part.host);
    if (host !== undefined && host !== at) hosts.set(at, host);
  });
  return hosts;
}

/**
 * Components of one host, and a row of their own (an inventory item, a purchase), join by serial number. A serial number
 * that the host carries too is the host's: fixed switches report it on their only module. A component that has the
 * host's model as well is the host, told once more by its inventory table.
 */
function joinComponents(
  all: readonly Sighting[],
  traits: readonly Traits[],
  hosts: ReadonlyMap<number, number>,
  clusters: Clusters,
  joins: Join[],
): void {
  const parts = new Map<string, number[]>();
  all.forEach((sighting, at) => {
    if (sighting.part?.relation !== 'component-of') return;
    const host = hosts.get(at);
    const hostSerials = host === undefined ? [] : clusters.claims(clusters.root(host)).serials;
    for (const serial of traits[at]?.serials ?? []) {
      if (hostSerials.includes(serial)) {
        if (host !== undefined && isHostItself(traits[at] as Traits, clusters.claims(clusters.root(host)))) {
          clusters.join(host, at);
          joins.push({ by: 'serial number', value: serial, members: [host, at] });
        }
        continue;
      }
      const list = parts.get(serial);
      if (list === undefined) parts.set(serial, [at]);
      else list.push(at);
    }
  });
  if (parts.size === 0) return;
  const whole = new Map<string, number[]>();
  all.forEach((sighting, at) => {
    if (isPart(sighting)) return;
    for (const serial of traits[at]?.serials ?? []) {
      if (!parts.has(serial)) continue;
      const list = whole.get(serial);
      if (list === undefined) whole.set(serial, [at]);
      else list.push(at);
    }
  });
  for (const [serial, found] of [...parts].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const perFile = new Map<number, number>();
    for (const at of found) {
      const artifact = (all[at] as Sighting).artifact;
      perFile.set(artifact, (perFile.get(artifact) ?? 0) + 1);
    }
    const components = found.filter((at) => perFile.get((all[at] as Sighting).artifact) === 1);
    const hostRoots = new Set(
      components.map((at) => hosts.get(at)).map((host) => (host === undefined ? -1 : clusters.root(host))),
    );
    const rows = new Set((whole.get(serial) ?? []).map((at) => clusters.root(at)));
    if (components.length === 0 || hostRoots.size > 1 || rows.size > 1) continue;
    const members = [...(whole.get(serial) ?? []), ...components];
    const roots = [...new Set(members.map((at) => clusters.root(at)))];
    if (roots.length < 2 || roots.some((root) => hostRoots.has(root))) continue;
    const claims = roots.map((root) => clusters.claims(root));
    if (claims.some((one, at) => claims.slice(at + 1).some((two) => contradicts('serial number', one, two)))) continue;
    for (const root of roots) clusters.join(roots[0] ?? root, root);
    joins.push({ by: 'serial number', value: serial, members });
  }
}

/** Whether a component that carries its host's serial number has its model too. */
function isHostItself(part: Traits, host: Claims): boolean {
  return part.models.length > 0 && part.models.some((model) => host.models.includes(model));
}
