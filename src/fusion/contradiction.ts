import { sameSerial } from './serial-number.ts';
import type { JoinKind } from './traits.ts';

/** What a cluster of sightings says together; the parts that can contradict. */
export interface Claims {
  readonly serials: readonly string[];
  readonly models: readonly string[];
  readonly makers: readonly string[];
  readonly names: readonly string[];
  readonly macs: readonly string[];
  /** Files whose rows are things of their own and of which the cluster holds a row. */
  readonly tables: readonly number[];
  /** Scans of which the cluster holds an address that answered; two of them may be one device, if much shows it. */
  readonly scans: readonly number[];
}

/** Kinds that may join two addresses of one scan: only what no two devices share, or a key with the device's name. */
export const WITHIN_SCAN: ReadonlySet<JoinKind> = new Set(['serial number', 'key and name']);

/**
 * Whether two clusters cannot be one device although they share a value of `kind`. Two rows of one table are two things,
 * and so are two addresses of one scan unless `kind` is one of `WITHIN_SCAN`; two serial numbers are two devices; the
 * weaker the shared value, the less disagreement it survives. A hardware address outweighs a label of another maker,
 * since rebranded gear is sold that way, but not another name and model at once.
 */
export function contradicts(kind: JoinKind, one: Claims, two: Claims): boolean {
  if (overlap(one.tables, two.tables)) return true;
  const scanned = overlap(one.scans, two.scans);
  if (scanned && !WITHIN_SCAN.has(kind)) return true;
  const serials = differ(one.serials, two.serials, sameSerial);
  const models = differ(one.models, two.models, alike);
  const makers = differ(one.makers, two.makers, (a, b) => a === b);
  switch (kind) {
    case 'identifier':
      return serials;
    case 'serial number':
      // Two addresses with one serial number are two units with a factory's filler when anything else differs.
      return scanned ? models || makers || farMacs(one, two) : models && makers;
    case 'MAC address':
    case 'chassis id':
      return serials || (models && differ(one.names, two.names, (a, b) => a === b));
    default: {
      const sameModel = one.models.length > 0 && two.models.length > 0 && !models;
      return serials || models || (makers && !sameModel);
    }
  }
}

/** Whether two clusters agree in model or maker, and differ in neither. */
export function agrees(one: Claims, two: Claims): boolean {
  if (differ(one.models, two.models, alike) || differ(one.makers, two.makers, (a, b) => a === b)) return false;
  const bothSay = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && b.length > 0;
  return bothSay(one.models, two.models) || bothSay(one.makers, two.makers);
}

/**
 * Whether both tell hardware addresses and none is near one of the other. The ports of one device have addresses that
 * follow each other, so the first five octets are compared.
 */
export function farMacs(one: Pick<Claims, 'macs'>, two: Pick<Claims, 'macs'>): boolean {
  return differ(one.macs, two.macs, (a, b) => a.slice(0, 10) === b.slice(0, 10));
}

/** Whether two model numbers can be one: the same, or one a longer form of the other. */
export function alike(one: string, two: string): boolean {
  return one.includes(two) || two.includes(one);
}

/** Both say something and nothing of it agrees. */
function differ(one: readonly string[], two: readonly string[], same: (a: string, b: string) => boolean): boolean {
  return one.length > 0 && two.length > 0 && !one.some((a) => two.some((b) => same(a, b)));
}

function overlap(one: readonly number[], two: readonly number[]): boolean {
  return one.some((value) => two.includes(value));
}
