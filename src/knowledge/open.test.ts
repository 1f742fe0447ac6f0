import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../core/dates.ts';
import type { Knowledge } from './knowledge.ts';
import { openKnowledge } from './open.ts';
import { familyOf } from './ownership.ts';

const BUNDLE = fileURLToPath(new URL('../../dist/knowledge', import.meta.url));
let knowledge: Knowledge;
let scratch = '';

beforeAll(async () => {
  knowledge = await openKnowledge(BUNDLE);
  scratch = mkdtempSync(join(tmpdir(), 'nameplate-bundle-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the bundle', () => {
  it('is found without being told where', async () => {
    expect((await openKnowledge()).sha256).toBe(knowledge.sha256);
  });

  it('says what lists and registries it holds and how old they are', () => {
    const lists = new Map(knowledge.lists.map((list) => [list.id, list.date]));
    expect(lists.get('us-fcc-covered-list')).toBe('2026-07-28');
    expect(lists.get('registry:usb')).toBe('2025-07-26');
  });

  it.each([
    ['huawei', 'huawei-technologies'],
    ['zte', 'zte-corporation'],
    ['hytera', 'hytera'],
    ['hikvision', 'hikvision'],
    ['dahua', 'dahua'],
    ['hisilicon', 'hisilicon-technologies'],
  ])('takes the short id %s for %s', (short, id) => {
    expect(knowledge.maker(short)?.id).toBe(id);
  });

  it('knows no maker by another name', () => {
    expect(knowledge.maker('Huawei')).toBeUndefined();
    expect(knowledge.maker('toString')).toBeUndefined();
  });
});

describe('listings on a day', () => {
  it.each([
    ['zte', '2016-03-07', 'us-bis-entity-list', false],
    ['zte', '2016-03-08', 'us-bis-entity-list', true],
    ['zte', '2017-03-28', 'us-bis-entity-list', true],
    ['zte', '2017-03-29', 'us-bis-entity-list', false],
    ['zte', '2018-04-15', 'us-bis-denied-persons', true],
    ['zte', '2018-07-13', 'us-bis-denied-persons', false],
    ['huawei', '2018-08-12', 'us-ndaa-889', false],
    ['huawei', '2018-08-13', 'us-ndaa-889', true],
    ['cat-foreign-consumer-routers', '2026-03-22', 'us-fcc-covered-list', false],
    ['cat-foreign-consumer-routers', '2026-03-23', 'us-fcc-covered-list', true],
  ])('%s on %s under %s: %s', (id, day, rule, listed) => {
    const rules = knowledge.listingsOf(id, isoDate(day)).map((listing) => listing.rule);
    expect(rules.includes(rule)).toBe(listed);
  });
});

describe('families on a day', () => {
  it.each([
    ['ezviz', '2024-01-01', 'hikvision', true],
    ['hisilicon', '2024-01-01', 'huawei', true],
    ['lorex', '2020-01-01', 'dahua', true],
    ['lorex', '2018-06-01', 'dahua', false],
    ['lorex', '2023-06-01', undefined, undefined],
    ['honor', '2020-11-16', 'huawei', true],
    ['honor', '2020-11-17', undefined, undefined],
    ['teltronic', '2020-01-01', 'hytera', true],
    ['teltronic', '2026-01-01', 'hytera', false],
    ['h3c', '2026-01-01', undefined, undefined],
  ])('%s on %s: %s, verified %s', (id, day, family, verified) => {
    const found = familyOf(knowledge, id, isoDate(day));
    expect([found?.family, found?.verified]).toEqual([family, verified]);
  });

  it('shows the chain by which an owner is reached', () => {
    const paths = knowledge.owners('ezviz', isoDate('2024-01-01'));
    const chain = paths.find((path) => path.owner === 'cetc')?.steps.map((step) => [step.owned, step.owner]);
    expect(chain).toEqual([
      ['ezviz', 'hikvision'],
      ['hikvision', 'cetc'],
    ]);
  });
});

describe('registries', () => {
  it.each([
    ['an MA-L block', '446A2EA1B2C3', 'HUAWEI TECHNOLOGIES CO.,LTD', 24],
    ['an MA-M block inside a block of the IEEE', 'B0B353600000', 'Hangzhou Hikrobot Technology Co., Ltd.', 28],
  ])('name the registrant of %s', (_, address, registrant, bits) => {
    const found = knowledge.registries.mac(address);
    expect([found?.registrant, found?.prefixBits]).toEqual([registrant, bits]);
    expect(found?.snapshot.title).toMatch(/IEEE/);
  });

  it.each(['', '446A2E', '44:6A:2E:A1:B2:C3', '446a2ea1b2c3', 'ZZZZZZZZZZZZ'])('take no address written %j', (text) => {
    expect(knowledge.registries.mac(text)).toBeUndefined();
  });

  it.each([
    [2011, 'HUAWEI Technology Co.,Ltd'],
    [37496, 'ZHEJIANG DAHUA TECHNOLOGY CO.,LTD'],
    [26381, 'lwIP - A Lightweight TCP/IP stack'],
    [4_294_967_295, undefined],
    [-1, undefined],
    [1.5, undefined],
  ])('name enterprise %d', (number, registrant) => {
    expect(knowledge.registries.enterprise(number)?.registrant).toBe(registrant);
  });

  it('name USB and PCI vendors and their devices', () => {
    const { usb, pci } = knowledge.registries;
    expect(usb('12D1', '1506')).toMatchObject({ registrant: 'Huawei Technologies Co., Ltd.', key: '12d1:1506' });
    expect(usb('12d1', 'ffff')).toMatchObject({ key: '12d1' });
    expect(pci('8086', '1533')).toMatchObject({ product: 'I210 Gigabit Network Connection' });
    expect(usb('12d', '1')).toBeUndefined();
  });

  it.each([
    ['2ADTD-5604SD', 'Hangzhou Hikvision Digital Technology Co., Ltd.'],
    ['FCC ID: QISMHA-L09', 'Huawei Technologies Co., Ltd.'],
    ['QI', undefined],
    ['ZZZ123', undefined],
  ])('name the grantee of %s', (id, registrant) => {
    expect(knowledge.registries.fccGrantee(id)?.registrant).toBe(registrant);
  });

  it('name Bluetooth companies and list MAC registrants', () => {
    expect(knowledge.registries.bluetooth(637)?.registrant).toMatch(/HUAWEI/);
    expect(knowledge.registries.macRegistrants().length).toBeGreaterThan(20_000);
  });
});

describe('a bundle that is not whole', () => {
  const copy = (): string => {
    const to = mkdtempSync(join(scratch, 'b-'));
    cpSync(BUNDLE, to, { recursive: true });
    return to;
  };

  it('is refused when there is none', async () => {
    const error = { code: 'knowledge/missing', exitCode: 129 };
    await expect(openKnowledge(join(scratch, 'nowhere'))).rejects.toMatchObject(error);
  });

  it.each([
    ['manifest.json', 'no json'],
    ['manifest.json', '{"format":1,"date":"2026-11-23","parts":[],"lists":[],"sha256":"00"}'],
    ['facts.json', '{"makers":[]}'],
    ['rules.json', '[]'],
    ['mac.registry', 'short'],
  ])('is refused when %s was changed', async (file, content) => {
    const dir = copy();
    writeFileSync(join(dir, file), content);
    const refused = openKnowledge(dir);
    await expect(refused).rejects.toMatchObject({ code: 'knowledge/damaged', exitCode: 129 });
    await expect(refused).rejects.toThrow(/Nothing was checked/);
  });

  it('is refused at the first question when a registry was changed and kept its size', async () => {
    const dir = copy();
    const size = (await import('node:fs')).statSync(join(dir, 'usb.registry')).size;
    writeFileSync(join(dir, 'usb.registry'), Buffer.alloc(size));
    const opened = await openKnowledge(dir);
    expect(() => opened.registries.usb('12d1')).toThrow(/usb\.registry is not the file that was built/);
  });

  it('is refused when a part is gone', async () => {
    const dir = copy();
    rmSync(join(dir, 'history.json'));
    await expect(openKnowledge(dir)).rejects.toMatchObject({ code: 'knowledge/damaged' });
  });
});
