import { STATUS_ORDER } from '../../../core/outcome.ts';
import type { AssessmentHead, AssessmentTail, Status } from '../../../core/verdict.ts';
import { assess } from '../../../pipeline.ts';
import * as registry from '../../../writers/registry.ts';
import type { WriterOptions, WriterSession } from '../../../writers/writer.ts';
import { numberOf, settingsFor, type Settings } from '../config.ts';
import { EXIT, type Io } from '../io.ts';
import { maxAgeOf, oldKnowledge } from '../max-age.ts';
import { rememberRun } from '../last-run.ts';
import { byName, openOutput, outputTargets, type OutputFile } from '../output.ts';
import { createProgress } from '../progress.ts';
import { requestFor } from '../request.ts';
import { watchMap } from '../unused-columns.ts';

/** Rows that a file for people holds; the terminal shows fewer (--max-rows). */
const FILE_ROWS = 10_000;

/** Problems of a path that was named and gave nothing to read. */
const NOT_OPENED: ReadonlySet<string> = new Set([
  'evidence/not-found',
  'evidence/no-access',
  'evidence/cannot-open',
  'evidence/not-a-file',
  'evidence/no-stdin',
]);

interface OpenReport {
  readonly session: WriterSession;
  readonly file: OutputFile | undefined;
}

/** `nameplate check`: reads, identifies, judges, and writes every report asked for in one pass. */
export async function check(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('check', flags, args, io);
  const maxAge = maxAgeOf(settings);
  const request = await requestFor(args, settings, ['check', ...commandWords(args, flags)], io);
  const assessment = assess(request);
  const reports = await openReports(settings, assessment.head, io);
  const progress = createProgress(io, settings['quiet'] !== true);
  const map = watchMap(request.evidence.columns);
  let unopened = false;
  let tail: AssessmentTail;
  try {
    for (;;) {
      const step = await assessment.events.next();
      if (step.done) {
        tail = step.value;
        break;
      }
      progress.add(step.value.length);
      for (const event of step.value) {
        if (!('kind' in event)) continue;
        if (event.kind === 'columns') map.seen(event);
        if (event.kind === 'problem') unopened ||= NOT_OPENED.has(event.code) && args.includes(event.path ?? '');
      }
      for (const report of reports) await put(report, await report.session.write(step.value), io);
    }
    progress.clear();
    for (const report of reports) {
      await put(report, await report.session.close(tail), io);
      await report.file?.finish();
    }
  } catch (error) {
    progress.clear();
    for (const report of reports) report.file?.abandon();
    throw error;
  }
  for (const report of reports) if (report.file) io.stderr(`wrote ${report.file.path}\n`);
  io.stderr(map.unused());
  rememberRun(args, flags, request.question.asOf, io);
  if (maxAge !== undefined) {
    const old = oldKnowledge(request, maxAge, io.today);
    for (const line of old) io.stderr(line);
    if (old.length > 0) return EXIT.lists;
  }
  return exitCode(tail, unopened, settings, io);
}

async function openReports(settings: Settings, head: AssessmentHead, io: Io): Promise<OpenReport[]> {
  const writers = Object.values(registry);
  const outputs =
    typeof settings['output'] === 'string'
      ? [settings['output']]
      : Array.isArray(settings['output'])
        ? (settings['output'] as string[])
        : [];
  const targets = outputTargets(outputs, writers, io.cwd);
  const format = settings['format'];
  const reports: OpenReport[] = [];
  const maxRows = numberOf(settings, 'maxRows', 500, 0, Number.MAX_SAFE_INTEGER);
  const onScreen: WriterOptions = {
    ...(io.columns === undefined ? {} : { columns: io.columns }),
    colour: io.colour && settings['color'] !== false && settings['color'] !== 'false',
    maxRows,
  };
  if (typeof format === 'string' || settings['quiet'] !== true) {
    const writer = byName(typeof format === 'string' ? format : 'table', writers);
    reports.push({ session: writer.open(head, onScreen), file: undefined });
  }
  for (const target of targets) {
    const options: WriterOptions = { colour: false, maxRows: Math.max(maxRows, FILE_ROWS) };
    reports.push({ session: target.writer.open(head, options), file: await openOutput(target.path) });
  }
  return reports;
}

async function put(report: OpenReport, chunks: Iterable<string | Uint8Array>, io: Io): Promise<void> {
  if (report.file) await report.file.write(chunks);
  else for (const chunk of chunks) if (chunk.length > 0) await io.stdout(chunk);
}

function commandWords(args: readonly string[], flags: Settings): string[] {
  const words = Object.entries(flags)
    .filter(([key]) => key !== 'output' && key !== 'quiet' && key !== 'verbose')
    .map(([key, value]) => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}=${String(value)}`);
  return [...args, ...words];
}

/** Findings tell the most; a path that was named and could not be opened is no clean run, whatever the others said. */
function exitCode(tail: AssessmentTail, unopened: boolean, settings: Settings, io: Io): number {
  const failOn = settings['failOn'];
  const worst: Status = tail.tally.covered > 0 ? 'covered' : tail.tally.review > 0 ? 'review' : 'clear';
  const limit: Status = failOn === 'review' ? 'review' : 'covered';
  const found = failOn !== 'never' && STATUS_ORDER.indexOf(worst) <= STATUS_ORDER.indexOf(limit);
  if (found) return EXIT.findings;
  if (unopened) return EXIT.general;
  if (tail.tally.items + tail.tally.parts > 0) return EXIT.ok;
  const names = tail.artifacts.map((artifact) => artifact.name).join(' ');
  if (tail.tally.read > 0)
    io.stderr(
      `I read ${tail.tally.read} records of ${names} but none looks like equipment. Try: nameplate columns ${names}\n`,
    );
  return EXIT.nothing;
}
