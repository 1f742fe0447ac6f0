import type { ListEntry } from '../core/listing.ts';
import { buildIndex } from './index-build.ts';
import { type IndexData, packIndex, unpackIndex } from './index-data.ts';
import { hash32 } from './index-keys.ts';
import { lookUp } from './key-table.ts';
import { formFrom, type NameForm } from './name-form.ts';
import { NumberList } from './number-list.ts';
import { makeRarity } from './rarity.ts';
import { slotCache } from './slot-cache.ts';
import { textAt } from './text-table.ts';
import { type Rarity, restoreToken, type Token } from './token.ts';

/** A compiled list of entries, ready to be asked. Holds no handles; several threads may open the same `bytes`. */
export interface ScreeningIndex {
  /** The whole index as one block in shareable memory: write it to a file, or post it to a worker. */
  readonly bytes: Uint8Array;
  readonly data: IndexData;
  readonly entryCount: number;
  /** Readings of names in the index; more than names, since some names are read in two ways. */
  readonly nameCount: number;
  /** How common words are in these lists and in general. */
  readonly rarity: Rarity;
  /** The entry at a position; parsed when asked. */
  entry(at: number): ListEntry;
  /** One reading of a name. */
  form(at: number): NameForm;
  token(id: number): Token;
  sectors(entry: number): ReadonlySet<string>;
}

/** Words and readings kept as objects: those of a large list would fill more memory than the list. */
const CACHED_WORDS = 1 << 16;
const CACHED_FORMS = 1 << 14;

/** Compiles entries (about 25 µs a name) and opens the result. */
export function openIndex(entries: Iterable<ListEntry>): ScreeningIndex {
  return loadIndex(packIndex(buildIndex(entries)));
}

/** Opens a compiled index without copying it. Throws NameplateError `screening/bad-index` on other bytes. */
export function loadIndex(bytes: Uint8Array): ScreeningIndex {
  const data = unpackIndex(bytes);
  const counts = new NumberList();
  const count = (word: string): number => {
    counts.clear();
    lookUp(data.learnedTable, hash32(word), counts);
    let most = 0;
    for (let at = 0; at < counts.size; at++) most = Math.max(most, counts.values[at]!);
    return most;
  };
  const rarity = makeRarity(count, data.learnedNames[0] ?? 0);
  const tokens = slotCache<Token>(CACHED_WORDS);
  const forms = slotCache<NameForm>(CACHED_FORMS);
  const sectorSets = new Map<number, ReadonlySet<string>>();
  const makeWord = (id: number): Token => restoreToken(textAt(data.tokens, id), data.tokenWeights[id] ?? 0, id);
  const token = (id: number): Token => tokens.get(id, makeWord);
  const makeForm = (at: number): NameForm => {
    const own: Token[] = [];
    for (let place = data.formStarts[at]!; place < data.formStarts[at + 1]!; place++)
      own.push(token(data.formTokens[place]!));
    return formFrom(data.formPersons[at] === 1 ? 'person' : 'organisation', own);
  };
  return {
    bytes,
    data,
    entryCount: data.entries.starts.length - 1,
    nameCount: data.formEntries.length,
    rarity,
    token,
    entry: (at) => JSON.parse(textAt(data.entries, at)) as ListEntry,
    form: (at) => forms.get(at, makeForm),
    sectors: (entry) => {
      const bits = data.entrySectors[entry] ?? 0;
      let set = sectorSets.get(bits);
      if (set === undefined) {
        const names = new Set<string>();
        for (let bit = 0; bit < 32; bit++) if ((bits & (1 << bit)) !== 0) names.add(textAt(data.sectors, bit));
        set = names;
        sectorSets.set(bits, set);
      }
      return set;
    },
  };
}
