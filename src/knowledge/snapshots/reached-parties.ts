import type { EntityIdentifier, ListEntry, Relation } from '../../core/listing.ts';
import { listDefinition } from '../sources/catalogue.ts';
import {
  holdingsOn,
  ownershipGraph,
  REACH_RULES,
  type Reach,
  reachOf,
  type ReachStep,
  resolveEnds,
} from './ownership.ts';
import type { ListsInForce } from './read-entries.ts';

/** A party that no list names, and that a list's ownership rule reaches or may reach. */
export interface ReachedParty {
  readonly list: string;
  /** Entity id, or `name:<name>` when no entity of that name is known. */
  readonly party: string;
  readonly name: string;
  readonly reach: Reach;
  /** The path with names in place of ids, nearest owner first. */
  readonly path: readonly (ReachStep & { readonly ownerName: string; readonly ownedName: string })[];
}

/** Schemes whose value names one party in the world: entries that share one are one party. */
const WORLDWIDE = new Set<EntityIdentifier['scheme']>(['lei', 'imo']);

/** One id for all entries of one party, joined over worldwide identifiers (the sanctions entry and the LEI record). */
function canonicalIds(entries: readonly ListEntry[]): (id: string) => string {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let next = same.get(at); next !== undefined && next !== at; next = same.get(at)) at = next;
    return at;
  };
  for (const { entity } of entries) {
    for (const { scheme, value } of entity.identifiers) {
      if (!WORLDWIDE.has(scheme)) continue;
      const key = `${scheme} ${value.toUpperCase()}`;
      const known = first.get(key);
      if (known === undefined) first.set(key, entity.id);
      else if (root(known) !== root(entity.id)) same.set(root(entity.id), root(known));
    }
  }
  return root;
}

/**
 * Who is reached by ownership on the day of the lists: for each list whose rule looks at owners, every party that stated
 * holdings connect to a listed one, with the least and the most it can be held, and the path. Lists whose rule names its
 * parties only yield nothing. Sorted by list, state and name.
 */
export async function reachedParties(inForce: ListsInForce): Promise<readonly ReachedParty[]> {
  const entries: ListEntry[] = [];
  for await (const batch of inForce.entries()) entries.push(...batch);
  const stated: Relation[] = [];
  for await (const batch of inForce.relations()) stated.push(...batch);
  const rootOf = canonicalIds(entries);
  const relations = resolveEnds(stated, entries).map((one) => ({ ...one, from: rootOf(one.from), to: rootOf(one.to) }));
  const graph = ownershipGraph(holdingsOn(relations, inForce.asOf));
  const names = new Map<string, string>();
  for (const { entity } of entries)
    if (!names.has(rootOf(entity.id))) names.set(rootOf(entity.id), entity.names[0].value);
  const nameOf = (id: string): string => names.get(id) ?? id.replace(/^name:/u, '');
  const out: ReachedParty[] = [];
  for (const { list } of inForce.lists) {
    const { reach: rule } = listDefinition(list);
    if (rule === 'none') continue;
    const listed = new Set(entries.filter((entry) => entry.list === list).map((entry) => rootOf(entry.entity.id)));
    for (const [party, reach] of reachOf(graph, listed, REACH_RULES[rule])) {
      if (reach.state === 'listed' || reach.state === 'not-reached') continue;
      const path = reach.path.map((step) => ({
        ...step,
        ownerName: nameOf(step.owner),
        ownedName: nameOf(step.owned),
      }));
      out.push({ list, party, name: nameOf(party), reach, path });
    }
  }
  const order = (one: ReachedParty): string =>
    `${one.list}\t${one.reach.state === 'reached' ? 0 : 1}\t${one.name}\t${one.party}`;
  return out
    .map((one) => ({ one, key: order(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
}
