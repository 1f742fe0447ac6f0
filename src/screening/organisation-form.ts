import { romaniseWord } from '../lib/scripts/romanise.ts';
import { hanSeeds, industrySeed } from './han-form.ts';
import type { TokenSeed } from './token.ts';
import { ARABIC_WORDS, CONNECTIVES, NUMBER_WORDS, ROMAN, VESSEL_PREFIXES } from './words/connectives.ts';
import { type Lexicon, lexicon, type PhraseHead, slavicStem } from './words/lexicon.ts';
import type { Word } from './words-of.ts';

interface Piece {
  readonly text: string;
  readonly hyphen: boolean;
  readonly bracket: boolean;
  readonly poor: boolean;
  /** Set when the piece was classed while reading Han. */
  readonly seed?: TokenSeed;
}

/** Short legal forms that are also words or initials: taken as such only after the name. */
const ONLY_AT_END = new Set(
  'ae oe as se ad co ek rt hf sl gp jv sc ug cc kg ks hb kb lc ep cv ou dd sia st sas spc ev nv pt rup ano tov asa'.split(
    ' ',
  ),
);
const ANYWHERE =
  /^(?:ltd|limited|llc|inc|incorporated|corp|corporation|gmbh|plc|jsc|ojsc|pjsc|cjsc|llp|group|holding|holdings|company|co)$/;
/** Short legal forms that may stand before the name, as Slavic, Baltic, Indonesian and Maghrebi names have them. */
const BEFORE_NAME = new Set(
  'ooo oao zao pao nao aao odo too tov tzov prat pat vat zat dat jsc ojsc pjsc cjsc pjs jsco fgup gup mup rup fsue fgbu fgbun fgau fgbou npo uab sia pt cv sc tnhh doo ood eood eurl sarl spa srl sa ao ab oy cie firma firm grup grupo groupe gruppo gruppa gmbh'.split(
    ' ',
  ),
);
const GLUED = /^([a-z]{4,})(ltd|llc|gmbh|corp|inc|plc)$/;

/**
 * Classes the words of an organisation's (or ship's) name. Legal forms of several words, places, brands, number words and
 * hyphenated industry words become one token. Never empty for a name with a letter or digit.
 */
export function organisationSeeds(words: readonly Word[], vessel: boolean): readonly TokenSeed[] {
  const table = lexicon();
  const pieces = words.flatMap((word) => piecesOf(word, table));
  const seeds: TokenSeed[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at]!;
    if (piece.seed !== undefined) {
      seeds.push(piece.seed);
      at++;
      continue;
    }
    const head = table.heads.get(piece.text);
    const phrase =
      (head === undefined
        ? undefined
        : (brandAt(pieces, at, head, table) ?? legalAt(pieces, at, head, table) ?? placeAt(pieces, at, head, table))) ??
      numberAt(pieces, at);
    if (phrase !== undefined) {
      seeds.push(phrase[0]);
      at += phrase[1];
      continue;
    }
    const next = pieces[at + 1];
    const compound = next?.hyphen === true ? table.industry.get(piece.text + next.text) : undefined;
    if (compound !== undefined) {
      seeds.push(industrySeed(piece.text + next!.text, compound, table));
      at += 2;
      continue;
    }
    seeds.push(wordSeed(piece, pieces[at - 1], pieces[at + 1], vessel, table));
    at++;
  }
  return rescue(withoutRepeats(dropOwnAcronym(seeds, pieces)));
}

/** A telling word said twice (`China Telecom Group (China Telecom)`) counts once. */
function withoutRepeats(seeds: readonly TokenSeed[]): readonly TokenSeed[] {
  const seen = new Set<string>();
  return seeds.filter((seed) => {
    if (seed.class !== 'core') return true;
    const key = `${seed.text} ${seed.han ?? ''}`;
    return seen.size < seen.add(key).size;
  });
}

