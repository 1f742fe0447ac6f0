import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, jaroWinkler } from './distance.ts';
import { fold } from './fold.ts';
import { pinyinOf, simplify } from './han.ts';
import { koreanSpellings, romaniseWord } from './romanise.ts';
import { consonants, soundOf } from './sound.ts';

/** The textbook recurrence, whole table, no shortcuts. */
function plainDistance(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, (_, at) => [at, ...Array<number>(right.length).fill(0)]);
  for (let column = 0; column <= right.length; column++) rows[0]![column] = column;
  for (let row = 1; row <= left.length; row++) {
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        cost = Math.min(cost, rows[row - 2]![column - 2]! + 1);
      rows[row]![column] = cost;
    }
  }
  return rows[left.length]![right.length]!;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

describe('edit distance', () => {
  test('agrees with the textbook up to its limit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (left, right, limit) => {
        expect(editDistance(left, right, limit)).toBe(Math.min(plainDistance(left, right), limit + 1));
      }),
    );
  });
});

describe('Jaro-Winkler', () => {
  test.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
  ])('%s and %s', (left, right, wanted) => expect(jaroWinkler(left, right)).toBeCloseTo(wanted, 2));
  test('is symmetric and between 0 and 1', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const score = jaroWinkler(left, right);
        expect(score).toBeCloseTo(jaroWinkler(right, left), 9);
        expect(score >= 0 && score <= 1).toBe(true);
      }),
    );
  });
});

describe('fold', () => {
  test.each([
    ['accents', 'Müller Ångström Čapek', 'muller angstrom capek'],
    ['strokes and ligatures', 'Øst Łódź Straße Æon', 'ost lodz strasse aeon'],
    ['full width', 'ＺＴＥ', 'zte'],
    ['invisible marks', 'Hu\u200da\u200fwei', 'huawei'],
    ['look-alike letters in a mixed word', 'Нuаwei', 'huawei'],
    ['a Greek capital that looks like another letter', 'Ηuawei', 'huawei'],
    ['letters of three scripts in one word', 'Ηuаwеi', 'huawei'],
    ['Cyrillic alone stays Cyrillic', 'Лаборатория', 'лаборатория'],
    ['kana keep their marks', 'ガンダム', 'ガンダム'],
  ])('%s', (_, text, wanted) => expect(fold(text)).toBe(wanted));
  test('is done after one time, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test.each([
  ['муромский', 'muromskii'],
  ['αλεξανδρος', 'alexandros'],
  ['محمود', 'mhmwd'],
  ['박', 'bak'],
  ['タナカ', 'tanaka'],
])('%s is romanised as %s', (text, wanted) => expect(romaniseWord(text)).toBe(wanted));

test('Han characters are read in context, and traditional ones simplified', () => {
  expect(pinyinOf('长江重庆银行').join(' ')).toBe('chang jiang chong qing yin hang');
  expect(simplify('海能達')).toBe('海能达');
});

test('a Korean surname has its passport spelling, too', () => {
  expect(koreanSpellings('박지성')).toEqual([
    ['park', 'ji', 'seong'],
    ['bak', 'ji', 'seong'],
  ]);
});

test.each([
  ['mohammed', 'muhammad'],
  ['sergey', 'sergei'],
  ['kasperskogo', 'kaspersky'],
  ['rouhani', 'rohani'],
  ['hassan', 'hasan'],
])('%s sounds like %s', (left, right) => expect(soundOf(left)).toBe(soundOf(right)));

test('consonants are what vowel-poor scripts keep', () => expect(consonants('mahmoud')).toBe(consonants('mhmwd')));
