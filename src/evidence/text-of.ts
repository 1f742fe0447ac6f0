import type { Problem } from '../core/problem.ts';
import { encodingName } from '../lib/encoding/detect.ts';
import { decodeStream } from '../lib/encoding/text-stream.ts';
import type { EvidenceFile, Probe, ReadOptions } from './reader.ts';

/** A file's text, with what there is to say about its encoding once it has been read. */
export interface EvidenceText {
  readonly chunks: AsyncIterable<string>;
  /** Notes about the encoding; complete when `chunks` has ended. */
  problems(): readonly Problem[];
}

/** Decodes a text file as its probe detected or the user named. */
export function textOf(file: EvidenceFile, probe: Probe, options: ReadOptions): EvidenceText {
  const fixed = options.encoding !== undefined;
  const encoding = probe.encoding === 'binary' ? 'windows-1252' : probe.encoding;
  const stream = decodeStream(file.stream(), encoding, { fixed });
  const problems: Problem[] = [];
  if (probe.encodingGuessed === true) {
    const line = firstBeyondAscii(probe.head);
    problems.push(note(file, line, probe.encoding, probe.secondEncoding));
  }
  return {
    chunks: withoutNuls(stream.chunks),
    problems: () => {
      const found = [...problems];
      for (const told of stream.notes) {
        if (told.kind === 'switched') found.push(note(file, told.line, told.readAs, undefined));
        else if (told.kind === 'mixed') found.push(mixed(file, told.line, told.count));
        else if (probe.encodingGuessed === true || fixed)
          found.push(replaced(file, told.line, told.count, told.readAs));
      }
      return found;
    },
  };
}

function note(file: EvidenceFile, line: number, readAs: string, second: string | undefined): Problem {
  const other = second ?? (readAs === 'windows-1252' ? 'gb18030' : 'windows-1252');
  return {
    kind: 'problem',
    code: 'evidence/encoding',
    severity: 'note',
    message: `Row ${line} has unreadable characters as UTF-8; read as ${encodingName(readAs)}`,
    hint: `If wrong: --encoding ${other}`,
    path: file.name,
    locator: { at: 'line', line },
  };
}

function mixed(file: EvidenceFile, line: number, count: number): Problem {
  const rows = count === 1 ? 'Row' : `${count} rows, first row`;
  return {
    kind: 'problem',
    code: 'evidence/encoding',
    severity: 'warning',
    message: `${rows} ${line} ${count === 1 ? 'has' : 'have'} characters that are not UTF-8 like the rest; read as Windows-1252`,
    hint: 'Save the file again as UTF-8',
    path: file.name,
    locator: { at: 'line', line },
  };
}

function replaced(file: EvidenceFile, line: number, count: number, encoding: string): Problem {
  return {
    kind: 'problem',
    code: 'evidence/encoding',
    severity: 'warning',
    message: `${count} characters cannot be read as ${encodingName(encoding)}, the first in row ${line}`,
    hint: 'Leave --encoding out, or name the encoding the file was saved in',
    path: file.name,
    locator: { at: 'line', line },
  };
}

function firstBeyondAscii(head: Uint8Array): number {
  let line = 1;
  for (const byte of head) {
    if (byte > 0x7f) return line;
    if (byte === 10) line++;
  }
  return line;
}

/** NUL characters say nothing and end strings in other programs. */
async function* withoutNuls(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield chunk.includes('\0') ? chunk.replaceAll('\0', '') : chunk;
}