function wordSeed(
  piece: Piece,
  before: Piece | undefined,
  after: Piece | undefined,
  vessel: boolean,
  table: Lexicon,
): TokenSeed {
  const { text } = piece;
  if (before === undefined && vessel && VESSEL_PREFIXES.has(text)) return { text, class: 'title' };
  if (CONNECTIVES.has(text) && (text.length > 1 || (isWord(before) && isWord(after))))
    return { text, class: 'connective' };
  const concept =
    table.industry.get(text) ??
    (text.length > 6 ? (table.industry.get(slavicStem(text)) ?? table.industryStem.get(slavicStem(text))) : undefined);
  if (concept !== undefined) return industrySeed(text, concept, table);
  return { text, class: 'core', vowelPoor: piece.poor };
}

/** Whether a single letter beside it may join words: in `S-Information` and `I & S` letters are the name itself. */
function isWord(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.text.length > 1 && piece.text !== 'and';
}

function piecesOf(word: Word, table: Lexicon): readonly Piece[] {
  const { hyphen, bracket } = word;
  if (word.script === 'han')
    return hanSeeds(word.text, table).map((seed) => ({ text: seed.text, hyphen: false, bracket, poor: false, seed }));
  const known =
    word.script === 'poor' ? (ARABIC_WORDS.get(word.text) ?? ARABIC_WORDS.get(word.text.replace(/^و/, ''))) : undefined;
  if (known !== undefined) return [{ text: known, hyphen, bracket, poor: false }];
  const poor = word.script === 'poor';
  const text = romaniseWord(poor && word.text.length > 4 ? word.text.replace(/^(?:وال|ال|لل)/, '') : word.text);
  if (text === '') return [];
  const brand = word.script === 'latin' ? undefined : table.brands.get(word.text);
  if (brand !== undefined) {
    return [
      {
        text: brand.id,
        hyphen,
        bracket,
        poor,
        seed: { text: brand.id, class: 'core', brand: brand.id, domain: brand.sector },
      },
    ];
  }
  const glued = GLUED.exec(text);
  if (glued !== null && !table.industry.has(text)) {
    return [
      { text: glued[1]!, hyphen, bracket, poor },
      { text: glued[2]!, hyphen: false, bracket, poor },
    ];
  }
  return [{ text, hyphen, bracket, poor }];
}

function phraseAt(pieces: readonly Piece[], at: number, words: number): string | undefined {
  if (at + words > pieces.length) return undefined;
  let phrase = '';
  for (let offset = 0; offset < words; offset++) {
    const piece = pieces[at + offset]!;
    if (piece.seed !== undefined) return undefined;
    phrase += offset === 0 ? piece.text : ` ${piece.text}`;
  }
  return phrase;
}

function brandAt(
  pieces: readonly Piece[],
  at: number,
  head: PhraseHead,
  table: Lexicon,
): readonly [TokenSeed, number] | undefined {
  for (let words = head.brand; words >= 1; words--) {
    const phrase = phraseAt(pieces, at, words);
    const brand = phrase === undefined ? undefined : table.brands.get(phrase);
    if (brand !== undefined) return [{ text: brand.id, class: 'core', brand: brand.id, domain: brand.sector }, words];
  }
  return undefined;
}

function legalAt(
  pieces: readonly Piece[],
  at: number,
  head: PhraseHead,
  table: Lexicon,
): readonly [TokenSeed, number] | undefined {
  for (let words = head.legal; words >= 1; words--) {
    const phrase = phraseAt(pieces, at, words);
    const kind = phrase === undefined ? undefined : table.legal.get(phrase);
    if (kind === undefined || phrase === undefined) continue;
    const last = at + words === pieces.length;
    const tail = last || restIsLegal(pieces, at + words, table);
    const atEnd = ONLY_AT_END.has(phrase) || table.legalAtEnd.has(phrase);
    const wide = !atEnd && (words > 1 || ANYWHERE.test(phrase) || phrase.length > 5);
    if (wide || (tail && at > 0) || (at === 0 && !atEnd && BEFORE_NAME.has(phrase))) {
      return [{ text: phrase.replaceAll(' ', ''), class: 'legal', concept: kind }, words];
    }
  }
  return undefined;
}

