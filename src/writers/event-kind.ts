import type { AssessmentEvent, Dossier } from '../core/verdict.ts';

/** Tells dossiers from the other events of an assessment. */
export function isDossier(event: AssessmentEvent): event is Dossier {
  return 'item' in event;
}
