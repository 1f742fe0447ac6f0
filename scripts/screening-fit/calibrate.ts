import { CALIBRATION_KNOTS } from '../../src/screening/calibration.ts';

const ROUNDS = 20_000;
const STEP = 0.05;
/** How strongly a slope is held at its prior where few pairs lie; and the least slope, so that order is kept. */
const RIDGE = 0.004;
/** Above this log-odds the curve flattens: no name alone is surer than labels are right, and other facts must be able to sink it. */
const SURE = 2;
const SURE_SLOPE = 0.25;
const SURE_RIDGE = 0.1;
const LEAST_SLOPE = 0.1;

/**
 * Fits a rising, piecewise straight curve from log-odds as fitted to log-odds as observed on pairs not seen while fitting.
 * It passes through 0, so that an even chance stays one and the default threshold means the same. Gives its height at each knot.
 */
export function fitCalibration(logits: readonly number[], labels: readonly (0 | 1)[]): readonly number[] {
  const zero = CALIBRATION_KNOTS.indexOf(0);
  const slopes = CALIBRATION_KNOTS.slice(1).map(() => 1);
  /** How far a log-odds reaches into each piece, away from 0. */
  const reach = logits.map((logit) =>
    slopes.map((_, piece) => {
      const from = CALIBRATION_KNOTS[piece]!;
      const to = CALIBRATION_KNOTS[piece + 1]!;
      const first = piece === 0 ? Number.NEGATIVE_INFINITY : from;
      const last = piece === slopes.length - 1 ? Number.POSITIVE_INFINITY : to;
      return piece < zero ? Math.min(0, Math.max(first, logit) - to) : Math.max(0, Math.min(last, logit) - from);
    }),
  );
  const sure = slopes.map((_, piece) => CALIBRATION_KNOTS[piece]! >= SURE);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = slopes.map((value, piece) =>
      sure[piece] === true ? 2 * SURE_RIDGE * (value - SURE_SLOPE) : 2 * RIDGE * (value - 1),
    );
    for (const [at, parts] of reach.entries()) {
      let sum = 0;
      for (let piece = 0; piece < parts.length; piece++) sum += parts[piece]! * slopes[piece]!;
      const error = (1 / (1 + Math.exp(-sum)) - labels[at]!) / logits.length;
      for (let piece = 0; piece < parts.length; piece++) slope[piece]! += error * parts[piece]!;
    }
    for (let piece = 0; piece < slopes.length; piece++)
      slopes[piece] = Math.max(LEAST_SLOPE, slopes[piece]! - STEP * slope[piece]!);
  }
  const heights = CALIBRATION_KNOTS.map(() => 0);
  for (let at = zero + 1; at < heights.length; at++)
    heights[at] = heights[at - 1]! + slopes[at - 1]! * (CALIBRATION_KNOTS[at]! - CALIBRATION_KNOTS[at - 1]!);
  for (let at = zero - 1; at >= 0; at--)
    heights[at] = heights[at + 1]! - slopes[at]! * (CALIBRATION_KNOTS[at + 1]! - CALIBRATION_KNOTS[at]!);
  return heights;
}
