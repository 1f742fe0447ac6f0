const MAX = 64;
let before = new Uint8Array(MAX + 1);
let previous = new Uint8Array(MAX + 1);
let current = new Uint8Array(MAX + 1);
/** Letters already matched, by place: room that each comparison uses anew. */
const matchedA = new Uint8Array(MAX);
const matchedB = new Uint8Array(MAX);

/**
 * Edit distance with adjacent transpositions (optimal string alignment), at most `limit`; `limit + 1` when it is more.
 * Words longer than 64 characters are compared by their first 64. Own implementation of the textbook recurrence, on what is
 * left between a common beginning and end, and only as far from the diagonal as the limit allows.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  let rows = Math.min(left.length, MAX);
  let columns = Math.min(right.length, MAX);
  if (Math.abs(rows - columns) > limit) return limit + 1;
  let from = 0;
  while (from < rows && from < columns && left.charCodeAt(from) === right.charCodeAt(from)) from++;
  while (rows > from && columns > from && left.charCodeAt(rows - 1) === right.charCodeAt(columns - 1)) {
    rows--;
    columns--;
  }
  rows -= from;
  columns -= from;
  if (rows === 0 || columns === 0) return Math.min(Math.max(rows, columns), limit + 1);
  const far = limit + 1;
  for (let column = 0; column <= columns; column++) previous[column] = Math.min(column, far);
  for (let row = 1; row <= rows; row++) {
    const a = left.charCodeAt(from + row - 1);
    const start = Math.max(1, row - limit);
    const end = Math.min(columns, row + limit);
    let best = far;
    current[start - 1] = start === 1 ? Math.min(row, far) : far;
    for (let column = start; column <= end; column++) {
      const b = right.charCodeAt(from + column - 1);
      let cost = previous[column - 1]! + (a === b ? 0 : 1);
      const gap = Math.min(column === row + limit ? far : previous[column]!, current[column - 1]!) + 1;
      if (gap < cost) cost = gap;
      if (row > 1 && column > 1 && a === right.charCodeAt(from + column - 2) && left.charCodeAt(from + row - 2) === b) {
        const swapped = before[column - 2]! + 1;
        if (swapped < cost) cost = swapped;
      }
      current[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit && current[start - 1]! > limit) return far;
    const spare = before;
    before = previous;
    previous = current;
    current = spare;
  }
  return Math.min(previous[columns]!, far);
}

/** Jaro-Winkler similarity of two words, 0 to 1 (Winkler 1990: prefix scale 0.1, at most four letters). */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1;
  const a = left.length > MAX ? left.slice(0, MAX) : left;
  const b = right.length > MAX ? right.slice(0, MAX) : right;
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const usedA = matchedA.fill(0, 0, a.length);
  const usedB = matchedB.fill(0, 0, b.length);
  let matches = 0;
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (usedB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      usedA[i] = 1;
      usedB[j] = 1;
      matches++;
      break;
    }
  }
  if (matches === 0) return 0;
  let swaps = 0;
  let at = 0;
  for (let i = 0; i < a.length; i++) {
    if (usedA[i] === 0) continue;
    while (usedB[at] === 0) at++;
    if (a.charCodeAt(i) !== b.charCodeAt(at)) swaps++;
    at++;
  }
  const jaro = (matches / a.length + matches / b.length + (matches - swaps / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && prefix < b.length && a.charCodeAt(prefix) === b.charCodeAt(prefix))
    prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
