import { STATUS_ORDER } from '../core/outcome.ts';
import type { Attribution } from '../core/identity.ts';
import type { AssessmentHead, Dossier, Status, Verdict } from '../core/verdict.ts';

/** What every tabular report says about one item, in words and in this order. */
export interface FindingRow {
  readonly status: Status;
  readonly ref: string;
  readonly item: string;
  readonly maker: string;
  readonly makerId: string;
  readonly family: string;
  readonly confidence: string;
  readonly because: string;
  /** Short names of the rules that bar, restrict or could not be decided. */
  readonly rules: string;
  readonly toSettle: string;
  readonly presence: string;
}

/** The claim that answers "who made it": the first attribution in a maker's role, if any. */
export function makerOf(dossier: Dossier): Attribution | undefined {
  return dossier.identification.attributions.find(
    (claim) =>
      claim.role === 'manufacturer' ||
      claim.role === 'original-design-manufacturer' ||
      claim.role === 'brand-owner' ||
      claim.role === 'grantee',
  );
}

/** Verdicts that a reader must see: barred, restricted or undecided, in the order the rules were asked. */
export function tellingVerdicts(dossier: Dossier): readonly Verdict[] {
  return dossier.verdicts.filter(
    (verdict) =>
      verdict.outcome === 'prohibited' || verdict.outcome === 'restricted' || verdict.outcome === 'undetermined',
  );
}

/** Short name of a rule for tables: its own short name when the rule file gives one, else its id. */
function shortRule(head: AssessmentHead, rule: string): string {
  return head.rules.find((asked) => asked.id === rule)?.short ?? rule;
}

/** The row that tabular reports print for a dossier. */
export function findingRow(dossier: Dossier, head: AssessmentHead): FindingRow {
  const maker = makerOf(dossier);
  const telling = tellingVerdicts(dossier);
  const barring = telling.filter((verdict) => verdict.outcome !== 'undetermined');
  const shown = barring.length > 0 ? barring : telling;
  return {
    status: dossier.status,
    ref: dossier.item.ref,
    item: dossier.item.label,
    maker: maker?.makerName ?? '?',
    makerId: maker?.maker ?? '',
    family: maker?.family ?? '',
    confidence: maker?.confidence ?? '',
    because: withoutName(dossier.because, maker?.makerName),
    rules: [...new Set(shown.map((verdict) => shortRule(head, verdict.rule)))].join(', '),
    toSettle: dossier.status === 'review' ? dossier.identification.toSettle.join('; ') : '',
    presence: dossier.identification.presence,
  };
}

/** The reason without the maker's name, which has a column of its own. */
function withoutName(because: string, name: string | undefined): string {
  return name !== undefined && because.startsWith(`${name}: `) ? because.slice(name.length + 2) : because;
}

const CONFIDENCE_ORDER = ['proven', 'strong', 'weak', ''];

/** Worst first: by headline, then by confidence; equal rows keep input order (Array sort is stable). */
export function worstFirst(a: FindingRow, b: FindingRow): number {
  return (
    STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
    CONFIDENCE_ORDER.indexOf(a.confidence) - CONFIDENCE_ORDER.indexOf(b.confidence)
  );
}
