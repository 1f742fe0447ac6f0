import { openBytes } from '../../src/evidence/open.ts';
import { readFile } from '../../src/evidence/read-evidence.ts';
import { DEFAULT_LIMITS, type Reader } from '../../src/evidence/reader.ts';

/** Longest time that one input may take. */
const SLOW_MS = 5_000;
const limits = { ...DEFAULT_LIMITS, unpackedBytes: 64 * 2 ** 20, records: 200_000 };

/**
 * Feeds bytes through the front door and a reader (the one that recognises them, or `forced`), and throws when the reader
 * throws, is slow, breaks the record sums, or names records or files that cannot be.
 */
export async function feed(
  name: string,
  bytes: Uint8Array,
  readers: readonly Reader[],
  forced: Reader | undefined,
): Promise<void> {
  const from = performance.now();
  const chosen = forced === undefined ? readers : [{ ...forced, recognises: () => 1 }];
  for (const file of await openBytes(name, bytes, { limits })) {
    if ('kind' in file) continue;
    for await (const batch of readFile(file, { limits, readers: chosen })) {
      for (const event of batch) {
        if (event.kind === 'artifact-read') {
          if (event.read !== event.sightings + event.setAside + event.unread)
            throw new Error('record sums do not hold');
        } else if (event.kind === 'sighting') {
          if (event.artifact !== file.artifact) throw new Error('a sighting names another file');
          if (!Number.isInteger(event.record) || event.record < 0) throw new Error(`record number ${event.record}`);
        }
      }
      if (performance.now() - from > SLOW_MS) throw new Error(`slower than ${SLOW_MS} ms`);
    }
  }
  if (performance.now() - from > SLOW_MS) throw new Error(`slower than ${SLOW_MS} ms`);
}
