import { existsSync } from 'node:fs';
import type { IsoDate } from '../../../core/dates.ts';
import type { Problem } from '../../../core/problem.ts';
import type { PartyLists } from '../../../findings/party-findings.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { snapshotFolder } from '../../../knowledge/snapshots/home.ts';
import { REGISTERS } from '../../../screening/registers.ts';

/**
 * Opens the list snapshots under the data home for `check`. Undefined, at no cost, when there are none. What is wrong with
 * the data's dates is told once for all lists.
 */
export async function partyLists(home: string, asOf: IsoDate, knowledge: Knowledge): Promise<PartyLists | undefined> {
  if (!existsSync(snapshotFolder(home))) return undefined;
  const { openLists } = await import('./open-lists.ts');
  const { lists: index, inForce, problems } = await openLists(home, asOf, undefined);
  const lists = inForce.filter(({ list }) => !REGISTERS.has(list));
  if (lists.length === 0) return undefined;
  const { contentHash } = await import('../../../knowledge/snapshots/manifest.ts');
  const { prepareInventoryScreening } = await import('../../../screening/inventory.ts');
  const countries = new Map(knowledge.catalogue.map((maker) => [maker.id, maker.country?.toUpperCase()]));
  const question = {
    asOf,
    namedHere: (maker: string, list: string) =>
      knowledge.listingsOf(maker, asOf).some((listing) => listing.rule === list),
    countryOf: (maker: string) => countries.get(maker) ?? knowledge.maker(maker)?.country?.toUpperCase(),
  };
  return {
    screening: (asked) => prepareInventoryScreening(index, { ...question, asked }),
    lists: lists.map(({ list, base }) => ({ id: `snapshot:${list}`, date: base.date, sha256: contentHash(base) })),
    problems: oneEachCode(problems.filter(({ message }) => !REGISTERS.has(message.split(/[ :]/u, 1)[0] ?? ''))),
  };
}

/** One problem for each code, with every list's message in it. */
function oneEachCode(problems: readonly Problem[]): readonly Problem[] {
  const codes = new Map<string, Problem[]>();
  for (const problem of problems) codes.set(problem.code, [...(codes.get(problem.code) ?? []), problem]);
  return [...codes.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    // What a hint says of one list alone (`or --max-age 475d`) is not said of all.
    const alike = same.every(({ hint }) => hint === first.hint);
    const hint = alike ? first.hint : (first.hint.split(', or ')[0] ?? first.hint);
    return [{ ...first, hint, message: `${same.length} lists: ${same.map((one) => one.message).join('; ')}` }];
  });
}
