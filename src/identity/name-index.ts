import type { Citation, Family, MakerId } from '../core/identity.ts';
import type { BrandFact, CatalogueFact, Knowledge, LookalikeFact } from '../knowledge/knowledge.ts';
import { coreWords, isGenericWord, slugOf, wordsOf } from './words.ts';

/** What a name leads to. */
export interface NameEntry {
  readonly kind: 'maker' | 'brand' | 'catalogue' | 'lookalike';
  readonly maker: MakerId;
  readonly makerName: string;
  readonly family?: Family;
  /** Name as the fact writes it. */
  readonly name: string;
  readonly fact: string;
  readonly basis: readonly Citation[];
  readonly verified: boolean;
  readonly brand?: BrandFact;
  /** The name is an ordinary word or very short: running text must point to a maker in another way too. */
  readonly common: boolean;
  /** A label of several unnamed makers. */
  readonly whiteLabel: boolean;
  /** Categories in which the label is one of several unnamed makers, when it is so for some goods only. */
  readonly whiteLabelFor?: readonly string[];
  /** The look-alike fact that says this company has a past or a doubt in common with a listed one; a person must settle it. */
  /** Some list names the maker, now or once. */
  readonly listed: boolean;
  readonly related?: LookalikeFact;
  /** True when there is such a fact. */
  readonly review: boolean;
  /** Categories of what the maker makes. */
  readonly makes: readonly string[];
  /** A product line's name: read as written only, because other words are too close to it (`harmony` to `HarmonyOS`). */
  readonly line?: true;
}

/** A name as the words it consists of. */
export interface NamedWords {
  readonly words: readonly string[];
  readonly entries: readonly NameEntry[];
}

/** A name of one of the five families that a word is compared with. */
export interface SpellableName {
  readonly text: string;
  readonly entries: readonly NameEntry[];
  /** A product line: joined with other words it is read, misspelt or cut off it is not. */
  readonly line: boolean;
}

/** All names, filed for look-up while walking a text. */
export interface NameIndex {
  /** By first word, longest name first. */
  readonly byFirst: ReadonlyMap<string, readonly NamedWords[]>;
  /** Distinctive one-word names (and longer ones without their spaces) of listed makers and brands. */
  readonly joined: ReadonlyMap<string, readonly NameEntry[]>;
  /** Names written without spaces (Han, Kana, Hangul, Thai), by first letter, longest first. */
  readonly byLetter: ReadonlyMap<string, readonly { readonly text: string; readonly entries: readonly NameEntry[] }[]>;
  /** Distinctive names of the five families, that misspellings are compared with. */
  readonly spellable: readonly SpellableName[];
  /** Every single word that is a name or part of one: never a misspelling of another. */
  readonly known: ReadonlySet<string>;
}

