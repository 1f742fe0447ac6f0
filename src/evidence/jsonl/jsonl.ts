import type { ReadEvent } from '../../core/evidence.ts';
import { textLines } from '../../lib/encoding/lines.ts';
import { columnChoice } from '../columns/column-map.ts';
import { malformed, type ObjectContext, objectRecords } from '../columns/object-records.ts';
import { tooManyRecords } from '../document-trouble.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';

/** JSON lines: one JSON value on each line. */
export const jsonl: Reader = {
  name: 'jsonl',
  summary: 'JSON lines (NDJSON), one object a line',
  distinct: true,
  recognises,
  read,
};

/** Longest line: an object of this size is no record of a list. */
const LINE_CHARS = 16 * 2 ** 20;

function recognises(probe: Probe): number {
  const lines = probe.text.split('\n', 50).map((line) => line.trim());
  // The last line may be cut by the probe's end.
  const whole = (probe.whole ? lines : lines.slice(0, -1)).filter((line) => line !== '').slice(0, 20);
  const named = /\.(?:jsonl|ndjson|ldjson)(?:\.gz)?$/.test(probe.baseName);
  const objects = whole.filter((line) => line.startsWith('{') && line.endsWith('}') && parses(line)).length;
  if (named) return objects > 0 || whole.length === 0 ? 0.7 : 0.3;
  return objects >= 2 && objects >= whole.length * 0.7 ? 0.65 : 0;
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

async function* read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const { choice, problems } = columnChoice(options.columns);
  if (problems.length > 0) yield problems;
  const context: ObjectContext = { artifact: file.artifact, name: file.name, choice };
  const records = objectRecords(context);
  const text = textOf(file, probe, options);
  let count = 0;
  let told = 0;
  for await (const lines of textLines(text.chunks, LINE_CHARS)) {
    const events: ReadEvent[] = [];
    for (const { line, text: raw } of lines) {
      if (++count > options.limits.records) break;
      const plain = raw.trim();
      if (plain === '') {
        events.push({
          kind: 'set-aside',
          artifact: file.artifact,
          sheet: '',
          record: line,
          reason: 'blank',
          excerpt: '',
        });
        continue;
      }
      let value: unknown;
      try {
        value = JSON.parse(plain) as unknown;
      } catch {
        const [unread, problem] = malformed(context, '', line, line, plain);
        if (unread !== undefined) events.push(unread);
        if (problem !== undefined && told++ < 20) events.push(problem);
        continue;
      }
      events.push(...records.push('', line, value));
    }
    if (events.length > 0) yield events;
    if (count > options.limits.records) break;
  }
  const last = [...records.end(), ...text.problems()];
  if (count > options.limits.records) last.push(tooManyRecords(file, options.limits.records));
  if (last.length > 0) yield last;
}
