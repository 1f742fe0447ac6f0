import type { Observation } from '../core/evidence.ts';
import type { Identification, MakerId, Role } from '../core/identity.ts';
import type { Match, ProofStep, Verdict } from '../core/verdict.ts';
import { fold } from '../lib/scripts/fold.ts';
import {
  type InventoryQuestion,
  NAME_SCREENING,
  PARTY_QUESTION,
  type PartyFinding,
  type ScreenItem,
} from './party-finding.ts';
import { REGISTERS } from './registers.ts';
import { type ScreenMatch, screen } from './screen.ts';
import type { ScreeningIndex } from './screening-index.ts';

/**
 * From this score, and only for the same name (not a shared family of words), a match asks for review: about nine in ten
 * such pairs in the labelled data are one party (docs/guide/screening.md).
 */
const REVIEW_SCORE = 0.95;
/** From this score a likeness is shown; below it ordinary names resemble some listed name too often to be of use. */
const NOTE_SCORE = 0.9;
const MATCHES_PER_NAME = 3;
/** Names remembered; an inventory has few distinct ones. */
const MEMO_LIMIT = 50_000;

const PARTY_ROLES: ReadonlySet<Role> = new Set([
  'manufacturer',
  'brand-owner',
  'original-design-manufacturer',
  'chipset',
  'module',
  'component',
  'firmware',
  'grantee',
]);

interface Party {
  readonly role: 'maker' | 'seller' | 'importer' | 'person';
  readonly name: string;
  readonly maker: MakerId;
  readonly country?: string;
  /** False when a match may inform and no more: a person's bare name, a maker that only a weak sign names. */
  readonly canReview: boolean;
}

/**
 * Screens makers, sellers, importers and named people. What the built-in lists already say of a maker is not said again.
 * A name alone proves nothing: it never makes an item covered and never clears one; the same name as a listed party asks
 * for review with every comparison shown. A person's name alone only informs, because namesakes are many. Each distinct
 * name is asked once.
 */
export function prepareInventoryScreening(index: ScreeningIndex, question: InventoryQuestion): ScreenItem {
  const hits = new Map<string, readonly ScreenMatch[]>();
  const findings = new Map<string, PartyFinding>();
  const hitsOf = (party: Party): readonly ScreenMatch[] => {
    const key = `${party.role}\t${party.role === 'maker' ? party.maker : ''}\t${party.country ?? ''}\t${party.name}`;
    const known = hits.get(key);
    if (known) return known;
    const found = screen(
      index,
      {
        name: party.name,
        ...(party.role === 'person' ? { schema: 'Person' as const } : {}),
        ...(party.role === 'maker' ? { schema: 'Company' as const } : {}),
        ...(party.country === undefined ? {} : { countries: [party.country] }),
      },
      { limit: 20, threshold: NOTE_SCORE },
    );
    const outside = found
      .filter((match) => couldBe(party, match) && !question.namedHere(party.maker, match.entry.list))
      .slice(0, MATCHES_PER_NAME);
    if (hits.size >= MEMO_LIMIT) hits.clear();
    hits.set(key, outside);
    return outside;
  };
  return (identification, observations) => {
    let key = '';
    let hit: (readonly [Party, readonly ScreenMatch[]])[] | undefined;
    for (const party of partiesOf(identification, observations, question)) {
      const found = hitsOf(party);
      if (found.length === 0) continue;
      (hit ??= []).push([party, found]);
      key += `${party.role}\t${party.maker}\t${party.name}\t${party.canReview}\n`;
    }
    if (hit === undefined) return undefined;
    const known = findings.get(key);
    if (known) return known;
    const finding = findingOf(hit, question);
    if (findings.size >= MEMO_LIMIT) findings.clear();
    findings.set(key, finding);
    return finding;
  };
}

/**
 * Whether the listed thing can be this party at all: no ship or aircraft, a maker is no natural person and a person no
 * company; and a maker whose country is known is not a namesake that its list places in other countries only.
 */
function couldBe({ role, country }: Party, { entry: { entity, list } }: ScreenMatch): boolean {
  if (entity.id.startsWith('maker:') || REGISTERS.has(list)) return false;
  if (entity.schema === 'Vessel' || entity.schema === 'Aircraft' || entity.schema === 'Address') return false;
  if (role === 'maker' && entity.schema === 'Person') return false;
  if (role === 'person' && entity.schema !== 'Person' && entity.schema !== 'LegalEntity') return false;
  return country === undefined || entity.countries.length === 0 || entity.countries.includes(country);
}

