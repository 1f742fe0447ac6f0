/** Solves the symmetric system given by its lower half, by Cholesky; rows that are not free get 0. A tiny ridge keeps it solvable. */
export function solve(
  lower: readonly Float64Array[],
  right: Float64Array,
  free: (at: number) => boolean,
): Float64Array {
  const open = [...right.keys()].filter(free);
  const size = open.length;
  const root = Array.from({ length: size }, () => new Float64Array(size));
  const half = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[open[row]!]![open[column]!]! + (row === column ? 1e-9 : 0);
      for (let at = 0; at < column; at++) sum -= root[row]![at]! * root[column]![at]!;
      root[row]![column] = row === column ? Math.sqrt(sum) : sum / root[column]![column]!;
    }
    let sum = right[open[row]!]!;
    for (let at = 0; at < row; at++) sum -= root[row]![at]! * half[at]!;
    half[row] = sum / root[row]![row]!;
  }
  const answer = new Float64Array(right.length);
  for (let row = size - 1; row >= 0; row--) {
    let sum = half[row]!;
    for (let at = row + 1; at < size; at++) sum -= root[at]![row]! * answer[open[at]!]!;
    answer[open[row]!] = sum / root[row]![row]!;
  }
  return answer;
}
