import type { Attribution, Identification } from '../core/identity.ts';
import type { Match, Status, Verdict } from '../core/verdict.ts';
import { rolePlace } from './case.ts';
import { MISSING } from './vocabulary.ts';

/** The headline of an item and the one line that says why. */
export interface Headline {
  readonly status: Status;
  readonly because: string;
}

/**
 * Folds what identification and the chosen rules say into one headline. Unknown is not clear: equipment without an
 * established maker is `review`, a weak sign alone is `review`, an open verdict is `review`. `covered` needs a maker
 * named with strong or proven evidence and a rule that prohibits or restricts some act; lists and bills that only
 * inform send to review at most.
 */
export function headline(
  identification: Identification,
  verdicts: readonly Verdict[],
  matches: readonly Match[] = [],
): Headline {
  const { state, presence } = identification;
  if (state === 'not-equipment') return { status: 'clear', because: 'no equipment or part' };
  const best = bestAttribution(identification);
  const barring = verdicts.filter(
    (verdict) => !verdict.informational && (verdict.outcome === 'prohibited' || verdict.outcome === 'restricted'),
  );
  if (state === 'contested') return { status: 'review', because: contestedLine(identification) };
  if (!best) return { status: 'review', because: unknownLine(identification) };
  // A sure sign of a part says nothing of who made the whole.
  if (state === 'unknown' && best.confidence !== 'weak' && rolePlace(best.role) === 'part')
    return { status: 'review', because: `nothing but a part is known: ${signOf(best)}` };
  if (state === 'unknown') return { status: 'review', because: `weak sign only: ${signOf(best)}` };
  if (best.confidence === 'weak') return { status: 'review', because: `weak sign only: ${signOf(best)}` };
  if (presence === 'removed' && barring.length > 0)
    return { status: 'review', because: `${best.makerName}, but the record says it is gone: ${signOf(best)}` };
  if (barring.length > 0) return { status: 'covered', because: coveredLine(best, matches) };
  const open = verdicts.filter((verdict) => verdict.outcome === 'undetermined');
  const plain = open.find((verdict) => !verdict.informational);
  if (plain) return { status: 'review', because: `${best.makerName}: ${plain.title}: ${questionsOf(plain)}` };
  const listed = open[0];
  if (listed)
    return { status: 'review', because: `${best.makerName} is on a list that bars other acts: ${listed.title}` };
  return { status: 'clear', because: `${best.makerName}: ${signOf(best)}` };
}

function questionsOf(verdict: Verdict): string {
  return verdict.missing.map((fact) => MISSING[fact] ?? fact).join(' ');
}

/** A seller made nothing by selling, but when the lists know it, the reader must see it beside the open question. */
function unknownLine(identification: Identification): string {
  const dealer = identification.attributions.find(
    ({ role, family }) => (role === 'seller' || role === 'importer') && family !== undefined,
  );
  const open = 'nothing says who made it';
  return dealer === undefined ? open : `${open}, but the ${dealer.role} is ${dealer.makerName}`;
}

const CONFIDENCE = { proven: 0, strong: 1, weak: 2 } as const;

function bestAttribution(identification: Identification): Attribution | undefined {
  const counted = identification.attributions.filter((attribution) => rolePlace(attribution.role) !== 'neither');
  return counted.toSorted((a, b) => place(a) - place(b) || CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence])[0];
}

function place(attribution: Attribution): number {
  return rolePlace(attribution.role) === 'whole' ? 0 : 1;
}

function signOf(attribution: Attribution): string {
  return attribution.signals[0]?.says ?? attribution.makerName;
}

function coveredLine(best: Attribution, matches: readonly Match[]): string {
  const tied = matches.find((match) => match.maker === best.maker && match.via.length > 1);
  const own = matches.some((match) => match.maker === best.maker && match.via.length <= 1);
  const owner = tied && !own ? `, tied to ${tied.entity}` : '';
  return `${best.makerName}${owner}: ${signOf(best)}`;
}

function contestedLine(identification: Identification): string {
  const names = [
    ...new Set(
      identification.attributions
        .filter((entry) => rolePlace(entry.role) !== 'neither')
        .map((entry) => entry.makerName),
    ),
  ];
  return names.length > 1
    ? `signs point to different makers: ${names.slice(0, 3).join(', ')}`
    : `signs disagree about ${names[0] ?? 'the maker'}`;
}
