import type { ReadEvent } from '../core/evidence.ts';
import { jsonValues, type JsonTrouble } from '../lib/json-stream/json-values.ts';
import { documentTrouble, tooManyRecords } from './document-trouble.ts';
import { isObject, type JsonObject } from './json-shape.ts';
import type { EvidenceFile, Probe, ReadOptions } from './reader.ts';
import { textOf } from './text-of.ts';

/**
 * Streams the objects of a JSON file that is a list, lines of JSON, or one object that may wrap a list under one of
 * `lists`; `eventsOf` turns each into events with its 1-based position. What is no object is counted as unread.
 */
export async function* jsonObjects(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
  lists: readonly string[],
  eventsOf: (object: JsonObject, record: number) => Iterable<ReadEvent>,
): AsyncGenerator<readonly ReadEvent[]> {
  const troubles: JsonTrouble[] = [];
  const text = textOf(file, probe, options);
  const wrapped = lists.find((name) => new RegExp(`^\\s*\\{[^]{0,2000}?"${name}"\\s*:\\s*\\[\\s*\\{`).test(probe.text));
  let record = 0;
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
    for (const { path, json } of batch) {
      if (typeof path.at(-1) === 'string' || record >= options.limits.records) continue;
      record++;
      let value: unknown;
      try {
        value = JSON.parse(json);
      } catch {
        value = undefined;
      }
      if (isObject(value)) events.push(...eventsOf(value, record));
      else {
        const why = 'it is no JSON object';
        events.push({ kind: 'unread', artifact: file.artifact, sheet: '', record, excerpt: json.slice(0, 200), why });
      }
    }
    if (events.length > 0) yield events;
    if (record >= options.limits.records) break;
  }
  const last: ReadEvent[] = troubles.slice(0, 20).map((trouble) => documentTrouble(file, 'JSON', trouble));
  if (record >= options.limits.records) last.push(tooManyRecords(file, options.limits.records));
  last.push(...text.problems());
  if (last.length > 0) yield last;
}
