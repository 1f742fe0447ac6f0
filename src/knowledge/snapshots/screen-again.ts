import { createReadStream } from 'node:fs';
import { jsonRecords, jsonObject, jsonObjects, type JsonObject, jsonText, jsonTexts } from '../sources/json-records.ts';
import { openLedger } from '../sources/ledger.ts';
import type { EntryChange } from './diff-lists.ts';

/** One party or item of an earlier result. */
export interface EarlierQuery {
  /** Place in the earlier result that a person can find again. */
  readonly ref: string;
  readonly names: readonly string[];
  /** Entries it was matched to: `<list>:<entryId>`. */
  readonly matched: readonly string[];
}

/** One party that must be screened again, and why. */
export interface ScreenAgain {
  readonly ref: string;
  readonly name: string;
  readonly reasons: readonly string[];
}

/** Says which changed entries a set of names may now concern; the screening stage gives it. */
export type MayConcern = (names: readonly string[]) => readonly EntryChange[];

function placeOf(record: JsonObject, line: number): string {
  const input = jsonText(record['input']);
  const number = jsonText(record['record']);
  return (
    jsonText(record['ref']) ||
    jsonText(record['id']) ||
    (input !== '' && number !== '' ? `${input}#${number}` : `line ${line}`)
  );
}

function matchKeys(record: JsonObject): string[] {
  return [...jsonObjects(record['matches'] ?? []), ...jsonObjects(record['hits'] ?? [])].flatMap((match) => {
    const entry = jsonObject(match['entry']);
    const list = jsonText(match['list']) || jsonText(entry['list']);
    const id = jsonText(match['entryId']) || jsonText(entry['entryId']) || jsonText(match['listingId']);
    const entity = jsonText(match['entity']) || jsonText(jsonObject(entry['entity'])['id']);
    return [id === '' ? '' : id.includes(':') ? id : `${list}:${id}`, entity].filter((key) => key !== '');
  });
}

function namesOf(record: JsonObject): string[] {
  const query = record['query'];
  const asked =
    typeof query === 'string'
      ? [query]
      : [...jsonTexts(jsonObject(query)['name'] ?? []), ...jsonTexts(jsonObject(query)['otherNames'] ?? [])];
  const maker = jsonObject(record['maker']);
  const given = jsonObjects(record['given'] ?? [])
    .filter((one) => /^(?:brand|manufacturer|seller|importer|owner|person)$/u.test(jsonText(one['kind'])))
    .map((one) => jsonText(one['value']));
  const roles = jsonObjects(record['roles'] ?? []).map((one) => jsonText(one['name']));
  return [
    ...new Set(
      [...asked, ...jsonTexts(record['name'] ?? []), jsonText(maker['name']), ...given, ...roles].filter(
        (name) => name !== '',
      ),
    ),
  ];
}

/** Reads earlier results of `screen` or `check` (JSON or JSON lines): every record with a name. */
export async function* earlierQueries(path: string): AsyncGenerator<EarlierQuery> {
  const file = { name: path, baseName: path, stream: () => createReadStream(path) };
  const container = (steps: readonly (string | number)[], opens: '[' | '{'): boolean =>
    opens === '[' && (steps.length === 0 || steps.length === 1);
  const lines = await isJsonLines(path);
  const split = lines
    ? () => false
    : (steps: readonly (string | number)[], opens: '[' | '{') =>
        (steps.length === 0 && opens === '{') || container(steps, opens);
  for await (const batch of jsonRecords(file, openLedger(), split)) {
    for (const { value, line } of batch) {
      const names = namesOf(value);
      if (names.length > 0) yield { ref: placeOf(value, line), names, matched: matchKeys(value) };
    }
  }
}

async function isJsonLines(path: string): Promise<boolean> {
  let text = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', end: 1_000_000 })) {
    text += chunk as string;
    if (text.includes('\n')) break;
  }
  try {
    JSON.parse(text.split('\n', 1)[0] ?? '');
    return text.includes('\n') && text.split('\n', 2)[1]?.trim().startsWith('{') !== false;
  } catch {
    return false;
  }
}

/** What the change of an entry means for a party that was matched to it. */
const MEANS: Readonly<Record<EntryChange['change'], string>> = {
  removed: 'it was matched to an entry that is no longer listed',
  changed: 'it was matched to an entry that has changed',
  added: 'it was matched to an entry that is new here',
};

/**
 * Who must be screened again after a change of lists: everybody who was matched to an entry that was removed or changed,
 * and everybody whose names may concern an entry that was added or changed.
 */
export async function* screenAgain(
  queries: AsyncIterable<EarlierQuery>,
  changes: readonly EntryChange[],
  mayConcern: MayConcern,
): AsyncGenerator<ScreenAgain> {
  const byKey = new Map(changes.map((change) => [`${change.list}:${change.entryId}`, change]));
  for await (const query of queries) {
    const reasons = new Set<string>();
    for (const key of query.matched) {
      const change = byKey.get(key);
      if (change)
        reasons.add(
          `${MEANS[change.change]}: ${change.name} (${change.list} ${change.entryId}${change.fields.length > 0 ? `: ${change.fields.join(', ')}` : ''})`,
        );
    }
    for (const change of mayConcern(query.names)) {
      if (change.change === 'removed' || query.matched.includes(`${change.list}:${change.entryId}`)) continue;
      reasons.add(
        `its name is near an entry that ${change.change === 'added' ? 'was added' : 'has changed'}: ${change.name} (${change.list} ${change.entryId})`,
      );
    }
    if (reasons.size > 0) yield { ref: query.ref, name: query.names[0] ?? '', reasons: [...reasons] };
  }
}
