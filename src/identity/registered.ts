import type { Observation } from '../core/evidence.ts';
import type { Citation, Role, Signal } from '../core/identity.ts';
import type { FingerprintFact, Knowledge, LookalikeFact, RegistryHit } from '../knowledge/knowledge.ts';
import type { Organisation } from './organisations.ts';

/** Facts of one technique, by value in lower case: the registered identifiers that the knowledge base cites itself. */
export function factsByValue(knowledge: Knowledge, technique: string): ReadonlyMap<string, FingerprintFact> {
  const facts = new Map<string, FingerprintFact>();
  for (const print of knowledge.fingerprints)
    if (print.technique === technique) facts.set(print.value.toLowerCase(), print);
  return facts;
}

/** Source of a registry's answer, as a citation. */
function citationOf(hit: RegistryHit): Citation {
  return { title: hit.snapshot.title, pinpoint: `${hit.registry} ${hit.key}`, retrieved: hit.snapshot.date };
}

/** A signal that rests on a registry's answer: who registered the identifier, resolved to a maker. */
export function registeredSignal(
  technique: string,
  because: Observation,
  hit: RegistryHit,
  who: Organisation,
  claim: { readonly role: Role; readonly strength: Signal['strength']; readonly says: string },
): Signal {
  return {
    technique,
    maker: who.maker,
    role: claim.role,
    strength: claim.strength,
    group: technique,
    because,
    says: claim.says,
    ...(who.fact ? { fact: who.fact } : { fact: `${hit.registry}:${hit.key}` }),
    basis: [citationOf(hit), ...who.basis],
    verified: who.verified,
  };
}

/** A signal that rests on a fact of the knowledge base about a registered identifier. */
export function factSignal(
  technique: string,
  because: Observation,
  fact: FingerprintFact,
  makerName: string,
  role: Role,
  strength: Signal['strength'],
): Signal | undefined {
  if (fact.maker === undefined) return undefined;
  return {
    technique,
    maker: fact.maker,
    role,
    strength: fact.verified ? strength : 'weak',
    group: technique,
    because,
    says: `${because.value} is registered to ${makerName}${fact.verified ? '' : ' (from memory: check the register)'}`,
    fact: fact.id,
    basis: fact.sources,
    verified: fact.verified,
  };
}

/** The sign (`product` is the company's id) that a company has a past or a doubt in common with a listed one; it makes the item a person's to settle. */
export function relatedSignal(
  technique: string,
  because: Observation,
  related: { readonly maker: string; readonly makerName: string },
  fact: LookalikeFact,
  knowledge: Knowledge,
): Signal | undefined {
  const listed = knowledge.maker(fact.looksLike.split('/')[0] ?? '');
  if (listed === undefined) return undefined;
  return {
    technique,
    maker: listed.id,
    role: 'mentioned',
    strength: 'weak',
    group: 'related-company',
    because,
    product: related.maker,
    says: `${related.makerName} and ${listed.name}: ${fact.actually}`,
    fact: fact.id,
    basis: fact.sources,
    verified: fact.verified,
    ...(fact.until === undefined ? {} : { period: { to: fact.until } }),
  };
}
