import { STATUS_ORDER } from '../../../core/outcome.ts';
import { NameplateError } from '../../../core/problem.ts';
import type { AssessmentHead, AssessmentTail, Status } from '../../../core/verdict.ts';
import { assess } from '../../../pipeline.ts';
import * as registry from '../../../writers/registry.ts';
import type { WriterOptions, WriterSession } from '../../../writers/writer.ts';
import { settingsFor, type Settings } from '../config.ts';
import { EXIT, type Io } from '../io.ts';
import { rememberRun } from '../last-run.ts';
import { byName, openOutput, outputTargets, type OutputFile } from '../output.ts';
import { createProgress } from '../progress.ts';
import { requestFor } from '../request.ts';

/** Rows that a file for people holds; the terminal shows fewer (--max-rows). */
const FILE_ROWS = 10_000;

interface OpenReport {
  readonly session: WriterSession;
  readonly file: OutputFile | undefined;
}

/** `nameplate check`: reads, identifies, judges, and writes every report asked for in one pass. */
export async function check(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('check', flags, args, io);
  const request = await requestFor(args, settings, ['check', ...commandWords(args, flags)], io);
  const assessment = assess(request);
  const reports = await openReports(settings, assessment.head, io);
  const progress = createProgress(io, settings['quiet'] !== true);
  let tail: AssessmentTail;
  try {
    for (;;) {
      const step = await assessment.events.next();
      if (step.done) {
        tail = step.value;
        break;
      }
      progress.add(step.value.length);
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
  rememberRun(args, flags, request.question.asOf, io);
  return exitCode(tail, assessment.head, settings, io);
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
  const maxRows = Number(settings['maxRows'] ?? 500);
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

function exitCode(tail: AssessmentTail, head: AssessmentHead, settings: Settings, io: Io): number {
  const maxAge = settings['maxAge'];
  if (typeof maxAge === 'string' && tooOld(head, maxAge, io)) return EXIT.lists;
  if (tail.tally.items + tail.tally.parts === 0) {
    const names = tail.artifacts.map((artifact) => artifact.name).join(' ');
    if (tail.tally.read > 0)
      io.stderr(
        `I read ${tail.tally.read} records of ${names} but none looks like equipment. Try: nameplate columns ${names}\n`,
      );
    return EXIT.nothing;
  }
  const failOn = settings['failOn'];
  if (failOn === 'never') return EXIT.ok;
  const worst: Status = tail.tally.covered > 0 ? 'covered' : tail.tally.review > 0 ? 'review' : 'clear';
  const limit: Status = failOn === 'review' ? 'review' : 'covered';
  return STATUS_ORDER.indexOf(worst) <= STATUS_ORDER.indexOf(limit) ? EXIT.findings : EXIT.ok;
}

/** Whether a list is older than `--max-age` (days, `30d` or `30`); says which and what to do. */
function tooOld(head: AssessmentHead, maxAge: string, io: Io): boolean {
  const days = /^(\d+)d?$/.exec(maxAge)?.[1];
  if (days === undefined)
    throw new NameplateError('cli/usage', `--max-age cannot be "${maxAge}"`, 'Write days, e.g. 30d.', { exitCode: 2 });
  const old = head.bundle.lists
    .map((list) => ({
      id: list.id,
      age: list.date === undefined ? Number.POSITIVE_INFINITY : daysBetween(list.date, io.today),
    }))
    .filter((list) => list.age > Number(days));
  for (const list of old) {
    io.stderr(
      `${list.id} is ${Number.isFinite(list.age) ? `${list.age} days old` : 'undated'}, limit ${days}. Run: nameplate lists update, or --max-age with more days\n`,
    );
  }
  return old.length > 0;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
