/**
 * The public API; docs/reference/library.md shows it in use. Nothing here prints, reads the clock, exits or uses a network.
 */

export { type IsoDate, isoDate, isIsoDate } from './core/dates.ts';
export type { Citation } from './core/identity.ts';
export type {
  Entity,
  EntityAddress,
  EntityIdentifier,
  EntityName,
  EntitySchema,
  IdentifierScheme,
  ListEntry,
  NameKind,
  Relation,
} from './core/listing.ts';
export { NameplateError, type Problem } from './core/problem.ts';
export type {
  AssessmentEvent,
  AssessmentHead,
  AssessmentTail,
  Dossier,
  Item,
  Match,
  Outcome,
  Status,
  Verdict,
} from './core/verdict.ts';
export { DEFAULT_LIMITS, type ReadLimits } from './evidence/reader.ts';
export { type JudgeAnswer, judgeCase } from './findings/judge-case.ts';
export { type WhoAnswer, whoIs } from './identity/who.ts';
export type { BrandFact, Knowledge } from './knowledge/knowledge.ts';
export { openKnowledge } from './knowledge/open.ts';
export { type InForceOptions, listsInForce, type ListsInForce } from './knowledge/snapshots/read-entries.ts';
export { assess, type Assessment, type AssessRequest } from './pipeline.ts';
export {
  compare,
  type Comparison,
  type CompareOptions,
  type FeatureComparison,
  type MatchRelation,
} from './screening/compare.ts';
export type { ScreenQuery } from './screening/party.ts';
export { makeReach, type Reach } from './screening/reach.ts';
export { screen, type ScreenMatch, type ScreenOptions } from './screening/screen.ts';
export { loadIndex, openIndex, type ScreeningIndex } from './screening/screening-index.ts';
export {
  applySuppressions,
  type JudgedMatch,
  readSuppressions,
  type Suppression,
  type SuppressionBook,
} from './screening/suppressions.ts';
export { type JudgeQuestion, parseQuestion } from './verdicts/question.ts';
export * as writers from './writers/registry.ts';
export type { Writer, WriterOptions, WriterSession } from './writers/writer.ts';
