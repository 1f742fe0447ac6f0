import { writeFileSync } from 'node:fs';
import { compare } from '../../src/screening/compare.ts';
import { DEFAULT_THRESHOLD } from '../../src/screening/model.ts';
import { entityOf, type NameCase, queryOf, readCases } from './names-cases.ts';
import { screenQueryFiles } from './names-queries.ts';

interface Scored {
  readonly pair: NameCase;
  readonly score: number;
}

interface Counts {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function count(rows: readonly Scored[], threshold: number): Counts {
  let hit = 0;
  let wrong = 0;
  let missed = 0;
  for (const { pair, score } of rows) {
    if (score >= threshold) {
      if (pair.expect) hit++;
      else wrong++;
    } else if (pair.expect) missed++;
  }
  return {
    precision: hit / Math.max(1, hit + wrong),
    recall: hit / Math.max(1, hit + missed),
    f1: (2 * hit) / Math.max(1, 2 * hit + wrong + missed),
  };
}

function best(rows: readonly Scored[]): readonly [number, Counts] {
  let at = DEFAULT_THRESHOLD;
  let counts = count(rows, at);
  for (let threshold = 0.02; threshold < 1; threshold += 0.02) {
    const next = count(rows, threshold);
    if (next.f1 > counts.f1) {
      at = threshold;
      counts = next;
    }
  }
  return [at, counts];
}

const digits = (value: number): string => value.toFixed(3);

function line(title: string, rows: readonly Scored[]): void {
  if (rows.length === 0) return;
  const now = count(rows, DEFAULT_THRESHOLD);
  const [at, top] = best(rows);
  const yes = rows.filter(({ pair }) => pair.expect).length;
  console.log(
    `${title.padEnd(46)} ${String(rows.length).padStart(5)} ${String(yes).padStart(5)}   ${digits(now.precision)} ${digits(now.recall)} ${digits(now.f1)}   ${digits(top.f1)} @ ${at.toFixed(2)}`,
  );
}

function calibration(rows: readonly Scored[]): void {
  console.log('\nCalibration (all firm labels): score band, pairs, mean score, share true');
  for (let low = 0; low < 10; low++) {
    const band = rows.filter(({ score }) => score >= low / 10 && (score < (low + 1) / 10 || low === 9));
    if (band.length === 0) continue;
    const mean = band.reduce((sum, row) => sum + row.score, 0) / band.length;
    console.log(
      `  ${(low / 10).toFixed(1)}–${((low + 1) / 10).toFixed(1)}  ${String(band.length).padStart(5)}  ${digits(mean)}  ${digits(band.filter(({ pair }) => pair.expect).length / band.length)}`,
    );
  }
}

/** `npm run accuracy -- names <dir> [--lists <dir>] [--errors[=pattern]] [--predictions <file.jsonl>]` */
export async function run(args: readonly string[]): Promise<void> {
  const folder = args.find(
    (word, at) => !word.startsWith('--') && !(args[at - 1] ?? '').match(/^--(?:predictions|lists|mine)$/),
  );
  if (folder === undefined)
    throw new Error(
      'usage: npm run accuracy -- names <dir> [--lists <dir>] [--errors[=pattern]] [--predictions <file.jsonl>]',
    );
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const rows: Scored[] = readCases(folder).map((pair) => ({
    pair,
    score: compare(queryOf(pair.query), entityOf(`case:${pair.id}`, pair.candidate)).score,
  }));
  const firm = rows.filter(({ pair }) => pair.quality !== 'WEAK');

  console.log(
    `${'set'.padEnd(46)} ${'pairs'.padStart(5)} ${'true'.padStart(5)}   prec  rec   F1 @ ${DEFAULT_THRESHOLD}  best F1`,
  );
  for (const file of new Set(rows.map(({ pair }) => pair.file))) {
    const here = rows.filter(({ pair }) => pair.file === file);
    line(file, here);
    line(
      '  firm labels',
      here.filter(({ pair }) => pair.quality !== 'WEAK'),
    );
    line(
      '  weak labels',
      here.filter(({ pair }) => pair.quality === 'WEAK'),
    );
    line(
      '  needs attributes',
      here.filter(({ pair }) => pair.needs_attributes === true),
    );
    const categories = new Set(here.map(({ pair }) => groupOf(pair)));
    if (categories.size > 1)
      for (const category of [...categories].sort())
        line(
          `    ${category}`,
          here.filter(({ pair }) => groupOf(pair) === category),
        );
  }
  console.log('');
  line(
    'all nomenklatura cases',
    rows.filter(({ pair }) => pair.category.startsWith('nk/')),
  );
  line(
    'all cross-script cases',
    rows.filter(({ pair }) => pair.category.includes('cross-script')),
  );
  calibration(firm);
  printErrors(rows, args);
  const out: string[] = rows.map(({ pair, score }) =>
    JSON.stringify({ id: pair.id, score, decision: score >= DEFAULT_THRESHOLD }),
  );
  out.push(...(await screenQueryFiles(folder, option('--lists'), args)));
  const path = option('--predictions');
  if (path !== undefined) {
    writeFileSync(path, `${out.join('\n')}\n`);
    console.log(`\n${out.length} predictions written to ${path}`);
  }
}

/** Domain categories by kind of question, the others as they are. */
function groupOf(pair: NameCase): string {
  const parts = pair.category.split('/');
  return parts[0] === 'domain' ? `domain/${parts[2] ?? ''}` : parts.slice(0, 2).join('/');
}

function printErrors(rows: readonly Scored[], args: readonly string[]): void {
  const asked = args.find((word) => word === '--errors' || word.startsWith('--errors='));
  if (asked === undefined) return;
  const pattern = asked.split('=')[1];
  for (const { pair, score } of rows) {
    if (score >= DEFAULT_THRESHOLD === pair.expect || (pattern !== undefined && !pair.category.includes(pattern)))
      continue;
    console.log(
      `${pair.expect ? 'missed' : 'false '} ${score.toFixed(2)} ${pair.category} | ${pair.query.name} | ${pair.candidate.name}`,
    );
  }
}
