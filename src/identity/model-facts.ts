import type { Citation, Family, MakerId } from '../core/identity.ts';
import type { BrandFact, Knowledge } from '../knowledge/knowledge.ts';
import { brandLabels } from './name-index.ts';
import type { Pattern } from './pattern-index.ts';
import { coreWords } from './words.ts';

/** What a model or part-number pattern leads to. */
export interface ModelFact {
  readonly maker: MakerId;
  readonly makerName: string;
  readonly family?: Family;
  readonly product: string;
  /** `strong` names its maker alone; `medium` needs the brand or one of `needs`; `weak` is a hint. */
  readonly strength: 'strong' | 'medium' | 'weak';
  readonly needs: readonly string[];
  readonly category?: string;
  readonly fact: string;
  readonly basis: readonly Citation[];
  readonly verified: boolean;
  /** `grammar` of a maker's own numbers, `example` of one model a source names, `spared` for a model said not to be affected. */
  readonly kind: 'grammar' | 'example' | 'spared' | 'chip' | 'trap';
  /** The brand fact behind it; its label must stand beside the model. */
  readonly brand?: BrandFact;
  /** First words of the labels of `brand`, folded. */
  readonly labels: readonly string[];
}

const CHIP_MAKERS = new Set(['hisilicon-technologies', 'hisilicon']);
const MODEL_LIKE = /^[A-Za-z]{0,8}[-_ ]?\w*\d[\w./+-]*(?: v\d)?$/;

/** Every model pattern of a knowledge base: fingerprints, brand facts (patterns and examples) and the catalogue. */
export function modelPatterns(knowledge: Knowledge): readonly Pattern<ModelFact>[] {
  const patterns: Pattern<ModelFact>[] = [];
  const named = (id: MakerId | undefined, fallback: string) => {
    const maker = id === undefined ? undefined : knowledge.maker(id);
    return {
      maker: maker?.id ?? id ?? `name:${coreWords(fallback).join('-')}`,
      makerName: maker?.name ?? fallback,
      ...(maker?.family ? { family: maker.family } : {}),
    };
  };
  for (const print of knowledge.fingerprints) {
    if (print.technique !== 'model-grammar') continue;
    const who = named(print.maker, print.makerAsNamed);
    patterns.push({
      source: ended(print.value),
      payload: {
        ...who,
        product: print.notes.length > 0 && print.notes.length < 60 ? print.notes : 'model number',
        strength: print.strength,
        needs: [],
        fact: print.id,
        basis: print.sources,
        verified: print.verified && print.confidence !== 'disputed',
        kind: CHIP_MAKERS.has(who.maker) ? 'chip' : 'grammar',
        labels: [],
      },
    });
  }
  for (const brand of knowledge.brands) patterns.push(...brandPatterns(brand, named(brand.maker, brand.trueMaker)));
  for (const fact of knowledge.catalogue) {
    const who = named(fact.id, fact.name);
    for (const model of fact.models) {
      patterns.push({
        source: ended(model.pattern),
        payload: {
          ...who,
          makerName: knowledge.maker(fact.id)?.name ?? fact.name,
          product: model.product,
          strength: model.strength ?? 'strong',
          needs: model.needs ?? [],
          ...(model.category ? { category: model.category } : {}),
          fact: `catalogue:${fact.id}`,
          basis: fact.sources,
          verified: true,
          kind:
            model.category === 'chip' && (who.family !== undefined || CHIP_MAKERS.has(who.maker)) ? 'chip' : 'grammar',
          labels: [],
        },
      });
    }
  }
  for (const trap of knowledge.lookalikes) {
    if (trap.kind !== 'model-collision') continue;
    for (const text of trap.mustNotMatch) {
      const model = text.split(' ').findLast((word) => /\d/.test(word));
      if (model === undefined || model.length < 5) continue;
      patterns.push({
        source: ended(escape(model)),
        payload: {
          maker: `name:${coreWords(trap.actually).slice(0, 4).join('-')}`,
          makerName: trap.actually,
          product: model,
          strength: 'medium',
          needs: [],
          fact: trap.id,
          basis: trap.sources,
          verified: trap.verified,
          kind: 'trap',
          labels: [],
        },
      });
    }
  }
  return patterns;
}

function brandPatterns(
  brand: BrandFact,
  who: { maker: MakerId; makerName: string; family?: Family },
): readonly Pattern<ModelFact>[] {
  const own = brand.relation === 'own-brand';
  const labels = brandLabels(brand).map((label) => coreWords(label)[0] ?? label);
  const base = {
    ...who,
    needs: [],
    fact: brand.id,
    basis: brand.sources,
    verified: brand.verified && brand.confidence !== 'disputed',
    ...(own ? {} : { brand }),
    labels,
  };
  const patterns: Pattern<ModelFact>[] = [];
  for (const source of brand.modelPatterns) {
    // A pattern without a digit is the brand's name: names are read elsewhere, with the text's stance to them.
    if (!/\d|\\d/.test(source.replace(/\{\d+(?:,\d*)?\}/g, ''))) continue;
    const chip = brand.relation === 'component-inside';
    const strength = own && !brand.patternNeedsBrandContext && base.verified ? 'strong' : 'medium';
    patterns.push({
      source: ended(source),
      payload: { ...base, product: `${brand.brand} model`, strength, kind: chip ? 'chip' : 'grammar' },
    });
  }
  for (const [list, kind] of [
    [brand.modelExamples, 'example'],
    [brand.modelPatternsNotAffected, 'spared'],
  ] as const) {
    for (const text of list.flatMap((entry) => entry.split(/[,/] /))) {
      const model = text.trim();
      if (!MODEL_LIKE.test(model) || model.length < 3) continue;
      patterns.push({ source: ended(escape(model)), payload: { ...base, product: model, strength: 'medium', kind } });
    }
  }
  return patterns;
}

/** A pattern must not stop inside a run of letters and digits. */
function ended(source: string): string {
  return `(?:${source})(?![a-z0-9])`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
