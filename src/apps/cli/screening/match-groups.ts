import type { MatchRelation } from '../../../screening/compare.ts';
import type { JudgedMatch } from '../../../screening/suppressions.ts';

/** What a relation says of the party asked, for people. */
export const RELATION_WORDS: Readonly<Record<MatchRelation, string>> = {
  'same-name': 'same name',
  'same-family': 'same family of names',
  identifier: 'same identifier',
  'owned-or-controlled': 'owned or controlled by',
  rebrand: 'sells goods made by',
};

/** One listed name that agrees, with every list that has it alike. */
export interface MatchGroup {
  /** The best of them; the others agree with it in name, relation, score and reasons. */
  readonly match: JudgedMatch;
  readonly name: string;
  readonly all: readonly JudgedMatch[];
}

/** The listed name that agreed; of a party reached over owners, its primary name. */
export function nameOf(match: JudgedMatch): string {
  return match.candidateName === '' ? match.entry.entity.names[0].value : match.candidateName;
}

/** Puts matches that several lists give alike together, in their order. */
export function groupMatches(matches: readonly JudgedMatch[]): readonly MatchGroup[] {
  const groups = new Map<string, { match: JudgedMatch; name: string; all: JudgedMatch[] }>();
  for (const match of matches) {
    const name = nameOf(match);
    const key = `${match.score} ${match.relation} ${match.suppression?.state ?? ''} ${name.toLowerCase()}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { match, name, all: [match] });
    else known.all.push(match);
  }
  return [...groups.values()];
}

/** The lists of a group, each once, with its days of listing where they are known, earliest first. */
export function listsOf({ all }: MatchGroup): readonly string[] {
  const days = new Map<string, Set<string>>();
  for (const { entry } of all) {
    const known = days.get(entry.list) ?? new Set();
    if (entry.listedOn !== undefined) known.add(entry.listedOn);
    days.set(entry.list, known);
  }
  return [...days].map(([list, since]) =>
    since.size === 0 ? list : `${list} since ${[...since].toSorted().join(' and ')}`,
  );
}

/** What an earlier decision means for a match now, for people; undefined when there is none. */
export function decisionText({ suppression }: JudgedMatch): string | undefined {
  if (suppression === undefined) return undefined;
  const { state, decision } = suppression;
  const said =
    state === 'hidden'
      ? 'Known false hit, not counted'
      : state === 'expired'
        ? 'Shown again: the decision has expired'
        : 'Shown again: the entry has changed since the decision';
  return `${said}: ${decision.reason} (${decision.evidence}; until ${decision.expires})`;
}
