import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isoDate } from '../../src/core/dates.ts';
import type { Identification } from '../../src/core/identity.ts';
import type { Status } from '../../src/core/verdict.ts';
import { prepareJudging } from '../../src/findings/judge-item.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import type { KindAdapter } from './kinds/kind.ts';
import { type Prediction, predictionOf, report, type Truth, writePredictions } from './score.ts';

/** Day the sets are judged on: the day their labels were made. */
const AS_OF = isoDate('2026-11-23');
const WORST: readonly Status[] = ['covered', 'review', 'unread', 'clear'];

/**
 * Scores the identifier on a folder of labelled records, one `<kind>.jsonl` per kind. Options: `--kinds a,b`, `--errors`,
 * `--abstained` (with `--errors`), `--predictions <file.jsonl>`. Kinds with fields that name the maker are scored twice,
 * the second time without them.
 */
export async function run(args: readonly string[]): Promise<void> {
  const dir = args[0];
  if (dir === undefined || !existsSync(dir)) throw new Error('give the folder that holds <kind>.jsonl files');
  const only = args.includes('--kinds') ? args[args.indexOf('--kinds') + 1]?.split(',') : undefined;
  const knowledge = await openKnowledge();
  const identify = createIdentify(knowledge);
  const judging = prepareJudging(knowledge, { asOf: AS_OF });
  const adapters = await adaptersByKind();
  const pairs: { truth: Truth; prediction: Prediction }[] = [];
  const written: Prediction[] = [];
  let items = 0;
  const started = performance.now();
  for (const file of readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    const kind = basename(file, '.jsonl');
    const adapter = adapters.get(kind);
    if (adapter === undefined || (only !== undefined && !only.includes(kind))) continue;
    for (const line of readFileSync(join(dir, file), 'utf8').split('\n')) {
      if (line === '') continue;
      const record = JSON.parse(line) as LabelledRecord;
      for (const hidden of adapter.canHide === true ? [false, true] : [false]) {
        const subjects = await adapter.subjects(record.input, hidden, dir);
        const answers = subjects.map((subject) => {
          items += 1;
          const identification = identify(subject, AS_OF);
          return { identification, status: judging.judge(identification).status };
        });
        const answer = worst(answers);
        if (answer === undefined) continue;
        const prediction = predictionOf(record.id, answer.identification, answer.status);
        pairs.push({ truth: truthOf(record, hidden), prediction });
        if (!hidden) written.push(prediction);
      }
    }
  }
  const spent = performance.now() - started;
  report(pairs, args);
  console.log(
    `${items} items in ${(spent / 1000).toFixed(1)} s, ${((spent * 1000) / Math.max(1, items)).toFixed(0)} µs each`,
  );
  writePredictions(written, args);
}

interface LabelledRecord {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly covered: boolean | null;
    readonly covered_family?: string | null;
    readonly contested?: string;
    readonly hard_negative?: string;
    readonly evidence?: string;
  };
}

function truthOf(record: LabelledRecord, hidden: boolean): Truth {
  const { expect } = record;
  return {
    id: record.id,
    group: `${record.kind}${hidden ? ' maker hidden' : ''}${expect.evidence ? ` ${expect.evidence}` : ''}`,
    covered: expect.covered,
    family: expect.covered_family ?? null,
    contested: expect.contested !== undefined,
    hard: expect.hard_negative !== undefined,
    shown: JSON.stringify(record.input),
  };
}

/** Of several devices in one record, the one with the worst headline. */
function worst(
  answers: readonly { identification: Identification; status: Status }[],
): { identification: Identification; status: Status } | undefined {
  return answers.toSorted((left, right) => WORST.indexOf(left.status) - WORST.indexOf(right.status))[0];
}

async function adaptersByKind(): Promise<ReadonlyMap<string, KindAdapter>> {
  const folder = join(import.meta.dirname, 'kinds');
  const adapters = new Map<string, KindAdapter>();
  for (const file of readdirSync(folder)) {
    const module = (await import(join(folder, file))) as Partial<KindAdapter>;
    if (module.subjects !== undefined) adapters.set(basename(file, '.ts'), module as KindAdapter);
  }
  return adapters;
}
