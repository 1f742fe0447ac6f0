import { readFileSync } from 'node:fs';
import { isoDate } from '../../src/core/dates.ts';
import { prepareJudging } from '../../src/findings/judge-item.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import { subjectOf } from './kinds/kind.ts';
import { type Prediction, predictionOf, report, type Truth, writePredictions } from './score.ts';

const AS_OF = isoDate('2026-11-23');
const FAMILY: Readonly<Record<string, string>> = {
  ezviz: 'hikvision',
  hilook: 'hikvision',
  imou: 'dahua',
  hisilicon: 'huawei',
};

/** Scores purchase lines: one JSON object per line with `id`, `text`, `maker`, `verdict` (covered, review, clear), `origin`. */
export async function run(args: readonly string[]): Promise<void> {
  const file = args[0];
  if (file === undefined) throw new Error('give the file of labelled lines');
  const knowledge = await openKnowledge();
  const identify = createIdentify(knowledge);
  const judging = prepareJudging(knowledge, { asOf: AS_OF });
  const pairs: { truth: Truth; prediction: Prediction }[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line) as { id: string; text: string; maker: string; verdict: string; origin?: string };
    const identification = identify(subjectOf([['description', record.text]]), AS_OF);
    const prediction = predictionOf(record.id, identification, judging.judge(identification).status);
    pairs.push({
      truth: {
        id: record.id,
        group: 'lines',
        covered: record.verdict === 'covered',
        review: record.verdict === 'review',
        family: record.verdict === 'covered' ? (FAMILY[record.maker] ?? record.maker) : null,
        recalled: record.origin === 'recalled',
        shown: record.text,
      },
      prediction,
    });
  }
  report(pairs, args);
  writePredictions(
    pairs.map(({ prediction }) => prediction),
    args,
  );
}
