import type { Artifact, ReadEvent } from '../core/evidence.ts';
import { NameplateError, type Problem } from '../core/problem.ts';
import type { ArtifactOpened } from '../core/verdict.ts';
import { encodingName } from '../lib/encoding/detect.ts';
import { chooseReader } from './choose.ts';
import { type OpenedFile, type OpenOptions, openEvidence } from './open.ts';
import type { Reader, ReadOptions } from './reader.ts';

/** One file has been read to its end: its hash, and its record sums (read = counted sightings + set aside + unread). */
export interface ArtifactRead {
  readonly kind: 'artifact-read';
  readonly artifact: Artifact;
  readonly read: number;
  /** Counted sightings. */
  readonly sightings: number;
  readonly setAside: number;
  readonly unread: number;
}

/** What reading a set of paths yields, in order: each file is opened, its events follow, then its sums. */
export type EvidenceEvent = ArtifactOpened | ReadEvent | ArtifactRead;

export interface EvidenceOptions extends ReadOptions, OpenOptions {
  /** Readers to choose among; all registered ones by default. */
  readonly readers?: readonly Reader[];
}

/**
 * Reads everything the paths name, in batches: opens, recognises, and lets the reader that is surest read. A file that
 * cannot be read becomes a Problem and the run goes on. Only a programmer's error throws.
 */
export async function* readEvidence(
  paths: readonly string[],
  options: EvidenceOptions,
): AsyncGenerator<readonly EvidenceEvent[]> {
  for await (const file of openEvidence(paths, options)) {
    if ('kind' in file) yield [file];
    else yield* readFile(file, options);
    options.signal?.throwIfAborted();
  }
}

/** Reads one opened file. */
export async function* readFile(file: OpenedFile, options: EvidenceOptions): AsyncGenerator<readonly EvidenceEvent[]> {
  const chosen = chooseReader(file.probe, options.readers);
  if (chosen === undefined) {
    yield [notRecognised(file)];
    return;
  }
  const { reader } = chosen;
  const start: ArtifactOpened = { kind: 'artifact', index: file.artifact, name: file.name, format: reader.name };
  yield [start];
  if (options.sheet !== undefined && reader.name !== 'workbook') yield [withoutSheets(file, options.sheet)];
  const sums = { sightings: 0, setAside: 0, unread: 0 };
  let problems = 0;
  let lines = 0;
  try {
    for await (const batch of reader.read(file, file.probe, options)) {
      for (const event of batch) {
        if (event.kind === 'sighting') {
          if (event.counted) sums.sightings++;
          lines++;
        } else if (event.kind === 'set-aside') {
          sums.setAside++;
          if (event.reading !== undefined) lines++;
        } else if (event.kind === 'unread') sums.unread++;
        else if (event.kind === 'problem' && event.severity === 'error') problems++;
      }
      yield batch;
      options.signal?.throwIfAborted();
    }
  } catch (error) {
    // A reader throws NameplateError for a file it cannot hold; anything else is a defect and must be seen.
    if (!(error instanceof NameplateError)) throw error;
    problems++;
    yield [asProblem(file, error)];
  }
  const after: EvidenceEvent[] = [];
  const trouble = file.trouble();
  if (trouble !== undefined) after.push(trouble);
  const read = sums.sightings + sums.setAside + sums.unread;
  if (lines === 0 && problems === 0 && trouble === undefined) after.push(nothingFound(file, reader.name, read));
  const { encoding } = file.probe;
  after.push({
    kind: 'artifact-read',
    artifact: {
      index: file.artifact,
      name: file.given,
      ...(file.inner === undefined ? {} : { inner: file.inner }),
      sizeBytes: file.sizeBytes ?? 0,
      sha256: await file.sha256(),
      format: reader.name,
      ...(encoding === 'binary' ? {} : { encoding }),
    },
    read,
    ...sums,
  });
  yield after;
}

function asProblem(file: OpenedFile, error: NameplateError): Problem {
  const code = error.code.includes('/') ? (error.code as Problem['code']) : 'evidence/unreadable';
  return { kind: 'problem', code, severity: 'error', message: error.message, hint: error.hint, path: file.name };
}

function withoutSheets(file: OpenedFile, sheet: string): Problem {
  return {
    kind: 'problem',
    code: 'evidence/no-sheets',
    severity: 'warning',
    message: `${file.name} has no sheets, so "${sheet}" could not be chosen; all of it was read`,
    hint: 'Leave --sheet out, or give the workbook',
    path: file.name,
  };
}

/** Readers whose columns can be looked at and corrected. */
const TABULAR = new Set(['csv', 'html-table', 'json', 'jsonl', 'text', 'workbook']);

function nothingFound(file: OpenedFile, reader: string, read: number): Problem {
  if (read === 0 && file.probe.head.length === 0) {
    return {
      kind: 'problem',
      code: 'evidence/empty',
      severity: 'warning',
      message: `${file.name} is empty`,
      hint: 'Check that the export finished',
      path: file.name,
    };
  }
  return {
    kind: 'problem',
    code: 'evidence/nothing-recognised',
    severity: 'error',
    message:
      read === 0
        ? `${file.name} was read as ${reader}, and nothing in it shows a device`
        : `I read ${read} ${reader === 'text' ? 'line' : 'record'}${read === 1 ? '' : 's'} of ${file.name} but none looks like equipment`,
    hint: TABULAR.has(reader)
      ? `Try: nameplate columns ${file.name}`
      : 'Check that the file is whole and of the right place; nameplate formats says what is read of each format',
    path: file.name,
  };
}

function notRecognised(file: OpenedFile): Problem {
  const text = file.probe.encoding !== 'binary';
  return {
    kind: 'problem',
    code: 'evidence/unknown-format',
    severity: 'error',
    message: text
      ? `${file.name}: no reader knows this text (read as ${encodingName(file.probe.encoding)})`
      : `${file.name}: the content is neither text nor a format that is read`,
    hint: 'See nameplate formats; export to spreadsheet or paste the lines: nameplate check -',
    path: file.name,
  };
}
