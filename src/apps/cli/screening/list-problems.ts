import type { Problem } from '../../../core/problem.ts';

/** Warnings of old lists as one, those of an age together; everything else stays as it is. */
export function oldInShort(problems: readonly Problem[]): readonly Problem[] {
  const old = problems.filter(({ code, severity }) => code === 'lists/too-old' && severity === 'warning');
  const [first] = old;
  if (first === undefined || old.length < 3) return problems;
  const ages = new Map<string, string[]>();
  for (const { message } of old) {
    const [, list = message, age = ''] = /^(\S+) is (\d+ days) old/u.exec(message) ?? [];
    ages.set(age, [...(ages.get(age) ?? []), list]);
  }
  const said = [...ages].map(([age, lists]) => `${age === '' ? '' : `${age}: `}${lists.join(', ')}`);
  const one: Problem = {
    ...first,
    message: `${old.length} lists are older than they should be (${said.join('; ')})`,
    hint: 'Run: nameplate lists update. With --max-age the run would end with code 129.',
  };
  return [one, ...problems.filter((problem) => !old.includes(problem))];
}
