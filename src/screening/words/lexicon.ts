import { BRANDS } from './brands.ts';
import { HAN_ONLY_SECTORS, INDUSTRY } from './industry.ts';
import { LEGAL_FORMS, type LegalKind } from './legal-forms.ts';
import { COMMON_PARTS, NAME_GROUPS } from './person-words.ts';
import { PLACES } from './places.ts';
import { WORLD_LEGAL_FORMS } from './world-legal-forms.ts';

/** The word tables in the form that name analysis asks. Built once, on first use. */
export interface Lexicon {
  /** Folded phrase (words joined by one space) → what the legal form says. */
  readonly legal: ReadonlyMap<string, LegalKind>;
  /** Legal forms of the world that are also words or letters of other meaning: taken as such at the end of a name only. */
  readonly legalAtEnd: ReadonlySet<string>;
  /** Word → industry concept; `industryStem` for Slavic words without their ending. */
  readonly industry: ReadonlyMap<string, string>;
  readonly industryStem: ReadonlyMap<string, string>;
  /** Concept → sector; `any` for concepts that fit every business. */
  readonly sector: ReadonlyMap<string, string>;
  /** Folded phrase → place and its country. */
  readonly places: ReadonlyMap<string, { readonly place: string; readonly country: string }>;
  /** Given name → its group. */
  readonly nameGroup: ReadonlyMap<string, string>;
  /** Frequent name part → rank, 0 the most frequent. */
  readonly commonPart: ReadonlyMap<string, number>;
  /** Phrase in Latin letters or Han run → brand. */
  readonly brands: ReadonlyMap<string, Brand>;
  readonly brandsWithHan: ReadonlySet<string>;
  readonly hanBrands: readonly (readonly [string, Brand])[];
  /** Word → the longest phrases that begin with it; most words begin none, which one look tells. */
  readonly heads: ReadonlyMap<string, PhraseHead>;
}

/** The most words of a phrase of each kind that begins with one word; 0 for none. */
export interface PhraseHead {
  brand: number;
  legal: number;
  place: number;
}

/** One row of the brand table. */
export interface Brand {
  /** First Latin form, words joined. */
  readonly id: string;
  readonly sector: string;
  readonly han: readonly string[];
}

const ENDING = /(?:skogo|skaya|skoye|skoe|skoi|skoy|skii|skiy|skij|sky|nyi|nyy|nyj|naya|noye|noe|nogo|nykh|nyie|nye)$/;
const HAN = /[\u3400-\u9fff]/;
let built: Lexicon | undefined;

/** A Slavic adjective without its ending; other words unchanged. */
export function slavicStem(word: string): string {
  return word.length > 6 ? word.replace(ENDING, (ending) => (ending.startsWith('sk') ? 'sk' : 'n')) : word;
}

/** The lexicon; about 5 ms the first time. */
export function lexicon(): Lexicon {
  built ??= build();
  return built;
}

