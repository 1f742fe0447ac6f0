import type { JsonObject } from '../sources/json-records.ts';
import type { EntryChange } from './diff-lists.ts';
import type { EarlierMatch, EarlierQuery } from './earlier-results.ts';

/** One party that must be screened again, and why. */
export interface ScreenAgain {
  readonly ref: string;
  readonly name: string;
  readonly reasons: readonly string[];
}

/** An entry that a party matches on the later state. */
export interface MatchedNow {
  readonly list: string;
  readonly entryId: string;
  /** Content hash of the entry. */
  readonly hash: string;
  readonly name: string;
}

/** Questions about the later state; the screening stage answers them. */
export interface LaterState {
  /** Screens a party again, with all that was asked of it before. */
  screen(asked: JsonObject): readonly MatchedNow[];
  /** Changed entries that any of these names may concern. */
  near(names: readonly string[]): readonly EntryChange[];
}

const keyOf = ({ list, entryId }: { readonly list: string; readonly entryId: string }): string => `${list}:${entryId}`;

function called({ name, list, entryId, fields }: EntryChange): string {
  return `${name} (${list} ${entryId}${fields.length > 0 ? `: ${fields.join(', ')}` : ''})`;
}

/**
 * Who must be screened again after a change of lists, and why. A party of `screen` is asked again of the later state with
 * all that was asked before, and named when its matches differ: others, fewer, more, or an entry with other content. So
 * screening those that are not named gives the matches they had. An item of `check` is named when it was matched to an
 * entry that was removed or changed, or when a name in it comes near one that was added or changed.
 */
export async function* screenAgain(
  queries: AsyncIterable<EarlierQuery>,
  changes: readonly EntryChange[],
  later: LaterState,
): AsyncGenerator<ScreenAgain> {
  const byKey = new Map(changes.map((change) => [keyOf(change), change]));
  for await (const query of queries) {
    const reasons =
      query.asked === undefined ? nearby(query, byKey, later) : differences(query, later.screen(query.asked), byKey);
    if (reasons.size > 0) yield { ref: query.ref, name: query.names[0] ?? '', reasons: [...reasons] };
  }
}

/** What the change of an entry means for a party that was matched to it. */
const MEANS: Readonly<Record<EntryChange['change'], string>> = {
  removed: 'it was matched to an entry that is no longer listed',
  changed: 'it was matched to an entry that has changed',
  added: 'it was matched to an entry that is new here',
};

function changeOf(match: EarlierMatch, byKey: ReadonlyMap<string, EntryChange>): EntryChange | undefined {
  return match.keys.map((key) => byKey.get(key)).find((change) => change !== undefined);
}

function differences(
  query: EarlierQuery,
  now: readonly MatchedNow[],
  byKey: ReadonlyMap<string, EntryChange>,
): ReadonlySet<string> {
  const reasons = new Set<string>();
  const current = new Map(now.map((match) => [keyOf(match), match]));
  for (const match of query.matched) {
    const still = match.keys.map((key) => current.get(key)).find((one) => one !== undefined);
    const change = changeOf(match, byKey);
    if (still !== undefined && (match.hash === '' ? change === undefined : match.hash === still.hash)) continue;
    if (change !== undefined) reasons.add(`${MEANS[change.change]}: ${called(change)}`);
    else if (still !== undefined)
      reasons.add(`it was matched to an older version of ${still.name} (${still.list} ${still.entryId})`);
    else reasons.add(`it no longer matches ${match.keys[0]}, which is the same on both sides${OTHERWISE}`);
  }
  const before = new Set(query.matched.flatMap(({ keys }) => keys));
  for (const [key, match] of current) {
    if (before.has(key)) continue;
    const change = byKey.get(key);
    if (change === undefined)
      reasons.add(`it now matches ${match.name} (${key}), which is the same on both sides${OTHERWISE}`);
    else
      reasons.add(
        `it now matches an entry that ${change.change === 'added' ? 'was added' : 'has changed'}: ${called(change)}`,
      );
  }
  return reasons;
}

/** Why matches to entries that did not change may differ. */
const OTHERWISE = ' (other settings or lists were used, or a word has become more or less frequent on them)';

function nearby(query: EarlierQuery, byKey: ReadonlyMap<string, EntryChange>, later: LaterState): ReadonlySet<string> {
  const reasons = new Set<string>();
  for (const match of query.matched) {
    const change = changeOf(match, byKey);
    if (change) reasons.add(`${MEANS[change.change]}: ${called(change)}`);
  }
  const matched = new Set(query.matched.flatMap(({ keys }) => keys));
  for (const change of later.near(query.names)) {
    if (change.change === 'removed' || matched.has(keyOf(change))) continue;
    reasons.add(
      `its name is near an entry that ${change.change === 'added' ? 'was added' : 'has changed'}: ${called(change)}`,
    );
  }
  return reasons;
}
