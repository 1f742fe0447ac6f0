import { type IsoDate, holdsOn } from '../core/dates.ts';
import type { Family, MakerId } from '../core/identity.ts';
import type { Knowledge, MakerFact, OwnershipPath } from './knowledge.ts';

type Step = OwnershipPath['steps'][number];

/** No real chain of companies is longer; a longer one is an error in the data. */
const MOST_STEPS = 16;

/**
 * Owners of a maker on a day, nearest first: each with the chain of facts that reaches it, the verified chain before an
 * unverified one of the same length. Cycles (cross-holdings) end where they meet a company already on the way.
 */
export function ownersOn(
  id: MakerId,
  asOf: IsoDate,
  maker: (id: MakerId) => MakerFact | undefined,
): readonly OwnershipPath[] {
  const found: OwnershipPath[] = [];
  const seen = new Set<MakerId>([id]);
  let front: { readonly at: MakerId; readonly steps: readonly Step[] }[] = [{ at: id, steps: [] }];
  for (let depth = 0; depth < MOST_STEPS && front.length > 0; depth++) {
    const reached = front.flatMap(({ at, steps }) => {
      const fact = maker(at);
      return fact ? directOwners(fact, asOf).map((step) => ({ at: step.owner, steps: [...steps, step] })) : [];
    });
    reached.sort((a, b) => Number(allVerified(b.steps)) - Number(allVerified(a.steps)));
    front = [];
    for (const next of reached) {
      if (seen.has(next.at)) continue;
      seen.add(next.at);
      found.push({ owner: next.at, steps: next.steps });
      front.push(next);
    }
  }
  return found;
}

/**
 * Direct owners on a day. A `parent` counts as an owner of unstated share on every day, unless dated ownership facts
 * speak of that same company: then they alone say when.
 */
function directOwners(fact: MakerFact, asOf: IsoDate): readonly Step[] {
  const steps: Step[] = fact.ownership
    .filter((owned) => holdsOn(owned, asOf))
    .map((owned) => ({
      owned: fact.id,
      owner: owned.owner,
      verified: owned.verified,
      ...(owned.sharePercent === undefined ? {} : { sharePercent: owned.sharePercent }),
    }));
  if (fact.parent !== undefined && !fact.ownership.some((owned) => owned.owner === fact.parent))
    steps.push({ owned: fact.id, owner: fact.parent, verified: fact.verified });
  return steps;
}

function allVerified(steps: readonly Step[]): boolean {
  return steps.every((step) => step.verified);
}

/**
 * The short family a maker belongs to on a day, by itself or through its owners on that day; undefined when to none.
 * `verified` is false when a step of the chain is recalled or its date is uncertain.
 */
export function familyOf(
  knowledge: Knowledge,
  id: MakerId,
  asOf: IsoDate,
): { readonly family: Family; readonly verified: boolean; readonly via: OwnershipPath['steps'] } | undefined {
  const own = knowledge.maker(id);
  if (own?.familyRoot && own.family) return { family: own.family, verified: true, via: [] };
  for (const path of knowledge.owners(own?.id ?? id, asOf)) {
    const owner = knowledge.maker(path.owner);
    if (owner?.familyRoot && owner.family)
      return { family: owner.family, verified: allVerified(path.steps), via: path.steps };
  }
  return undefined;
}
