import type { ReadEvent } from '../core/evidence.ts';
import type { Dossier, Tally } from '../core/verdict.ts';

/** Counts while a run goes on; `of(artifact)` and `total()` give the sums. */
export interface Counter {
  read(event: ReadEvent): void;
  found(dossier: Dossier): void;
  of(artifact: number): Tally;
  total(): Tally;
}

type Sums = { -readonly [K in keyof Tally]: number };

/** Starts counting. An item belongs to the file of its first sighting; records merged into it count where they stand. */
export function createCounter(): Counter {
  const perArtifact: Sums[] = [];
  const sumsOf = (artifact: number): Sums => (perArtifact[artifact] ??= empty());
  return {
    read(event) {
      if (event.kind === 'problem' || event.kind === 'columns') return;
      const sums = sumsOf(event.artifact);
      if (event.kind === 'sighting') {
        if (event.counted) sums.read += 1;
      } else {
        sums.read += 1;
        if (event.kind === 'set-aside') sums.setAside += 1;
        else sums.unread += 1;
      }
    },
    found(dossier) {
      const counted = dossier.item.sightings.filter((sighting) => sighting.counted);
      const home = counted[0] ?? dossier.item.sightings[0];
      const sums = sumsOf(home.artifact);
      if (counted.length === 0) sums.parts += 1;
      else sums.items += 1;
      for (const other of counted.slice(1)) sumsOf(other.artifact).merged += 1;
      if (dossier.status !== 'unread') sums[dossier.status] += 1;
    },
    of: (artifact) => ({ ...sumsOf(artifact) }),
    total() {
      const total = empty();
      for (const sums of perArtifact) {
        if (sums) for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += sums[key];
      }
      return total;
    },
  };
}

function empty(): Sums {
  return { read: 0, items: 0, parts: 0, merged: 0, setAside: 0, unread: 0, covered: 0, review: 0, clear: 0 };
}
