import { holdsOn, type IsoDate } from '../core/dates.ts';
import type { Attribution, Confidence, Family, MakerId, Role, Signal } from '../core/identity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** Strength of a sign after its trust and its dates are looked at: 3 proven, 2 strong, 1 medium, 0 weak. */
export function weightOf(signal: Signal, asOf: IsoDate): number {
  // A recalled fact, or one that no longer holds, may lead to a question, never to an answer.
  if (!signal.verified || (signal.period !== undefined && !holdsOn(signal.period, asOf))) return 0;
  return signal.strength === 'proven' ? 3 : signal.strength === 'strong' ? 2 : signal.strength === 'medium' ? 1 : 0;
}

/**
 * How sure several signs make a claim. Signs of one group are views of one fact and count once. `proven`: a registered
 * identifier, or two independent groups one of which is strong; `strong`: one strong group or two medium ones.
 */
export function confidenceOf(signals: readonly Signal[], asOf: IsoDate): Confidence {
  const groups = new Map<string, number>();
  for (const signal of signals)
    groups.set(signal.group, Math.max(groups.get(signal.group) ?? 0, weightOf(signal, asOf)));
  let best = 0;
  let counted = 0;
  for (const weight of groups.values()) {
    if (weight > best) best = weight;
    if (weight > 0) counted += 1;
  }
  if (best === 3 || (best === 2 && counted > 1)) return 'proven';
  return best === 2 || counted > 1 ? 'strong' : 'weak';
}

/** The maker a sign points to, so that a group's companies count as one: the family, else the maker itself. */
export function rootOf(maker: MakerId, knowledge: Knowledge): string {
  return knowledge.maker(maker)?.family ?? maker;
}

/** Builds the claim that a maker played a role, with its signs. */
export function attributionOf(
  role: Role,
  signals: readonly Signal[],
  against: readonly Signal[],
  knowledge: Knowledge,
  asOf: IsoDate,
  nameOf: (maker: MakerId) => string,
): Attribution {
  const ordered = signals.toSorted(
    (left, right) => weightOf(right, asOf) - weightOf(left, asOf) || specific(right) - specific(left),
  );
  const maker = ordered[0]?.maker ?? signals[0]?.maker ?? '';
  const family: Family | undefined = knowledge.maker(maker)?.family;
  return {
    maker,
    makerName: nameOf(maker),
    ...(family ? { family } : {}),
    role,
    confidence: confidenceOf(signals, asOf),
    signals: ordered,
    against,
  };
}

/** The label is read before a number or a register when all are equally sure: it names the company most closely. */
function specific(signal: Signal): number {
  return signal.group === 'label-name' ? 1 : 0;
}
