import type { JudgedMatch } from '../../../screening/suppressions.ts';
import { asSpelled, featureText } from './as-spelled.ts';
import type { Counterparty } from './counterparty-table.ts';
import { nameOf } from './match-groups.ts';

/** Our columns, after the user's. */
export const SCREEN_COLUMNS = [
  'nameplate_screened',
  'nameplate_asked',
  'nameplate_score',
  'nameplate_relation',
  'nameplate_list',
  'nameplate_entry',
  'nameplate_listed_name',
  'nameplate_listed_on',
  'nameplate_programmes',
  'nameplate_why',
  'nameplate_suppression',
  'nameplate_entry_hash',
  'nameplate_source',
  'nameplate_file',
  'nameplate_sheet',
  'nameplate_record',
] as const; // prettier-ignore

/** One counterparty and what the lists say. */
export interface ScreenedParty {
  readonly party: Counterparty;
  readonly matches: readonly JudgedMatch[];
}

/** Whether a match is to be shown as an alert. */
export function isAlert(match: JudgedMatch): boolean {
  return match.suppression?.state !== 'hidden';
}

/** One row for each match, or one that says there is none. */
export function rowsOf({ party, matches }: ScreenedParty): readonly (readonly string[])[] {
  const place = [party.file, party.sheet, String(party.record)];
  if (party.query.name === '') return [['no name', ...Array<string>(12).fill(''), ...place]];
  if (matches.length === 0) return [['no match', party.query.name, ...Array<string>(11).fill(''), ...place]];
  return matches.map((match) => [
    isAlert(match) ? 'match' : 'suppressed',
    party.query.name,
    match.score.toFixed(4),
    match.relation,
    match.entry.list,
    match.entry.entryId,
    nameOf(match),
    match.entry.listedOn ?? '',
    match.entry.programmes.join('; '),
    reasonsOf(match),
    match.suppression === undefined
      ? ''
      : `${match.suppression.state}: ${match.suppression.decision.reason} (until ${match.suppression.decision.expires})`,
    match.entry.hash,
    match.entry.citation.url ?? match.entry.citation.title,
    ...place,
  ]);
}

/** The comparisons in one line: words that agree, words that do not, and what else decided. */
export function reasonsOf(match: JudgedMatch): string {
  const said: string[] = [];
  for (const { feature, query, candidate, weight } of asSpelled(match)) {
    if (feature.startsWith('word only')) {
      const [where = '', what] = featureText(feature).split(': ');
      said.push(`${where}: ${query}${candidate}${what === undefined ? '' : ` (${what})`}`);
    } else if (feature.startsWith('word: '))
      said.push(
        query.toLowerCase() === candidate.toLowerCase()
          ? `${query} equal`
          : `${query} ~ ${candidate} (${feature.slice(6)})`,
      );
    else if (feature === 'brand' || feature === 'ownership') said.push(query);
    else if (Math.abs(weight) >= 0.05) said.push(`${feature} ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`);
  }
  return said.join('; ');
}

/** A match as programs get it, with every comparison. */
export function matchJson({ entry, ...match }: JudgedMatch): unknown {
  return {
    score: match.score,
    relation: match.relation,
    queryName: match.queryName,
    candidateName: match.candidateName,
    comparisons: asSpelled({ entry, ...match }),
    ...(match.suppression === undefined ? {} : { suppression: match.suppression }),
    list: entry.list,
    entryId: entry.entryId,
    entryHash: entry.hash,
    listedOn: entry.listedOn,
    entity: entry.entity,
    programmes: entry.programmes,
    citation: entry.citation,
  };
}
