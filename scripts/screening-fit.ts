import { readFileSync, writeFileSync } from 'node:fs';
import { align } from '../src/screening/align.ts';
import { businessOf, isOtherBusiness } from '../src/screening/business.ts';
import { FEATURE_SIGNS, featureNames, measure } from '../src/screening/name-features.ts';
import { formOf, modelsFor, type NameModel, seedForms } from '../src/screening/name-form.ts';
import { generalRarity } from '../src/screening/rarity.ts';

/**
 * `npx tsx scripts/screening-fit.ts <folder of labelled pairs> [<mined negatives.jsonl> …]` fits the weights of the two name
 * models by logistic regression with fixed signs, and writes `src/screening/model-weights.ts`. Firmly labelled pairs count
 * more than weak ones; each file's share is set below, so that no file decides by its size. Deterministic.
 */
interface Row {
  readonly file: string;
  readonly expect: boolean;
  readonly quality?: 'STRONG' | 'MEDIUM' | 'WEAK';
  readonly query: { readonly schema: 'Person'; readonly name: string };
  readonly candidate: { readonly schema: 'Person'; readonly name: string; readonly aliases?: readonly string[] };
}
const FILES: Readonly<Record<string, number>> = {
  'matcher-cases': 3,
  'domain-orgs': 4,
  'list-derived': 0.6,
  companies: 1,
  'yente-fixtures': 1,
};
const QUALITY = { STRONG: 1.5, MEDIUM: 1, WEAK: 0.2 } as const;
const MINED = 0.09;
const RIDGE = 0.002;
/** Features whose prior is a rule of the product rather than a guess. */
const FIRM: ReadonlySet<string> = new Set([
  'no telling word agrees',
  'telling words differ',
  'toneless pinyin only',
  'other line of business',
  'single part agrees',
]);
/** Where a weight stays when the labelled pairs say nothing about the feature. */
const PRIORS: Readonly<Record<string, number>> = {
  agreement: 2,
  'single part agrees': -2.2,
  'other line of business': -2.5,
  'telling words differ': -1.6,
  'telling word on one side only': -0.8,
  'toneless pinyin only': -1.5,
  'number differs': -1,
  'short word spelled differently': -1,
  'one short word only': -0.5,
  'spelling differs': -1,
  'worst spelling difference': -0.5,
  'no telling word agrees': -2.5,
  'initial only': -0.7,
  'short part spelled differently': -0.5,
  'several parts on one side only': -0.5,
  'part on one side only': -0.5,
};

const [folder, ...mined] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: screening-fit <folder> [mined.jsonl …]');
const read = (path: string, file: string): Row[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ ...(JSON.parse(line) as Row), file })); // prettier-ignore
const rows = [
  ...Object.keys(FILES).flatMap((file) => read(`${folder}/${file}.jsonl`, file)),
  ...mined.flatMap((path) => read(path, 'mined')),
];
const rarity = generalRarity();
const measured = rows.map((row) => {
  const shared = modelsFor(row.query.schema, row.query.name).filter((model) =>
    modelsFor(row.candidate.schema, row.candidate.name).includes(model),
  );
  const model = shared[0] ?? 'organisation';
  const forms = (name: string) => seedForms(name, model).map((seed) => formOf(seed, rarity));
  const sectors = new Set(forms(row.candidate.name).flatMap((form) => [...businessOf(form)]));
  const alternatives = [row.candidate.name, ...(row.candidate.aliases ?? [])].flatMap((name) =>
    forms(name).flatMap((candidate) =>
      forms(row.query.name).map((query) =>
        measure(
          query,
          candidate,
          align(query, candidate),
          model === 'organisation' && isOtherBusiness(query, candidate, sectors),
        ),
      ),
    ),
  );
  return {
    model,
    alternatives,
    label: row.expect ? 1 : 0,
    weight: (QUALITY[row.quality ?? 'MEDIUM'] ?? 1) * (FILES[row.file] ?? MINED),
  };
});

function fit(model: NameModel): { bias: number; weights: number[] } {
  const names = featureNames(model);
  const signs: readonly number[] = names.map((name) => FEATURE_SIGNS[name] ?? -1);
  const size = names.length;
  const prior = names.map((name, at) => PRIORS[name] ?? (signs[at] ?? -1) * 0.3);
  const weights = [...prior];
  let bias = 0;
  const data = measured.filter((row) => row.model === model && row.alternatives.length > 0);
  const whole = data.reduce((sum, row) => sum + row.weight, 0);
  const dot = (values: Float64Array): number => values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
  for (let round = 0; round < 8; round++) {
    const chosen = data.map((row) => row.alternatives.reduce((best, next) => (dot(next) > dot(best) ? next : best)));
    const m = new Float64Array(size + 1);
    const v = new Float64Array(size + 1);
    for (let step = 1; step <= 1500; step++) {
      const slope = new Float64Array(size + 1);
      for (const [at, row] of data.entries()) {
        const values = chosen[at]!;
        const error = ((1 / (1 + Math.exp(-bias - dot(values))) - row.label) * row.weight) / whole;
        for (let feature = 0; feature < size; feature++) slope[feature]! += error * values[feature]!;
        slope[size]! += error;
      }
      for (let feature = 0; feature < size; feature++)
        slope[feature]! += 2 * (FIRM.has(names[feature]!) ? 10 : 1) * RIDGE * (weights[feature]! - prior[feature]!);
      for (let at = 0; at <= size; at++) {
        m[at] = 0.9 * m[at]! + 0.1 * slope[at]!;
        v[at] = 0.999 * v[at]! + 0.001 * slope[at]! ** 2;
        const move = (0.05 * (m[at]! / (1 - 0.9 ** step))) / (Math.sqrt(v[at]! / (1 - 0.999 ** step)) + 1e-9);
        if (at === size) bias -= move;
        else {
          weights[at]! -= move;
          if (weights[at]! * signs[at]! < 0) weights[at] = 0;
        }
      }
    }
  }
  return { bias, weights };
}

const written = (['organisation', 'person'] as const).map((model) => {
  const { bias, weights } = fit(model);
  const lines = featureNames(model).map((name, at) => `    '${name}': ${(weights[at] ?? 0).toFixed(3)},`);
  return `  ${model}: {\n    bias: ${bias.toFixed(3)},\n${lines.join('\n')}\n  },`;
});
writeFileSync(
  new URL('../src/screening/model-weights.ts', import.meta.url),
  `import type { NameModel } from './name-form.ts';\n\n/** Generated by scripts/screening-fit.ts from ${rows.length} labelled pairs; natural log-odds per unit of each feature. */\nexport const MODEL_WEIGHTS: Readonly<Record<NameModel, Readonly<Record<string, number>>>> = {\n${written.join('\n')}\n};\n`,
);
console.log(written.join('\n'));
