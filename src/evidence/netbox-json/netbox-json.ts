import type { ReadEvent } from '../../core/evidence.ts';
import { jsonValues, type JsonTrouble } from '../../lib/json-stream/json-values.ts';
import { documentTrouble, tooManyRecords } from '../document-trouble.ts';
import { isObject } from '../json-shape.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';
import { recordEvent } from './record.ts';

/** Answers of the NetBox API (REST and GraphQL) saved as JSON: devices, inventory items, modules, types. */
export const netboxJson: Reader = {
  name: 'netbox-json',
  summary: 'NetBox API dumps (devices, inventory items, modules, types)',
  distinct: true,
  recognises(probe: Probe): number {
    const text = probe.text.trimStart();
    if (!/^[[{]/.test(text)) return 0;
    if (/\/api\/dcim\/(?:devices|inventory-items|modules|device-types|module-types)\//.test(text)) return 0.95;
    if (/"(?:device|module)_type"\s*:\s*\{/.test(text) && /"manufacturer"\s*:\s*[{"]/.test(text)) return 0.9;
    if (/"part_id"\s*:/.test(text) && /"device"\s*:\s*\{/.test(text) && /"manufacturer"\s*:/.test(text)) return 0.9;
    const typed = /"model"\s*:/.test(text) && /"manufacturer"\s*:\s*\{/.test(text) && /"slug"\s*:/.test(text);
    return typed && /"(?:u_height|part_number)"\s*:/.test(text) ? 0.85 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const troubles: JsonTrouble[] = [];
    const text = textOf(file, probe, options);
    let records = 0;
    const envelope = isEnvelope(probe.text);
    const values = jsonValues(text.chunks, {
      depth: options.limits.depth,
      split: (path, opens) => (path.length === 0 && opens === '{' ? envelope : isContainer(path, opens)),
      onTrouble: (trouble) => troubles.push(trouble),
    });
    for await (const batch of values) {
      const events: ReadEvent[] = [];
      for (const { path, json, line } of batch) {
        if (records >= options.limits.records) break;
        const position = path.at(-1);
        // Lists of things, JSON lines, and one thing alone; loose members of the envelope (`count`, `next`) pass by.
        if (typeof position === 'string' || (path.length > 0 && typeof position !== 'number')) continue;
        const sheet = path.filter((part) => typeof part === 'string').join('.');
        const record = path.length === 0 ? line : Number(position);
        let value: unknown;
        try {
          value = JSON.parse(json);
        } catch {
          value = undefined;
        }
        records++;
        if (isObject(value)) events.push(recordEvent(value, file.artifact, sheet, record));
        else {
          const why = 'it is no JSON object';
          events.push({ kind: 'unread', artifact: file.artifact, sheet, record, excerpt: json.slice(0, 200), why });
          if (troubles.length < 20) troubles.push({ message: `record ${record}: ${why}`, line, stopped: false });
        }
      }
      if (events.length > 0) yield events;
      if (records >= options.limits.records) break;
    }
    const last: ReadEvent[] = troubles.slice(0, 20).map((trouble) => documentTrouble(file, 'JSON', trouble));
    if (records >= options.limits.records) last.push(tooManyRecords(file, options.limits.records));
    last.push(...text.problems());
    if (last.length > 0) yield last;
  },
};

/** Whether a root object wraps lists (`results`, `data`, a list first) rather than being a record itself (one, or JSON lines). */
function isEnvelope(text: string): boolean {
  return (
    /^\s*\{\s*"[^"]+"\s*:\s*\[/.test(text) || /"results"\s*:\s*\[/.test(text) || /^\s*\{\s*"data"\s*:\s*\{/.test(text)
  );
}

/** Lists right below the root or its `data` are taken apart; lists inside records are not. */
function isContainer(path: readonly (string | number)[], opens: '[' | '{'): boolean {
  if (path.length === 0) return true;
  if (path.some((part) => typeof part === 'number')) return false;
  return opens === '[' ? path.length <= 2 : path.length === 1 && path[0] === 'data';
}
