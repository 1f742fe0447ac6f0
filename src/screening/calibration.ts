/** Log-odds at which the calibration curve may bend; see scripts/screening-fit/calibrate.ts. */
export const CALIBRATION_KNOTS: readonly number[] = [-5, -3, -2, -1, 0, 1, 2, 3, 5];

/**
 * Log-odds as observed for log-odds as fitted: straight between the knots, and onward at the slope of the outermost piece.
 * Rising, so that order is kept; 0 stays 0.
 */
export function calibrated(logit: number, heights: readonly number[]): number {
  let piece = 0;
  while (piece < CALIBRATION_KNOTS.length - 2 && logit > CALIBRATION_KNOTS[piece + 1]!) piece++;
  const from = CALIBRATION_KNOTS[piece]!;
  const share = (logit - from) / (CALIBRATION_KNOTS[piece + 1]! - from);
  return heights[piece]! + share * (heights[piece + 1]! - heights[piece]!);
}
