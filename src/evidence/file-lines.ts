import { type TextLine, textLines } from '../lib/encoding/lines.ts';
import { decodeStream } from '../lib/encoding/text-stream.ts';
import type { EvidenceFile, Probe, ReadOptions } from './reader.ts';

/** The file's text in pieces, in the encoding found or named; bytes that are no text at all are read as Latin letters. */
export function fileText(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncIterable<string> {
  const encoding = probe.encoding === 'binary' ? 'windows-1252' : probe.encoding;
  return decodeStream(file.stream(), encoding, { fixed: options.encoding !== undefined }).chunks;
}

/** The file's lines in batches, each cut at the longest cell allowed. */
export function fileLines(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncIterable<readonly TextLine[]> {
  return textLines(fileText(file, probe, options), options.limits.cellChars);
}
