export { assess, type Assessment, type AssessRequest } from './pipeline.ts';
export { type InForceOptions, listsInForce, type ListsInForce } from './knowledge/snapshots/read-entries.ts';
