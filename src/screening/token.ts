import { consonants, soundOf } from '../lib/scripts/sound.ts';

/**
 * What a word does in a name. Organisations: `core` (tells it apart), `place`, `industry`, `legal`, `number`, `connective`.
 * Persons: `part` (a name part), `initial`, `particle` (al, bin, von), `title`.
 */
export type TokenClass =
  | 'core'
  | 'place'
  | 'industry'
  | 'legal'
  | 'number'
  | 'connective'
  | 'part'
  | 'initial'
  | 'particle'
  | 'title';

/** A word as scripts without short vowels write it. */
export interface Skeleton {
  readonly consonants: string;
  /** Vowels before, between and after the consonants. */
  readonly vowels: readonly string[];
}

/** The readings of a word: letters are ambiguous, `sh` may be s and h, `v` may be a vowel. */
export interface Skeletons {
  readonly usual: Skeleton;
  /** With the letters of `sh`, `th` and their like read one by one; missing where there are none. */
  readonly apart: Skeleton | undefined;
  /** With `v` and `w` read as vowels; missing where there are none. */
  readonly vocal: Skeleton | undefined;
}

/** One word of a name in comparable form. Equal `key` means equal token. */
export interface Token {
  /** Folded Latin spelling, joined when it stands for a phrase. */
  readonly text: string;
  readonly class: TokenClass;
  /** Meaning shared by spellings: place name, industry concept, legal kind, number value, name group. */
  readonly concept: string;
  /** Sector of an industry word or brand, or country of a place; empty when it has none. */
  readonly domain: string;
  /** Simplified Han characters it was read from; empty for other scripts. */
  readonly han: string;
  /** Row of the brand table it belongs to; empty for other words. */
  readonly brand: string;
  /** True when it comes from a script that writes no short vowels. */
  readonly vowelPoor: boolean;
  readonly sound: string;
  readonly consonants: string;
  /** How much agreement on it is worth, 0.05 (says nothing) to 1 (rare). */
  readonly weight: number;
  /** Its number in an index; -1 for words of a query. */
  readonly id: number;
  /** How scripts without vowels write it; filled in by skeleton.ts when first asked for. */
  skeletons: Skeletons | undefined;
}

/** What a token is made from; everything else follows from it. */
export interface TokenSeed {
  readonly text: string;
  readonly class: TokenClass;
  readonly concept?: string;
  readonly domain?: string;
  readonly han?: string;
  readonly brand?: string;
  readonly vowelPoor?: boolean;
}

/** Says how common a word is: share of weight left, 0.1 for the commonest to 1 for one never seen. */
export type Rarity = (word: string, person: boolean) => number;

const CLASS_FACTOR: Readonly<Record<TokenClass, number>> = {
  core: 1,
  place: 0.7,
  industry: 0.6,
  legal: 0.08,
  number: 0.8,
  connective: 0.05,
  part: 1,
  initial: 0.3,
  particle: 0.08,
  title: 0.1,
};

const HEARD_LIMIT = 50_000;
const heardBefore = new Map<string, { readonly sound: string; readonly consonants: string }>();

/** Sound keys of a word, remembered because names repeat their words. */
function heard(text: string): { readonly sound: string; readonly consonants: string } {
  let keys = heardBefore.get(text);
  if (keys === undefined) {
    keys = { sound: soundOf(text), consonants: consonants(text) };
    if (heardBefore.size >= HEARD_LIMIT) heardBefore.clear();
    heardBefore.set(text, keys);
  }
  return keys;
}

const HAS_RARITY: ReadonlySet<TokenClass> = new Set(['core', 'part', 'place', 'industry']);

const SHORT_WORD = 0.6;

function weightOf(seed: TokenSeed, rarity: Rarity): number {
  const factor = CLASS_FACTOR[seed.class];
  // A brand that many affiliates carry is common in the lists, and telling all the same.
  if (seed.brand !== undefined && seed.brand !== '') return factor;
  if (seed.class === 'core' && seed.text.length === 1 && (seed.han ?? '') === '') return factor * 0.25;
  // Letters that stand for something else coincide: many firms are called ITC or MBS.
  if (seed.class === 'core' && seed.text.length <= 3 && (seed.han ?? '') === '')
    return factor * Math.min(SHORT_WORD, rarity(seed.text, false));
  return HAS_RARITY.has(seed.class) ? factor * rarity(seed.text, seed.class === 'part') : factor;
}

/** Completes a seed; the weight follows class and rarity. */
export function makeToken(seed: TokenSeed, rarity: Rarity): Token {
  const { sound, consonants: consonant } = heard(seed.text);
  return {
    text: seed.text,
    class: seed.class,
    concept: seed.concept ?? '',
    domain: seed.domain ?? '',
    han: seed.han ?? '',
    brand: seed.brand ?? '',
    vowelPoor: seed.vowelPoor ?? false,
    sound,
    consonants: consonant,
    weight: weightOf(seed, rarity),
    id: -1,
    skeletons: undefined,
  };
}

/** One line that tells the token from every other and from which `seedOf` makes it again. */
export function tokenKey(seed: TokenSeed): string {
  return `${seed.class}\t${seed.text}\t${seed.concept ?? ''}\t${seed.domain ?? ''}\t${seed.han ?? ''}\t${seed.brand ?? ''}\t${seed.vowelPoor === true ? '1' : ''}`;
}

/** The token as one line, with the keys that take time to make. */
export function storedToken(token: Token): string {
  return `${tokenKey(token)}\t${token.sound}\t${token.consonants}`;
}

/** The classes by name. One cut out of a line is a string of its own, compared letter by letter; these are compared at once. */
const CLASSES = new Map(Object.keys(CLASS_FACTOR).map((name) => [name, name as TokenClass]));

/** The token written by `storedToken`, with the weight and number an index keeps apart. */
export function restoreToken(line: string, weight: number, id: number): Token {
  const [kind = '', text = '', concept = '', domain = '', han = '', brand = '', poor, sound = '', consonant = ''] =
    line.split('\t');
  // In the order of `makeToken`, so that both make objects of one layout: code that meets two is slower.
  return {
    text,
    class: CLASSES.get(kind) ?? 'core',
    concept,
    domain,
    han,
    brand,
    vowelPoor: poor === '1',
    sound,
    consonants: consonant,
    weight,
    id,
    skeletons: undefined,
  };
}
