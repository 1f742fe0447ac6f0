import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../src/core/dates.ts';
import { judgeCase, type JudgeAnswer, rulesOf } from '../src/findings/judge-case.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { openKnowledge } from '../src/knowledge/open.ts';
import { listedOn, membersOf } from '../src/screening/named/listed.ts';
import { parseQuestion } from '../src/verdicts/question.ts';
import { clausesOf, dutiesOf, roundsOf } from '../src/verdicts/rule-facts.ts';
import type { Rule } from '../src/verdicts/rule.ts';

const TODAY = isoDate('2026-11-23');
let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

function ask(raw: Readonly<Record<string, unknown>>): JudgeAnswer {
  return judgeCase(parseQuestion(raw, TODAY), knowledge);
}

function rule(id: string): Rule {
  const found = rulesOf(knowledge).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

type Answer = 'prohibited' | 'not-prohibited' | 'review';

/** The three answers of a law question: what a rule bars, what it does not bar, and what a person must decide. */
function answerOf(answer: JudgeAnswer): Answer | 'restricted' {
  if (answer.outcome === 'clear' || answer.outcome === 'not-applicable') return 'not-prohibited';
  return answer.outcome === 'undetermined' ? 'review' : answer.outcome;
}

describe('law questions answered by a verdict, each with its citation', () => {
  it.each<[string, Record<string, unknown>, Answer | 'restricted', string]>([
    [
      'an agency may not award to a contractor that uses a Huawei router, also outside federal work',
      {
        maker: 'huawei-technologies',
        category: 'router',
        act: 'contract-with-user',
        actor: 'federal-agency',
        rules: 'us-ndaa-889-a1b',
      },
      'prohibited',
      'FAR 52.204-25(b)(2)',
    ],
    [
      'before 2019-08-13 section 889 did not bar an agency from buying ZTE gear',
      {
        maker: 'zte-corporation',
        category: 'router',
        act: 'buy',
        actor: 'federal-agency',
        asOf: '2019-06-01',
        rules: '889',
      },
      'not-prohibited',
      'FAR 52.204-25(b)(1)',
    ],
    [
      'on 2020-01-15 an agency could contract with a user of Huawei phones',
      {
        maker: 'huawei',
        category: 'phone',
        act: 'contract-with-user',
        actor: 'federal-agency',
        asOf: '2020-01-15',
        rules: '889',
      },
      'not-prohibited',
      'FAR 52.204-25(b)(2)',
    ],
    [
      'a camera of an unlisted brand with a HiSilicon chip goes to a person',
      {
        maker: 'unlisted-brand',
        contains: 'hisilicon-technologies=chipset',
        category: 'camera',
        act: 'buy',
        actor: 'federal-agency',
        rules: 'us-ndaa-889-a1a',
      },
      'review',
      'FAR 52.204-25(b)(1)',
    ],
    [
      'while the Affiliates Rule was in force, 60 % ownership by Hikvision needed a licence',
      {
        maker: 'a-foreign-company',
        owner: 'hikvision=60',
        act: 'export',
        actor: 'exporter',
        asOf: '2025-10-15',
        rules: 'us-bis-affiliates-50',
      },
      'restricted',
      'RIN 0694-AK11',
    ],
    [
      'while it was suspended, it did not',
      {
        maker: 'a-foreign-company',
        owner: 'hikvision=60',
        act: 'export',
        actor: 'exporter',
        asOf: '2026-03-01',
        rules: 'bis',
      },
      'not-prohibited',
      '15 CFR',
    ],
    [
      'after the suspension ended on paper, a person must look',
      {
        maker: 'a-foreign-company',
        owner: 'hikvision=60',
        act: 'export',
        actor: 'exporter',
        rules: 'us-bis-affiliates-50',
      },
      'review',
      'RIN 0694-AK11',
    ],
    [
      'an E-Rate school may not spend support on Huawei access points',
      { maker: 'huawei-technologies', category: 'access-point', act: 'buy', actor: 'school', funding: 'usf' },
      'prohibited',
      '47 CFR 54.9',
    ],
    [
      'it may keep what it bought and maintains with its own money',
      { maker: 'huawei-technologies', category: 'access-point', act: 'maintain', actor: 'school', funding: 'own' },
      'not-prohibited',
      '47 CFR 54.9',
    ],
    [
      'support may not pay for maintaining a ZTE switch of 2015',
      {
        maker: 'zte-corporation',
        category: 'switch',
        act: 'maintain',
        actor: 'usf-recipient',
        funding: 'usf',
        obtained: '2015-06-01',
      },
      'prohibited',
      '47 CFR 54.9',
    ],
    [
      'a university may buy Huawei switches from private donations alone',
      {
        maker: 'huawei-technologies',
        category: 'switch',
        act: 'buy',
        actor: 'grant-recipient',
        funding: 'own',
        rules: '889-grants',
      },
      'not-prohibited',
      '2 CFR 200.216',
    ],
    [
      'a new consumer router designed and built in Taiwan gets no authorisation without conditional approval',
      {
        maker: 'unknown',
        category: 'consumer-router',
        act: 'authorise',
        actor: 'manufacturer-applicant',
        origin: 'TW',
        answers: { 'previously-authorised': false },
        exceptions: { 'conditional-approval': false },
      },
      'prohibited',
      '47 CFR 2.903',
    ],
    [
      'a device that holds a covered modular transmitter gets no authorisation',
      {
        maker: 'unknown',
        category: 'router',
        act: 'authorise',
        actor: 'manufacturer-applicant',
        answers: { 'contains-covered-module': true },
        rules: 'us-fcc-ea-modular',
      },
      'prohibited',
      '90 FR 53227',
    ],
    [
      'a private owner may go on using Hikvision cameras of 2020 after the June 2026 action',
      {
        maker: 'hikvision',
        category: 'camera',
        act: 'use',
        actor: 'private',
        obtained: '2020-05-01',
        rules: 'us-fcc-prior-auth-limit-2026',
      },
      'not-prohibited',
      'FCC public notice',
    ],
    [
      'the Department of Defense may not sign a new contract with TP-Link Technologies on 2026-09-01',
      { maker: 'tp-link-technologies', act: 'contract-with-listed', actor: 'dod', asOf: '2026-09-01' },
      'prohibited',
      's.805',
    ],
  ])('%s', (_, raw, expected, citation) => {
    const answer = ask(raw);
    expect(
      answerOf(answer),
      JSON.stringify(
        answer.verdicts.map((verdict) => [
          verdict.rule,
          verdict.outcome,
          verdict.missing,
          verdict.proof.map((step) => step.says),
        ]),
      ),
    ).toBe(expected);
    expect(answer.verdicts.flatMap((verdict) => verdict.citations.map((entry) => entry.title)).join(' | ')).toContain(
      citation,
    );
  });

  it('names what a person must settle for the chip inside', () => {
    const answer = ask({
      maker: 'unlisted-brand',
      contains: 'hisilicon-technologies=chipset',
      category: 'camera',
      act: 'buy',
      actor: 'federal-agency',
      rules: 'us-ndaa-889-a1a',
    });
    expect(answer.toSettle.map((open) => open.fact)).toContain('substantial-or-essential-component');
  });
});

describe('law questions answered by a value', () => {
  it('the first section 889 report is due in 1 business day, the second after 10, with these fields', () => {
    const report = dutiesOf(rule('us-ndaa-889-a1a'), { clause: '52.204-25' }).find(
      (duty) => duty.id === 'far-889-report',
    );
    expect(report?.citation).toBe('FAR 52.204-25(d)');
    expect(report?.steps.map((step) => step.deadline)).toEqual(['1 business day', '10 business days']);
    expect(report?.steps[1]?.fields).toEqual([
      'further_mitigation_information',
      'efforts_to_prevent_use_or_submission',
      'additional_efforts_to_prevent_recurrence',
    ]);
    expect(report?.to).toContain('https://dibnet.dod.mil');
  });

  it('under the overhaul clause the clock is 72 hours', () => {
    const duties = dutiesOf(rule('us-ndaa-889-a1b'), { clause: '52.240-91' });
    expect(duties.map((duty) => duty.id)).not.toContain('far-889-report');
    expect(duties.find((duty) => duty.id === 'far-rfo-report')?.steps[0]?.deadline).toBe('72 hours');
  });

  it('paragraph (b)(2) does not flow down to subcontractors; (b)(1) does', () => {
    expect(clausesOf(rule('us-ndaa-889-a1b')).flowDown).toMatchObject({ flows: false, citation: 'FAR 52.204-25(e)' });
    expect(clausesOf(rule('us-ndaa-889-a1a')).flowDown).toMatchObject({ flows: true });
    expect(
      answerOf(
        ask({ maker: 'huawei', category: 'router', act: 'use', actor: 'subcontractor', rules: 'us-ndaa-889-a1b' }),
      ),
    ).toBe('not-prohibited');
  });

  it('ZTE stood on the Entity List on 2016-06-01, its licence requirement suspended', () => {
    expect(listedOn('zte-corporation', 'us-bis-entity-list', isoDate('2016-06-01'), knowledge).listed).toBe('yes');
    const answer = ask({
      maker: 'zte',
      act: 'export',
      actor: 'exporter',
      asOf: '2016-06-01',
      rules: 'us-bis-entity-list',
    });
    expect(answer.outcome).toBe('clear');
    expect(answer.verdicts[0]?.proof.map((step) => step.says).join(' ')).toContain('temporary general license');
  });

  it('Huawei UK was not on the Entity List on 2019-06-15; it came on 2019-08-19', () => {
    const standing = listedOn('huawei-technologies-uk-co-ltd', 'us-bis-entity-list', isoDate('2019-06-15'), knowledge);
    expect(standing.listed).toBe('no');
    expect(standing.entries.map((entry) => entry.listedOn)).toEqual(['2019-08-19']);
  });

  it('the three Entity List rounds added 68, 46 and 38 Huawei affiliates', () => {
    expect(roundsOf(rule('us-bis-entity-list'), 'huawei-technologies').map((round) => round.added)).toEqual([
      68, 46, 38,
    ]);
  });

  it.each(['hytera', 'hikvision', 'dahua'])('%s came on the Covered List on 2021-03-12', (entity) => {
    expect(listedOn(entity, 'us-fcc-covered-list', TODAY, knowledge).entries.map((entry) => entry.listedOn)).toEqual([
      '2021-03-12',
    ]);
  });

  it('Quectel is not on the Covered List as of 2026-08-20 but on the 1260H list', () => {
    const day = isoDate('2026-08-20');
    expect(listedOn('quectel', 'us-fcc-covered-list', day, knowledge).listed).toBe('no');
    expect(listedOn('quectel', 'us-dod-1260h-list', day, knowledge).listed).toBe('yes');
    expect(membersOf('us-fcc-covered-list', day, knowledge)).not.toContain('quectel');
  });

  it('Huawei and ZTE components leave the 5G core of the German operators by 2026-12-31', () => {
    expect(rule('de-5g-contracts-2024').changes).toContainEqual({ date: '2026-12-31', what: 'core' });
  });

  it('a bare question carries the dates, clauses, duties and listings it rests on', () => {
    const answer = ask({
      maker: 'huawei',
      category: 'router',
      act: 'use',
      actor: 'federal-contractor',
      discovered: '2026-11-23T15:00:00-05:00',
      clause: '52.204-25',
    });
    expect(answer.outcome).toBe('prohibited');
    expect(answer.listings.find((entry) => entry.list === 'us-fcc-covered-list')).toMatchObject({
      listedOn: '2021-03-12',
      listed: true,
    });
    const report = answer.duties.find((duty) => duty.id === 'far-889-report');
    expect(report?.steps[0]?.due).toEqual({ instant: '2026-11-24T22:00:00.000Z', local: '2026-11-24 17:00 ET' });
    expect(answer.ruleFacts.find((fact) => fact.id === 'us-ndaa-889-a1b')?.clauses).toContainEqual(
      expect.objectContaining({ legacy: '52.204-25', rfo: '52.240-91' }),
    );
  });
});

describe('further questions of the same kind', () => {
  it.each<[string, Record<string, unknown>, Answer | 'restricted', string]>([
    [
      'a camera made by a Dahua subsidiary while it was one',
      {
        maker: 'lorex',
        category: 'camera',
        act: 'buy',
        actor: 'federal-agency',
        obtained: '2020-05-01',
        purpose: 'public-safety',
      },
      'prohibited',
      'us-ndaa-889-a1a',
    ],
    [
      'the same brand, made after the sale',
      { maker: 'lorex', category: 'camera', act: 'buy', actor: 'federal-agency', obtained: '2024-05-01' },
      'not-prohibited',
      'us-ndaa-889-a1a',
    ],
    [
      'the same brand, nobody knows when',
      { maker: 'lorex', category: 'camera', act: 'buy', actor: 'federal-agency' },
      'review',
      'us-ndaa-889-a1a',
    ],
    ['securities of Huawei', { maker: 'huawei', act: 'invest', actor: 'private' }, 'prohibited', 'us-ofac-ns-cmic'],
    [
      'Acronis for an agency outside intelligence',
      { maker: 'acronis', category: 'software', act: 'buy', actor: 'federal-agency' },
      'review',
      'us-fascsa-order-acronis',
    ],
    [
      'Dahua cameras on a Texas state network',
      { maker: 'dahua', category: 'camera', act: 'use', actor: 'state-agency', place: 'US-TX' },
      'prohibited',
      'us-tx-prohibited-technologies',
    ],
    [
      'SMIC chips before 2027-12-23',
      { maker: 'smic', category: 'chip', act: 'buy', actor: 'federal-agency' },
      'not-prohibited',
      'us-ndaa-5949',
    ],
    [
      'SMIC chips after it',
      {
        maker: 'smic',
        category: 'chip',
        act: 'buy',
        actor: 'federal-agency',
        asOf: '2028-01-01',
        obtained: '2028-01-01',
      },
      'prohibited',
      'us-ndaa-5949',
    ],
    [
      'a new Huawei 5G site of a directed UK provider',
      {
        maker: 'huawei',
        category: 'base-station',
        act: 'install',
        actor: 'carrier',
        place: 'UK',
        answers: { 'directed-provider': true, 'network-part': '5g' },
      },
      'prohibited',
      'uk-huawei-designated-vendor',
    ],
    [
      'Huawei switches in a UK shop',
      { maker: 'huawei', category: 'switch', act: 'use', actor: 'private', place: 'UK' },
      'not-prohibited',
      '',
    ],
    [
      'sale of Kaspersky software',
      { maker: 'kaspersky-lab-inc', category: 'software', act: 'sell', actor: 'seller' },
      'prohibited',
      'us-icts-kaspersky',
    ],
    [
      'Kaspersky in an agency before 2018-10-01',
      { maker: 'ao-kaspersky-lab', category: 'software', act: 'use', actor: 'federal-agency', asOf: '2018-09-30' },
      'not-prohibited',
      'us-ndaa-1634-kaspersky',
    ],
    [
      'export to Hikvision',
      { maker: 'hikvision', act: 'export', actor: 'exporter' },
      'restricted',
      'us-bis-entity-list',
    ],
    [
      'export to ZTE in May 2018',
      { maker: 'zte', act: 'export', actor: 'exporter', asOf: '2018-05-01' },
      'prohibited',
      'us-bis-denied-persons',
    ],
    ['export to ZTE today', { maker: 'zte', act: 'export', actor: 'exporter' }, 'not-prohibited', 'us-bis-entity-list'],
    [
      'a Huawei phone of a contractor employee',
      { maker: 'huawei', category: 'phone', act: 'use', actor: 'contractor-employee' },
      'review',
      'us-ndaa-889-a1b',
    ],
    [
      'mixed money under a grant',
      { maker: 'huawei', category: 'switch', act: 'buy', actor: 'grant-recipient', funding: 'mixed' },
      'review',
      'us-ndaa-889-b-grants',
    ],
    [
      'a drone of one’s own',
      { maker: 'dji', category: 'drone', act: 'use', actor: 'private' },
      'not-prohibited',
      'us-fcc-covered-uas',
    ],
    [
      'a defence contract with TP-Link before 2026-06-30',
      { maker: 'tp-link-technologies', act: 'contract-with-listed', actor: 'dod', asOf: '2026-06-29' },
      'not-prohibited',
      'us-ndaa-805-entity',
    ],
    [
      'backhaul over a third party’s Huawei network, exception affirmed',
      {
        maker: 'huawei',
        category: 'backhaul',
        act: 'buy',
        actor: 'federal-agency',
        exceptions: { 'third-party-facilities': true },
      },
      'not-prohibited',
      'us-ndaa-889-a1a',
    ],
    [
      'import of Huawei gear authorised earlier, after July 2026',
      {
        maker: 'huawei',
        category: 'router',
        act: 'import',
        actor: 'importer',
        answers: { 'previously-authorised': true },
      },
      'prohibited',
      'us-fcc-prior-auth-limit-2026',
    ],
    [
      'an unlisted router on a contractor’s desk',
      { maker: 'unlisted', category: 'router', act: 'buy,use', actor: 'federal-contractor' },
      'not-prohibited',
      'us-ndaa-889-a1b',
    ],
    [
      'a new enterprise router made in Taiwan',
      {
        maker: 'unlisted',
        category: 'router',
        act: 'authorise',
        actor: 'manufacturer-applicant',
        origin: 'TW',
        answers: { 'previously-authorised': false, 'consumer-grade': false },
      },
      'not-prohibited',
      'us-fcc-covered-routers',
    ],
    [
      'a new foreign inverter of an unknown maker',
      {
        maker: 'unknown',
        category: 'inverter',
        act: 'authorise',
        actor: 'manufacturer-applicant',
        origin: 'CN',
        answers: { 'previously-authorised': false },
      },
      'prohibited',
      'us-fcc-covered-inverters',
    ],
    [
      'a foreign toy drone',
      {
        maker: 'unlisted',
        category: 'drone',
        act: 'authorise',
        actor: 'manufacturer-applicant',
        origin: 'CN',
        exceptions: { 'toy-drones': true },
      },
      'not-prohibited',
      'us-fcc-covered-uas',
    ],
    [
      'a router nobody knows the maker of',
      { maker: 'unknown', category: 'router', act: 'use', actor: 'federal-contractor' },
      'review',
      'us-ndaa-889-a1b',
    ],
  ])('%s', (_, raw, expected, asked) => {
    const answer = ask(raw);
    expect(
      answerOf(answer),
      JSON.stringify(answer.verdicts.map((verdict) => [verdict.rule, verdict.outcome, verdict.missing])),
    ).toBe(expected);
    if (asked !== '') expect(answer.verdicts.map((verdict) => verdict.rule)).toContain(asked);
  });
});
