import { editDistance } from '../lib/scripts/distance.ts';
import type { Skeleton, Skeletons, Token } from './token.ts';

/** The skeletons of a word, made when they are first asked for and kept with it: each asked word meets many listed ones. */
function skeletonsOf(token: Token): Skeletons {
  token.skeletons ??= makeSkeletons(token.text);
  return token.skeletons;
}

function makeSkeletons(word: string): Skeletons {
  return {
    usual: makeSkeleton(word, true, true),
    apart: /[tdksgcz]h/.test(word) ? makeSkeleton(word, false, true) : undefined,
    vocal: /[vw]/.test(word) ? makeSkeleton(word, true, false) : undefined,
  };
}

/**
 * How well a word with vowels reads a word without: consonants must agree in order, letters that stand for long vowels must
 * meet a vowel of their kind. The fewer consonants, the less agreement proves. The readings of the written word are tried.
 */
export function readsAs(poor: Token, full: Token): number {
  const written = skeletonsOf(poor);
  const spoken = skeletonsOf(full);
  let best = fit(written.usual, spoken.usual);
  if (written.apart !== undefined) best = Math.max(best, fit(written.apart, spoken.usual));
  if (written.vocal !== undefined) best = Math.max(best, fit(written.vocal, spoken.vocal ?? spoken.usual));
  return best;
}

function fit(a: Skeleton, b: Skeleton): number {
  const longer = Math.max(a.consonants.length, b.consonants.length);
  if (longer === 0) return vowelsFit(a.vowels[0] ?? '', b.vowels[0] ?? '') ? 0.72 : 0;
  if (a.consonants.length !== b.consonants.length) {
    return longer >= 4 && editDistance(a.consonants, b.consonants, 1) <= 1 ? (longer >= 5 ? 0.82 : 0.74) : 0;
  }
  let wrong = 0;
  let others = 0;
  for (let at = 0; at < longer; at++) {
    const mine = a.consonants.charCodeAt(at);
    const theirs = b.consonants.charCodeAt(at);
    if (mine === theirs) continue;
    if (READINGS.has(pairOf(mine, theirs))) wrong += 0.05;
    else others++;
  }
  if (others > 1 || (others === 1 && longer < 4)) return 0;
  for (let at = 0; at <= longer; at++) {
    const written = a.vowels[at] ?? '';
    const spoken = b.vowels[at] ?? '';
    if (written !== '' && !vowelsFit(written, spoken)) wrong += at === longer ? 0.05 : at === 0 ? 0.1 : 0.08;
    if (written === '' && spoken !== '' && (at === 0 || /ou|oo|ee|aa|[yw]/.test(spoken)))
      wrong += at === longer ? 0 : 0.04;
  }
  const base = others === 1 ? 0.8 : longer >= 3 ? 0.97 : longer === 2 ? 0.93 : 0.86;
  return base - wrong * (longer >= 3 ? 1 : 2);
}

function pairOf(left: number, right: number): number {
  return left < right ? left * 65_536 + right : right * 65_536 + left;
}

/** Pairs of consonants that Latin spellings give for one Arabic or Hebrew letter. */
const READINGS = new Set(
  'dz Tt Ts Tz Td DT Dd Dz kg gj kj jC jz CS bw hk'
    .split(' ')
    .map((pair) => pairOf(pair.charCodeAt(0), pair.charCodeAt(1))),
);

function makeSkeleton(word: string, digraphs: boolean, consonantV: boolean): Skeleton {
  let plain = word;
  if (digraphs && word.includes('h'))
    plain = plain
      .replace(/tsch|tch|ch/g, 'C')
      .replace(/sch|sh/g, 'S')
      .replace(/kh/g, 'k')
      .replace(/gh/g, 'g')
      .replace(/th/g, 'T')
      .replace(/dh/g, 'D')
      .replace(/zh/g, 'j'); // prettier-ignore
  if (/[pcqx]|dj/.test(plain))
    plain = plain
      .replace(/ph/g, 'f')
      .replace(/dj/g, 'j')
      .replace(/c(?=[eiy])/g, 's')
      .replace(/[qc]/g, 'k')
      .replace(/x/g, 'ks')
      .replace(/p/g, 'b');
  const vowels: string[] = [''];
  let letters = '';
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at]!;
    const soft =
      'aeiou'.includes(letter) || ((letter === 'w' || letter === 'y' || (letter === 'v' && !consonantV)) && at > 0);
    if (
      soft &&
      !(consonantV && letter === 'w' && /[aeiou]/.test(plain[at + 1] ?? '') && /[aeiou]/.test(plain[at - 1] ?? ''))
    ) {
      vowels[vowels.length - 1] += letter === 'v' ? 'w' : letter;
    } else if (letter === letters.at(-1) && vowels.at(-1) === '') continue;
    else if (letter === 'h' && digraphs && at === plain.length - 1 && at > 0) continue;
    else {
      letters += letter === 'v' ? 'w' : letter;
      vowels.push('');
    }
  }
  return { consonants: letters, vowels };
}

