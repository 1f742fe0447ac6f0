import type { Observation } from '../core/evidence.ts';
import type { MakerId, Signal } from '../core/identity.ts';
import type { BrandFact, Knowledge } from '../knowledge/knowledge.ts';
import { mentionsIn } from './mentions.ts';
import { isQualified } from './name-index.ts';
import { coversName, organisationsOf } from './organisations.ts';
import { scannerOf } from './scan.ts';
import { isGenericWord, wordsOf } from './words.ts';

/** Which facts of foreign goods under a company's brands concern what the company sells. */
export interface CompanyBrands {
  /** By the company as the knowledge base or a registry knows it. */
  ofMaker(maker: MakerId): readonly BrandFact[];
  /** By the whole name of a company, as a registry writes it: `Swann communications Pty Ltd` sells as Swann. */
  ofCompany(name: string): readonly BrandFact[];
}

const NONE: readonly BrandFact[] = [];

const prepared = new WeakMap<Knowledge, CompanyBrands>();

/** The answers of a knowledge base, shared by all who ask; the companies are resolved when the first is asked for. */
export function companyBrands(knowledge: Knowledge): CompanyBrands {
  let brands = prepared.get(knowledge);
  if (brands === undefined) {
    brands = prepareBrands(knowledge);
    prepared.set(knowledge, brands);
  }
  return brands;
}

function prepareBrands(knowledge: Knowledge): CompanyBrands {
  const resolve = organisationsOf(knowledge);
  let known: Map<MakerId, BrandFact[]> | undefined;
  const byMaker = (): ReadonlyMap<MakerId, readonly BrandFact[]> => {
    if (known !== undefined) return known;
    const found = new Map<MakerId, BrandFact[]>();
    known = found;
    const add = (maker: MakerId, fact: BrandFact): void => {
      const facts = found.get(maker) ?? [];
      if (!facts.includes(fact)) facts.push(fact);
      found.set(maker, facts);
    };
    // A company known by a longer name (`Speco Technologies`) sells under the brand that its name consists of.
    const byTradeName = new Map<string, MakerId[]>();
    for (const { id, name, names } of knowledge.catalogue)
      for (const one of [name, ...names])
        byTradeName.set(tradeName(one), [...(byTradeName.get(tradeName(one)) ?? []), id]);
    for (const fact of knowledge.brands) {
      if (!isForeign(fact)) continue;
      for (const name of [fact.brand, ...fact.aliases, ...fact.brandOuiRegistrants]) {
        const { maker, family } = resolve(name);
        if (family !== undefined) continue;
        add(maker, fact);
        for (const other of byTradeName.get(tradeName(name)) ?? []) add(other, fact);
      }
    }
    return known;
  };
  const ofMaker = (maker: MakerId): readonly BrandFact[] => byMaker().get(maker) ?? NONE;
  return {
    ofMaker,
    ofCompany(name) {
      const { maker, family } = resolve(name);
      if (family !== undefined) return NONE;
      const facts = ofMaker(maker);
      return facts.length > 0 ? facts : brandsIn(name, knowledge);
    },
  };
}

/** The sign that another maker builds goods under a brand that a device's answer names: enough to ask, not to say it did this one. */
export function behindAnswer(because: Observation, brand: BrandFact, knowledge: Knowledge): readonly Signal[] {
  const maker = brand.maker === undefined ? undefined : knowledge.maker(brand.maker);
  if (maker === undefined) return [];
  return [
    {
      technique: 'rebrand',
      maker: maker.id,
      role: 'original-design-manufacturer',
      strength: brand.verified && brand.confidence !== 'disputed' ? 'medium' : 'weak',
      group: 'rebrand-fact',
      because,
      says: `${maker.name} makes or made goods sold as ${brand.brand}; whether this device is one is not known`,
      fact: brand.id,
      basis: brand.sources,
      verified: brand.verified,
    },
  ];
}

/** Brands that the whole name consists of, but for trade words, places and legal forms. */
function brandsIn(name: string, knowledge: Knowledge): readonly BrandFact[] {
  const words = wordsOf(name);
  const texts = words.list.map((word) => word.text);
  return mentionsIn(words, scannerOf(knowledge).names)
    .filter(({ how }) => how === 'exact')
    .flatMap((mention) =>
      mention.entries.flatMap((entry) =>
        entry.brand !== undefined && isForeign(entry.brand) && coversName(texts, mention, entry) ? [entry.brand] : [],
      ),
    );
}

/** A fact about part of a brand's goods only (a remark in brackets) says nothing of the company's other goods. */
function isForeign(fact: BrandFact): boolean {
  return fact.relation !== 'own-brand' && fact.relation !== 'component-inside' && !isQualified(fact);
}

/** What is left of a company's name without legal form and trade words at its end: `Speco Technologies` is Speco. */
function tradeName(name: string): string {
  const words = wordsOf(name).list.map((word) => word.text);
  while (words.length > 1 && isGenericWord(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}