function build(): Lexicon {
  const legal = new Map<string, LegalKind>();
  for (const [kind, phrases] of Object.entries(LEGAL_FORMS)) {
    for (const phrase of phrases.split(/[|\n]/)) {
      const words = phrase.trim().replace(/\s+/g, ' ');
      if (words !== '' && !legal.has(words)) legal.set(words, kind as LegalKind);
    }
  }
  const legalAtEnd = new Set<string>();
  for (const [kind, phrases] of Object.entries(WORLD_LEGAL_FORMS)) {
    for (const phrase of phrases.split('|')) {
      if (legal.has(phrase)) continue;
      legal.set(phrase, kind as LegalKind);
      legalAtEnd.add(phrase);
    }
  }
  const industry = new Map<string, string>();
  const industryStem = new Map<string, string>();
  const sector = new Map<string, string>(Object.entries(HAN_ONLY_SECTORS));
  for (const line of INDUSTRY.trim().split('\n')) {
    const [head = '', words = ''] = line.split(': ');
    const [area = '', concept = ''] = head.split(' ');
    if (!sector.has(concept)) sector.set(concept, area);
    for (const word of words.split(' ')) {
      if (!industry.has(word)) industry.set(word, concept);
      const stem = slavicStem(word);
      if (stem !== word) industryStem.set(stem, concept);
    }
  }
  const places = new Map<string, { place: string; country: string }>();
  for (const line of PLACES.trim().split('\n')) {
    const [code = '', names = ''] = line.split(': ');
    const [first = ''] = names.split(' ');
    for (const [at, name] of names.split(' ').entries()) {
      // Adjectives and short names of the country itself mean the country; cities and regions mean themselves.
      const national = at > 0 && (name.startsWith(first.slice(0, 4)) || COUNTRY_WORDS.has(name));
      places.set(name.replaceAll('_', ' '), { place: national ? first : name, country: code });
    }
  }
  const nameGroup = new Map<string, string>();
  for (const line of NAME_GROUPS.trim().split('\n')) {
    const names = line.split(' ');
    for (const name of names) if (!nameGroup.has(name)) nameGroup.set(name, names[0] ?? name);
  }
  const commonPart = new Map<string, number>();
  for (const name of COMMON_PARTS.trim().split(/\s+/)) if (!commonPart.has(name)) commonPart.set(name, commonPart.size);
  const brands = brandTables();
  return {
    heads: headsOf(brands.brands, legal, places),
    legal,
    legalAtEnd,
    industry,
    industryStem,
    sector,
    places,
    nameGroup,
    commonPart,
    ...brands,
  };
}

const COUNTRY_WORDS = new Set(
  'uae united_arab_emirates emirates prc cn zhongguo hk h_k uk u_k united_kingdom great_britain britain british us u_s u_s_a united_states america american united_states_of_america schweiz swiss suisse osterreich deutschland german espana spanish suomi hellas nederland holland dutch norge polska polish sverige turk rossiya rossii rossiiskaya ksa dprk burma myanma nippon xianggang'.split(
    ' ',
  ),
);

function brandTables(): Pick<Lexicon, 'brands' | 'hanBrands' | 'brandsWithHan'> {
  const brands = new Map<string, Brand>();
  const hanBrands: [string, Brand][] = [];
  for (const line of BRANDS.trim().split('\n')) {
    const [left = '', right = ''] = line.split('|');
    const [sector = '', ...latin] = left.trim().split(' ');
    const others = right.trim() === '' ? [] : right.trim().split(/\s+/);
    const han = others.filter((name) => HAN.test(name));
    const brand: Brand = { id: (latin[0] ?? '').replaceAll('_', ''), sector, han };
    for (const name of latin) brands.set(name.replaceAll('_', ' '), brand);
    for (const name of others) {
      if (HAN.test(name)) hanBrands.push([name, brand]);
      else brands.set(name.replaceAll('_', ' '), brand);
    }
  }
  hanBrands.sort((left, right) => right[0].length - left[0].length);
  return { brands, hanBrands, brandsWithHan: new Set(hanBrands.map(([, brand]) => brand.id)) };
}

function headsOf(
  brands: ReadonlyMap<string, unknown>,
  legal: ReadonlyMap<string, unknown>,
  places: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, PhraseHead> {
  const heads = new Map<string, PhraseHead>();
  const add = (word: string, kind: keyof PhraseHead, words: number): void => {
    const head = heads.get(word) ?? { brand: 0, legal: 0, place: 0 };
    head[kind] = Math.max(head[kind], words);
    heads.set(word, head);
  };
  for (const [kind, table] of [
    ['brand', brands],
    ['legal', legal],
    ['place', places],
  ] as const) {
    for (const phrase of table.keys()) {
      const [first = '', ...rest] = phrase.split(' ');
      add(first, kind, 1 + rest.length);
      // A place of one word may be written as two.
      if (kind === 'place' && rest.length === 0)
        for (let length = 1; length < first.length; length++) add(first.slice(0, length), kind, 2);
    }
  }
  return heads;
}
