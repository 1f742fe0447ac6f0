import { type Check, day, flag, list, oneOf, pattern, percent, record, roughDate, text } from './shape.ts';

const EVIDENCE = ['primary', 'official-copy', 'secondary', 'technical', 'recalled'];
const CONFIDENCE = ['confirmed', 'reported', 'disputed'];
const STATUS = ['covered', 'review', 'clear'];

/** Every claim carries these. */
const trust = { verified: flag, evidence: oneOf(EVIDENCE) };
const cited = { sources: list(text), notes: text };

const name = record({
  value: text,
  type: oneOf(['official', 'alias', 'brand', 'former', 'native']),
  lang: text,
  verified: flag,
});

const ownership = record(
  { owner: text },
  { ownerName: text, sharePercent: percent, asOf: text, from: roughDate, to: roughDate, note: text, verified: flag },
);

const category = record({
  act: text,
  equipment: list(text),
  notEquipment: list(text),
  origin: oneOf(['any-foreign-country', 'named-makers']),
  needs: list(text),
  exceptions: list(text),
});

/** One company, brand, person or equipment category. */
export const makerShape: Check = record(
  { id: text, kind: oneOf(['company', 'brand', 'category', 'person']), names: list(name), ...trust },
  {
    shortIds: list(text),
    country: text,
    parent: text,
    family: oneOf(['huawei', 'zte', 'hytera', 'hikvision', 'dahua']),
    ownership: list(ownership),
    dates: list(record({ date: roughDate, what: text })),
    category,
    ...cited,
  },
);

/** One brand and who makes what is sold under it. */
export const brandShape: Check = record(
  {
    id: text,
    brand: text,
    trueMaker: text,
    relation: oneOf(['own-brand', 'oem-rebrand-all', 'oem-rebrand-some', 'former-oem', 'component-inside']),
    suggestedStatus: oneOf(STATUS),
    confidence: oneOf(CONFIDENCE),
    ...trust,
  },
  {
    aliases: list(text),
    maker: text,
    productFamilies: list(text),
    modelPatterns: list(pattern),
    modelPatternsNotAffected: list(pattern),
    notAffected: list(text),
    modelExamples: list(text),
    patternNeedsBrandContext: flag,
    from: roughDate,
    to: roughDate,
    brandOuiRegistrants: list(text),
    candidateSources: list(text),
    ...cited,
  },
);

/** One registered identifier, banner pattern or model grammar; the file gives the technique. */
export const fingerprintShape: Check = record(
  {
    id: text,
    makerAsNamed: text,
    value: text,
    match: text,
    strength: oneOf(['strong', 'medium', 'weak']),
    confidence: oneOf(CONFIDENCE),
    ...trust,
  },
  { maker: text, prefixes: list(text), examples: list(text), needsContext: flag, ...cited },
);

/** One trap; the file gives the kind. */
export const lookalikeShape: Check = record(
  { id: text, pattern: text, looksLike: text, actually: text, suggestedStatus: oneOf(STATUS), ...trust },
  { until: roughDate, ruleHint: text, positiveExamples: list(text), mustNotMatch: list(text), ...cited },
);

/** One place on a list; the file gives the rule that is the list. */
export const listingShape: Check = record(
  {
    id: text,
    entity: text,
    listedOn: day,
    dateBasis: oneOf([
      'effective',
      'fr_publication',
      'inclusion',
      'designation',
      'enactment',
      'listing',
      'list_release',
      'announced',
      'no-later-than',
    ]),
    namedHow: text,
    citation: text,
    ...trust,
  },
  { publishedOn: day, delistedOn: day, note: text, statusNote: text, sources: list(text) },
);

/** One attributed statement or act. */
export const eventShape: Check = record(
  {
    id: text,
    date: (value, path, report) => {
      if (value !== 'undated') roughDate(value, path, report);
    },
    actor: text,
    kind: oneOf([
      'allegation',
      'bill',
      'business-decision',
      'denial',
      'finding',
      'law',
      'order',
      'penalty',
      'proposal',
      'statement',
      'withdrawal',
    ]),
    side: oneOf(['accusing', 'answering', 'state-action', 'third-party']),
    subjects: list(text),
    summary: text,
    ...trust,
  },
  { note: text, sources: list(text) },
);

/** One maker that no list carried here names. */
export const catalogueShape: Check = record(
  { id: text, name: text },
  {
    names: list(text),
    brands: list(text),
    models: list(
      record(
        { pattern, product: text, examples: list(text) },
        { notes: text, category: text, strength: oneOf(['strong', 'medium']), needs: list(text) },
      ),
    ),
    commonWords: list(text),
    makes: list(text),
    whiteLabel: flag,
    whiteLabelFor: list(text),
    country: text,
    sources: list((value, path, report) => {
      if (typeof value !== 'string')
        record({ title: text }, { url: text, pinpoint: text, retrieved: day })(value, path, report);
    }),
    notes: text,
  },
);
