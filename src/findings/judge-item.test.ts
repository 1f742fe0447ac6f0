import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../core/dates.ts';
import type { Attribution, Identification } from '../core/identity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { prepareJudging } from './judge-item.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

function made(
  maker: string,
  category: string,
  more: Partial<Identification> = {},
  entry: Partial<Attribution> = {},
): Identification {
  const attribution: Attribution = {
    maker,
    makerName: maker,
    role: 'manufacturer',
    confidence: 'strong',
    signals: [],
    against: [],
    ...entry,
  };
  return { attributions: [attribution], state: 'established', category, presence: 'present', toSettle: [], ...more };
}

describe('judging an identified item under the default profile', () => {
  const asOf = isoDate('2026-11-23');
  it.each<[string, Identification, string]>([
    ['a Huawei router is covered', made('huawei-technologies', 'router'), 'covered'],
    ['a ZTE part of unknown kind is covered', made('zte-corporation', 'unknown'), 'covered'],
    ['a Hikvision camera without a purpose is covered', made('hikvision', 'camera'), 'covered'],
    ['a camera of a Hikvision brand company is covered', made('ezviz', 'camera'), 'covered'],
    ['a bare HiSilicon chip needs a person', made('hisilicon-technologies', 'chip'), 'review'],
    ['a board of a Huawei switch is covered', made('huawei-technologies', 'component'), 'covered'],
    [
      'a program of Huawei needs a person: the rule speaks of equipment',
      made('huawei-technologies', 'application'),
      'review',
    ],
    ['the firmware of a Huawei device is covered with it', made('huawei-technologies', 'software'), 'covered'],
    ['a charger or holder of Dahua needs a person', made('dahua', 'accessory'), 'review'],
    ['a module of a company on the 1260H list needs a person', made('quectel', 'module'), 'review'],
    ['a maker on no list is clear', made('a-maker-on-no-list', 'router'), 'clear'],
    ['a weak sign decides nothing', made('huawei-technologies', 'router', {}, { confidence: 'weak' }), 'review'],
    ['a seller is no maker', made('huawei-technologies', 'router', { state: 'unknown' }, { role: 'seller' }), 'review'],
    ['an unknown maker is review', { ...made('x', 'camera'), attributions: [], state: 'unknown' }, 'review'],
    ['a chair is clear', { ...made('x', 'unknown'), attributions: [], state: 'not-equipment' }, 'clear'],
  ])('%s', (_, identification, status) => {
    expect(prepareJudging(knowledge, { asOf }).judge(identification).status).toBe(status);
  });

  it('asks by the day: before section 889 bit, a Huawei router was not covered by it', () => {
    const judging = prepareJudging(knowledge, { asOf: isoDate('2019-08-12') });
    expect(
      judging.judge(made('huawei-technologies', 'router')).verdicts.map((verdict) => verdict.outcome),
    ).not.toContain('prohibited');
    expect(
      prepareJudging(knowledge, { asOf: isoDate('2019-08-13') }).judge(made('huawei-technologies', 'router')).status,
    ).toBe('covered');
  });

  it('judges a brand that was sold by when the thing was obtained', () => {
    const judging = prepareJudging(knowledge, { asOf });
    const status = (obtained?: string) =>
      judging.judge(made('lorex', 'camera'), obtained ? { obtained: isoDate(obtained) } : {}).status;
    expect([status('2020-06-01'), status('2022-11-23'), status('2022-11-24'), status('2024-01-01'), status()]).toEqual([
      'covered',
      'covered',
      'clear',
      'clear',
      'review',
    ]);
  });

  it('takes groups and prefixes of rules, and refuses words that are neither', () => {
    expect(prepareJudging(knowledge, { asOf, rules: ['889'] }).rules.map((rule) => rule.id)).toEqual([
      'us-ndaa-889-a1a',
      'us-ndaa-889-a1b',
    ]);
    expect(prepareJudging(knowledge, { asOf, rules: ['us-bis'] }).rules.length).toBeGreaterThan(3);
    expect(() => prepareJudging(knowledge, { asOf, rules: ['nonsense'] })).toThrow('nonsense');
    expect(() => prepareJudging(knowledge, { asOf, profile: 'nobody' })).toThrow('nobody');
  });

  it('asks a rule chosen by name for its own acts and actor', () => {
    const judging = prepareJudging(knowledge, { asOf, rules: ['us-fcc-usf-54-9'] });
    expect(judging.judge(made('huawei-technologies', 'access-point')).status).toBe('covered');
  });
});

describe('a maker on a list that no rule asked uses', () => {
  const asOf = isoDate('2026-11-30');
  it.each(['uniview', 'tiandy'])('%s is left to a person, with the list named', (maker) => {
    const found = prepareJudging(knowledge, { asOf }).judge(made(maker, 'camera'));
    expect(found.status).toBe('review');
    expect(found.because).toMatch(/no rule asked here covers it, but .* us-bis-entity-list .*bars other acts/);
    expect(found.matches.map(({ list }) => list)).toContain('us-bis-entity-list');
    expect(found.verdicts.find(({ rule }) => rule === 'us-bis-entity-list')).toMatchObject({
      outcome: 'undetermined',
      missing: ['act'],
    });
  });

  it('is told of, and no more, when the rules were named', () => {
    const found = prepareJudging(knowledge, { asOf, rules: ['us-ndaa-889'] }).judge(made('uniview', 'camera'));
    expect(found.status).toBe('clear');
    expect(found.because).toContain('us-bis-entity-list');
  });

  it('is told of, and no more, when the list bars nothing by itself', () => {
    const found = prepareJudging(knowledge, { asOf, profile: 'school' }).judge(made('baidu', 'server'));
    expect(found.status).toBe('clear');
    expect(found.because).toContain('us-dod-1260h-list');
  });

  it('is not said before the list named it', () => {
    const found = prepareJudging(knowledge, { asOf: isoDate('2024-12-10') }).judge(made('uniview', 'camera'));
    expect(found).toMatchObject({ status: 'clear', matches: [] });
  });

  it('changes nothing where a weak sign names it, or where a rule asked answers', () => {
    const judging = prepareJudging(knowledge, { asOf });
    expect(judging.judge(made('uniview', 'camera', {}, { confidence: 'weak' })).because).toMatch(/^weak sign/);
    const covered = judging.judge(made('huawei-technologies', 'router'));
    expect(covered.matches.map(({ list }) => list)).not.toContain('us-bis-entity-list');
  });
});
