import type { MeasuredPair } from './labelled.ts';

/** How many mined false pairs would raise an alert: tells more of firms and people with everyday names than labelled pairs do. */
function reportMined(rows: readonly MeasuredPair[], logits: readonly number[]): void {
  for (const model of ['organisation', 'person'] as const) {
    const places = [...rows.keys()].filter(
      (at) => rows[at]!.pair.file === 'mined' && rows[at]!.alternatives[0]?.model === model,
    );
    const alerts = places.filter((at) => logits[at]! >= 0).length;
    if (places.length > 0) console.log(`mined false pairs, ${model}: ${alerts} of ${places.length} raise an alert`);
  }
}

/** Prints precision, recall and F1 of unseen pairs at even odds, by file and category. */
export function reportUnseen(rows: readonly MeasuredPair[], logits: readonly number[]): void {
  const groups = new Map<string, number[]>();
  const put = (name: string, at: number): void => {
    groups.set(name, [...(groups.get(name) ?? []), at]);
  };
  for (const [at, { pair }] of rows.entries()) {
    if (pair.file === 'mined') continue;
    const parts = (pair.category ?? '').split('/');
    put(pair.file, at);
    if (pair.file === 'list-derived' && pair.quality !== 'WEAK') put('list-derived, firm', at);
    if (parts[0] === 'nk') put('all nomenklatura cases', at);
    if ((pair.category ?? '').includes('cross-script')) put('all cross-script cases', at);
    put(`  ${parts[0] === 'domain' ? `domain/${parts[2] ?? ''}` : parts.slice(0, 2).join('/')}`, at);
  }
  console.log(`unseen pairs, at 0.5${' '.repeat(24)} pairs  true   prec   rec    F1`);
  const order = [...groups].sort(([left], [right]) => Number(left.startsWith(' ')) - Number(right.startsWith(' ')));
  for (const [name, places] of order) {
    let hit = 0;
    let wrong = 0;
    let missed = 0;
    for (const at of places) {
      const found = logits[at]! >= 0;
      if (found && rows[at]!.label === 1) hit++;
      else if (found) wrong++;
      else if (rows[at]!.label === 1) missed++;
    }
    const figures = [
      hit / Math.max(1, hit + wrong),
      hit / Math.max(1, hit + missed),
      (2 * hit) / Math.max(1, 2 * hit + wrong + missed),
    ]; // prettier-ignore
    console.log(
      `${name.padEnd(44)} ${String(places.length).padStart(5)} ${String(hit + missed).padStart(5)}  ${figures.map((figure) => figure.toFixed(3)).join(' ')}`,
    );
  }
  reportMined(rows, logits);
}

/** Prints the unseen pairs that came out wrong, of categories that contain `pattern`. */
export function reportErrors(rows: readonly MeasuredPair[], logits: readonly number[], pattern: string): void {
  for (const [at, { pair, label }] of rows.entries()) {
    const logit = logits[at]!;
    if (logit >= 0 === (label === 1) || !(pair.category ?? pair.file).includes(pattern)) continue;
    console.log(
      `${label === 1 ? 'missed' : 'false '} ${(1 / (1 + Math.exp(-logit))).toFixed(2)} ${pair.category ?? pair.file} | ${pair.query.name} | ${pair.candidate.name}`,
    );
  }
}

/** Prints precision, recall and F1 of firmly labelled, unseen pairs at several thresholds of the calibrated score. */
export function reportThresholds(rows: readonly MeasuredPair[], calibratedLogits: readonly number[]): void {
  const firm = [...rows.keys()].filter((at) => rows[at]!.pair.file !== 'mined' && rows[at]!.pair.quality !== 'WEAK');
  console.log(`threshold (${firm.length} firm, unseen pairs)   prec   rec    F1`);
  for (const threshold of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
    const least = Math.log(threshold / (1 - threshold));
    const found = firm.filter((at) => calibratedLogits[at]! >= least);
    const hit = found.filter((at) => rows[at]!.label === 1).length;
    const whole = firm.filter((at) => rows[at]!.label === 1).length;
    const figures = [hit / Math.max(1, found.length), hit / whole, (2 * hit) / (found.length + whole)];
    console.log(`${threshold.toFixed(2).padStart(9)}  ${figures.map((figure) => figure.toFixed(3)).join(' ')}`);
  }
}
