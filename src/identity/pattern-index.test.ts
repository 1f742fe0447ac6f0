import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternIndex, prefixesOf } from './pattern-index.ts';
import { wordsOf } from './words.ts';

describe('prefixesOf', () => {
  it.each([
    ['DS-2CD', ['ds-']],
    ['(?:RB|CRS)[0-9]', ['crs', 'rb0', 'rb1', 'rb2', 'rb3', 'rb4', 'rb5', 'rb6', 'rb7', 'rb8', 'rb9']],
    ['i?DS-', ['ds-', 'ids']],
    ['\\bK3765\\b', ['k37']],
    ['(?<![a-z]-)S5', ['s5']],
    ['A+B', ['a']],
  ])('%s can begin with %j', (source, prefixes) => {
    expect([...(prefixesOf(source) ?? [])].sort()).toEqual(prefixes);
  });
  it('gives up on a pattern that can begin with anything', () => expect(prefixesOf('.*x')).toBeUndefined());
});

describe('patternIndex', () => {
  const sources = [
    'DS-2[A-Z]{2}\\d+',
    'i?DS-7\\d{3}',
    '[HE]G8\\d{3}[A-Z]',
    'A+B\\d',
    '(?:x|yy)?z\\d{2}',
    'C[RX]5[1-9]\\w+',
  ];
  const find = patternIndex(sources.map((source) => ({ source, payload: source })));
  it('finds what trying every pattern at every word start finds', () => {
    const piece = fc.constantFrom(
      'ds-',
      '2cd',
      '7608',
      'ids-',
      'hg8',
      '245',
      'h',
      'aab',
      '1',
      'z',
      '12',
      'yy',
      'x',
      'cr57',
      'lx',
      ' ',
      '-',
      ',',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const words = wordsOf(pieces.join(''));
        const slow = words.list.flatMap((word) =>
          sources
            .filter((source) => {
              const regex = new RegExp(source, 'iy');
              regex.lastIndex = word.start;
              return (regex.exec(words.folded)?.[0].length ?? 0) > 0;
            })
            .map((source) => `${word.start} ${source}`),
        );
        expect(
          find(words)
            .map((hit) => `${hit.start} ${hit.payload}`)
            .sort(),
        ).toEqual(slow.sort());
      }),
    );
  });
});
