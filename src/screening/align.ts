import type { NameForm } from './name-form.ts';
import type { Token } from './token.ts';
import {
  joinedSimilarity,
  LEAST_SIMILARITY,
  type Likeness,
  type Similarity,
  tokenSimilarity,
} from './token-similarity.ts';

/** Words of one name that correspond to words of the other; positions into the token lists. */
export interface Pair {
  readonly query: readonly number[];
  readonly candidate: readonly number[];
  readonly score: number;
  readonly how: Likeness;
}

/** A one-to-one (or joined) correspondence between the words of two names. */
export interface Alignment {
  readonly pairs: readonly Pair[];
  readonly queryLeft: readonly Token[];
  readonly candidateLeft: readonly Token[];
}

/** Which words are taken already, by place: room that each alignment uses anew. */
const USED_LEFT = new Uint8Array(256);
const USED_RIGHT = new Uint8Array(256);

/** How alike a word of the query, at its place, and a word of the other name are. */
export type WordSimilarity = (asked: Token, at: number, listed: Token) => Similarity;

const comparedAnew: WordSimilarity = (asked, _at, listed) => tokenSimilarity(asked, listed);

/**
 * Aligns two names: equal words first, then words that are joined in one and apart in the other, then the most similar
 * pairs. Symmetric: ties are broken by distance of the positions. `similarity` may be given to reuse earlier comparisons.
 */
export function align(query: NameForm, candidate: NameForm, similarity: WordSimilarity = comparedAnew): Alignment {
  const left = query.tokens;
  const right = candidate.tokens;
  const usedLeft = unusedPlaces(USED_LEFT, left.length);
  const usedRight = unusedPlaces(USED_RIGHT, right.length);
  const pairs: Pair[] = [];
  const open: { i: number; j: number; score: number; how: Likeness }[] = [];
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      const found = similarity(left[i]!, i, right[j]!);
      if (found.score >= LEAST_SIMILARITY) open.push({ i, j, score: found.score, how: found.how });
    }
  }
  if (open.length > 1)
    open.sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i + a.j - b.i - b.j);
  take(open, 0.97, usedLeft, usedRight, pairs);
  if (pairs.length < Math.max(left.length, right.length)) {
    join(left, right, usedLeft, usedRight, pairs, false);
    join(right, left, usedRight, usedLeft, pairs, true);
    take(open, 0, usedLeft, usedRight, pairs);
  }
  return {
    pairs,
    queryLeft: unused(left, usedLeft),
    candidateLeft: unused(right, usedRight),
  };
}

function unusedPlaces(room: Uint8Array, count: number): Uint8Array {
  return count <= room.length ? room.fill(0, 0, count) : new Uint8Array(count);
}

function unused(tokens: readonly Token[], used: Uint8Array): readonly Token[] {
  const left: Token[] = [];
  for (let at = 0; at < tokens.length; at++) if (used[at] === 0) left.push(tokens[at]!);
  return left;
}

function take(
  open: readonly { i: number; j: number; score: number; how: Likeness }[],
  least: number,
  usedLeft: Uint8Array,
  usedRight: Uint8Array,
  pairs: Pair[],
): void {
  for (const { i, j, score, how } of open) {
    if (score < least) return;
    if (usedLeft[i] === 1 || usedRight[j] === 1) continue;
    usedLeft[i] = 1;
    usedRight[j] = 1;
    pairs.push({ query: [i], candidate: [j], score, how });
  }
}

/** Two to four neighbours of `many` that together spell one word of `one`. Words already taken stay taken. */
function join(
  many: readonly Token[],
  one: readonly Token[],
  usedMany: Uint8Array,
  usedOne: Uint8Array,
  pairs: Pair[],
  swapped: boolean,
): void {
  if (!hasNeighbours(many, usedMany)) return;
  for (let j = 0; j < one.length; j++) {
    const single = one[j]!;
    if (usedOne[j] === 1 || single.text.length < 4 || single.class === 'legal') continue;
    let best: { from: number; to: number; score: number } | undefined;
    const liquids = liquidsOf(one, j, j);
    for (let from = 0; from < many.length; from++) {
      let length = 0;
      for (
        let to = from;
        to < many.length && to < from + 4 && usedMany[to] === 0 && many[to]!.class !== 'legal';
        to++
      ) {
        length += many[to]!.text.length;
        const written = many[from]!.vowelPoor || many[to]!.vowelPoor;
        const poor = written !== single.vowelPoor;
        if (length > single.text.length + (poor ? 8 : 2)) break;
        if (to === from || (poor ? liquidsOf(many, from, to) !== liquids : length < single.text.length - 2)) continue;
        let joined = '';
        for (let at = from; at <= to; at++) joined += many[at]!.text;
        const score = joinedSimilarity(joined, single, written);
        if (score >= 0.8 && score > (best?.score ?? 0)) best = { from, to, score };
      }
    }
    if (best === undefined) continue;
    const positions: number[] = [];
    for (let at = best.from; at <= best.to; at++) {
      positions.push(at);
      usedMany[at] = 1;
    }
    usedOne[j] = 1;
    const pair = { score: best.score * 0.98, how: 'joined words' as const };
    pairs.push(swapped ? { query: [j], candidate: positions, ...pair } : { query: positions, candidate: [j], ...pair });
  }
}

/**
 * Which of l, m, n and r some neighbouring words have, one bit each. They stay what they are when words are joined, so that
 * words whose consonants agree have the same: most do not, which is told without joining them.
 */
function liquidsOf(tokens: readonly Token[], from: number, to: number): number {
  let found = 0;
  for (let at = from; at <= to; at++) {
    const { consonants } = tokens[at]!;
    for (let place = 0; place < consonants.length; place++) {
      const letter = consonants.charCodeAt(place);
      if (letter >= 0x6c && letter <= 0x6e) found |= 1 << (letter - 0x6c);
      else if (letter === 0x72) found |= 8;
    }
  }
  return found;
}

/** Whether two neighbouring words are still free to be joined: in most comparisons none are. */
function hasNeighbours(tokens: readonly Token[], used: Uint8Array): boolean {
  let free = false;
  for (let at = 0; at < tokens.length; at++) {
    const now = used[at] === 0 && tokens[at]!.class !== 'legal';
    if (now && free) return true;
    free = now;
  }
  return false;
}
