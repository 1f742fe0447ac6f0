import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../core/dates.ts';
import { dossierOf } from './dossier.ts';
import { findMaker } from './find-maker.ts';
import type { Knowledge } from './knowledge.ts';
import { openKnowledge } from './open.ts';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
});

describe('a dossier', () => {
  it('tells ZTE’s listings by their state on the day asked', () => {
    const states = (day: string) =>
      Object.fromEntries(
        (dossierOf('zte', knowledge, isoDate(day))?.listings ?? []).map(({ listing, state }) => [listing.rule, state]),
      );
    expect(states('2016-06-01')).toMatchObject({ 'us-bis-entity-list': 'in-force', 'us-bis-denied-persons': 'future' });
    expect(states('2018-05-01')).toMatchObject({ 'us-bis-entity-list': 'ended', 'us-bis-denied-persons': 'in-force' });
  });

  it('keeps allegations, denials, findings and bills apart, and shows none before its day', () => {
    const early = dossierOf('huawei', knowledge, isoDate('2018-02-15'));
    const late = dossierOf('huawei', knowledge, isoDate('2026-11-23'));
    expect(early?.statements.bill.length).toBeGreaterThan(0);
    expect(early?.laterStatements).toBeGreaterThan(0);
    expect(late?.laterStatements).toBe(0);
    expect(late?.statements.denial.length).toBeGreaterThan(0);
    for (const [kind, facts] of Object.entries(late?.statements ?? {}))
      for (const fact of facts) expect(fact.kind).toBe(kind);
    const all = Object.values(late?.statements ?? {}).flat();
    const known = knowledge.history.filter((fact) => fact.subjects.includes('huawei-technologies'));
    expect(all).toHaveLength(known.length);
  });

  it('shows what a maker owned and when it no longer did', () => {
    const owned = dossierOf('dahua', knowledge, isoDate('2024-06-01'))?.owned ?? [];
    const lorex = owned.filter((holding) => holding.id === 'lorex');
    expect(lorex.length).toBeGreaterThan(0);
    expect(lorex.some((holding) => holding.holds)).toBe(false);
    expect(owned.find((holding) => holding.id === 'imou')?.holds).toBe(true);
  });

  it('is not made for a maker that nobody knows', () => {
    expect(dossierOf('nobody', knowledge, isoDate('2024-01-01'))).toBeUndefined();
  });
});

describe('a maker is found by', () => {
  it.each([
    ['its short id', 'huawei', 'huawei-technologies', 'id'],
    ['its official name, however punctuated', 'HANGZHOU HIKVISION DIGITAL TECHNOLOGY CO LTD', 'hikvision', 'name'],
    ['its name in Chinese', '海康威视', 'hikvision', 'name'],
    ['its name in traditional Chinese', '海康威視', 'hikvision', 'name'],
    ['its name in full width', 'ＺＴＥ', 'zte-corporation', 'id'],
    ['its name in traditional Chinese that no record writes so', '華為', 'huawei-technologies', 'name'],
    ['a name that is its own and resembles a bigger one', 'Dahua Electronics', 'dahua-electronics-corp-ny', 'name'],
    ['its name in Arabic', 'هواوي', 'huawei-technologies', 'name'],
    ['its own brand in Chinese', '荣耀', 'honor-device', 'name'],
    ['a brand sold by somebody else', 'Loryta', 'dahua', 'brand'],
  ])('%s: %s', (_, text, maker, how) => {
    expect(findMaker(text, knowledge)[0]).toMatchObject({ maker, how });
  });

  it.each(['', ' ', 'Co., Ltd.', 'Aztech', 'x'.repeat(10_000)])('nothing in %j', (text) => {
    expect(findMaker(text, knowledge).filter(({ how }) => how !== 'catalogue')).toEqual([]);
  });
});
