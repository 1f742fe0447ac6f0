import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { jsonRecords, jsonObject, jsonObjects, type JsonObject, jsonText, jsonTexts } from '../sources/json-records.ts';
import { type Ledger, openLedger } from '../sources/ledger.ts';

/** A match that an earlier result holds. */
export interface EarlierMatch {
  /** `<list>:<entryId>`, and the entity's id when the result gives one. */
  readonly keys: readonly string[];
  /** `hash` of the entry as it was then. */
  readonly hash: string;
}

/** One party or item of an earlier result. */
export interface EarlierQuery {
  /** Place in the earlier result that a person can find again. */
  readonly ref: string;
  readonly names: readonly string[];
  /** All that `screen` asked, as it recorded it; undefined in results of `check`, which asks otherwise. */
  readonly asked?: JsonObject;
  readonly matched: readonly EarlierMatch[];
}

function placeOf(record: JsonObject, line: number): string {
  const input = jsonText(record['input']);
  const number = jsonText(record['record']);
  return (
    jsonText(record['ref']) ||
    jsonText(record['id']) ||
    (input !== '' && number !== '' ? `${input}#${number}` : `line ${line}`)
  );
}

function matchesOf(record: JsonObject): EarlierMatch[] {
  return [...jsonObjects(record['matches'] ?? []), ...jsonObjects(record['hits'] ?? [])].flatMap((match) => {
    const entry = jsonObject(match['entry']);
    const list = jsonText(match['list']) || jsonText(entry['list']);
    const id = jsonText(match['entryId']) || jsonText(entry['entryId']) || jsonText(match['listingId']);
    const entity =
      jsonText(match['entity']) ||
      jsonText(jsonObject(match['entity'])['id']) ||
      jsonText(jsonObject(entry['entity'])['id']);
    const keys = [id === '' ? '' : id.includes(':') ? id : `${list}:${id}`, entity].filter((key) => key !== '');
    const hash = jsonText(match['entryHash']) || jsonText(entry['hash']);
    return keys.length === 0 ? [] : [{ keys: [...new Set(keys)], hash }];
  });
}

/** `screen` records the whole query beside the cells it came from; nothing else writes the two. */
function askedBy(record: JsonObject): JsonObject | undefined {
  const query = jsonObject(record['query']);
  return jsonText(query['name']) !== '' && Array.isArray(record['cells']) ? query : undefined;
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
export async function* earlierQueries(path: string, ledger: Ledger = openLedger()): AsyncGenerator<EarlierQuery> {
  const file = { name: path, baseName: path, stream: () => createReadStream(path) };
  const container = (steps: readonly (string | number)[], opens: '[' | '{'): boolean =>
    opens === '[' && (steps.length === 0 || steps.length === 1);
  const lines = await isJsonLines(path);
  const split = lines
    ? () => false
    : (steps: readonly (string | number)[], opens: '[' | '{') =>
        (steps.length === 0 && opens === '{') || container(steps, opens);
  for await (const batch of jsonRecords(file, ledger, split)) {
    for (const { value, line } of batch) {
      const names = namesOf(value);
      if (names.length === 0) continue;
      const asked = askedBy(value);
      yield { ref: placeOf(value, line), names, ...(asked ? { asked } : {}), matched: matchesOf(value) };
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

/** Bytes at the end of a result that hold its summary. */
const TAIL_BYTES = 65_536;

/** The threshold that a result of `screen` names in its last line; undefined when it names none. */
export async function earlierThreshold(path: string): Promise<number | undefined> {
  const { size } = await stat(path);
  let tail = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', start: Math.max(0, size - TAIL_BYTES) }))
    tail += chunk as string;
  try {
    const last = jsonObject(JSON.parse(tail.trimEnd().split('\n').at(-1) ?? ''));
    const threshold = Number(jsonObject(last['summary'])['threshold']);
    return threshold > 0 && threshold <= 1 ? threshold : undefined;
  } catch {
    return undefined;
  }
}
