import type { MakerId } from '../core/identity.ts';
import { fold } from '../lib/scripts/fold.ts';
import { simplify } from '../lib/scripts/han.ts';
import type { Knowledge } from './knowledge.ts';

/** A maker whose id, name or brand a text is, and which of them it was. */
export interface MakerNamed {
  readonly maker: MakerId;
  readonly makerName: string;
  /** `id` also for short ids; `brand` joins by a brand fact, which has its own dates and doubts. */
  readonly how: 'id' | 'name' | 'brand' | 'catalogue';
  /** The name as the knowledge base writes it. */
  readonly name: string;
  readonly verified: boolean;
  /** Id of the brand fact. */
  readonly fact?: string;
}

const MOST_CHARACTERS = 300;
const RANK = { id: 0, name: 1, brand: 2, catalogue: 3 } as const;

/** Legal forms at the end of a name: `Hikvision Digital Technology Co., Ltd.` is also known without them. */
const LEGAL_FORM =
  /(?: (?:co|company|corp|corporation|inc|incorporated|llc|llp|ltd|limited|gmbh|ag|plc|sa|sau|srl|spa|bv|nv|ab|oy|as|kk|pty|pte|pvt|private))+$/;
const LEGAL_FORM_CHINESE = /(?:股份)?有限(?:责任)?公司$/;

const indexes = new WeakMap<Knowledge, ReadonlyMap<string, readonly MakerNamed[]>>();

/**
 * Makers that a text names exactly: by id, short id, any name in any script, or brand, without regard to case, accents,
 * width, punctuation and legal form. Best first; empty when none is. It does not guess at misspellings.
 */
export function findMaker(text: string, knowledge: Knowledge): readonly MakerNamed[] {
  if (text.length > MOST_CHARACTERS) return [];
  let index = indexes.get(knowledge);
  if (!index) {
    index = indexOf(knowledge);
    indexes.set(knowledge, index);
  }
  const found = new Map<string, MakerNamed>();
  // The records write Chinese names in simplified characters, with a few exceptions.
  for (const key of new Set([...keysOf(text), ...keysOf(simplify(text))]))
    for (const named of index.get(key) ?? []) {
      const place = `${named.maker} ${named.fact ?? ''}`;
      const known = found.get(place);
      if (!known || RANK[named.how] < RANK[known.how]) found.set(place, named);
    }
  return [...found.values()].sort((a, b) => RANK[a.how] - RANK[b.how] || (a.maker < b.maker ? -1 : 1));
}

function indexOf(knowledge: Knowledge): ReadonlyMap<string, readonly MakerNamed[]> {
  const index = new Map<string, MakerNamed[]>();
  const add = (text: string, named: MakerNamed): void => {
    for (const key of keysOf(text)) {
      const list = index.get(key);
      if (list) list.push(named);
      else index.set(key, [named]);
    }
  };
  for (const maker of knowledge.makers) {
    const base = { maker: maker.id, makerName: maker.name };
    for (const id of [maker.id, ...(maker.shortIds ?? [])]) add(id, { ...base, how: 'id', name: id, verified: true });
    for (const { value, verified } of maker.names) add(value, { ...base, how: 'name', name: value, verified });
  }
  for (const brand of knowledge.brands) {
    if (brand.maker === undefined) continue;
    const makerName = knowledge.maker(brand.maker)?.name ?? brand.trueMaker;
    for (const name of [brand.brand, ...brand.aliases])
      add(name, { maker: brand.maker, makerName, how: 'brand', name, verified: brand.verified, fact: brand.id });
  }
  for (const entry of knowledge.catalogue) {
    const base = {
      maker: entry.id,
      makerName: entry.name,
      how: 'catalogue',
      verified: entry.sources.length > 0,
    } as const;
    // A company with a record of its own bears the names that the catalogue adds; brands go by facts with dates.
    const how = knowledge.maker(entry.id) === undefined ? 'catalogue' : 'name';
    for (const name of [entry.name, ...entry.names]) add(name, { ...base, how, name });
    for (const name of entry.brands) add(name, { ...base, name });
  }
  return index;
}

/** A text as it is looked up: folded, and once more without its legal form. */
function keysOf(text: string): ReadonlySet<string> {
  const folded = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const keys = new Set([folded, folded.replace(LEGAL_FORM, ''), folded.replace(LEGAL_FORM_CHINESE, '')]);
  keys.delete('');
  return keys;
}
