import type { ListEntry } from '../core/listing.ts';
import { businessOf } from './business.ts';
import { normaliseIdentifier } from './identifiers.ts';
import type { IndexData } from './index-data.ts';
import { formKeys, hash32, poorKeys, tokenKeys } from './index-keys.ts';
import { KeyTableBuilder } from './key-table.ts';
import { formFrom, formOf, modelsFor, type NameModel, type SeedForm, seedForms } from './name-form.ts';
import { generalRarity, makeRarity } from './rarity.ts';
import { NumberList } from './number-list.ts';
import { packTexts, TextPacker } from './text-table.ts';
import { glancesOf } from './token-glance.ts';
import { makeToken, storedToken, type Token, type TokenClass, tokenKey, type TokenSeed } from './token.ts';

/** Readings of names in flat lists, each different word kept once. */
interface Readings {
  readonly entries: number[];
  readonly names: number[];
  readonly models: NameModel[];
  /** Where the words of each reading start, and one past the last; the words, by number. */
  readonly starts: number[];
  readonly words: number[];
  readonly seeds: TokenSeed[];
  /** Key of a word → its number. */
  readonly numbers: Map<string, number>;
}

function addReading(readings: Readings, entry: number, name: number, { model, seeds }: SeedForm): void {
  readings.entries.push(entry);
  readings.names.push(name);
  readings.models.push(model);
  for (const seed of seeds) {
    const key = tokenKey(seed);
    let number = readings.numbers.get(key);
    if (number === undefined) {
      number = readings.seeds.push(seed) - 1;
      readings.numbers.set(key, number);
    }
    readings.words.push(number);
  }
  readings.starts.push(readings.words.length);
}

const SECTORS = [
  'ict',
  'finance',
  'food',
  'textile',
  'realestate',
  'hotel',
  'media',
  'transport',
  'energy',
  'medical',
  'education',
  'military',
  'charity',
  'legal',
  'retail',
];
/** Words a source uses for a sector, and ours. */
const SECTOR_WORDS: Readonly<Record<string, string>> = {
  telecom: 'ict',
  surveillance: 'ict',
  technology: 'ict',
  electronics: 'ict',
  telecommunications: 'ict',
  software: 'ict',
};

/**
 * Compiles entries to flat arrays. Word counts are learned from primary names only, so that a further alias changes no
 * other score. Entities of goods (`Category`) and bare addresses are no parties and are left out of the name index.
 */
export function buildIndex(entries: Iterable<ListEntry>): IndexData {
  const texts = new TextPacker();
  const readings: Readings = {
    entries: [],
    names: [],
    models: [],
    starts: [0],
    words: [],
    seeds: [],
    numbers: new Map(),
  };
  const entrySectors: number[] = [];
  const identifiers = new KeyTableBuilder();
  const learned = new Map<string, number>();
  let learnedNames = 0;
  for (const entry of entries) {
    const at = texts.count;
    texts.add(JSON.stringify(entry));
    const { entity } = entry;
    let sectors = 0;
    for (const sector of entity.sectors)
      sectors |= sectorBit(SECTOR_WORDS[sector.toLowerCase()] ?? sector.toLowerCase());
    if (entity.schema !== 'Category' && entity.schema !== 'Address') {
      for (const [name, { value }] of entity.names.entries()) {
        for (const model of modelsFor(entity.schema, value)) {
          for (const [reading, seeds] of seedForms(value, model, entity.schema === 'Vessel').entries()) {
            addReading(readings, at, name, seeds);
            if (name > 0 || reading > 0) continue;
            learnedNames++;
            for (const text of new Set(seeds.seeds.map((seed) => seed.text)))
              learned.set(text, (learned.get(text) ?? 0) + 1);
            if (model === 'organisation')
              for (const sector of businessOf(formOf(seeds, generalRarity()))) sectors |= sectorBit(sector);
          }
        }
      }
      for (const { scheme, value } of entity.identifiers)
        identifiers.add(hash32(`${scheme}:${normaliseIdentifier(scheme, value)}`), at);
    }
    entrySectors.push(sectors);
  }
  return {
    ...compileForms(readings, learned, learnedNames, entrySectors),
    entries: texts.finish(),
    entrySectors: Uint32Array.from(entrySectors),
    sectors: packTexts(SECTORS),
    identifierTable: identifiers.build(),
  };
}

function sectorBit(sector: string): number {
  const at = SECTORS.indexOf(sector);
  return at < 0 ? 0 : 2 ** at;
}

