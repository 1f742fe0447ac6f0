import { earliestDay, isoDate, type IsoDate } from '../../core/dates.ts';
import type { Citation, Family } from '../../core/identity.ts';
import type {
  BrandFact,
  CatalogueFact,
  FingerprintFact,
  HistoryFact,
  ListingFact,
  LookalikeFact,
  MakerFact,
  OwnershipFact,
  Trust,
} from '../knowledge.ts';
import type { FactsPart } from '../open.ts';
import { canBeFound, citationOf } from './citation.ts';
import type { RawData, RawRecord } from './read-data.ts';

type Raw = RawRecord['value'];

/** The parts of a bundle that come from the data folder. */
export interface CompiledData {
  readonly facts: FactsPart;
  readonly history: readonly HistoryFact[];
  readonly rules: readonly unknown[];
  readonly catalogue: readonly CatalogueFact[];
}

/** Makes facts of records that passed the schema. Lists are ordered by id, so that the same data gives the same bytes. */
export function compileData(data: RawData): CompiledData {
  const { records } = data;
  return {
    facts: {
      makers: withFamilies(sorted(records.makers.map((record) => makerOf(record.value)))),
      brands: sorted(records.brands.map((record) => brandOf(record.value))),
      fingerprints: sorted(records.fingerprints.map((record) => fingerprintOf(record.value))),
      lookalikes: sorted(records.lookalikes.map((record) => lookalikeOf(record.value))),
      listings: sorted(records.listings.map((record) => listingOf(record.value))),
    },
    history: sorted(records.history.map((record) => eventOf(record.value))),
    rules: sorted(records.rules.map((record) => record.value as Raw & { readonly id: string })),
    catalogue: sorted(records.catalogue.map((record) => catalogueOf(record.value))),
  };
}

function sorted<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const str = (raw: Raw, key: string): string => (typeof raw[key] === 'string' ? raw[key] : '');
const strings = (raw: Raw, key: string): readonly string[] => (Array.isArray(raw[key]) ? raw[key].map(String) : []);

/** `{ [key]: value }` when the record has it: exact optional properties stay absent. */
function maybe<K extends string>(raw: Raw, ...keys: readonly K[]): { readonly [P in K]?: never } {
  return Object.fromEntries(keys.filter((key) => raw[key] !== undefined).map((key) => [key, raw[key]])) as {
    readonly [P in K]?: never;
  };
}

/** A fact none of whose sources can be found is carried as unverified. */
function trustOf(raw: Raw): Trust {
  const sources = strings(raw, 'sources');
  return {
    verified: raw['verified'] === true && sources.some(canBeFound),
    evidence: str(raw, 'evidence') as Trust['evidence'],
    sources: sources.map(citationOf),
  };
}

function makerOf(raw: Raw): MakerFact {
  const trust = trustOf(raw);
  const names = (raw['names'] ?? []) as MakerFact['names'];
  const category = raw['category'] as MakerFact['category'];
  return {
    id: str(raw, 'id'),
    kind: str(raw, 'kind'),
    name: (names.find((name) => name.type === 'official') ?? names[0])?.value ?? str(raw, 'id'),
    names,
    ...maybe(raw, 'country', 'parent', 'family'),
    shortIds: strings(raw, 'shortIds'),
    ...(raw['family'] === undefined ? {} : { familyRoot: true }),
    ...(category ? { category } : {}),
    ownership: ((raw['ownership'] ?? []) as readonly Raw[]).flatMap((owned) => ownershipOf(owned, trust.verified)),
    dates: (raw['dates'] ?? []) as MakerFact['dates'],
    notes: str(raw, 'notes'),
    ...trust,
  };
}

/**
 * One span of ownership as written, as one to three facts. A date known to the month or year only leaves a stretch in
 * which nobody can say: it is kept as an unverified fact, so that it may lead to review and to nothing else.
 */
function ownershipOf(raw: Raw, makerVerified: boolean): readonly OwnershipFact[] {
  const verified = typeof raw['verified'] === 'boolean' ? raw['verified'] : makerVerified;
  const base = {
    owner: str(raw, 'owner'),
    ...maybe(raw, 'ownerName', 'sharePercent', 'asOf'),
    note: str(raw, 'note'),
  };
  const from = raw['from'] === undefined ? undefined : spanOf(str(raw, 'from'));
  const to = raw['to'] === undefined ? undefined : spanOf(str(raw, 'to'));
  const certain = { ...base, ...(from ? { from: from.last } : {}), ...(to ? { to: to.first } : {}), verified };
  const facts: OwnershipFact[] = [];
  if (from && from.first < from.last) facts.push(uncertain(base, from, `began in ${str(raw, 'from')}`));
  if (certain.from === undefined || certain.to === undefined || certain.from < certain.to) facts.push(certain);
  if (to && to.first < to.last) facts.push(uncertain(base, to, `ended in ${str(raw, 'to')}`));
  return facts;
}

function uncertain(
  base: Pick<OwnershipFact, 'owner' | 'note'>,
  span: { readonly first: IsoDate; readonly last: IsoDate },
  why: string,
): OwnershipFact {
  const note = `${base.note === '' ? '' : `${base.note}; `}${why}, the day was not seen`;
  return { ...base, from: span.first, to: span.last, note, verified: false };
}

