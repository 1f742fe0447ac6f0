import type { Identification } from '../core/identity.ts';
import type { Status, Verdict } from '../core/verdict.ts';

/** Questions named at most: the first ones decide. */
const MOST = 4;

/**
 * The identification, with a line that says what would settle a review whose maker is known: the record's fate when it is
 * said to be gone, a look at the listed party when a name calls for it, or the questions that the open rules leave, in
 * the words of `questions`. Given back as it is when something is said already or nothing needs a person.
 */
export function withOpenQuestions(
  identification: Identification,
  status: Status,
  verdicts: readonly Verdict[],
  questions: Readonly<Record<string, string>>,
): Identification {
  if (status !== 'review' || identification.toSettle.length > 0) return identification;
  const open = verdicts.filter(({ outcome }) => outcome === 'undetermined');
  const barring = open.filter(({ informational }) => !informational);
  const facts = new Set((barring.length > 0 ? barring : open).flatMap(({ missing }) => missing));
  const steps =
    identification.presence === 'removed'
      ? ['Find out whether it is gone, and since when: the disposal or return record']
      : [...facts].map((fact) => questions[fact] ?? fact);
  return { ...identification, toSettle: steps.slice(0, MOST) };
}
