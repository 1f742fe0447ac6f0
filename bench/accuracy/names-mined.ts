import { writeFileSync } from 'node:fs';
import type { FeatureComparison } from '../../src/screening/compare.ts';
import type { ScreenQuery } from '../../src/screening/party.ts';
import { screen } from '../../src/screening/screen.ts';
import type { ScreeningIndex } from '../../src/screening/screening-index.ts';
import type { Rarity } from '../../src/screening/token.ts';

/** Rarity from which agreement on one word is no coincidence to count on. */
const RARE = 0.93;

/** Whether a vendor may well be the listed firm or of its family: then nobody can call the pair false by rule. */
function mayBeTrue({ feature, score, query }: FeatureComparison, rarity: Rarity): boolean {
  if (feature === 'agreement') return score > 0.92;
  if (feature === 'word: equal') return query.length > 3 && rarity(query, false) > RARE;
  return feature === 'name agrees in full' || feature === 'same brand' || feature === 'acronym';
}

/**
 * Pairs that are false by construction, for scripts/screening-fit.ts: made-up persons against listed ones, and vendors that
 * share common words or likenesses with a listed party. Every second query only, so that the others stay a fair test.
 */
export function mineNegatives(
  path: string,
  vendors: readonly ScreenQuery[],
  persons: readonly ScreenQuery[],
  index: ScreeningIndex,
): void {
  const pairs: string[] = [];
  for (const queries of [vendors, persons]) {
    for (const [at, query] of queries.entries()) {
      if (at % 2 === 1) continue;
      for (const match of screen(index, query, { threshold: 0.05, limit: 8 })) {
        const person = query.schema === 'Person';
        if (!person && match.comparisons.some((row) => mayBeTrue(row, index.rarity))) continue;
        pairs.push(
          JSON.stringify({
            query: { schema: query.schema, name: query.name },
            candidate: { schema: person ? 'Person' : 'Company', name: match.candidateName },
            expect: false,
            quality: 'MEDIUM',
          }),
        );
      }
    }
  }
  writeFileSync(path, `${pairs.join('\n')}\n`);
  console.log(`${pairs.length} mined negatives written to ${path}`);
}
