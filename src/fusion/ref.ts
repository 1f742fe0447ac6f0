import type { Sighting } from '../core/evidence.ts';
import type { Item } from '../core/verdict.ts';

/** Names sightings for people: unique in the run, the same for the same set of files in any order. */
export interface Refs {
  /**
   * Tells of a file of the run, before its sightings are named. `distinct` is true when each of its records is a thing
   * of its own (a table row, a scanned host), so that no two of them are ever one item. `scanned` is true when they are
   * addresses that answered a scan: two of them may be one device.
   */
  file(index: number, name: string, distinct?: boolean, scanned?: boolean): void;
  /** The name of the file, as given; empty when nobody told it. */
  nameOf(artifact: number): string;
  distinct(artifact: number): boolean;
  scanned(artifact: number): boolean;
  /** Takes the next sighting of a file, in reading order, so that two sightings of one record get different refs. */
  take(sighting: Sighting): void;
  /**
   * `<file>#<sheet>!<record>`, without what is empty or goes without saying: `Assets!17` or `row 17` when the run has one
   * file, else the file's own name, or its whole path when another file of the run has the same. A second sighting of
   * the same record adds `.2`.
   */
  of(sighting: Sighting): string;
  /** An item of one sighting, for files whose records are each a thing of their own. */
  single(sighting: Sighting): Item;
}

interface FileNames {
  readonly name: string;
  readonly distinct: boolean;
  readonly scanned: boolean;
  /** Sightings taken per `sheet!record`; for distinct files only the record read last. */
  readonly taken: Map<string, number>;
  /** Ref by key, for sightings that others may name as their host. */
  readonly keys: Map<string, string>;
}

/** Starts naming for one run. */
export function createRefs(): Refs {
  const files = new Map<number, FileNames>();
  const short = new Map<string, number>();
  const nth = new WeakMap<Sighting, number>();

  function known(index: number): FileNames {
    let found = files.get(index);
    if (found === undefined) {
      found = { name: '', distinct: false, scanned: false, taken: new Map(), keys: new Map() };
      files.set(index, found);
    }
    return found;
  }

  function inputOf(index: number): string {
    if (files.size <= 1) return '';
    const { name } = known(index);
    const last = lastPart(name);
    return (short.get(last) ?? 0) > 1 ? name : last;
  }

  function take(sighting: Sighting): void {
    const file = known(sighting.artifact);
    const place = `${sighting.sheet}!${sighting.record}`;
    const count = (file.taken.get(place) ?? 0) + 1;
    if (file.distinct && count === 1) file.taken.clear();
    file.taken.set(place, count);
    if (count > 1) nth.set(sighting, count);
  }

  function of(sighting: Sighting): string {
    const input = inputOf(sighting.artifact);
    const count = nth.get(sighting);
    const record = count === undefined ? `${sighting.record}` : `${sighting.record}.${count}`;
    const place = sighting.sheet === '' ? record : `${sighting.sheet}!${record}`;
    if (input === '') return sighting.sheet === '' ? `row ${record}` : place;
    return `${input}#${place}`;
  }

  return {
    file(index, name, distinct = false, scanned = false) {
      const last = lastPart(name);
      short.set(last, (short.get(last) ?? 0) + 1);
      const { taken, keys } = known(index);
      files.set(index, { name, distinct, scanned, taken, keys });
    },
    nameOf: (artifact) => files.get(artifact)?.name ?? '',
    distinct: (artifact) => files.get(artifact)?.distinct ?? false,
    scanned: (artifact) => files.get(artifact)?.scanned ?? false,
    take,
    of,
    single(sighting) {
      take(sighting);
      const ref = of(sighting);
      const { keys } = known(sighting.artifact);
      if (sighting.key !== undefined) keys.set(sighting.key, ref);
      const { part } = sighting;
      const host = part === undefined || part.relation === 'neighbour-of' ? undefined : keys.get(part.host);
      return {
        ref,
        label: sighting.label,
        sightings: [sighting],
        ...(host === undefined || host === ref ? {} : { partOf: host }),
        joins: [],
      };
    },
  };
}

function lastPart(name: string): string {
  return name.split(/[/\\!]/).findLast((part) => part !== '') ?? name;
}
