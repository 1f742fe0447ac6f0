import type { NumberList } from './number-list.ts';

/** Hash → ids, in two flat arrays. Shareable between threads. */
export interface KeyTable {
  /** First pair of each bucket, and one past the last. */
  readonly starts: Uint32Array;
  /** Hash and id of each pair side by side, so that one look into memory finds both; sorted inside each bucket. */
  readonly pairs: Uint32Array;
}

/** Collects (hash, id) pairs and makes the table. Equal pairs are kept once. */
export class KeyTableBuilder {
  private hashes = new Uint32Array(1 << 16);
  private ids = new Uint32Array(1 << 16);
  private size = 0;

  add(hash: number, id: number): void {
    if (this.size === this.hashes.length) {
      const hashes = new Uint32Array(this.size * 2);
      hashes.set(this.hashes);
      this.hashes = hashes;
      const ids = new Uint32Array(this.size * 2);
      ids.set(this.ids);
      this.ids = ids;
    }
    this.hashes[this.size] = hash;
    this.ids[this.size] = id;
    this.size++;
  }

  /** Counting sort into buckets, then a small sort inside each. Called once: it gives the collected pairs up. */
  build(): KeyTable {
    const buckets = bucketCount(this.size);
    const shift = 32 - Math.log2(buckets);
    const starts = new Uint32Array(buckets + 1);
    for (let at = 0; at < this.size; at++) starts[(this.hashes[at]! >>> shift) + 1]!++;
    for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
    const next = starts.slice(0, buckets);
    const hashes = new Uint32Array(this.size);
    const ids = new Uint32Array(this.size);
    for (let at = 0; at < this.size; at++) {
      const to = next[this.hashes[at]! >>> shift]!++;
      hashes[to] = this.hashes[at]!;
      ids[to] = this.ids[at]!;
    }
    // What was collected is not needed any more, and the largest table of a long list takes more than all the rest.
    this.hashes = new Uint32Array(1);
    this.ids = new Uint32Array(1);
    let kept = 0;
    const packed = new Uint32Array(buckets + 1);
    for (let bucket = 0; bucket < buckets; bucket++) {
      const from = starts[bucket]!;
      const end = starts[bucket + 1]!;
      // Buckets hold eight pairs or so: sorting by insertion makes no garbage.
      for (let at = from + 1; at < end; at++) {
        const hash = hashes[at]!;
        const id = ids[at]!;
        let to = at - 1;
        for (; to >= from && (hashes[to]! > hash || (hashes[to] === hash && ids[to]! > id)); to--) {
          hashes[to + 1] = hashes[to]!;
          ids[to + 1] = ids[to]!;
        }
        hashes[to + 1] = hash;
        ids[to + 1] = id;
      }
      packed[bucket] = kept;
      for (let at = from; at < end; at++) {
        if (kept > packed[bucket]! && hashes[kept - 1] === hashes[at] && ids[kept - 1] === ids[at]) continue;
        hashes[kept] = hashes[at]!;
        ids[kept] = ids[at]!;
        kept++;
      }
    }
    packed[buckets] = kept;
    const pairs = new Uint32Array(kept * 2);
    for (let at = 0; at < kept; at++) {
      pairs[at * 2] = hashes[at]!;
      pairs[at * 2 + 1] = ids[at]!;
    }
    return { starts: packed, pairs };
  }
}

function bucketCount(size: number): number {
  let buckets = 2;
  while (buckets * 8 < size && buckets < 1 << 24) buckets *= 2;
  return buckets;
}

/** Adds every id filed under the hash to `found`. */
export function lookUp({ starts, pairs }: KeyTable, hash: number, found: NumberList): void {
  // The number of buckets is a power of two: this is 32 less its logarithm.
  const bucket = hash >>> (Math.clz32(starts.length - 1) + 1);
  const end = starts[bucket + 1]! * 2;
  for (let at = starts[bucket]! * 2; at < end; at += 2) {
    const filed = pairs[at]!;
    if (filed === hash) found.push(pairs[at + 1]!);
    else if (filed > hash) return;
  }
}

/** Adds what is filed under the keys, which are used up. Apart from what is then done with it, so that looks into memory overlap. */
export function lookUpAll(table: KeyTable, keys: NumberList, found: NumberList): void {
  const { values, size } = keys;
  for (let at = 0; at < size; at++) lookUp(table, values[at]!, found);
  keys.clear();
}
