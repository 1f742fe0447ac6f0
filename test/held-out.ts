import { readFileSync } from 'node:fs';

/** One number of a held-out list, with whose it is and what a record says beside it. */
export interface HeldOut {
  readonly maker: string;
  /** What the record says beside the number; empty for nothing. */
  readonly beside: string;
  readonly number: string;
}

/** Reads a list of `maker | beside | numbers`; `{a,b}` in a number stands for either. */
export function readHeldOut(file: URL): readonly HeldOut[] {
  const rows: HeldOut[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [maker = '', beside = '', numbers = ''] = line.split(' | ');
    for (const pattern of numbers.split(';'))
      for (const number of expand(pattern.trim()))
        if (number !== '') rows.push({ maker, beside: beside === '-' ? '' : beside, number });
  }
  return rows;
}

function expand(pattern: string): readonly string[] {
  const group = /\{([^{}]*)\}/.exec(pattern);
  if (group === null) return [pattern];
  const [whole, inner = ''] = group;
  const end = group.index + whole.length;
  return inner.split(',').flatMap((choice) => expand(pattern.slice(0, group.index) + choice + pattern.slice(end)));
}
