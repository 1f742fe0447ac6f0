import type { Problem } from '../core/problem.ts';
import { type TextLine, textLines } from '../lib/encoding/lines.ts';
import type { EvidenceFile, Probe, ReadOptions } from './reader.ts';
import { textOf } from './text-of.ts';

/**
 * The file's lines in batches, each cut at the longest cell allowed, in the encoding found or named. Once the last line is
 * given, `notes` holds what there is to say about the encoding.
 */
export async function* fileLines(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
  notes: Problem[],
): AsyncGenerator<readonly TextLine[]> {
  const source = textOf(file, probe, options);
  yield* textLines(source.chunks, options.limits.cellChars);
  notes.push(...source.problems());
}
