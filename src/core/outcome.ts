import type { Outcome, Status } from './verdict.ts';

/** One outcome and what the field's formats call it (SARIF 2.1.0 §3.27.9 kind, §3.27.10 level). */
interface OutcomeForm {
  readonly status: Status;
  readonly sarifKind: 'fail' | 'review' | 'open' | 'pass' | 'notApplicable';
  readonly sarifLevel: 'error' | 'warning' | 'note' | 'none';
  readonly words: string;
}

/** The one table between rule outcomes, item headlines and SARIF. */
export const OUTCOME_FORMS: Readonly<Record<Outcome, OutcomeForm>> = {
  prohibited: { status: 'covered', sarifKind: 'fail', sarifLevel: 'error', words: 'Prohibited' },
  restricted: { status: 'covered', sarifKind: 'review', sarifLevel: 'warning', words: 'Restricted' },
  undetermined: { status: 'review', sarifKind: 'open', sarifLevel: 'note', words: 'Undetermined' },
  clear: { status: 'clear', sarifKind: 'pass', sarifLevel: 'none', words: 'Not barred by this rule' },
  'not-applicable': { status: 'clear', sarifKind: 'notApplicable', sarifLevel: 'none', words: 'Does not apply' },
};

/** How each headline is shown to people (product words, never "compliant"). */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  covered: 'Covered',
  review: 'Needs a person',
  clear: 'No listed maker found',
  unread: 'Could not read',
};

/** Worst first. */
export const STATUS_ORDER: readonly Status[] = ['covered', 'review', 'unread', 'clear'];
