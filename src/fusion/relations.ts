import type { Sighting } from '../core/evidence.ts';
import type { Item } from '../core/verdict.ts';
import type { Doubt } from './announced.ts';
import { tellersOf } from './tellers.ts';

/** Relations told per item; an uplink told of by hundreds of switches needs no more. */
const MOST_TOLD = 8;

/** Why two may be one, and what the other says when one of them must be wrong. */
interface Told {
  readonly why: string;
  readonly disputed?: Sighting;
}

/**
 * Says how items stand to each other without being one: which devices told of it as a neighbour, and which items may be
 * the very same. `roots` is the cluster of each sighting; `refOf` names the item of a cluster.
 */
export function createRelations(
  all: readonly Sighting[],
  roots: Int32Array,
  doubts: readonly Doubt[],
  refOf: (root: number) => string,
): (root: number, members: readonly number[]) => Pick<Item, 'toldBy' | 'perhaps'> {
  const tellers = tellersOf(all);
  const open = new Map<number, Map<number, Told>>();
  const note = (from: number, to: number, told: Told): void => {
    let list = open.get(from);
    if (list === undefined) {
      list = new Map();
      open.set(from, list);
    }
    if (list.size < MOST_TOLD && !list.has(to)) list.set(to, told);
  };
  for (const { one, two, why, disputed } of doubts) {
    const [a, b] = [roots[one] ?? one, roots[two] ?? two];
    // A later name may have joined the two after all.
    if (a === b) continue;
    note(a, b, { why, ...(disputed === undefined ? {} : { disputed: disputed[1] }) });
    note(b, a, { why, ...(disputed === undefined ? {} : { disputed: disputed[0] }) });
  }

  return (root, members) => {
    const told = new Set<number>();
    for (const at of members) {
      const teller = tellers.linkOf(at)?.teller;
      const device = teller === undefined ? undefined : roots[teller];
      if (device !== undefined && device !== root && told.size < MOST_TOLD) told.add(device);
    }
    const perhaps = open.get(root);
    return {
      ...(told.size === 0 ? {} : { toldBy: [...told].map(refOf) }),
      ...(perhaps === undefined
        ? {}
        : { perhaps: [...perhaps].map(([other, told]) => ({ ref: refOf(other), ...told })) }),
    };
  };
}
