import type { Observation, Sighting } from '../core/evidence.ts';
import {
  type LinkEnd,
  linkEnd,
  otherChassis,
  type SaidOfItself,
  sameFullName,
  sameKindOfThing,
  saidOf,
} from './announced-facts.ts';
import type { Clusters } from './clusters.ts';
import { contradicts, farMacs } from './contradiction.ts';
import { deviceName, isNamedAfterModel } from './device-name.ts';
import { type Link, oneLink, sameTeller, type Tellers, tellersOf } from './tellers.ts';
import type { Traits } from './traits.ts';

/** A join by what a neighbour was announced as; members are positions of sightings. */
export interface AnnouncedJoin {
  readonly by: string;
  readonly value: string;
  readonly members: readonly number[];
}

/** Two things (by a sighting of each) that may be one, and why that stays open. */
export interface Doubt {
  readonly one: number;
  readonly two: number;
  readonly why: string;
  /** What each of the two says, when a number that only one device has stands in both and one must be wrong. */
  readonly disputed?: readonly [one: Sighting, two: Sighting];
}

/** More bearers of one name than this are compared no further: so common a name tells nobody. */
const MOST_OF_A_NAME = 1_000;

/** Records of their own that bear one name and are told of, at most. */
const MOST_OWNERS = 3;
const EACH_OTHER = 'announced names, each by the other';

/** One cluster that bears the name: whether a record of its own is in it, what it says, and who told of it. */
interface Bearer {
  readonly root: number;
  readonly at: number;
  readonly members: readonly number[];
  readonly own: boolean;
  readonly said: SaidOfItself;
  readonly links: readonly Link[];
}

/**
 * Joins neighbours that were announced (LLDP, CDP, MNDP) by name with the device of that name. A name is no proof by
 * itself, so three things are asked for: the name is one device's in this run (not a factory's, not the model's, and no
 * two things that bear it contradict each other), no hardware addresses speak against it, and one fact beside the name
 * agrees: the model or the description, the full domain name, the same link, or that each of the two devices tells of
 * the other. Returns the joins it made in `clusters`, and the pairs it left apart that a person may want to look at.
 */
export function joinAnnounced(
  all: readonly Sighting[],
  traits: readonly Traits[],
  clusters: Clusters,
): { readonly joins: readonly AnnouncedJoin[]; readonly doubts: readonly Doubt[] } {
  const joins: AnnouncedJoin[] = [];
  const doubts: Doubt[] = [];
  const bearers = bearersOf(all, traits);
  if (bearers.size === 0) return { joins, doubts };
  const tellers = tellersOf(all);
  const own = new Set<number>();
  all.forEach((sighting, at) => {
    if (sighting.part === undefined) own.add(clusters.root(at));
  });

  for (const [name, members] of [...bearers].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const group = groupOf(members, all, clusters, own, tellers);
    const owners = group.filter((one) => one.own);
    const heard = group.filter((one) => !one.own);
    if (group.length < 2 || heard.length === 0 || group.length > MOST_OF_A_NAME) continue;
    const single = isOneDevices(name, group, clusters);
    const unique = owners.length < 2 && single;
    const placed = owners.length > 0 ? owners.slice(0, MOST_OWNERS) : heard.slice(0, 1);
    const agreed = (one: Bearer): readonly [Bearer, string] | undefined => {
      if (!single) return undefined;
      if (!unique) {
        // Several records bear the name; the one whose device tells of the teller is meant, whatever the others are.
        const back = owners.filter((owner) => tellOfEachOther(one, owner, all, clusters, tellers));
        const [owner] = back;
        return owner === undefined || back.length > 1 ? undefined : [owner, EACH_OTHER];
      }
      for (const two of placed) {
        const by = agreement(one, two, all, clusters, tellers);
        if (by !== undefined) return [two, by];
      }
      return undefined;
    };
    for (const one of heard) {
      if (placed.includes(one)) continue;
      const [partner, by] = agreed(one) ?? [];
      if (partner !== undefined && by !== undefined && !forbidden(one, partner, clusters)) {
        joins.push({ by, value: name, members: [partner.at, one.at] });
        clusters.join(partner.root, one.root);
      } else {
        const why = whyOpen(name, owners.length, unique);
        const others = owners.length > 0 ? owners.slice(0, MOST_OWNERS) : placed.slice(0, 1);
        for (const two of others) doubts.push({ one: one.at, two: two.at, why });
      }
      if (unique) placed.push(one);
    }
  }
  return { joins, doubts };
}

function whyOpen(name: string, owners: number, unique: boolean): string {
  if (owners > 1) return `${owners} things are called ${name}`;
  if (!unique) return `both are called ${name}, as more than one device seems to be`;
  return `both are called ${name}; nothing else shows that they are one`;
}

