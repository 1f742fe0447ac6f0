import { FEATURE_SIGNS, type FeatureValues, featureNames } from '../../src/screening/name-features.ts';
import type { NameModel } from '../../src/screening/name-form.ts';
import type { MeasuredPair } from './labelled.ts';
import { solve } from './solve.ts';

/** Weights of one model; the bias stands last. */
export type Weights = Float64Array;

const RIDGE = 0.002;
/** Features whose prior is a rule of the product rather than a guess. */
const FIRM: ReadonlySet<string> = new Set([
  'no telling word agrees',
  'telling words differ',
  'toneless pinyin only',
  'other line of business',
  'single part agrees',
  'initial differs',
]);
/** Where a weight stays when the labelled pairs say nothing about the feature; others 0.3 in the feature's direction. */
const PRIORS: Readonly<Record<string, number>> = {
  agreement: 2,
  'single part agrees': -2.2,
  'other line of business': -2.5,
  'telling words differ': -1.6,
  'telling word on one side only': -0.8,
  'toneless pinyin only': -1.5,
  'number differs': -1,
  'short word spelled differently': -1,
  'spelling differs': -1,
  'worst spelling difference': -0.5,
  'no telling word agrees': -2.5,
  'initial only': -0.7,
  'initial differs': -3,
  'short part spelled differently': -0.5,
  'several parts on one side only': -0.5,
  'part on one side only': -0.5,
};

const dot = (weights: Weights, values: FeatureValues): number => {
  let sum = weights[values.length]!;
  for (let at = 0; at < values.length; at++) sum += weights[at]! * values[at]!;
  return sum;
};

/** The reading that a model's weights like best; undefined when the pair has none under that model. */
function bestReading(row: MeasuredPair, model: NameModel, weights: Weights): FeatureValues | undefined {
  let best: FeatureValues | undefined;
  for (const { model: own, values } of row.alternatives)
    if (own === model && (best === undefined || dot(weights, values) > dot(weights, best))) best = values;
  return best;
}

/** Log-odds of a pair under both models, with the acronym rule, as the product computes them. */
export function logitOf(row: MeasuredPair, models: Readonly<Record<NameModel, Weights>>): number {
  let best = -5;
  for (const { model, values, least } of row.alternatives) best = Math.max(best, dot(models[model], values), least);
  return best;
}

/**
 * Logistic regression with a ridge towards the priors, each weight held to its feature's sign: Newton steps on the weights
 * that are free, while those that a step would carry over zero rest at zero. Rounds repeat it because the best reading of a
 * pair depends on the weights. Deterministic.
 */
export function fitModel(model: NameModel, rows: readonly MeasuredPair[]): Weights {
  const names = featureNames(model);
  const size = names.length;
  const signs = names.map((name) => FEATURE_SIGNS[name] ?? -1);
  const prior = names.map((name, at) => PRIORS[name] ?? signs[at]! * 0.3);
  const ridge = names.map((name) => RIDGE * (FIRM.has(name) ? 10 : 1));
  const mine = rows.filter((row) => row.alternatives[0]?.model === model);
  const whole = mine.reduce((sum, row) => sum + row.weight, 0);
  let weights: Weights = Float64Array.of(...prior, 0);
  for (let round = 0; round < 6; round++) {
    const chosen = mine.map((row) => bestReading(row, model, weights)!);
    for (let step = 0; step < 25; step++) {
      const slope = new Float64Array(size + 1);
      const curve = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
      for (const [at, row] of mine.entries()) {
        const values = chosen[at]!;
        const expected = 1 / (1 + Math.exp(-dot(weights, values)));
        const error = ((expected - row.label) * row.weight) / whole;
        const bend = (expected * (1 - expected) * row.weight) / whole;
        for (let left = 0; left <= size; left++) {
          const a = left === size ? 1 : values[left]!;
          if (a === 0) continue;
          slope[left]! += error * a;
          for (let right = 0; right <= left; right++)
            curve[left]![right]! += bend * a * (right === size ? 1 : values[right]!);
        }
      }
      for (let at = 0; at < size; at++) {
        slope[at]! += 2 * ridge[at]! * (weights[at]! - prior[at]!);
        curve[at]![at]! += 2 * ridge[at]!;
      }
      const resting = signs.map((sign, at) => weights[at] === 0 && slope[at]! * sign > 0);
      const move = solve(curve, slope, (at) => at === size || resting[at] !== true);
      let moved = 0;
      const next = weights.slice();
      for (let at = 0; at <= size; at++) {
        let value = weights[at]! - move[at]!;
        if (at < size && value * signs[at]! < 0) value = 0;
        moved = Math.max(moved, Math.abs(value - weights[at]!));
        next[at] = value;
      }
      weights = next;
      if (moved < 1e-6) break;
    }
  }
  return weights;
}
