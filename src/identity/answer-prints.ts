import type { Citation, Family, MakerId } from '../core/identity.ts';
import type { FingerprintFact, Knowledge } from '../knowledge/knowledge.ts';
import { slugOf } from './words.ts';

/** One fingerprint made ready to match: an answer, banner or table heading that only one maker's equipment gives. */
export interface AnswerPrint {
  readonly fact: FingerprintFact;
  readonly maker: MakerId;
  readonly makerName: string;
  readonly family?: Family;
  readonly basis: readonly Citation[];
  readonly verified: boolean;
  /** Where the sign begins in the text, or -1. */
  find(text: string): { readonly index: number; readonly text: string } | undefined;
}

/** Longest text that signs are looked for in. */
const MOST_CHARS = 65_536;

const compiled = new WeakMap<Knowledge, ReadonlyMap<string, readonly AnswerPrint[]>>();

/** The fingerprints of one technique (`ssh-banner`, `cli-dialect`), compiled once per knowledge base. */
export function answerPrints(knowledge: Knowledge, technique: string): readonly AnswerPrint[] {
  let byTechnique = compiled.get(knowledge);
  if (byTechnique === undefined) {
    byTechnique = compileAll(knowledge);
    compiled.set(knowledge, byTechnique);
  }
  return byTechnique.get(technique) ?? [];
}

function compileAll(knowledge: Knowledge): ReadonlyMap<string, readonly AnswerPrint[]> {
  const map = new Map<string, AnswerPrint[]>();
  for (const fact of knowledge.fingerprints) {
    const find = finder(fact);
    if (find === undefined) continue;
    const maker = fact.maker === undefined ? undefined : knowledge.maker(fact.maker);
    const print: AnswerPrint = {
      fact,
      maker: maker?.id ?? fact.maker ?? `name:${slugOf(fact.makerAsNamed)}`,
      makerName: maker?.name ?? fact.makerAsNamed,
      ...(maker?.family === undefined ? {} : { family: maker.family }),
      basis: fact.sources,
      verified: fact.verified && fact.confidence !== 'disputed',
      find,
    };
    const list = map.get(fact.technique);
    if (list) list.push(print);
    else map.set(fact.technique, [print]);
  }
  return map;
}

/** Regular expressions match anywhere unless anchored; literal and exact values without regard to case. */
function finder(fact: FingerprintFact): AnswerPrint['find'] | undefined {
  if (fact.match.startsWith('regex')) {
    let regex: RegExp;
    try {
      regex = new RegExp(fact.value, 'im');
    } catch {
      return undefined;
    }
    return (text) => {
      const match = regex.exec(text.length > MOST_CHARS ? text.slice(0, MOST_CHARS) : text);
      return match === null ? undefined : { index: match.index, text: match[0] };
    };
  }
  const values = fact.value
    .toLowerCase()
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const exact = fact.match === 'exact';
  return (text) => {
    const lower = text.slice(0, MOST_CHARS).toLowerCase();
    for (const value of values) {
      const index = exact ? (lower.trim() === value ? 0 : -1) : lower.indexOf(value);
      if (index !== -1) return { index, text: text.slice(index, index + value.length) };
    }
    return undefined;
  };
}
