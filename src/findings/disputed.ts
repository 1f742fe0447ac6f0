import type { Attribution, Identification } from '../core/identity.ts';
import type { Status } from '../core/verdict.ts';
import { rolePlace } from '../verdicts/case.ts';

/** Another record of what may be the same thing: its ref, what it says of the maker, and what follows from that alone. */
export interface OtherRecord {
  readonly ref: string;
  readonly identification: Identification;
  readonly status: Status;
}

/**
 * The identification of an item that is clear by its own record, when another record bears a number that only one device
 * has and names a maker that a rule reaches: one of the two is wrong, and which one is for a person to find out. The other
 * maker is added as a weak claim and the state becomes `contested`. `undefined` when no other record does that.
 */
export function disputedBy(
  own: Identification,
  status: Status,
  others: readonly OtherRecord[],
): Identification | undefined {
  if (status !== 'clear') return undefined;
  const claims: Attribution[] = [];
  const steps: string[] = [];
  for (const { ref, identification, status: theirs } of others) {
    if (theirs !== 'covered') continue;
    const claim = identification.attributions.find(({ role }) => rolePlace(role) === 'whole');
    if (claim === undefined) continue;
    claims.push({ ...claim, confidence: 'weak' });
    steps.push(`Look at the device: ${ref} gives the same number to ${claim.makerName}`);
  }
  if (claims.length === 0) return undefined;
  return { ...own, attributions: [...own.attributions, ...claims], state: 'contested', toSettle: steps };
}
