import { createHash } from 'node:crypto';
import type { Item, Verdict } from '../core/verdict.ts';

const PLACE_KINDS = new Set([
  'quantity',
  'price',
  'location',
  'person',
  'date-obtained',
  'asset-tag',
  'owner',
  'status',
]);

/**
 * A name for a finding that stays the same while the finding does: made of what the item is (its observations without
 * place, count or price) and of what the rules said, not of where the row stands. 16 hex digits of SHA-256.
 */
export function fingerprintOf(item: Item, verdicts: readonly Verdict[]): string {
  const facts = new Set<string>();
  for (const sighting of item.sightings) {
    for (const seen of sighting.observations) {
      if (!PLACE_KINDS.has(seen.kind)) facts.add(`${seen.kind}=${seen.value}`);
    }
  }
  const said = verdicts.map((verdict) => `${verdict.rule}:${verdict.outcome}`);
  return createHash('sha256')
    .update([...[...facts].sort(), '', ...said].join('\n'))
    .digest('hex')
    .slice(0, 16);
}