function partiesOf(
  identification: Identification,
  observations: readonly Observation[],
  question: InventoryQuestion,
): readonly Party[] {
  const parties: Party[] = [];
  const seen = new Set<string>();
  const add = (party: Party): void => {
    const key = `${party.role}\t${party.name}`;
    if (party.name.length < 3 || seen.has(key)) return;
    seen.add(key);
    parties.push(party);
  };
  for (const { maker, makerName, role, confidence } of identification.attributions) {
    if (!PARTY_ROLES.has(role)) continue;
    const country = question.countryOf?.(maker);
    const canReview = confidence !== 'weak';
    add({ role: 'maker', name: makerName, maker, canReview, ...(country === undefined ? {} : { country }) });
  }
  for (const { kind, value } of observations) {
    if (kind !== 'seller' && kind !== 'importer' && kind !== 'person') continue;
    const name = value.replace(/\s+/gu, ' ').trim();
    add({ role: kind, name, maker: `name:${slug(name)}`, canReview: kind !== 'person' });
  }
  return parties;
}

function slug(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

function findingOf(
  hit: readonly (readonly [Party, readonly ScreenMatch[]])[],
  question: InventoryQuestion,
): PartyFinding {
  const matches: Match[] = [];
  const strong: { readonly party: Party; readonly match: ScreenMatch; readonly asked: boolean }[] = [];
  for (const [party, found] of hit) {
    for (const match of found) {
      matches.push(matchOf(party, match));
      if (party.canReview && asksReview(match)) strong.push({ party, match, asked: question.asked(match.entry.list) });
    }
  }
  if (strong.length === 0) return { matches, verdicts: [] };
  const inQuestion = strong.filter((one) => one.asked);
  const first = (inQuestion[0] ?? strong[0])!;
  const review = `${roleText(first.party)} has the name of ${first.match.candidateName}, listed on ${first.match.entry.list}: a person must say whether it is the same`;
  return {
    matches,
    verdicts: [verdictOf(strong, question, inQuestion.length === 0)],
    ...(inQuestion.length === 0 ? {} : { review }),
  };
}

/** Whether a match is strong enough that a person must look. */
function asksReview({ score, relation }: ScreenMatch): boolean {
  return score >= REVIEW_SCORE && (relation === 'same-name' || relation === 'identifier');
}

function roleText({ role, name }: Party): string {
  return `${role === 'person' ? 'named person' : role} ${name}`;
}

function matchOf(party: Party, { entry, score, relation, candidateName }: ScreenMatch): Match {
  return {
    maker: party.maker,
    entity: entry.entity.id,
    list: entry.list,
    listingId: `${entry.list}:${entry.entryId}`,
    ...(entry.listedOn === undefined ? {} : { listedOn: entry.listedOn }),
    ...(entry.delistedOn === undefined ? {} : { delistedOn: entry.delistedOn }),
    via: [party.maker],
    citation: entry.citation,
    note: `${roleText(party)} is like "${candidateName}": ${relationText(relation)}, score ${score.toFixed(2)}; a name alone proves nothing`,
    namedHow: 'name alike',
    verified: false,
  };
}

function relationText(relation: ScreenMatch['relation']): string {
  if (relation === 'same-name') return 'same name but for spelling, order or legal form';
  return relation === 'identifier' ? 'same identifier' : 'shares the telling words';
}

function verdictOf(
  strong: readonly { readonly party: Party; readonly match: ScreenMatch }[],
  { asOf }: InventoryQuestion,
  informational: boolean,
): Verdict {
  const proof = strong.flatMap(({ party, match }): ProofStep[] => {
    const { entry, score, relation, candidateName, comparisons } = match;
    const since = entry.listedOn === undefined ? '' : ` since ${entry.listedOn}`;
    const told = comparisons.filter((row) => row.query !== '' && row.candidate !== '').slice(0, 6);
    return [
      {
        says: `${roleText(party)} and "${candidateName}" (${entry.list} ${entry.entryId}${since}): ${relationText(relation)}, score ${score.toFixed(2)}`,
        citation: entry.citation,
      },
      ...told.map((row) => ({ says: `compared ${row.feature}: "${row.query}" with "${row.candidate}", ${row.score}` })),
    ];
  });
  const citations = [
    ...new Map(strong.map(({ match }) => [match.entry.citation.title, match.entry.citation])).values(),
  ];
  return {
    rule: NAME_SCREENING,
    title: 'Has the name of a party on a list kept on this machine',
    outcome: 'undetermined',
    acts: [],
    asOf,
    effective: {},
    citations,
    proof,
    missing: [PARTY_QUESTION],
    exceptions: [],
    duties: [],
    informational,
  };
}
