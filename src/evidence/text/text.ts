import type { Observation, ReadEvent, SetAside, Sighting } from '../../core/evidence.ts';
import { textLines } from '../../lib/encoding/lines.ts';
import { isChatter, isSectionText, isTotalLabel } from '../columns/row-kinds.ts';
import { tooManyRecords } from '../document-trouble.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';
import { columnChoice } from '../columns/column-map.ts';
import { objectRecords } from '../columns/object-records.ts';
import { isKeyValueText, keyValueOf } from './key-values.ts';
import { isClosing, isHeadingLine, isSignature } from './line-kinds.ts';

/** Plain text: each line is one thing, unless it is blank, a heading or talk about the list. */
export const text: Reader = {
  name: 'text',
  summary: 'Plain text, one thing a line; greetings, headings and page footers are set aside',
  distinct: true,
  recognises,
  read,
};

function recognises(probe: Probe): number {
  if (probe.encoding === 'binary') return 0;
  if (probe.head.length === 0) return 0.02;
  // The reader of last resort for anything that is text.
  return 0.05;
}

async function* read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const source = textOf(file, probe, options);
  let cut = 0;
  let records = 0;
  /** Lines after a closing (*Regards,*) in which a name and a company may stand. */
  let signature = 0;
  const blocks = isKeyValueText(probe.text) ? keyValueBlocks(file, options) : undefined;
  for await (const lines of textLines(source.chunks, options.limits.cellChars)) {
    const events: ReadEvent[] = [];
    for (const { line, text: raw, cut: wasCut } of lines) {
      if (wasCut) cut++;
      records++;
      if (records > options.limits.records) break;
      const plain = raw.trim();
      const taken = blocks?.take(line, raw);
      if (taken !== undefined) {
        events.push(...taken);
        continue;
      }
      if (signature > 0 && plain !== '') {
        signature = isSignature(plain) ? signature - 1 : 0;
        if (signature > 0) {
          events.push(asideOf(file.artifact, line, raw, 'chatter'));
          continue;
        }
      }
      if (isClosing(plain)) signature = SIGNATURE_LINES;
      events.push(eventOf(file.artifact, line, raw));
    }
    yield events;
    if (records > options.limits.records) break;
  }
  const last: ReadEvent[] = [...(blocks?.end() ?? []), ...source.problems()];
  if (cut > 0) {
    last.push({
      kind: 'problem',
      code: 'evidence/record-too-long',
      severity: 'warning',
      message: `${cut === 1 ? 'A line is' : `${cut} lines are`} longer than ${options.limits.cellChars} characters; only the beginning was read`,
      hint: 'Check that the file is a list with one thing a line',
      path: file.name,
    });
  }
  if (records > options.limits.records) last.push(tooManyRecords(file, options.limits.records));
  if (last.length > 0) yield last;
}

/** Collects blocks of `Key: value` lines: the block is one thing, numbered by its first line; its other lines are set aside. */
function keyValueBlocks(file: EvidenceFile, options: ReadOptions) {
  const { choice, problems } = columnChoice(options.columns);
  const records = objectRecords({ artifact: file.artifact, name: file.name, choice });
  let block: Record<string, string> = {};
  let first = 0;
  const flush = (): ReadEvent[] => {
    const ready = block;
    block = {};
    return Object.keys(ready).length === 0 ? [] : records.push('', first, ready);
  };
  return {
    /** Events for the line; `undefined` when it is no pair and must be read as text. */
    take(line: number, raw: string): ReadEvent[] | undefined {
      const pair = keyValueOf(raw);
      const plain = raw.trim();
      if (pair === undefined) {
        // A blank line ends the block, and is counted with it.
        return plain === '' ? [...flush(), asideOf(file.artifact, line, raw, 'blank')] : undefined;
      }
      const events = pair.key in block ? flush() : [];
      const opens = Object.keys(block).length === 0;
      if (opens) first = line;
      block[pair.key] = pair.value;
      return opens ? events : [...events, asideOf(file.artifact, line, raw, 'repeat')];
    },
    end: (): ReadEvent[] => [...problems, ...flush(), ...records.end()],
  };
}

/** A signature has a name, a title, a company and a few ways to reach them. */
const SIGNATURE_LINES = 9;

const BULLET = /^(?:[-*•·‣▪●○■□►➢–—]|\(?\d{1,4}[.)])\s+/;
const QUANTITY = /^(\d{1,6})\s?(?:[x×*]|pcs?\.?|pieces?|units?|ea\.?|stk\.?|шт\.?|台|个|個|대|つ)\s+/iu;

function eventOf(artifact: number, record: number, raw: string): Sighting | SetAside {
  const plain = raw.trim();
  const reason = reasonOf(plain);
  if (reason === undefined) return thingOf(artifact, record, raw);
  const aside = asideOf(artifact, record, raw, reason);
  const mayBeThing = (reason === 'section' || reason === 'total') && /\p{L}/u.test(plain);
  return mayBeThing ? { ...aside, reading: thingOf(artifact, record, raw) } : aside;
}

function thingOf(artifact: number, record: number, raw: string): Sighting {
  const plain = raw.trim();
  const item = plain.replace(/^(?:>\s?)+/, '').replace(BULLET, '');
  const at = { at: 'line', line: record } as const;
  const observations: Observation[] = [];
  const quantity = QUANTITY.exec(item);
  observations.push({ kind: 'description', value: quantity === null ? item : item.slice(quantity[0].length), at });
  if (quantity?.[1] !== undefined) observations.push({ kind: 'quantity', value: quantity[1], at });
  const label = item.length > 120 ? `${item.slice(0, 119)}…` : item;
  return { kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations, cells: [raw] };
}

function asideOf(artifact: number, record: number, raw: string, reason: SetAside['reason']): SetAside {
  return { kind: 'set-aside', artifact, sheet: '', record, reason, excerpt: raw.trim().slice(0, 160), cells: [raw] };
}

function reasonOf(plain: string): SetAside['reason'] | undefined {
  if (plain === '') return 'blank';
  if (/^[\s\-=_*#~+|.·•—–>]{2,}$/.test(plain)) return 'section';
  if (isTotalLabel(plain.replace(/[:：]?\s*[$€£¥]?[\d.,]+\s*\p{L}{0,4}$/u, ''))) return 'total';
  if (isChatter(plain)) return 'chatter';
  if (isHeadingLine(plain)) return /^#{1,6}\s/.test(plain) ? 'title' : 'section';
  if (plain.endsWith(':') && isSectionText(plain)) return 'section';
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'section';
  return undefined;
}
