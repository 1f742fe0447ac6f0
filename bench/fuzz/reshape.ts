import { gzipSync } from 'node:zlib';
import { zipOf } from '../made-list.ts';
import type { Random } from './mutate.ts';

/** Values that stand where others are expected. */
const ODD_TEXTS = [
  '',
  ' ',
  '-',
  'null',
  'N/A',
  '0',
  '-1',
  '1e999',
  '18446744073709551616',
  'true',
  '00:00:00:00:00:00',
  'ff:ff:ff:ff:ff:ff',
  '999.999.999.999',
  '::',
  '../../etc/passwd',
  '<script>',
  '${x}',
  '\u202e\u200b\u0000',
  '型号'.repeat(40),
  'A'.repeat(100_000),
  '\\'.repeat(500),
  '*'.repeat(500),
  '1.3.6.1.4.1.'.repeat(200),
];
const MOST_BYTES = 1 << 20;

/**
 * One input changed in its structure: lines shuffled, doubled, joined or thrown together; values and numbers of any JSON,
 * XML, key-value or table text exchanged; parts nested in themselves; the whole in another encoding, with other line ends
 * or in a container. What flipping bytes would need ages to reach.
 */
export function reshape(bytes: Uint8Array, next: Random): Uint8Array {
  let text = Buffer.from(bytes).toString('utf8');
  for (let turn = 1 + next(5); turn > 0; turn--) {
    const change = CHANGES[next(CHANGES.length)];
    if (change !== undefined) text = change(text, next).slice(0, MOST_BYTES);
  }
  return wrap(text, next).subarray(0, MOST_BYTES);
}

type Change = (text: string, next: Random) => string;

const CHANGES: readonly Change[] = [
  (text, next) => overLines(text, (lines) => lines.sort(() => next(3) - 1)),
  (text, next) => overLines(text, (lines) => lines.flatMap((line) => (next(8) === 0 ? [line, line, line] : [line]))),
  (text, next) => overLines(text, (lines) => lines.filter(() => next(8) !== 0)),
  (text, next) => overLines(text, (lines) => [lines.join(next(2) === 0 ? '' : ' ')]),
  (text, next) =>
    overLines(text, (lines) => lines.map((line) => (next(6) === 0 ? line.slice(0, next(line.length + 1)) : line))),
  (text, next) => overLines(text, (lines) => lines.map((line) => (next(4) === 0 ? ' '.repeat(next(40)) + line : line))),
  (text, next) => text.replace(/\d+/g, (digits) => (next(10) === 0 ? odd(next) : digits)),
  (text, next) => text.replace(/"[^"\n]{0,80}"/g, (quoted) => (next(10) === 0 ? JSON.stringify(odd(next)) : quoted)),
  (text, next) =>
    text.replace(/"[^"\n]{0,80}"(?!\s*:)/g, (quoted) => (next(20) === 0 ? oddJson(next, quoted) : quoted)),
  (text, next) => text.replace(/>[^<\n]{1,80}</g, (inner) => (next(10) === 0 ? `>${odd(next)}<` : inner)),
  (text, next) => text.replace(/<(\w[\w:-]*)>/g, (tag) => (next(12) === 0 ? tag.repeat(1 + next(400)) : tag)),
  (text, next) =>
    text.replace(/[:=] *\S[^\n,;]{0,60}/g, (pair) => (next(10) === 0 ? `${pair[0] ?? ':'} ${odd(next)}` : pair)),
  (text, next) => {
    const from = next(text.length + 1);
    const part = text.slice(from, from + next(400));
    const at = next(text.length + 1);
    return text.slice(0, at) + part.repeat(1 + next(50)) + text.slice(at);
  },
  (text, next) => {
    const words = [
      '&a;',
      '*a',
      '&anchor ',
      '<<: *a\n',
      '- '.repeat(500),
      '[{'.repeat(1 + next(2_000)),
      '\t'.repeat(300),
    ];
    const at = next(text.length + 1);
    return text.slice(0, at) + (words[next(words.length)] ?? '') + text.slice(at);
  },
];

function overLines(text: string, change: (lines: string[]) => readonly string[]): string {
  return change(text.split('\n')).join('\n');
}

function odd(next: Random): string {
  return ODD_TEXTS[next(ODD_TEXTS.length)] ?? '';
}

function oddJson(next: Random, value: string): string {
  const values = [
    'null',
    '[]',
    '{}',
    '1e400',
    'true',
    `[${value}]`,
    `{${value}:${value}}`,
    `${'['.repeat(300)}${']'.repeat(300)}`,
  ];
  return values[next(values.length)] ?? value;
}

function wrap(text: string, next: Random): Buffer {
  switch (next(12)) {
    case 0:
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 1:
      return Buffer.from(text, 'utf16le').swap16();
    case 2:
      return Buffer.from(text, 'latin1');
    case 3:
      return Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    case 4:
      return Buffer.from(text.replaceAll('\n', '\r'));
    case 5:
      return gzipSync(text);
    case 6:
      return Buffer.from(zipOf({ 'a/x': text, y: text.slice(0, 1_000) }));
    default:
      return Buffer.from(text);
  }
}