function restIsLegal(pieces: readonly Piece[], from: number, table: Lexicon): boolean {
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at]!;
    if (piece.bracket || table.legal.has(piece.text)) continue;
    return false;
  }
  return true;
}

function placeAt(
  pieces: readonly Piece[],
  at: number,
  head: PhraseHead,
  table: Lexicon,
): readonly [TokenSeed, number] | undefined {
  for (let words = head.place; words >= 1; words--) {
    const phrase = phraseAt(pieces, at, words);
    const place =
      phrase === undefined
        ? undefined
        : (table.places.get(phrase) ?? (words === 2 ? table.places.get(phrase.replace(' ', '')) : undefined));
    if (place !== undefined && phrase !== undefined) {
      return [{ text: phrase.replaceAll(' ', ''), class: 'place', concept: place.place, domain: place.country }, words];
    }
  }
  return undefined;
}

/** Signs before a number, which belong to it: `No. 38`, `Nr 5`. */
const NUMBER_SIGNS = new Set(['no', 'nr', 'num', 'number', 'numero', 'nomer']);

function numberAt(pieces: readonly Piece[], at: number): readonly [TokenSeed, number] | undefined {
  const { text } = pieces[at]!;
  if (NUMBER_SIGNS.has(text)) {
    const next = pieces[at + 1];
    const number = next === undefined || next.seed !== undefined ? undefined : numberAt(pieces, at + 1);
    return number === undefined ? undefined : [number[0], number[1] + 1];
  }
  const digits = text < ':' ? /^0*(\d{1,12})(?:st|nd|rd|th|i|ii)?$/.exec(text) : null;
  if (digits !== null) return [{ text, class: 'number', concept: digits[1]! }, 1];
  const word = NUMBER_WORDS.get(text);
  if (word !== undefined) {
    const unit = word >= 20 ? NUMBER_WORDS.get(pieces[at + 1]?.text ?? '') : undefined;
    if (unit !== undefined && unit < 10) return [{ text, class: 'number', concept: String(word + unit) }, 2];
    return [{ text, class: 'number', concept: String(word) }, 1];
  }
  if (text !== '' && ROMAN.test(text) && (text.length > 1 || (at > 0 && text !== 'i' && at >= pieces.length - 3))) {
    return [{ text, class: 'number', concept: String(romanValue(text)) }, 1];
  }
  return undefined;
}

function romanValue(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const value = values[text[at]!] ?? 0;
    sum += value < (values[text[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

/** `Emal Bilal Construction Company (EBCC)`: a bracketed acronym of the name itself adds nothing. */
function dropOwnAcronym(seeds: readonly TokenSeed[], pieces: readonly Piece[]): readonly TokenSeed[] {
  const bracketed = new Set(
    pieces
      .filter((piece) => piece.bracket && piece.text.length >= 2 && piece.text.length <= 7)
      .map((piece) => piece.text),
  );
  if (bracketed.size === 0) return seeds;
  const kept = seeds.filter(
    (seed) => !(seed.class === 'core' && bracketed.has(seed.text) && isAcronymOf(seed.text, seeds)),
  );
  return kept.length > 0 ? kept : seeds;
}

function isAcronymOf(text: string, seeds: readonly TokenSeed[]): boolean {
  const initials = seeds
    .filter((seed) => seed.text !== text && seed.class !== 'connective')
    .map((seed) => seed.text[0] ?? '');
  let at = 0;
  for (const letter of initials) if (letter === text[at]) at++;
  return at === text.length || (at >= 2 && at === text.length - 1);
}

/** A name made of legal and connecting words only keeps them as its core. */
function rescue(seeds: readonly TokenSeed[]): readonly TokenSeed[] {
  if (seeds.some((seed) => seed.class !== 'legal' && seed.class !== 'connective' && seed.class !== 'title'))
    return seeds;
  return seeds.map((seed, at) =>
    at === 0 || seed.class !== 'legal' ? { ...seed, class: 'core' as const, concept: '' } : seed,
  );
}
