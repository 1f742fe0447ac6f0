import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../src/core/dates.ts';
import type { Outcome } from '../src/core/verdict.ts';
import { judgeCase, type JudgeAnswer } from '../src/findings/judge-case.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { openKnowledge } from '../src/knowledge/open.ts';
import { listedOn } from '../src/screening/named/listed.ts';
import { parseQuestion } from '../src/verdicts/question.ts';

const TODAY = isoDate('2026-11-24');
let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

function ask(raw: Readonly<Record<string, unknown>>): JudgeAnswer {
  return judgeCase(parseQuestion(raw, TODAY), knowledge);
}

describe('the history that started it all', () => {
  const dates: [string, Outcome, Outcome][] = [
    ['2018-02-15', 'not-applicable', 'not-applicable'],
    ['2019-08-12', 'not-applicable', 'not-applicable'],
    ['2019-08-13', 'prohibited', 'not-applicable'],
    ['2020-08-13', 'prohibited', 'prohibited'],
    ['2026-11-24', 'prohibited', 'prohibited'],
  ];
  describe.each(['zte-corporation', 'huawei-technologies'])('%s equipment', (maker) => {
    it.each(dates)('as of %s: agency buys: %s, contractor uses: %s', (asOf, buys, uses) => {
      const buy = ask({ maker, category: 'phone', act: 'buy', actor: 'federal-agency', asOf, rules: '889' });
      const use = ask({ maker, category: 'phone', act: 'use', actor: 'federal-contractor', asOf, rules: '889' });
      expect([buy.outcome, use.outcome]).toEqual([buys, uses]);
    });
  });

  it('shows the Senate bill of February 2018 as a bill, on every date', () => {
    for (const asOf of ['2018-02-15', '2019-08-13', '2026-11-24']) {
      const answer = ask({
        maker: 'zte',
        category: 'phone',
        act: 'buy',
        actor: 'federal-agency',
        asOf,
        rules: 'us-s2391-2018',
      });
      expect(answer.outcome).toBe('not-applicable');
      expect(answer.verdicts[0]).toMatchObject({ outcome: 'not-applicable', informational: true });
      expect(answer.verdicts[0]?.proof[0]?.says).toContain('bill-not-enacted');
    }
  });

  it.each([
    ['2016-03-07', 'no'],
    ['2016-03-08', 'yes'],
    ['2017-03-28', 'yes'],
    ['2017-03-29', 'no'],
    ['2026-11-24', 'no'],
  ])('ZTE on the Entity List on %s: %s', (day, listed) => {
    expect(listedOn('zte', 'us-bis-entity-list', isoDate(day), knowledge).listed).toBe(listed);
  });

  it.each<[string, Outcome]>([
    ['2018-04-14', 'clear'],
    ['2018-04-15', 'prohibited'],
    ['2018-07-12', 'prohibited'],
    ['2018-07-13', 'clear'],
  ])('the denial order against ZTE on %s: %s', (asOf, outcome) => {
    expect(ask({ maker: 'zte', act: 'export', actor: 'exporter', asOf, rules: 'us-bis-denied-persons' }).outcome).toBe(
      outcome,
    );
  });

  it('tells the settlement, the denial order and its end apart, on their dates', () => {
    const facts = ask({ maker: 'zte', act: 'export', actor: 'exporter' }).history.map(
      (fact) => `${fact.date} ${fact.kind}`,
    );
    expect(facts).toEqual(
      expect.arrayContaining([
        '2017-03-07 penalty',
        '2018-04-15 order',
        '2018-06 penalty',
        '2018-07-13 withdrawal',
        '2018-02-07 bill',
      ]),
    );
  });
});