/** Kinds of the first eight consonants of each reading of a word, as numbers of four bits each. */
export interface SkeletonKinds {
  readonly usual: number;
  /** `NO_READING` where a word has none. */
  readonly apart: number;
  readonly vocal: number;
}

/** Stands for the kinds of a reading that there is not. */
export const NO_READING = 0xffffffff;

/** What shows of the skeletons of a word at a glance. */
export function skeletonKinds(token: Token): SkeletonKinds {
  const { usual, apart, vocal } = skeletonsOf(token);
  return {
    usual: kindsOf(usual),
    apart: apart === undefined ? NO_READING : kindsOf(apart),
    vocal: vocal === undefined ? NO_READING : kindsOf(vocal),
  };
}

function kindsOf({ consonants }: Skeleton): number {
  let kinds = 0;
  for (let at = 0; at < consonants.length && at < 8; at++) kinds |= kindOf(consonants[at]!) << (4 * at);
  return kinds >>> 0;
}

/** Consonants that stand for themselves in every reading. */
const PLAIN_CONSONANTS = 'flmnry';

/** Consonants of one kind (1 to 9) may be read for one another (see `READINGS`); those of two kinds never are. */
function kindOf(consonant: string): number {
  const plain = PLAIN_CONSONANTS.indexOf(consonant);
  if (plain >= 0) return plain + 1;
  if (consonant === 'b' || consonant === 'w') return 7;
  return /[a-zA-Z]/.test(consonant) ? 8 : 9;
}

/** Whether two readings may fit (see `fit`), from the kinds of their consonants. False is certain. */
export function mayFit(left: number, right: number): boolean {
  const other = left ^ right;
  if (other === 0) return true;
  const mine = 8 - (Math.clz32(left) >> 2);
  const theirs = 8 - (Math.clz32(right) >> 2);
  if (mine <= 3 && theirs <= 3) return false;
  const first = (31 - Math.clz32(other & -other)) >> 2;
  if (mine === theirs && from(other, first + 1) === 0) return true;
  // One is missing: what follows it on the longer side stands one place earlier on the other. Of rows of eight either may be
  // the longer, and the ninth of it does not show.
  if (mine === 8 && theirs === 8) return lacks(left, right, first, 7) || lacks(right, left, first, 7);
  return mine > theirs ? lacks(left, right, first, mine - 1) : lacks(right, left, first, theirs - 1);
}

/** Whether the row `shorter` is `longer` without the kind at `place`, as far as the first `count` of it tell. */
function lacks(longer: number, shorter: number, place: number, count: number): boolean {
  return (from(longer, place + 1) ^ from(shorter, place)) << (4 * (8 - count + place)) === 0;
}

/** The kinds of a row from a place on. */
function from(row: number, place: number): number {
  return place > 7 ? 0 : row >>> (4 * place);
}

/** Whether a vowel that is written may be spoken so. */
function vowelsFit(written: string, spoken: string): boolean {
  if (written === '' || spoken === '') return written === spoken;
  const sounds = SPOKEN_AS.get(written.charCodeAt(0));
  if (sounds === undefined) return false;
  for (let at = 0; at < spoken.length; at++) if (sounds.includes(spoken[at]!)) return true;
  return false;
}

/** Vowels that a written long vowel may stand for. */
const SPOKEN_AS: ReadonlyMap<number, string> = new Map(
  ['aaeoiu', 'iiey', 'wuow', 'yiye', 'eeia', 'oou', 'uou'].map((row) => [row.charCodeAt(0), row.slice(1)]),
);

/** A key that all readings of one consonant skeleton share, for finding candidates. */
export function confusable(consonantKey: string): string {
  return consonantKey
    .replace(/[zdtsST]/g, 'd')
    .replace(/[kgjC]/g, 'k')
    .replace(/[hw]/g, '')
    .replace(/(.)\1+/g, '$1');
}