/** Names that a neighbour was announced by, with every sighting that bears the name. */
function bearersOf(all: readonly Sighting[], traits: readonly Traits[]): ReadonlyMap<string, readonly number[]> {
  const bearers = new Map<string, number[]>();
  all.forEach((sighting, at) => {
    if (sighting.part?.relation !== 'neighbour-of') return;
    for (const name of announcedNames(sighting)) {
      const list = bearers.get(name);
      if (list === undefined) bearers.set(name, [at]);
      else list.push(at);
    }
  });
  if (bearers.size === 0) return bearers;
  all.forEach((sighting, at) => {
    if (sighting.part !== undefined) return;
    for (const name of traits[at]?.names ?? []) bearers.get(name)?.push(at);
  });
  return bearers;
}

/** Names the neighbour says of itself; the name in an ARP table is what a name server says of the address. */
function announcedNames(sighting: Sighting): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, value, field } of sighting.observations) {
    const name = kind === 'hostname' && field !== 'name' ? deviceName(value) : undefined;
    if (name !== undefined && name.length >= 3) names.add(name);
  }
  return names;
}

function groupOf(
  members: readonly number[],
  all: readonly Sighting[],
  clusters: Clusters,
  own: ReadonlySet<number>,
  tellers: Tellers,
): readonly Bearer[] {
  const byRoot = new Map<number, number[]>();
  for (const at of members) {
    const root = clusters.root(at);
    const list = byRoot.get(root);
    if (list === undefined) byRoot.set(root, [at]);
    else list.push(at);
  }
  return [...byRoot]
    .map(([root, list]) => ({
      root,
      at: Math.min(...list),
      members: list,
      own: own.has(root),
      said: saidOf(list.flatMap((at): readonly Observation[] => all[at]?.observations ?? [])),
      links: list.flatMap((at) => tellers.linkOf(at) ?? []),
    }))
    .sort((a, b) => a.at - b.at);
}

/** Whether the name can be one device's: nothing that bears it contradicts another, and no factory gave it. */
function isOneDevices(name: string, group: readonly Bearer[], clusters: Clusters): boolean {
  if (group.some(({ said }) => isNamedAfterModel(name, said.about))) return false;
  return group.every((one, nth) => group.slice(nth + 1).every((two) => !disagree(name, one, two, clusters)));
}

function forbidden(one: Bearer, two: Bearer, clusters: Clusters): boolean {
  const [a, b] = [clusters.claims(clusters.root(one.root)), clusters.claims(clusters.root(two.root))];
  return contradicts('management address and name', a, b) || farMacs(a, b);
}

function disagree(name: string, one: Bearer, two: Bearer, clusters: Clusters): boolean {
  if (forbidden(one, two, clusters)) return true;
  // A device is no neighbour of itself: what it tells of by its own name is another one.
  if (tellsOf(one, two, clusters) || tellsOf(two, one, clusters)) return true;
  // Both heard: what they give as their chassis is the same kind of thing, so it must be the same.
  if (!one.own && !two.own && otherChassis(one.said, two.said)) return true;
  return one.links.some((first) =>
    two.links.some((second) => {
      if (!sameTeller(first, second, clusters)) return false;
      const verdict = oneLink(first, second);
      return (
        verdict === 'two devices' || (verdict === 'perhaps two links' && !/\d/.test(name)) || verdict === 'unknown'
      );
    }),
  );
}

function tellsOf(teller: Bearer, { links }: Bearer, clusters: Clusters): boolean {
  return links.some((link) => clusters.root(link.teller) === clusters.root(teller.root));
}

/** The fact beside the name that shows that two bearers are one; `undefined` when there is none. */
function agreement(
  one: Bearer,
  two: Bearer,
  all: readonly Sighting[],
  clusters: Clusters,
  tellers: Tellers,
): string | undefined {
  const sameLink = one.links.some((first) =>
    two.links.some((second) => sameTeller(first, second, clusters) && oneLink(first, second) === 'one link'),
  );
  if (sameLink) return 'announced name and link';
  if (sameKindOfThing(one.said, two.said)) return 'announced name and model';
  if (sameFullName(one.said, two.said)) return 'announced full name';
  return tellOfEachOther(one, two, all, clusters, tellers) ? EACH_OTHER : undefined;
}

/** Whether the device of the name itself tells of the device that told of it, over the same link where both name it. */
function tellOfEachOther(
  heard: Bearer,
  owner: Bearer,
  all: readonly Sighting[],
  clusters: Clusters,
  tellers: Tellers,
): boolean {
  if (!owner.own) return false;
  const rows = owner.members.flatMap((member) => tellers.toldBy(member));
  return rows.some((at) => {
    const back = all[at] as Sighting;
    const names = announcedNames(back);
    return heard.links.some((link) => {
      const teller = clusters.root(link.teller);
      const isTeller = teller === clusters.root(at) || clusters.claims(teller).names.some((name) => names.has(name));
      const [local, remote] = [linkEnd(back.observations, 'local'), linkEnd(back.observations, 'remote')];
      return isTeller && fits(link.remote, local) && fits(link.local, remote);
    });
  });
}

/** Whether two ends can be one port. A port that goes by a number on one side is counted otherwise on the other. */
function fits(one: LinkEnd | undefined, two: LinkEnd | undefined): boolean {
  return one === undefined || two === undefined || !one.named || !two.named || one.port === two.port;
}
