const MAX = 64;
let before = new Uint8Array(MAX + 1);
let previous = new Uint8Array(MAX + 1);
let current = new Uint8Array(MAX + 1);
/** Letters already matched, by place: room that each comparison uses anew. */
const matchedA = new Uint8Array(MAX);
const matchedB = new Uint8Array(MAX);

/**
 * Edit distance with adjacent transpositions (optimal string alignment), at most `limit`; `limit + 1` when it is more.
 * Words longer than 64 characters are compared by their first 64. Own implementation of the textbook recurrence.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  const rows = Math.min(left.length, MAX);
  const columns = Math.min(right.length, MAX);
  if (Math.abs(rows - columns) > limit) return limit + 1;
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  for (let column = 0; column <= columns; column++) previous[column] = column;
  for (let row = 1; row <= rows; row++) {
    const a = left.charCodeAt(row - 1);
    let best = row;
    current[0] = row;
    for (let column = 1; column <= columns; column++) {
      const b = right.charCodeAt(column - 1);
      let cost = previous[column - 1]! + (a === b ? 0 : 1);
      const gap = Math.min(previous[column]!, current[column - 1]!) + 1;
      if (gap < cost) cost = gap;
      if (row > 1 && column > 1 && a === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === b) {
        const swapped = before[column - 2]! + 1;
        if (swapped < cost) cost = swapped;
      }
      current[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    const spare = before;
    before = previous;
    previous = current;
    current = spare;
  }
  return Math.min(previous[columns]!, limit + 1);
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
