/**
 * Deals rows to folds so that rows that share a family key, directly or over others, stay in one fold: then no name that a
 * fold is judged on was seen while its weights were fitted. The largest families are dealt first, each to the lightest fold.
 */
export function foldsOf(families: readonly (readonly string[])[], folds: number): readonly number[] {
  const parent = families.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top]! !== top) top = parent[top]!;
    for (let step = at; step !== top; ) {
      const next = parent[step]!;
      parent[step] = top;
      step = next;
    }
    return top;
  };
  const first = new Map<string, number>();
  for (const [at, keys] of families.entries()) {
    for (const key of keys) {
      const known = first.get(key);
      if (known === undefined) first.set(key, at);
      else parent[root(at)] = root(known);
    }
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < families.length; at++) groups.set(root(at), [...(groups.get(root(at)) ?? []), at]);
  const size = Array.from({ length: folds }, () => 0);
  const fold = families.map(() => 0);
  for (const rows of [...groups.values()].sort((left, right) => right.length - left.length || left[0]! - right[0]!)) {
    const lightest = size.indexOf(Math.min(...size));
    size[lightest]! += rows.length;
    for (const at of rows) fold[at] = lightest;
  }
  return fold;
}
