import type { ReadEvent } from '../../core/evidence.ts';
import { jsonValues, type JsonTrouble, type JsonValue } from '../../lib/json-stream/json-values.ts';
import { columnChoice } from '../columns/column-map.ts';
import { malformed, type ObjectContext, objectRecords } from '../columns/object-records.ts';
import { tooManyRecords } from '../document-trouble.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';

/** Lists as JSON: an array of objects, an object that holds such arrays, or one object. */
export const json: Reader = {
  name: 'json',
  summary: 'JSON: arrays of objects, API answers that hold them, or one object',
  distinct: true,
  recognises,
  read,
};

function recognises(probe: Probe): number {
  const start = probe.text.trimStart();
  if (!/^(?:\{\s*["}]|\[\s*(?:[{["\]]|-?\d|true|false|null))/.test(start)) return 0;
  return /\.json(?:\.gz)?$/.test(probe.baseName) ? 0.55 : 0.45;
}

/** Keys under which programs wrap their lists; an object below one is looked into. */
const WRAPPER =
  /^(?:data|results?|response|payload|body|inventory|items|devices|assets|hosts|records|rows|hits|value|content|d|export|report|_embedded|output|list|network|site|nodes)$/i;

/** Root members kept in case the document turns out to be one thing. */
const MOST_MEMBERS = 500;

async function* read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const { choice, problems } = columnChoice(options.columns);
  if (problems.length > 0) yield problems;
  const context: ObjectContext = { artifact: file.artifact, name: file.name, choice };
  const records = objectRecords(context);
  const text = textOf(file, probe, options);
  const troubles: JsonTrouble[] = [];
  const values = jsonValues(text.chunks, {
    depth: options.limits.depth,
    split: (path, opens) => path.length === 0 || isList(path, opens) || isWrapper(path, opens),
    onTrouble: (trouble) => troubles.push(trouble),
  });
  const members: Record<string, unknown> = {};
  let kept = 0;
  let roots = 0;
  let listed = 0;
  for await (const batch of values) {
    const events: ReadEvent[] = [];
    for (const value of batch) {
      const place = placeOf(value);
      if (place === undefined) {
        const parsed = parse(value);
        const key = value.path[value.path.length - 1];
        if (value.path.length === 0) {
          roots++;
          events.push(
            ...(parsed === undefined
              ? malformed(context, '', roots, value.line, value.json)
              : records.push('', roots, parsed.value)),
          );
          listed++;
        } else if (parsed !== undefined && typeof key === 'string' && kept++ < MOST_MEMBERS)
          members[key] = parsed.value;
        continue;
      }
      const parsed = parse(value);
      if (parsed === undefined) {
        events.push(...malformed(context, place.sheet, place.record, value.line, value.json));
        listed++;
      } else if (place.sheet !== '' && typeof parsed.value !== 'object') {
        // A list of words is a property of the whole (tags), not a list of things.
        kept++;
        const before = members[place.sheet];
        members[place.sheet] = Array.isArray(before) ? [...before.slice(0, 63), parsed.value] : [parsed.value];
      } else {
        listed++;
        if (listed <= options.limits.records) events.push(...records.push(place.sheet, place.record, parsed.value));
      }
    }
    if (events.length > 0) yield events;
    if (listed > options.limits.records) break;
  }
  const last: ReadEvent[] = [];
  if (listed === 0 && Object.keys(members).length > 0) last.push(...records.push('', 1, members));
  last.push(...records.end());
  for (const trouble of troubles.slice(0, 20)) last.push(troubleOf(file, trouble));
  if (listed > options.limits.records) last.push(tooManyRecords(file, options.limits.records));
  last.push(...text.problems());
  if (last.length > 0) yield last;
}

function isList(path: JsonValue['path'], opens: '[' | '{'): boolean {
  return opens === '[' && path.length <= 2 && path.every((part) => typeof part === 'string');
}

function isWrapper(path: JsonValue['path'], opens: '[' | '{'): boolean {
  return opens === '{' && path.length === 1 && typeof path[0] === 'string' && WRAPPER.test(path[0]);
}

/** The list and position of an element; `undefined` for a member of the root. */
function placeOf(value: JsonValue): { readonly sheet: string; readonly record: number } | undefined {
  const record = value.path[value.path.length - 1];
  if (typeof record !== 'number') return undefined;
  return { sheet: value.path.slice(0, -1).join('.'), record };
}

function parse(value: JsonValue): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(value.json) as unknown };
  } catch {
    return undefined;
  }
}

function troubleOf(file: EvidenceFile, trouble: JsonTrouble): ReadEvent {
  return {
    kind: 'problem',
    code: 'evidence/bad-json',
    severity: trouble.stopped ? 'error' : 'warning',
    message: `Line ${trouble.line}: ${trouble.message}${trouble.stopped ? '; what came before was read' : ''}`,
    hint: 'Export the list again',
    path: file.name,
    locator: { at: 'line', line: trouble.line },
  };
}
