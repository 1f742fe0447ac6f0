export { assess, type Assessment, type AssessRequest } from './pipeline.ts';
export { type InForceOptions, listsInForce, type ListsInForce } from './knowledge/snapshots/read-entries.ts';
export type { Entity, ListEntry } from './core/listing.ts';
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
export { applySuppressions, type JudgedMatch, readSuppressions, type Suppression } from './screening/suppressions.ts';
