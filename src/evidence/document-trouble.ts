import type { Problem } from '../core/problem.ts';
import type { EvidenceFile } from './reader.ts';

/** Something wrong with a document's outline (JSON, XML, YAML): where, what, and that the rest was kept. */
export function documentTrouble(
  file: EvidenceFile,
  format: string,
  trouble: { readonly message: string; readonly line: number; readonly column?: number; readonly stopped: boolean },
): Problem {
  const rest = trouble.stopped ? 'what stands after it was not read' : 'the rest was read';
  return {
    kind: 'problem',
    code: 'evidence/malformed-document',
    severity: trouble.stopped ? 'error' : 'warning',
    message: `${file.name}, line ${trouble.line}: ${trouble.message}; ${rest}`,
    hint: `Export the file again as ${format}, or check that it was copied whole`,
    path: file.name,
    locator: {
      at: 'line',
      line: trouble.line,
      ...(trouble.column === undefined ? {} : { column: trouble.column }),
    },
  };
}

/** More records than the limit allows: the file was read up to it. */
export function tooManyRecords(file: EvidenceFile, limit: number): Problem {
  return {
    kind: 'problem',
    code: 'evidence/too-many-records',
    severity: 'error',
    message: `${file.name} holds more than ${limit} records; the rest was not read`,
    hint: 'Split the file',
    path: file.name,
  };
}
