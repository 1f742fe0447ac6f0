import { type FeatureName, type FeatureValues, featureNames } from './name-features.ts';
import type { NameModel } from './name-form.ts';
import { calibrated } from './calibration.ts';
import { CALIBRATION, MODEL_WEIGHTS } from './model-weights.ts';

const ARRAYS = {
  organisation: weightsOf('organisation'),
  person: weightsOf('person'),
} as const;

function weightsOf(model: NameModel): Float64Array {
  const table = MODEL_WEIGHTS[model];
  return Float64Array.from([...featureNames(model).map((name) => table[name] ?? 0), table['bias'] ?? 0]);
}

/** What one unit of a feature adds to the fitted log-odds; `bias` is where every comparison starts. */
export function weightIn(model: NameModel, feature: FeatureName | 'bias'): number {
  return MODEL_WEIGHTS[model][feature] ?? 0;
}

/** Log-odds as observed on labelled pairs for log-odds as fitted. Keeps the order. */
export function calibratedLogOdds(model: NameModel, fitted: number): number {
  return calibrated(fitted, CALIBRATION[model]);
}

/** Log-odds that two names name one party (or one family of firms), from their features; calibrated on labelled pairs. */
export function logOdds(model: NameModel, values: FeatureValues): number {
  return calibratedLogOdds(model, fittedLogOdds(model, values));
}

function fittedLogOdds(model: NameModel, values: FeatureValues): number {
  const weights = ARRAYS[model];
  let sum = weights[values.length] ?? 0;
  for (let at = 0; at < values.length; at++) sum += (weights[at] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** What each feature that is not zero adds, and what calibration adds to their sum; the largest first. */
export function contributions(
  model: NameModel,
  values: FeatureValues,
): readonly { readonly feature: string; readonly value: number; readonly weight: number }[] {
  const weights = ARRAYS[model];
  const fitted = fittedLogOdds(model, values);
  const rows: { feature: string; value: number; weight: number }[] = featureNames(model).map((feature, at) => ({
    feature,
    value: values[at] ?? 0,
    weight: (weights[at] ?? 0) * (values[at] ?? 0),
  }));
  rows.push({ feature: 'calibration', value: 1, weight: calibratedLogOdds(model, fitted) - fitted });
  return rows
    .filter((row) => Math.abs(row.weight) > 1e-6)
    .sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight));
}

/** Share of true matches to expect at these log-odds. */
export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Log-odds of an acronym that stands for the whole other name, by its length: three letters coincide too often. */
export function acronymLogOdds(letters: number): number {
  return letters <= 2 ? -3 : letters === 3 ? -0.5 : letters === 4 ? 0.2 : 0.7;
}

/** Score from which a match is reported when the caller sets no threshold; see docs/guide/screening.md for what it costs. */
export const DEFAULT_THRESHOLD = 0.5;
