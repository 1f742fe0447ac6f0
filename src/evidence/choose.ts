import type { Probe, Reader } from './reader.ts';
import * as registry from './registry.ts';

/** Every registered reader, in registry order. */
export function allReaders(): readonly Reader[] {
  return Object.values(registry as Readonly<Record<string, Reader>>);
}

/**
 * The reader that is surest of the probe, with how sure it is (0 to 1); `undefined` when none knows the content. Ties
 * go to registry order. Pass `readers` to choose among fewer.
 */
export function chooseReader(
  probe: Probe,
  readers: readonly Reader[] = allReaders(),
): { readonly reader: Reader; readonly sureness: number } | undefined {
  let best: { reader: Reader; sureness: number } | undefined;
  for (const reader of readers) {
    const sureness = reader.recognises(probe);
    if (sureness > 0 && (best === undefined || sureness > best.sureness)) best = { reader, sureness };
  }
  return best;
}
