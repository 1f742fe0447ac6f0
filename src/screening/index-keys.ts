import type { NumberList } from './number-list.ts';
import { confusable } from './skeleton.ts';
import type { Token } from './token.ts';

/** 32-bit FNV-1a over UTF-16 units; collisions only cost a comparison, since every hit is compared in full. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const PREFIX = 8;

/**
 * Adds the hash of each key to `keys` under which words that may be alike to this one are filed. Two words whose
 * similarity counts share at least one key: equal text, meaning, sound, consonants, one the beginning of the other, or a
 * text (a sound) that is equal once one or two letters are left out (symmetric deletes on the first eight letters, as
 * SymSpell). `asking` gives the keys to look under, else those to file under: they differ for beginnings only.
 */
export function tokenKeys(token: Token, asking: boolean, keys: NumberList): void {
  const { text } = token;
  keys.push(hash32(text));
  if (token.concept !== '' && token.class !== 'core') keys.push(hash32(`=${token.class}${token.concept}`));
  if (token.brand !== '') keys.push(hash32(`!${token.brand}`));
  if (token.class === 'number' || token.class === 'legal' || token.class === 'connective' || token.class === 'title')
    return;
  if (token.han.length > 2) deletes(token.han, 1, '漢', keys);
  if (token.class === 'initial') return;
  if (token.sound.length >= 2) keys.push(hash32(`~${token.sound}`));
  if (token.vowelPoor) for (const key of poorKeys(token)) keys.push(hash32(key));
  if (text.length >= 4) prefixes(text, asking, keys);
  if (text.length >= 3) {
    deletes(text.length > PREFIX ? text.slice(0, PREFIX) : text, text.length >= 7 ? 2 : 1, '', keys);
  }
  if (token.sound.length >= 4)
    deletes(token.sound.length > PREFIX ? token.sound.slice(0, PREFIX) : token.sound, 1, '~', keys);
}

/** A listed word is filed under itself and each of its beginnings; an asked word looks for both kinds the other way round. */
function prefixes(text: string, asking: boolean, keys: NumberList): void {
  const whole = asking ? '<' : '>';
  const part = asking ? '>' : '<';
  keys.push(hash32(`${whole}${text}`));
  for (let length = 4; length < text.length && length <= 16; length++)
    keys.push(hash32(`${part}${text.slice(0, length)}`));
}

/** Keys under which a word with vowels is found by one without; filed apart because they are many and asked rarely. */
export function poorKeys(token: Token): readonly string[] {
  const key = confusable(token.consonants);
  if (key === '') return ['#'];
  const keys = [`#${key}`];
  if (token.text.includes('v')) keys.push(`#${confusable(token.consonants.replaceAll('b', ''))}`);
  for (let at = 0; key.length >= 3 && at < key.length; at++) keys.push(`#-${key.slice(0, at)}${key.slice(at + 1)}`);
  if (key.length >= 2) keys.push(`#-${key}`);
  return keys;
}

/** Hash of each text left when up to `depth` (1 or 2) letters are removed, and of the text itself. Makes no strings. */
function deletes(text: string, depth: 1 | 2, mark: string, keys: NumberList): void {
  const seed = hash32(`-${mark}`);
  const { length } = text;
  for (let first = -1; first < length; first++) {
    for (let second = first; second < (depth === 2 && first >= 0 ? length : first + 1); second++) {
      let hash = seed;
      for (let at = 0; at < length; at++) {
        if (at === first || at === second) continue;
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      }
      keys.push(hash >>> 0);
    }
  }
}

/** Keys under which a word that differs in one letter from joined words is filed. */
export function joinedTextKeys(text: string, keys: NumberList): void {
  keys.push(hash32(text));
  deletes(text.length > PREFIX ? text.slice(0, PREFIX) : text, 1, '', keys);
}

/** Keys of two or three neighbouring words read as one, and of the acronym. Each finds the name, not a word. */
export function formKeys(tokens: readonly Token[], initials: string, keys: NumberList): void {
  for (let from = 0; from < tokens.length; from++) {
    let joined = tokens[from]!.text;
    for (let to = from + 1; to < tokens.length && to < from + 4; to++) {
      if (tokens[to]!.class === 'legal') break;
      joined += tokens[to]!.text;
      if (joined.length < 4 || joined.length > 40) continue;
      if (to === from + 1 && joined.length <= 20) deletes(joined, 1, '+', keys);
      else keys.push(hash32(`-+${joined}`));
    }
  }
  if (initials.length >= 3 && initials.length <= 9) keys.push(hash32(`@${initials}`));
}

/** Keys under which `formKeys` of another name file what one word of this name may spell. */
export function joinedKeys(token: Token, keys: NumberList): void {
  if (token.text.length > 20) keys.push(hash32(`-+${token.text}`));
  else if (token.text.length >= 4) deletes(token.text, 1, '+', keys);
  if (token.class === 'core' && token.text.length >= 3 && token.text.length <= 7) keys.push(hash32(`@${token.text}`));
}
