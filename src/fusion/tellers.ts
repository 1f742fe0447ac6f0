import type { Sighting } from '../core/evidence.ts';
import { type LinkEnd, linkEnd } from './announced-facts.ts';
import type { Clusters } from './clusters.ts';

/** A neighbour row as a link: the device that tells of it (position of its sighting), and the ports it names. */
export interface Link {
  readonly teller: number;
  readonly local: LinkEnd | undefined;
  readonly remote: LinkEnd | undefined;
}

/** Who told of which neighbour. */
export interface Tellers {
  /** The link of a neighbour row; `undefined` when the device that told of it is not among the sightings. */
  linkOf(neighbour: number): Link | undefined;
  /** Neighbour rows of a device. */
  toldBy(device: number): readonly number[];
}

/** Finds the device of each neighbour row by the key the row names, in the same file. */
export function tellersOf(all: readonly Sighting[]): Tellers {
  const byKey = new Map<string, number>();
  all.forEach(({ artifact, key }, at) => {
    if (key !== undefined) byKey.set(`${artifact} ${key}`, at);
  });
  const teller = new Map<number, number>();
  const told = new Map<number, number[]>();
  all.forEach(({ artifact, part }, at) => {
    const host = part?.relation === 'neighbour-of' ? byKey.get(`${artifact} ${part.host}`) : undefined;
    if (host === undefined) return;
    teller.set(at, host);
    const list = told.get(host);
    if (list === undefined) told.set(host, [at]);
    else list.push(at);
  });
  return {
    linkOf(neighbour) {
      const host = teller.get(neighbour);
      const observations = all[neighbour]?.observations ?? [];
      return host === undefined
        ? undefined
        : { teller: host, local: linkEnd(observations, 'local'), remote: linkEnd(observations, 'remote') };
    },
    toldBy: (device) => told.get(device) ?? [],
  };
}

/** Whether one device told of both. */
export function sameTeller(one: Link, two: Link, clusters: Clusters): boolean {
  return clusters.root(one.teller) === clusters.root(two.teller);
}

/**
 * What two rows of one device that name the same neighbour are. Told on one port by two protocols: one link. On two
 * ports to two ports: two links, most likely of one bundle. On two ports to the same port: two devices that only look
 * alike. Ports that go by numbers do not compare between protocols.
 */
export function oneLink(one: Link, two: Link): 'one link' | 'perhaps two links' | 'two devices' | 'unknown' {
  const local = compare(one.local, two.local);
  const remote = compare(one.remote, two.remote);
  if (local === 'same') return 'one link';
  if (local === 'different') return remote === 'different' ? 'perhaps two links' : 'two devices';
  return remote === 'same' && one.remote?.field !== two.remote?.field ? 'one link' : 'unknown';
}

function compare(one: LinkEnd | undefined, two: LinkEnd | undefined): 'same' | 'different' | 'unknown' {
  if (one === undefined || two === undefined) return 'unknown';
  if (one.field !== two.field && !(one.named && two.named)) return 'unknown';
  return one.port === two.port ? 'same' : 'different';
}
