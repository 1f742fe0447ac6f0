/**
 * Keys under which Latin spellings of one foreign name meet. The rules are our own, made from the transliteration tables
 * in common use (BGN/PCGN, ISO 9, ALA-LC, DIN 31635, Wade-Giles, Revised and McCune-Reischauer) by noting which letters
 * they give for the same sound.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?:sch|sh|ch)tch|shch/g, 'S'],
  [/tsch|tch|cz|ch/g, 'C'],
  [/sch|sh/g, 'S'],
  [/dzh|dj|zh/g, 'j'],
  [/eo/g, 'o'],
  [/ts|tz/g, 'z'],
  [/ph/g, 'f'],
  [/kh|gh|q|ck|ckh|c(?![eiy])/g, 'k'],
  [/c/g, 's'],
  [/th|dh/g, 't'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou|oo|eu/g, 'u'],
  [/ee|ie|ei|ey|ai|ay|ae|ij|iy|ii/g, 'i'],
  [/y/g, 'i'],
  [/(?<=[aeiou])h(?![aeiou])/g, ''],
  [/skogo$|skaia$|skoe$|skoi$|skom$/g, 'ski'],
];

/** How a Latin word sounds, vowels kept coarse: `mohammed`, `muhammad` → `mAhAmAd`-like keys are equal. Empty for no letters. */
export function soundOf(word: string): string {
  let key = word;
  for (const [pattern, replacement] of RULES) key = key.replace(pattern, replacement);
  return key
    .replace(/[ae]/g, 'a')
    .replace(/[ou]/g, 'u')
    .replace(/(.)\1+/g, '$1');
}

/** The consonants that every spelling of a vowel-poor script keeps: no vowels, no `w`, `y` or silent `h`, no doubles. */
export function consonants(word: string): string {
  return word
    .replace(/ou|oo/g, 'u')
    .replace(/tsch|tch|ch/g, 'C')
    .replace(/sch|sh/g, 'S')
    .replace(/dzh|dj|zh|j/g, 'j')
    .replace(/kh/g, 'K')
    .replace(/gh/g, 'G')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/ph/g, 'f')
    .replace(/[qc]/g, 'k')
    .replace(/K/g, 'k')
    .replace(/G/g, 'g')
    .replace(/v/g, 'b')
    .replace(/p/g, 'b')
    .replace(/x/g, 'ks')
    .replace(/[aeiouwy']/g, '')
    .replace(/h$/, '')
    .replace(/(.)\1+/g, '$1');
}