/** The days between which a rough date lies: equal for a full day, else its first day and the first day after it. */
function spanOf(text: string): { readonly first: IsoDate; readonly last: IsoDate } {
  const first = earliestDay(text);
  if (text.length >= 10) return { first, last: first };
  const [year = 0, month = 1] = text.split('-').map(Number);
  const after = text.length === 4 ? new Date(Date.UTC(year + 1, 0, 1)) : new Date(Date.UTC(year, month, 1));
  return { first, last: isoDate(after.toISOString().slice(0, 10)) };
}

/** Family of the root, handed down along present parents; dated ownership is `familyOf`'s business. */
function withFamilies(makers: readonly MakerFact[]): readonly MakerFact[] {
  const byId = new Map(makers.map((maker) => [maker.id, maker]));
  const family = (maker: MakerFact, depth: number): Family | undefined => {
    if (maker.family) return maker.family;
    const parent = maker.parent === undefined ? undefined : byId.get(maker.parent);
    return parent && depth < 8 ? family(parent, depth + 1) : undefined;
  };
  return makers.map((maker) => {
    const found = family(maker, 0);
    return found === undefined ? maker : { ...maker, family: found };
  });
}

function brandOf(raw: Raw): BrandFact {
  return {
    id: str(raw, 'id'),
    brand: str(raw, 'brand'),
    aliases: strings(raw, 'aliases'),
    ...maybe(raw, 'maker', 'notAffected'),
    trueMaker: str(raw, 'trueMaker'),
    relation: str(raw, 'relation') as BrandFact['relation'],
    suggestedStatus: str(raw, 'suggestedStatus') as BrandFact['suggestedStatus'],
    productFamilies: strings(raw, 'productFamilies'),
    modelPatterns: strings(raw, 'modelPatterns'),
    modelPatternsNotAffected: strings(raw, 'modelPatternsNotAffected'),
    modelExamples: strings(raw, 'modelExamples'),
    patternNeedsBrandContext: raw['patternNeedsBrandContext'] === true,
    ...(raw['from'] === undefined ? {} : { from: spanOf(str(raw, 'from')).first }),
    ...(raw['to'] === undefined ? {} : { to: spanOf(str(raw, 'to')).last }),
    confidence: str(raw, 'confidence') as BrandFact['confidence'],
    brandOuiRegistrants: strings(raw, 'brandOuiRegistrants'),
    notes: str(raw, 'notes'),
    ...trustOf(raw),
  };
}

function fingerprintOf(raw: Raw): FingerprintFact {
  return {
    id: str(raw, 'id'),
    ...maybe(raw, 'maker', 'needsContext', 'prefixes'),
    makerAsNamed: str(raw, 'makerAsNamed'),
    technique: str(raw, 'technique'),
    value: str(raw, 'value'),
    match: str(raw, 'match'),
    strength: str(raw, 'strength') as FingerprintFact['strength'],
    confidence: str(raw, 'confidence') as FingerprintFact['confidence'],
    notes: str(raw, 'notes'),
    examples: strings(raw, 'examples'),
    ...trustOf(raw),
  };
}

function lookalikeOf(raw: Raw): LookalikeFact {
  return {
    id: str(raw, 'id'),
    kind: str(raw, 'kind'),
    pattern: str(raw, 'pattern'),
    looksLike: str(raw, 'looksLike'),
    actually: str(raw, 'actually'),
    suggestedStatus: str(raw, 'suggestedStatus') as LookalikeFact['suggestedStatus'],
    ruleHint: str(raw, 'ruleHint'),
    positiveExamples: strings(raw, 'positiveExamples'),
    mustNotMatch: strings(raw, 'mustNotMatch'),
    ...maybe(raw, 'until'),
    ...trustOf(raw),
  };
}

function listingOf(raw: Raw): ListingFact {
  return {
    id: str(raw, 'id'),
    entity: str(raw, 'entity'),
    rule: str(raw, 'rule'),
    listedOn: isoDate(str(raw, 'listedOn')),
    ...maybe(raw, 'publishedOn', 'delistedOn'),
    dateBasis: str(raw, 'dateBasis'),
    namedHow: str(raw, 'namedHow'),
    citation: str(raw, 'citation'),
    note: str(raw, 'note'),
    statusNote: str(raw, 'statusNote'),
    ...trustOf(raw),
  };
}

function eventOf(raw: Raw): HistoryFact {
  return {
    id: str(raw, 'id'),
    date: str(raw, 'date'),
    actor: str(raw, 'actor'),
    kind: str(raw, 'kind'),
    side: str(raw, 'side'),
    subjects: strings(raw, 'subjects'),
    summary: str(raw, 'summary'),
    note: str(raw, 'note'),
    ...trustOf(raw),
  };
}

function catalogueOf(raw: Raw): CatalogueFact {
  const sources = (raw['sources'] ?? []) as readonly (string | Citation)[];
  const models = (raw['models'] ?? []) as readonly Raw[];
  return {
    ...(raw as unknown as CatalogueFact),
    names: strings(raw, 'names'),
    brands: strings(raw, 'brands'),
    models: models.map((model) => ({
      ...(model as unknown as CatalogueFact['models'][number]),
      pattern: str(model, 'pattern'),
      product: str(model, 'product'),
      examples: strings(model, 'examples'),
    })),
    sources: sources.map((source) => placeToCheck(typeof source === 'string' ? citationOf(source) : source)),
  };
}

/** The catalogue is written from general knowledge: its sources are where a reader can check it, and every report says so. */
function placeToCheck(source: Citation): Citation {
  const note = 'general knowledge; the place to check, not re-read';
  return { ...source, pinpoint: source.pinpoint === undefined ? note : `${source.pinpoint}; ${note}` };
}