function compileForms(
  readings: Readings,
  learned: ReadonlyMap<string, number>,
  learnedNames: number,
  entrySectors: readonly number[],
): Omit<IndexData, 'entries' | 'entrySectors' | 'sectors' | 'identifierTable'> {
  const rarity = makeRarity((word) => learned.get(word) ?? 0, learnedNames);
  const tokens = readings.seeds.map((seed) => makeToken(seed, rarity));
  const formTable = new KeyTableBuilder();
  const keys = new NumberList();
  const formStarts = Uint32Array.from(readings.starts);
  const formTokens = Uint32Array.from(readings.words);
  const formWeights = new Float32Array(readings.entries.length);
  const formTwins = new Uint32Array(readings.entries.length);
  const twins = new Map<string, number>();
  for (const [form, entry] of readings.entries.entries()) {
    const model = readings.models[form]!;
    const numbers = formTokens.subarray(formStarts[form], formStarts[form + 1]);
    const wording = `${model} ${entrySectors[entry] ?? 0} ${numbers.join(' ')}`;
    const twin = twins.get(wording);
    if (twin === undefined) twins.set(wording, form);
    formTwins[form] = twin ?? form;
    const own = Array.from(numbers, (number) => tokens[number]!);
    formWeights[form] = own.reduce((sum, token) => sum + token.weight, 0);
    formKeys(own, formFrom(model, own).initials, keys);
    fileUnder(keys, form, formTable);
  }
  return {
    tokens: packTexts(tokens.map(storedToken)),
    tokenWeights: Float32Array.from(tokens, (token) => token.weight),
    glances: glancesOf(tokens),
    formStarts,
    formTokens,
    formEntries: Uint32Array.from(readings.entries),
    formNames: Uint16Array.from(readings.names, (name) => Math.min(name, 65_535)),
    formPersons: Uint8Array.from(readings.models, (model) => (model === 'person' ? 1 : 0)),
    formTwins,
    formWeights,
    ...postingsOf(formStarts, formTokens, formWeights, tokens.length),
    ...fileWords(tokens),
    formTable: formTable.build(),
    learnedTable: countTable(learned),
    learnedNames: Uint32Array.of(learnedNames),
  };
}

/** Files every word under its keys, for the models whose names may hold it. */
function fileWords(
  tokens: readonly Token[],
): Pick<IndexData, 'organisationWords' | 'organisationPoorWords' | 'personWords' | 'personPoorWords'> {
  const words = { organisation: new KeyTableBuilder(), person: new KeyTableBuilder() };
  const poorWords = { organisation: new KeyTableBuilder(), person: new KeyTableBuilder() };
  const keys = new NumberList();
  for (const [id, token] of tokens.entries()) {
    for (const model of modelsOf(token.class)) {
      tokenKeys(token, false, keys);
      fileUnder(keys, id, words[model]);
      if (token.vowelPoor || (token.class !== 'core' && token.class !== 'part')) continue;
      for (const poor of poorKeys(token)) poorWords[model].add(hash32(poor), id);
    }
  }
  return {
    organisationWords: words.organisation.build(),
    organisationPoorWords: poorWords.organisation.build(),
    personWords: words.person.build(),
    personPoorWords: poorWords.person.build(),
  };
}

/** Files a number under each of the keys, which are used up. */
function fileUnder(keys: NumberList, id: number, table: KeyTableBuilder): void {
  for (let at = 0; at < keys.size; at++) table.add(keys.values[at]!, id);
  keys.clear();
}

/** The models whose names hold words of a class; a title may stand before a person's name and before a ship's. */
function modelsOf(kind: TokenClass): readonly NameModel[] {
  if (kind === 'title') return ['organisation', 'person'];
  return kind === 'part' || kind === 'initial' || kind === 'particle' ? ['person'] : ['organisation'];
}

function countTable(counts: ReadonlyMap<string, number>): IndexData['learnedTable'] {
  const table = new KeyTableBuilder();
  for (const [word, count] of counts) if (count > 1) table.add(hash32(word), count);
  return table.build();
}

function postingsOf(
  formStarts: Uint32Array,
  formTokens: Uint32Array,
  formWeights: Float32Array,
  tokenCount: number,
): Pick<IndexData, 'postingStarts' | 'postings'> {
  const postingStarts = new Uint32Array(tokenCount + 1);
  for (const token of formTokens) postingStarts[token + 1]!++;
  for (let token = 0; token < tokenCount; token++) postingStarts[token + 1]! += postingStarts[token]!;
  const next = postingStarts.slice(0, tokenCount);
  const postings = new Uint32Array(formTokens.length);
  for (const form of byWeight(formWeights)) {
    for (let at = formStarts[form]!; at < formStarts[form + 1]!; at++) postings[next[formTokens[at]!]!++] = form;
  }
  return { postingStarts, postings };
}

/** Readings in the order of their weights, then of their numbers. */
function byWeight(formWeights: Float32Array): Uint32Array {
  return Uint32Array.from(formWeights.keys()).sort((a, b) => formWeights[a]! - formWeights[b]! || a - b);
}
