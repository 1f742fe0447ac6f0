import type { Problem } from '../core/problem.ts';
import { type TextLine, textLines } from '../lib/encoding/lines.ts';
import type { EvidenceFile, Probe, ReadOptions } from './reader.ts';
import { textOf } from './text-of.ts';

/**
 * The file's lines in batches, each cut at the longest cell allowed, in the encoding found or named. Once the last line is
 * given, `notes` holds what there is to say about the encoding and, where the reader gives a remedy for it, about lines cut.
 */
export async function* fileLines(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
  notes: Problem[],
  remedy?: string,
): AsyncGenerator<readonly TextLine[]> {
  const source = textOf(file, probe, options);
  const batches = textLines(source.chunks, options.limits.cellChars);
  if (remedy === undefined) yield* batches;
  else {
    let cutLine = 0;
    for await (const lines of batches) {
      if (cutLine === 0) cutLine = lines.find((one) => one.cut)?.line ?? 0;
      yield lines;
    }
    if (cutLine > 0) {
      notes.push({
        kind: 'problem',
        code: 'evidence/long-line',
        severity: 'warning',
        message: `${file.name}, line ${cutLine} is longer than ${options.limits.cellChars} characters; only its beginning was read`,
        hint: remedy,
        path: file.name,
        locator: { at: 'line', line: cutLine },
      });
    }
  }
  notes.push(...source.problems());
}
