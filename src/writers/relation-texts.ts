import type { Item } from '../core/verdict.ts';

/** One line each: what the item is part of, who told of it, and which items may be the very same. */
export function relationTexts({ partOf, toldBy = [], perhaps = [] }: Item): readonly string[] {
  return [
    ...(partOf === undefined ? [] : [`part of ${partOf}`]),
    ...(toldBy.length === 0 ? [] : [`told of as a neighbour by ${toldBy.join(', ')}`]),
    ...perhaps.map(({ ref, why }) => `may be the same as ${ref}: ${why}`),
  ];
}
