import type { ReadEvent } from '../core/evidence.ts';
import { jsonValues, type JsonTrouble } from '../lib/json-stream/json-values.ts';
import { documentTrouble, tooManyRecords } from './document-trouble.ts';
import { isObject, type JsonObject } from './json-shape.ts';
import type { EvidenceFile, Probe, ReadOptions } from './reader.ts';
import { textOf } from './text-of.ts';

/**
 * Streams the objects of a JSON file that is a list, lines of JSON, or one object that may wrap a list under one of
 * `lists` (then the sheet); `eventsOf` turns each into events with its 1-based position, or line in JSON lines. What is no object is counted as unread.
 */
export async function* jsonObjects(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
  lists: readonly string[],
  eventsOf: (object: JsonObject, sheet: string, record: number) => Iterable<ReadEvent>,
): AsyncGenerator<readonly ReadEvent[]> {
  const troubles: JsonTrouble[] = [];
  const text = textOf(file, probe, options);
  const wrapped = lists.find((name) => new RegExp(`^\\s*\\{[^]{0,2000}?"${name}"\\s*:\\s*\\[\\s*\\{`).test(probe.text));
  let count = 0;
  const values = jsonValues(text.chunks, {
    depth: options.limits.depth,
    onTrouble: (trouble) => troubles.push(trouble),
    split: (path, opens) =>
      path.length === 0
        ? opens === '[' || wrapped !== undefined
        : path.length === 1 && path[0] === wrapped && opens === '[',
  });
  for await (const batch of values) {
    const events: ReadEvent[] = [];
    for (const { path, json, line } of batch) {
      const position = path.at(-1);
      if (typeof position === 'string' || count >= options.limits.records) continue;
      count++;
      const sheet = typeof path[0] === 'string' ? path[0] : '';
      const record = position ?? line;
      let value: unknown;
      try {
        value = JSON.parse(json);
      } catch {
        value = undefined;
      }
      if (isObject(value)) events.push(...eventsOf(value, sheet, record));
      else {
        const why = 'it is no JSON object';
        events.push({ kind: 'unread', artifact: file.artifact, sheet, record, excerpt: json.slice(0, 200), why });
      }
    }
    if (events.length > 0) yield events;
    if (count >= options.limits.records) break;
  }
  const last: ReadEvent[] = troubles.slice(0, 20).map((trouble) => documentTrouble(file, 'JSON', trouble));
  if (count >= options.limits.records) last.push(tooManyRecords(file, options.limits.records));
  last.push(...text.problems());
  if (last.length > 0) yield last;
}
