import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../../src/core/dates.ts';
import type { AssessmentEvent, Dossier } from '../../src/core/verdict.ts';
import { DEFAULT_LIMITS } from '../../src/evidence/reader.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { csvParser } from '../../src/lib/csv/csv-parser.ts';
import { assess } from '../../src/pipeline.ts';

/** What the product says of one record. */
interface Prediction {
  readonly input: string;
  readonly sheet: string;
  readonly record: number;
  readonly status: string;
  readonly maker: string;
  readonly family: string;
  readonly confidence: string;
  readonly roles: readonly string[];
  readonly label: string;
  readonly because: string;
}

interface Truth {
  readonly file: string;
  readonly sheet: string;
  readonly record: number;
  readonly anchor: string;
  readonly verdict: string;
  readonly accept: readonly string[];
  readonly maker: string;
}

const WORST = ['covered', 'review', 'unread', 'clear', 'set-aside'];

/**
 * `npm run accuracy -- inventories <folder> [--errors] [--predictions <file.jsonl>] [--as-of <day>]`: reads a folder of
 * inventories with a `truth.csv` (file, sheet, record, anchor, verdict, accept, maker, note), each file as `nameplate check`
 * would, and scores the records that the truth lists.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = args.find(
    (arg, index) =>
      !arg.startsWith('--') && args[index - 1]?.startsWith('--pred') !== true && args[index - 1] !== '--as-of',
  );
  if (folder === undefined) throw new Error('give the folder that holds truth.csv');
  const predictionsPath = args[args.indexOf('--predictions') + 1];
  const asOf = args.includes('--as-of') ? (args[args.indexOf('--as-of') + 1] as IsoDate) : today();
  const truth = readTruth(join(folder, 'truth.csv'));
  const knowledge = await openKnowledge();
  const byRecord = new Map<string, Prediction>();
  const out =
    args.includes('--predictions') && predictionsPath !== undefined ? createWriteStream(predictionsPath) : undefined;
  for (const file of new Set(truth.map((row) => row.file))) {
    for (const prediction of await predict(join(folder, file), file, knowledge, asOf)) {
      byRecord.set(keyOf(prediction.input, prediction.sheet, prediction.record), prediction);
      out?.write(`${JSON.stringify(lineOf(prediction))}\n`);
    }
  }
  if (out !== undefined) await new Promise<void>((done) => out.end(() => done()));
  report(truth, byRecord, args.includes('--errors'));
}

function today(): IsoDate {
  return new Date().toISOString().slice(0, 10) as IsoDate;
}

function keyOf(file: string, sheet: string, record: number): string {
  return `${file}\u0000${sheet}\u0000${record}`;
}

function readTruth(path: string): readonly Truth[] {
  const parser = csvParser({ delimiter: ',' });
  const [header, ...rows] = [...parser.push(readFileSync(path, 'utf8').replace(/^\ufeff/, '')), ...parser.end()].map(
    (record) => record.cells,
  );
  if (header === undefined) throw new Error(`${path} is empty`);
  const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '';
  return rows
    .filter((row) => row.length > 1)
    .map((row) => ({
      file: cell(row, 'file'),
      sheet: cell(row, 'sheet'),
      record: Number(cell(row, 'record')),
      anchor: cell(row, 'anchor'),
      verdict: cell(row, 'verdict'),
      accept: (cell(row, 'accept') || cell(row, 'verdict')).split('|'),
      maker: cell(row, 'maker'),
    }));
}

/** Runs the product over one file and says what became of every record. */
async function predict(
  path: string,
  input: string,
  knowledge: Knowledge,
  asOf: IsoDate,
): Promise<readonly Prediction[]> {
  const found = new Map<string, Prediction>();
  const keep = (prediction: Prediction): void => {
    const key = keyOf(input, prediction.sheet, prediction.record);
    const before = found.get(key);
    // A record with parts stands as its worst part.
    if (before === undefined || WORST.indexOf(prediction.status) < WORST.indexOf(before.status))
      found.set(key, prediction);
  };
  const { events } = assess({
    paths: [path],
    evidence: { limits: DEFAULT_LIMITS },
    question: { asOf },
    knowledge,
    command: [],
    version: 'accuracy',
    oneFile: true,
  });
  for await (const batch of events)
    for (const event of batch) for (const prediction of predictionsOf(event, input)) keep(prediction);
  return [...found.values()];
}

