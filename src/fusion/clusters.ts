import { agrees, type Claims, contradicts } from './contradiction.ts';
import type { JoinKind } from './traits.ts';

/** Groups of sightings that grow by joining; each knows what its members claim. */
export interface Clusters {
  root(at: number): number;
  join(one: number, two: number): void;
  claims(root: number): Claims;
}

/** Claims kept per cluster and kind; far more than one device has, far less than a bad join could gather. */
const MOST_CLAIMS = 128;

/** Starts with one cluster per entry of `claims`. Union by size with path halving: nearly linear. */
export function createClusters(claims: readonly Claims[]): Clusters {
  const parent = Int32Array.from(claims, (_, at) => at);
  const size = new Int32Array(claims.length).fill(1);
  const merged = new Map<number, Claims>();

  function root(at: number): number {
    let here = at;
    for (;;) {
      const up = parent[here] ?? here;
      if (up === here) return here;
      const above = parent[up] ?? up;
      parent[here] = above;
      here = above;
    }
  }

  function claimsOf(at: number): Claims {
    return merged.get(at) ?? (claims[at] as Claims);
  }

  return {
    root,
    claims: claimsOf,
    join(one, two) {
      const [a, b] = [root(one), root(two)];
      if (a === b) return;
      const [big, small] = (size[a] ?? 0) >= (size[b] ?? 0) ? [a, b] : [b, a];
      const [kept, added] = [claimsOf(big), claimsOf(small)];
      parent[small] = big;
      size[big] = (size[big] ?? 0) + (size[small] ?? 0);
      merged.delete(small);
      merged.set(big, {
        serials: union(kept.serials, added.serials),
        models: union(kept.models, added.models),
        makers: union(kept.makers, added.makers),
        names: union(kept.names, added.names),
        macs: union(kept.macs, added.macs),
        tables: union(kept.tables, added.tables),
        scans: union(kept.scans, added.scans),
      });
    },
  };
}

function union<T>(one: readonly T[], two: readonly T[]): readonly T[] {
  const fresh = two.filter((value) => !one.includes(value));
  return fresh.length === 0 ? one : [...one, ...fresh].slice(0, MOST_CLAIMS);
}

/** A value that several clusters share, and the clusters (roots, ascending, at least two). */
export interface Link {
  readonly value: string;
  readonly roots: readonly number[];
}

/** More clusters than this sharing one value are compared with their neighbours in order only. */
const MOST_PAIRWISE = 48;

/**
 * Which links of one kind may join. A link whose own clusters contradict each other joins only those that agree in more
 * than the value, when they are most of them and the rest are the odd ones out; else nothing: the value is shared, reused
 * or mistyped. When links are sound one by one but their chain would put contradicting clusters together, the
 * cluster in the middle is ambiguous, and the links through it join nothing. The answer does not depend on their order.
 */
export function soundLinks(kind: JoinKind, links: readonly Link[], clusters: Clusters): readonly Link[] {
  let sound = links.flatMap((link) => (disagree(kind, link.roots, clusters) ? majority(kind, link, clusters) : [link]));
  for (let round = 0; round < 2; round++) {
    const components = connect(sound);
    const refused = new Set<Link>();
    for (const component of components) {
      if (component.roots.length < 3 || !disagree(kind, component.roots, clusters)) continue;
      const ambiguous = round === 0 ? ambiguousRoots(kind, component.links, clusters) : undefined;
      for (const link of component.links) {
        if (ambiguous === undefined || ambiguous.size === 0 || link.roots.some((root) => ambiguous.has(root))) {
          refused.add(link);
        }
      }
    }
    if (refused.size === 0) break;
    sound = sound.filter((link) => !refused.has(link));
  }
  return sound;
}

/** Kinds that one wrong record may contradict without undoing what the others agree in. */
const OUTVOTED: ReadonlySet<JoinKind> = new Set(['identifier', 'serial number', 'MAC address', 'chassis id']);

/** The link among those of its clusters that also agree in model or maker, when more than half of them do. */
function majority(kind: JoinKind, { value, roots }: Link, clusters: Clusters): readonly Link[] {
  if (!OUTVOTED.has(kind) || roots.length > MOST_PAIRWISE) return [];
  const telling = roots.filter((root) => says(clusters.claims(root)));
  for (const root of telling) {
    const camp = telling.filter((other) => other === root || agrees(clusters.claims(root), clusters.claims(other)));
    if (camp.length * 2 > telling.length && !disagree(kind, camp, clusters)) return [{ value, roots: camp }];
  }
  return [];
}

function disagree(kind: JoinKind, roots: readonly number[], clusters: Clusters): boolean {
  const telling = roots.filter((root) => says(clusters.claims(root)));
  for (let one = 0; one < telling.length; one++) {
    const claims = clusters.claims(telling[one] ?? 0);
    const end = telling.length <= MOST_PAIRWISE ? telling.length : Math.min(telling.length, one + MOST_PAIRWISE);
    for (let two = one + 1; two < end; two++) {
      if (contradicts(kind, claims, clusters.claims(telling[two] ?? 0))) return true;
    }
  }
  return false;
}

function says(claims: Claims): boolean {
  const { tables, scans, serials, models, makers } = claims;
  return tables.length + scans.length + serials.length + models.length + makers.length > 0;
}

interface Component {
  readonly roots: readonly number[];
  readonly links: readonly Link[];
}

function connect(links: readonly Link[]): readonly Component[] {
  const up = new Map<number, number>();
  const find = (at: number): number => {
    let here = at;
    for (;;) {
      const above = up.get(here) ?? here;
      if (above === here) return here;
      const top = up.get(above) ?? above;
      up.set(here, top);
      here = top;
    }
  };
  for (const { roots } of links) {
    const first = find(roots[0] ?? 0);
    for (const root of roots) up.set(find(root), first);
  }
  const found = new Map<number, { roots: number[]; links: Link[] }>();
  for (const root of up.keys()) {
    const top = find(root);
    const component = found.get(top);
    if (component === undefined) found.set(top, { roots: [root], links: [] });
    else component.roots.push(root);
  }
  for (const link of links) found.get(find(link.roots[0] ?? 0))?.links.push(link);
  for (const component of found.values()) component.roots.sort((a, b) => a - b);
  return [...found.values()];
}

/** Clusters whose direct neighbours contradict one another. */
function ambiguousRoots(kind: JoinKind, links: readonly Link[], clusters: Clusters): ReadonlySet<number> {
  const neighbours = new Map<number, Set<number>>();
  for (const { roots } of links) {
    for (const root of roots.slice(0, MOST_PAIRWISE)) {
      let near = neighbours.get(root);
      if (near === undefined) {
        near = new Set();
        neighbours.set(root, near);
      }
      for (const other of roots.slice(0, MOST_PAIRWISE)) if (other !== root) near.add(other);
    }
  }
  const ambiguous = new Set<number>();
  for (const [root, near] of neighbours) {
    if (
      disagree(
        kind,
        [...near].sort((a, b) => a - b),
        clusters,
      )
    )
      ambiguous.add(root);
  }
  return ambiguous;
}
