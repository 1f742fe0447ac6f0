import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glanceOf, glancesOf, mayBeAlike } from './token-glance.ts';
import { makeToken, type Token, type TokenClass } from './token.ts';
import { tokenSimilarity } from './token-similarity.ts';

const PERSONS: readonly TokenClass[] = ['part', 'initial', 'particle', 'title'];
const ORGANISATIONS: readonly TokenClass[] = ['core', 'place', 'industry', 'legal', 'number', 'connective', 'title'];

/** Words made of few syllables, so that many pairs are alike; some are long, and some hold letters that share a bit. */
const text = fc.oneof(
  fc
    .array(fc.constantFrom('mo', 'ha', 'm', 'med', 'sch', 'sh', 'ki', 'i', 'wei', 'tech', 'no'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
  fc.constantFrom('a', 'b').chain((letter) => fc.integer({ min: 60, max: 70 }).map((length) => letter.repeat(length))),
  fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', '1', 'q', '_', '\u007f') }),
);
const tokensOf = (classes: readonly TokenClass[]): fc.Arbitrary<Token> =>
  fc
    .record({
      text,
      class: fc.constantFrom(...classes),
      concept: fc.constantFrom('', '', 'x', 'network'),
      han: fc.constantFrom('', '', '', '华为', '华为大'),
      brand: fc.constantFrom('', '', '', 'b'),
      vowelPoor: fc.constantFrom(false, false, true),
    })
    .map((seed) => makeToken(seed, () => 1));

/** One to two slips of the pen. */
const slip = (word: string, [at, kind, letter]: readonly [number, number, string]): string => {
  const place = at % (word.length + 1);
  if (kind === 0) return word.slice(0, place) + letter + word.slice(place);
  if (kind === 1) return word.slice(0, place) + word.slice(place + 1) || letter;
  if (kind === 2) return word.slice(0, place) + letter + word.slice(place + 1);
  return word.slice(0, place) + (word[place + 1] ?? '') + (word[place] ?? '') + word.slice(place + 2);
};
const slips = fc.array(fc.tuple(fc.nat(70), fc.nat(3), fc.constantFrom('a', 'k', 'h', 'z')), { maxLength: 2 });

test.each([
  ['persons', PERSONS],
  ['organisations', ORGANISATIONS],
])('words of %s that are alike are never put aside', (_, classes) => {
  let alike = 0;
  fc.assert(
    fc.property(tokensOf(classes), tokensOf(classes), slips, fc.boolean(), (asked, other, edits, near) => {
      const listed = near ? makeToken({ ...other, text: edits.reduce(slip, asked.text) }, () => 1) : other;
      const { score } = tokenSimilarity(asked, listed);
      if (score === 0) return;
      if (asked.text !== listed.text) alike++;
      expect(mayBeAlike(glanceOf(asked), glancesOf([listed]), 0), `${asked.text} | ${listed.text}`).toBe(true);
    }),
    { numRuns: 6_000 },
  );
  expect(alike).toBeGreaterThan(100);
});

test.each([
  ['letters differ', 'core', 'orvexa', 'core', 'norvik'],
  ['both read as pinyin', 'core', 'huawei', 'core', 'huanwei'],
] as const)('words are put aside when %s', (_, left, asked, right, listed) => {
  const [a, b] = [makeToken({ text: asked, class: left }, () => 1), makeToken({ text: listed, class: right }, () => 1)];
  expect(mayBeAlike(glanceOf(a), glancesOf([b]), 0)).toBe(false);
});