const UNSPACED = /[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;
/** English words that are also names of makers; in running text they need something else beside them. */
const ORDINARY = new Set(
  'honor nio eve ring nest apple axis brother sharp target delta shell meta orange sky vivid canon fluke leader sun oracle swan icon hills optimus onda rca boss stanley safire wolf'.split(
    ' ',
  ),
);
const LISTED_SHORT = new Set(['zte', 'dji', 'h3c']);

/** Files every maker, brand, catalogue and look-alike name of a knowledge base. Pure; done once per knowledge base. */
export function buildNameIndex(knowledge: Knowledge): NameIndex {
  const related = relatedMakers(knowledge);
  const listed = new Set(knowledge.listings.map((listing) => listing.entity));
  const byKey = new Map<string, { words: readonly string[]; entries: NameEntry[] }>();
  const add = (name: string, entry: NameEntry): void => {
    const words = coreWords(name);
    if (words.every((word) => isGenericWord(word))) return;
    const key = words.join(' ');
    if (key.length < 2) return;
    const filed = byKey.get(key) ?? { words, entries: [] };
    if (
      !filed.entries.some(
        (other) => other.maker === entry.maker && other.kind === entry.kind && other.fact === entry.fact,
      )
    )
      filed.entries.push(entry);
    byKey.set(key, filed);
  };
  for (const maker of knowledge.makers) {
    if (maker.kind === 'equipment-category' || maker.kind === 'person') continue;
    for (const name of maker.names) {
      add(name.value, {
        kind: 'maker',
        maker: maker.id,
        listed: listed.has(maker.id),
        makerName: maker.name,
        ...(maker.family ? { family: maker.family } : {}),
        name: name.value,
        fact: maker.id,
        basis: maker.sources,
        // The names of the five families are told apart from their other facts: a name is verified when its maker is.
        verified: maker.verified,
        ...(related.has(maker.id) ? { related: related.get(maker.id) as LookalikeFact } : {}),
        common: isCommon(name.value),
        // A brand whose owner and maker are not known: its label establishes no maker.
        whiteLabel: maker.kind === 'brand' && maker.family === undefined && maker.parent === undefined,
        review: related.has(maker.id),
        makes: [],
      });
    }
  }
  for (const fact of knowledge.catalogue) {
    const held = knowledge.maker(fact.id);
    for (const name of [fact.name, ...fact.names, ...fact.brands]) {
      add(name, {
        kind: 'catalogue',
        maker: held?.id ?? fact.id,
        listed: listed.has(fact.id),
        makerName: held?.name ?? fact.name,
        ...(held?.family ? { family: held.family } : {}),
        name,
        fact: `catalogue:${fact.id}`,
        basis: fact.sources,
        verified: true,
        ...(related.has(fact.id) ? { related: related.get(fact.id) as LookalikeFact } : {}),
        common: (fact.commonWords ?? []).includes(name) || isCommon(name),
        whiteLabel: fact.whiteLabel === true,
        ...(fact.whiteLabelFor ? { whiteLabelFor: fact.whiteLabelFor } : {}),
        review: related.has(fact.id),
        makes: fact.makes ?? [],
        ...(fact.brands.includes(name) ? { line: true as const } : {}),
      });
    }
  }
  const bySlug = new Map<string, CatalogueFact>();
  for (const fact of knowledge.catalogue)
    for (const name of [fact.name, ...fact.brands]) if (!bySlug.has(slugOf(name))) bySlug.set(slugOf(name), fact);
  for (const brand of knowledge.brands) {
    for (const label of brandLabels(brand)) {
      const owner = ownerOfLabel(knowledge, brand, label, bySlug);
      add(label, {
        kind: 'brand',
        maker: owner.id,
        listed: listed.has(owner.id),
        makerName: owner.name,
        ...(owner.family ? { family: owner.family } : {}),
        name: label,
        fact: brand.id,
        basis: brand.sources,
        verified: brand.verified && brand.confidence !== 'disputed',
        brand,
        common: isCommon(label),
        whiteLabel: false,
        review: false,
        makes: [],
      });
    }
  }
  for (const trap of knowledge.lookalikes) {
    for (const name of trapNames(trap)) {
      // A company that is known otherwise keeps its own entry, marked as related.
      if (RELATED.has(trap.kind) && byKey.has(coreWords(name).join(' '))) continue;
      for (const words of RELATED.has(trap.kind) ? [name] : lookalikeWords(name, trap.looksLike)) {
        add(words, {
          kind: 'lookalike',
          listed: false,
          maker: `name:${slugOf(name)}`,
          makerName: name,
          name,
          fact: trap.id,
          basis: trap.sources,
          verified: trap.verified,
          common: false,
          whiteLabel: false,
          review: trap.suggestedStatus !== 'clear',
          ...(trap.suggestedStatus === 'clear' ? {} : { related: trap }),
          makes: [],
        });
      }
    }
  }
  return fileNames([...byKey.values()]);
}

/** Kinds of look-alike that are companies with a past or a doubt in common with a listed one: a person must look. */
const RELATED = new Set(['joint-venture', 'spin-off', 'other-list', 'ownership-change']);

/** Makers that a look-alike fact names as related to a listed one, by id. */
function relatedMakers(knowledge: Knowledge): ReadonlyMap<MakerId, LookalikeFact> {
  // One name may stand in a maker's record and in a catalogue entry of goods: both are meant.
  const ids = new Map<string, Set<MakerId>>();
  const put = (name: string, id: MakerId): void => {
    const key = coreWords(name).join(' ');
    const held = ids.get(key);
    if (held === undefined) ids.set(key, new Set([id]));
    else held.add(id);
  };
  for (const fact of knowledge.catalogue)
    for (const name of [fact.name, ...fact.names, ...fact.brands]) put(name, fact.id);
  for (const maker of knowledge.makers) for (const name of maker.names) put(name.value, maker.id);
  const related = new Map<MakerId, LookalikeFact>();
  for (const trap of knowledge.lookalikes) {
    if (!RELATED.has(trap.kind)) continue;
    for (const name of trapNames(trap)) {
      for (const id of ids.get(coreWords(name).join(' ')) ?? [])
        if (id !== knowledge.maker(trap.looksLike)?.id) related.set(id, trap);
    }
  }
  return related;
}

/** Names a look-alike is recognised by; none for those that are no company's name (a model, a protocol, a directory). */
function trapNames(trap: LookalikeFact): readonly string[] {
  if (trap.kind === 'substring' || trap.kind === 'same-name')
    return trap.mustNotMatch.length > 0 ? trap.mustNotMatch : [trap.pattern];
  if (!RELATED.has(trap.kind) || trap.suggestedStatus !== 'review') return [];
  return trap.pattern
    .replace(/\([^)]*\)/g, ' ')
    .replace(/ (?:products )?after .*$/, '')
    .split(/ \/ |, (?!Ltd|Inc|Co\b)/)
    .map((name) => name.trim())
    .filter((name) => name.length > 2);
}

