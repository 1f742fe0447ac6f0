import type { Sighting } from '../core/evidence.ts';
import type { Item } from '../core/verdict.ts';
import type { Doubt } from './announced.ts';
import type { Refs } from './ref.ts';
import { createRelations } from './relations.ts';

/** Joins told per item, and sightings named per join; a router seen in hundreds of tables needs no more. */
const MOST_JOINS = 16;
const MOST_NAMED = 24;

/** Why sightings were joined; members are positions of sightings. */
export interface Join {
  readonly by: string;
  readonly value: string;
  readonly members: readonly number[];
}

/** What joining found: the cluster of each sighting, the host of each part, and the reasons. */
export interface Joined {
  readonly roots: Int32Array;
  readonly hosts: ReadonlyMap<number, number>;
  readonly joins: readonly Join[];
  readonly doubts: readonly Doubt[];
}

/** Whether a sighting is of something in a device or on it, and no thing of its own. */
export function isPart(sighting: Sighting): boolean {
  return sighting.part !== undefined && sighting.part.relation !== 'neighbour-of';
}

/** What is shown first of an item: the user's own row, then the device's own words, then what others say of it. */
function rank(sighting: Sighting): number {
  if (sighting.part?.relation === 'neighbour-of') return 3;
  if (isPart(sighting)) return 4;
  if (sighting.cells !== undefined) return 0;
  return sighting.counted ? 1 : 2;
}

const NO_JOINS: Item['joins'] = [];

/** The items of the clusters, parts behind the thing they are in, each with the reasons it was joined by. */
export function* itemsOf(
  all: readonly Sighting[],
  { roots, hosts, joins, doubts }: Joined,
  refs: Refs,
): Generator<Item> {
  const members = new Map<number, number[]>();
  all.forEach((_, at) => {
    const root = roots[at] ?? at;
    const list = members.get(root);
    if (list === undefined) members.set(root, [at]);
    else list.push(at);
  });
  const reasons = new Map<number, Item['joins'][number][]>();
  for (const join of joins) {
    const root = roots[join.members[0] ?? 0] ?? 0;
    let list = reasons.get(root);
    if (list === undefined) {
      list = [];
      reasons.set(root, list);
    }
    if (list.length >= MOST_JOINS) continue;
    const named = join.members.slice(0, MOST_NAMED).map((at) => refs.of(all[at] as Sighting));
    list.push({ by: join.by, value: join.value, sightings: named });
  }
  const order = [...members].map(([root, list]) => {
    const sorted =
      list.length === 1 ? list : list.sort((a, b) => rank(all[a] as Sighting) - rank(all[b] as Sighting) || a - b);
    const host = sorted.map((at) => hosts.get(at)).find((at) => at !== undefined && roots[at] !== root);
    return { root, sorted, head: sorted[0] ?? root, host: host === undefined ? undefined : roots[host] };
  });
  const heads = new Map(order.map(({ root, head }) => [root, head]));
  // Parts follow the thing they are in.
  const groupOf = ({ head, host }: { head: number; host: number | undefined }): number =>
    host === undefined ? head : (heads.get(host) ?? head);
  order.sort(
    (a, b) => groupOf(a) - groupOf(b) || Number(a.host !== undefined) - Number(b.host !== undefined) || a.head - b.head,
  );
  const relations = createRelations(all, roots, doubts, (root) => refs.of(all[heads.get(root) ?? root] as Sighting));
  for (const { root, sorted, head, host } of order) {
    const first = all[head] as Sighting;
    const hostHead = host === undefined ? undefined : heads.get(host);
    yield {
      ref: refs.of(first),
      label: first.label,
      sightings: [first, ...sorted.slice(1).map((at) => all[at] as Sighting)],
      ...(hostHead === undefined ? {} : { partOf: refs.of(all[hostHead] as Sighting) }),
      joins: reasons.get(root) ?? NO_JOINS,
      ...relations(root, sorted),
    };
  }
}
