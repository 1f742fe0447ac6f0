/**
 * Keys under which Latin spellings of one foreign name meet. The rules are our own, made from the transliteration tables
 * in common use (BGN/PCGN, ISO 9, ALA-LC, DIN 31635, Wade-Giles, Revised and McCune-Reischauer) by noting which letters
 * they give for the same sound.
 */
const RULES: readonly Rule[] = [
  ['h', /(?:sch|sh|ch)tch|shch/g, 'S'],
  ['c', /tsch|tch|cz|ch/g, 'C'],
  ['s', /sch|sh/g, 'S'],
  ['', /dzh|dj|zh/g, 'j'],
  ['e', /eo/g, 'o'],
  ['t', /ts|tz/g, 'z'],
  ['p', /ph/g, 'f'],
  ['', /kh|gh|q|ck|ckh|c(?![eiy])/g, 'k'],
  ['c', /c/g, 's'],
  ['h', /th|dh/g, 't'],
  ['x', /x/g, 'ks'],
  ['w', /w/g, 'v'],
  ['', /ou|oo|eu/g, 'u'],
  ['', /ee|ie|ei|ey|ai|ay|ae|ij|iy|ii/g, 'i'],
  ['y', /y/g, 'i'],
  ['h', /(?<=[aeiou])h(?![aeiou])/g, ''],
  ['s', /skogo$|skaia$|skoe$|skoi$|skom$/g, 'ski'],
  ['e', /e/g, 'a'],
  ['o', /o/g, 'u'],
  ['', /(.)\1+/g, '$1'],
];

/** A letter without which the rule changes nothing ('' where there is no single one), what it replaces, and by what. */
type Rule = readonly [string, RegExp, string];

/** How a Latin word sounds, vowels kept coarse: `mohammed`, `muhammad` → `mAhAmAd`-like keys are equal. Empty for no letters. */
export function soundOf(word: string): string {
  return rewritten(word, RULES);
}

const CONSONANT_RULES: readonly Rule[] = [
  ['o', /ou|oo/g, 'u'],
  ['h', /tsch|tch|ch/g, 'C'],
  ['h', /sch|sh/g, 'S'],
  ['', /dzh|dj|zh/g, 'j'],
  ['h', /kh/g, 'K'],
  ['h', /gh/g, 'G'],
  ['h', /th/g, 't'],
  ['h', /dh/g, 'd'],
  ['h', /ph/g, 'f'],
  ['', /[qcK]/g, 'k'],
  ['G', /G/g, 'g'],
  ['v', /v/g, 'b'],
  ['p', /p/g, 'b'],
  ['x', /x/g, 'ks'],
  ['', /[aeiouwy']/g, ''],
  ['h', /h$/, ''],
  ['', /(.)\1+/g, '$1'],
];

/** The consonants that every spelling of a vowel-poor script keeps: no vowels, no `w`, `y` or silent `h`, no doubles. */
export function consonants(word: string): string {
  return rewritten(word, CONSONANT_RULES);
}

/** Applies the rules one after another. Asking for a letter costs a tenth of a replacement that finds nothing. */
function rewritten(word: string, rules: readonly Rule[]): string {
  let key = word;
  for (const [letter, pattern, replacement] of rules)
    if (letter === '' || key.includes(letter)) key = key.replace(pattern, replacement);
  return key;
}
