import type { Sighting } from '../core/evidence.ts';
import type { Doubt } from './announced.ts';
import type { Clusters } from './clusters.ts';
import { contradicts, farMacs } from './contradiction.ts';
import type { Traits } from './traits.ts';

/** A name that more things bear than this tells nobody. */
const MOST_OF_A_NAME = 3;
const MOST_DOUBTS = 20_000;

/**
 * Things with records of their own in different files that bear one name and do not contradict each other: a name joins
 * nothing, so they stay apart, and a person may want to look. In the order of the names.
 */
export function namesakes(all: readonly Sighting[], traits: readonly Traits[], clusters: Clusters): readonly Doubt[] {
  const bearers = new Map<string, number[]>();
  all.forEach((sighting, at) => {
    if (sighting.part !== undefined) return;
    for (const name of traits[at]?.names ?? []) {
      const list = bearers.get(name);
      if (list === undefined) bearers.set(name, [at]);
      else if (list.length <= MOST_OF_A_NAME * 8) list.push(at);
    }
  });
  const doubts: Doubt[] = [];
  for (const [name, members] of [...bearers].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    if (members.length < 2 || name.length < 3) continue;
    const roots = [...new Map(members.map((at) => [clusters.root(at), at] as const)).entries()];
    if (roots.length < 2 || roots.length > MOST_OF_A_NAME) continue;
    for (const [nth, [root, one]] of roots.entries()) {
      for (const [other, two] of roots.slice(nth + 1)) {
        const [a, b] = [clusters.claims(root), clusters.claims(other)];
        if (contradicts('management address and name', a, b) || farMacs(a, b)) continue;
        if (doubts.length >= MOST_DOUBTS) return doubts;
        doubts.push({ one, two, why: `both are called ${name}; nothing else shows that they are one` });
      }
    }
  }
  return doubts;
}