function predictionsOf(event: AssessmentEvent, input: string): readonly Prediction[] {
  const none = { input, maker: '', family: '', confidence: '', roles: [], label: '', because: '' };
  if ('kind' in event) {
    if (event.kind === 'set-aside')
      return [
        {
          ...none,
          sheet: event.sheet,
          record: event.record,
          status: 'set-aside',
          label: event.excerpt,
          because: event.reason,
        },
      ];
    if (event.kind === 'unread')
      return [
        {
          ...none,
          sheet: event.sheet,
          record: event.record,
          status: 'unread',
          label: event.excerpt,
          because: event.why,
        },
      ];
    return [];
  }
  return fromDossier(event, input);
}

function fromDossier(dossier: Dossier, input: string): readonly Prediction[] {
  const best = dossier.identification.attributions[0];
  return dossier.item.sightings.map((sighting) => ({
    input,
    sheet: sighting.sheet,
    record: sighting.record,
    status: dossier.status,
    maker: best?.maker ?? '',
    family: best?.family ?? '',
    confidence: best?.confidence ?? '',
    roles: dossier.identification.attributions.map((attribution) => `${attribution.maker}:${attribution.role}`),
    label: sighting.label,
    because: dossier.because,
  }));
}

function lineOf({ input, sheet, record, status, maker, family, confidence, roles }: Prediction): object {
  return { input, sheet, record, status, maker, family, confidence, roles };
}

interface Score {
  rows: number;
  right: number;
  found: number;
  missed: number;
  falselyCovered: number;
  abstained: number;
  notSeen: number;
}

function report(truth: readonly Truth[], predictions: ReadonlyMap<string, Prediction>, errors: boolean): void {
  const all = newScore();
  const byFile = new Map<string, Score>();
  const byMaker = new Map<string, Score>();
  const wrong: string[] = [];
  for (const row of truth) {
    const prediction = lookUp(row, predictions);
    for (const score of [all, scoreFor(byFile, row.file), scoreFor(byMaker, row.maker || '(none)')])
      count(score, row, prediction);
    const status = prediction?.status ?? 'not seen';
    if (!row.accept.includes(status)) {
      wrong.push(
        `${row.file} ${row.sheet}!${row.record} (${row.anchor}): want ${row.accept.join(' or ')}, got ${status}; ${prediction?.label ?? ''}: ${prediction?.because ?? ''}`,
      );
    }
  }
  const head = 'rows right found missed falsely-covered abstained not-seen';
  console.log(`inventories: ${truth.length} labelled records\n${''.padEnd(40)} ${head}`);
  for (const [name, score] of [...byFile, ...[...byMaker].sort((a, b) => b[1].rows - a[1].rows)])
    console.log(line(name, score));
  console.log(line('all', all));
  if (errors) console.log(wrong.length === 0 ? 'no errors' : wrong.join('\n'));
}

/** Exact place first; when the truth's sheet name is unknown to the reader, the same record of the file's only sheet. */
function lookUp(row: Truth, predictions: ReadonlyMap<string, Prediction>): Prediction | undefined {
  const exact = predictions.get(keyOf(row.file, row.sheet, row.record));
  if (exact !== undefined) return exact;
  const same = [...predictions.values()].filter(
    (prediction) => prediction.input === row.file && prediction.record === row.record,
  );
  return same.length === 1 ? same[0] : undefined;
}

function newScore(): Score {
  return { rows: 0, right: 0, found: 0, missed: 0, falselyCovered: 0, abstained: 0, notSeen: 0 };
}

function scoreFor(scores: Map<string, Score>, name: string): Score {
  const score = scores.get(name) ?? newScore();
  scores.set(name, score);
  return score;
}

function count(score: Score, row: Truth, prediction: Prediction | undefined): void {
  const status = prediction?.status ?? 'not seen';
  score.rows++;
  if (prediction === undefined) score.notSeen++;
  if (row.accept.includes(status)) score.right++;
  if (row.verdict === 'covered') {
    if (status === 'covered') score.found++;
    else if (status === 'review') score.abstained++;
    else score.missed++;
  } else if (status === 'covered' && !row.accept.includes('covered')) score.falselyCovered++;
  else if (status === 'review' && row.verdict === 'clear') score.abstained++;
}

function line(name: string, score: Score): string {
  const cells = [
    score.rows,
    score.right,
    score.found,
    score.missed,
    score.falselyCovered,
    score.abstained,
    score.notSeen,
  ];
  return `${name.slice(0, 40).padEnd(40)} ${cells.map((value) => String(value).padStart(6)).join(' ')}`;
}
