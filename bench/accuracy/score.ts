import { writeFileSync } from 'node:fs';
import type { Status } from '../../src/core/verdict.ts';
import type { Identification } from '../../src/core/identity.ts';

/** What the product said of one record. */
export interface Prediction {
  readonly id: string;
  readonly status: Status;
  readonly maker: string | null;
  readonly makerName: string | null;
  readonly family: string | null;
  readonly confidence: string | null;
  readonly roles: Readonly<Record<string, string>>;
}

/** What an outside source says of one record. */
export interface Truth {
  readonly id: string;
  /** Group in the table: the kind, or the kind and how much the input shows. */
  readonly group: string;
  /** null: do not score. */
  readonly covered: boolean | null;
  readonly family: string | null;
  /** Rows that expect a person (`lines`), apart from covered and clear ones. */
  readonly review?: boolean;
  readonly contested?: boolean;
  readonly recalled?: boolean;
  readonly hard?: boolean;
  readonly shown: string;
}

const MAKING = new Set(['manufacturer', 'original-design-manufacturer', 'grantee']);
const SURE = { proven: 0, strong: 1, weak: 2 } as const;

/** One line of the predictions file, from what was identified and the headline. */
export function predictionOf(id: string, identification: Identification, status: Status): Prediction {
  const best = identification.attributions
    .filter((attribution) => MAKING.has(attribution.role) || attribution.role === 'brand-owner')
    .toSorted(
      (left, right) => place(left.role) - place(right.role) || SURE[left.confidence] - SURE[right.confidence],
    )[0];
  const roles: Record<string, string> = {};
  for (const attribution of identification.attributions) roles[attribution.role] ??= attribution.maker;
  return {
    id,
    status,
    maker: best?.maker ?? null,
    makerName: best?.makerName ?? null,
    family: best?.family ?? null,
    confidence: best?.confidence ?? null,
    roles,
  };
}

/** Who made it comes before whose label it carries. */
function place(role: string): number {
  return MAKING.has(role) ? 0 : 1;
}

interface Row {
  records: number;
  covered: number;
  found: number;
  toPerson: number;
  missed: number;
  wrongMaker: number;
  negatives: number;
  falseCovered: number;
  falseHard: number;
  abstained: number;
}

/** Counts per group and prints a table; contested, recalled and unscored records stand apart. */
export function report(pairs: readonly { truth: Truth; prediction: Prediction }[], args: readonly string[]): void {
  const rows = new Map<string, Row>();
  const makers = new Map<string, [number, number, number]>();
  const errors: string[] = [];
  let unscored = 0;
  for (const { truth, prediction } of pairs) {
    if (truth.covered === null) {
      unscored += 1;
      continue;
    }
    const group = `${truth.group}${truth.contested === true ? ' (contested)' : ''}${truth.recalled === true ? ' (recalled)' : ''}`;
    const row = rows.get(group) ?? {
      records: 0,
      covered: 0,
      found: 0,
      toPerson: 0,
      missed: 0,
      wrongMaker: 0,
      negatives: 0,
      falseCovered: 0,
      falseHard: 0,
      abstained: 0,
    };
    rows.set(group, row);
    row.records += 1;
    const line = `${group} ${truth.id} ${truth.shown.slice(0, 200)} | said ${prediction.status} ${prediction.makerName ?? '-'} ${prediction.confidence ?? ''}`;
    if (truth.review === true) {
      if (prediction.status === 'review') row.abstained += 1;
      else errors.push(`EXPECTED REVIEW ${line}`);
    } else if (truth.covered) {
      row.covered += 1;
      const tally = makers.get(truth.family ?? '?') ?? [0, 0, 0];
      makers.set(truth.family ?? '?', tally);
      tally[0] += 1;
      if (prediction.status === 'covered') {
        row.found += 1;
        tally[1] += 1;
        if (prediction.family !== truth.family) {
          row.wrongMaker += 1;
          errors.push(`WRONG FAMILY ${line}`);
        }
      } else if (prediction.status === 'review') {
        row.toPerson += 1;
        tally[2] += 1;
        errors.push(`TO A PERSON ${line}`);
      } else {
        row.missed += 1;
        errors.push(`MISSED ${line}`);
      }
    } else {
      row.negatives += 1;
      if (prediction.status === 'covered') {
        row.falseCovered += 1;
        if (truth.hard === true) row.falseHard += 1;
        errors.push(`FALSELY COVERED ${line}`);
      } else if (prediction.status === 'review') {
        row.abstained += 1;
        if (args.includes('--abstained')) errors.push(`ABSTAINED ${line}`);
      }
    }
  }
  console.log(
    'group                            records  covered  found  person  missed  wrong  negatives  false  (hard)  review',
  );
  for (const [group, row] of [...rows].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const cells = [
      row.records,
      row.covered,
      row.found,
      row.toPerson,
      row.missed,
      row.wrongMaker,
      row.negatives,
      row.falseCovered,
      row.falseHard,
      row.abstained,
    ];
    console.log(`${group.padEnd(32)} ${cells.map((cell) => String(cell).padStart(7)).join(' ')}`);
  }
  for (const [family, [all, found, person]] of makers)
    console.log(`  ${family}: ${all} covered, ${found} found, ${person} to a person, ${all - found - person} missed`);
  if (unscored > 0) console.log(`  not scored (the source states no answer): ${unscored}`);
  if (args.includes('--errors')) for (const error of errors) console.log(error);
}

/** Writes one JSON line per record to the path after `--predictions`, when asked. */
export function writePredictions(predictions: readonly Prediction[], args: readonly string[]): void {
  const path = args[args.indexOf('--predictions') + 1];
  if (!args.includes('--predictions') || path === undefined) return;
  writeFileSync(path, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
}
