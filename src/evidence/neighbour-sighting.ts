import type { Observation, ObservationKind, Sighting } from '../core/evidence.ts';

/** Where a device told of another one. */
export interface ToldBy {
  readonly artifact: number;
  /** `key` of the device that told, in the same file. */
  readonly host: string;
  readonly line: number;
}

/**
 * A device that another one told of: a row of an LLDP, CDP or MNDP table. `how` is the word in the label
 * (`LLDP neighbour`). It is a thing of its own and adds nothing to the sums of its file.
 */
export function neighbourSighting(told: ToldBy, how: string, observations: readonly Observation[]): Sighting {
  const of = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
  const name =
    of('hostname') || of('platform') || of('chassis-id') || of('model') || of('mac') || of('sys-descr') || 'unnamed';
  return besideSighting(told, `${name.split('\n')[0]} (${how})`, observations);
}

/** An address that a device saw: a row of an ARP, bridge or lease table. The first observation is the address. */
export function seenAddressSighting(told: ToldBy, observations: readonly Observation[]): Sighting {
  const of = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
  const ip = of('ip');
  return besideSighting(told, ip === '' ? of('mac') : `${of('mac')} (${ip})`, observations);
}

/** Anything else that stands beside the device or in it. */
export function besideSighting(
  { artifact, host, line }: ToldBy,
  label: string,
  observations: readonly Observation[],
  relation: 'neighbour-of' | 'component-of' = 'neighbour-of',
): Sighting {
  const part = { relation, host } as const;
  return { kind: 'sighting', artifact, sheet: '', record: line, counted: false, label, observations, part };
}