function isCommon(name: string): boolean {
  const folded = wordsOf(name).folded;
  if (UNSPACED.test(folded)) return folded.length < 2;
  return (folded.length <= 3 && !LISTED_SHORT.has(folded)) || ORDINARY.has(folded);
}

/** Labels of a brand fact: its name without the remark in brackets, split where it names several models, and its aliases. */
export function brandLabels(brand: BrandFact): readonly string[] {
  const plain = brand.brand.replace(/\([^)]*\)/g, ' ').trim();
  const parts = plain.split(' / ').map((part) => part.trim());
  const head = parts[0]?.split(' ')[0] ?? '';
  const labels = parts.map((part, index) => (index > 0 && /\d/.test(part) ? `${head} ${part}` : part));
  // A label such as `Vodafone K3765` must keep its model; one-letter and two-letter aliases name nobody in a text.
  return [...labels, ...brand.aliases.map((alias) => alias.replace(/\([^)]*\)/g, ' ').trim())].filter(
    (label) => label.length > 2 || UNSPACED.test(label),
  );
}

/** The remark in brackets of a brand fact (`entry-level …`): the fact is then about part of the brand only. */
export function isQualified(brand: BrandFact): boolean {
  return /\(.*\)/.test(brand.brand) && brand.relation !== 'own-brand';
}

interface LabelOwner {
  readonly id: MakerId;
  readonly name: string;
  readonly family?: Family;
}

function ownerOfLabel(
  knowledge: Knowledge,
  brand: BrandFact,
  label: string,
  bySlug: ReadonlyMap<string, CatalogueFact>,
): LabelOwner {
  const maker = brand.maker === undefined ? undefined : knowledge.maker(brand.maker);
  if (maker !== undefined && brand.relation === 'own-brand')
    return { id: maker.id, name: maker.name, ...(maker.family ? { family: maker.family } : {}) };
  const own = knowledge.maker(slugOf(label));
  if (own !== undefined && own.family === undefined) return { id: own.id, name: own.name };
  const catalogued = bySlug.get(slugOf(label.split(' ')[0] ?? label));
  return catalogued ? { id: catalogued.id, name: catalogued.name } : { id: `name:${slugOf(label)}`, name: label };
}

/** The words by which a look-alike is recognised: the odd word alone, or the phrase when it holds the listed name itself. */
function lookalikeWords(name: string, looksLike: string): readonly string[] {
  const words = wordsOf(name).list.map((word) => word.text);
  const core = words.filter((word) => !isGenericWord(word));
  const first = core[0];
  if (first === undefined) return [];
  if (core.includes(looksLike)) {
    const at = words.indexOf(looksLike);
    const phrase = words.slice(Math.max(0, core.indexOf(looksLike) > 0 ? at - 1 : at), at + 2);
    return phrase.length > 1 ? [phrase.join(' ')] : [];
  }
  return first.length >= 4 ? [first] : [];
}

function fileNames(filed: readonly { words: readonly string[]; entries: readonly NameEntry[] }[]): NameIndex {
  const byFirst = new Map<string, NamedWords[]>();
  const joined = new Map<string, NameEntry[]>();
  const byLetter = new Map<string, { text: string; entries: readonly NameEntry[] }[]>();
  const spellable: SpellableName[] = [];
  const known = new Set<string>();
  for (const { words, entries } of filed) {
    const text = words.join('');
    if (UNSPACED.test(text)) {
      const letter = text[0] ?? '';
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), { text, entries }]);
      continue;
    }
    const first = words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, entries }]);
    for (const word of words) known.add(word);
    const distinctive = entries.filter((entry) => !entry.common);
    if (text.length >= 5 && distinctive.length > 0 && /^[a-z]+$/.test(text))
      joined.set(text, [...(joined.get(text) ?? []), ...distinctive]);
    const family = distinctive.filter((entry) => entry.family !== undefined);
    if (words.length === 1 && text.length >= 5 && family.length > 0 && !/\d/.test(text))
      spellable.push({ text, entries: family, line: family.every((entry) => entry.line === true) });
  }
  for (const list of byFirst.values()) list.sort((left, right) => right.words.length - left.words.length);
  for (const list of byLetter.values()) list.sort((left, right) => right.text.length - left.text.length);
  return { byFirst, joined, byLetter, spellable, known };
}
