import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import type { ListFile } from '../source.ts';
import { gleif } from './gleif.ts';

const here = import.meta.dirname;

const files = new Map(fixtures(here).map((file) => [file.name, file]));
const file = (name: string): ListFile => files.get(name)!;
const [api, leiCsv, leiXml, rrCsv, rrXml] = ['api.json', 'lei2.csv', 'lei2.xml', 'rr.csv', 'rr.xml'].map(file);

describe('gleif', () => {
  it.each([
    ['XML', leiXml!, ['例子有限公司', 'Example Co Ltd', 'Old Example'], 'CN'],
    ['CSV', leiCsv!, ['Example Holding', 'Exhold'], 'RU'],
    ['API JSON', api!, ['EXAMPLE ENERGY LLC'], 'US'],
  ])('reads legal entities from %s', async (_, given, names, country) => {
    const { entries } = await parsed(gleif, [given]);
    expect(entries[0]?.entity.names.map((name) => name.value)).toEqual(names);
    expect(entries[0]?.entity.countries).toEqual([country]);
    expect(entries[0]?.entity.identifiers[0]?.scheme).toBe('lei');
  });

  it('reads who consolidates whom: the end node is the parent, with share and day when stated', async () => {
    const { relations } = await parsed(gleif, [rrXml!, rrCsv!]);
    expect(relations).toMatchObject([
      {
        type: 'parent',
        from: 'gleif:253400WSS48YWMBUA688',
        to: 'gleif:5493001KJTIIGC8Y1R12',
        sharePercent: 51,
        since: '2018-05-04',
      },
      {
        type: 'ultimate-parent',
        from: 'gleif:549300YX4S1LLSMK2627',
        to: 'gleif:253400WSS48YWMBUA688',
        since: '2018-05-04',
      },
    ]);
  });

  it('says that a missing parent is unknown and not none, and that pages are missing', async () => {
    const { ignored, problems } = await parsed(gleif, [api!]);
    expect(ignored.find((one) => one.what.startsWith('reporting exception'))?.why).toContain('unknown');
    expect(problems.map((problem) => problem.code)).toEqual(['lists/one-page']);
  });

  it('reads names of all kinds and who took over, and leaves out what was registered in error', async () => {
    const { entries, relations, ignored } = await parsed(gleif, [file('lei2-schema.xml')]);
    expect(entries.map((entry) => entry.entity.names)).toMatchObject([
      [
        { value: 'ООО Пример', kind: 'primary', lang: 'ru' },
        { value: 'Primer', kind: 'brand' },
        { value: 'OOO Primer', kind: 'alias' },
      ],
    ]);
    expect(entries[0]?.entity.addresses[0]?.text).toBe('Main Street 1, Floor 2, Moscow, RU-MOW, 101000, RU');
    expect(relations).toMatchObject([
      { type: 'affiliate', from: 'gleif:253400WSS48YWMBUA688', to: 'gleif:5493001KJTIIGC8Y1R12' },
    ]);
    const what = ignored.map((one) => one.what);
    expect(what).toContain('record with an annulled registration');
    expect(what).toContain('element LEIRecord/Entity/OtherAddresses/OtherAddress/FirstAddressLine');
  });

  it.each([
    ['1.00', 100],
    ['0.51', 51],
    ['51.0', 51],
    ['100', 100],
    ['0', undefined],
    ['250', undefined],
    ['', undefined],
  ])('reads the share "%s" as %s percent: registrars write fractions and percents', async (amount, percent) => {
    const { relations } = await parsed(gleif, [rrOf({ amount })]);
    expect(relations[0]?.sharePercent).toBe(percent);
  });

  it('takes a branch for the whole of its head office', async () => {
    const { relations } = await parsed(gleif, [rrOf({ type: 'IS_INTERNATIONAL_BRANCH_OF' })]);
    expect(relations[0]).toMatchObject({ type: 'parent', sharePercent: 100 });
  });

  it('ends what has ended, on the last day that it can have held, and never takes it for standing', async () => {
    const inactive = await parsed(gleif, [rrOf({ status: 'INACTIVE', updated: '2021-05-06T00:00:00Z' })]);
    expect(inactive.relations).toMatchObject([{ until: '2021-05-06' }]);
    const retired = await parsed(gleif, [rrOf({ registration: 'RETIRED', updated: '2021-05-06T00:00:00Z' })]);
    expect(retired.relations).toMatchObject([{ until: '2021-05-06', quote: 'IS_DIRECTLY_CONSOLIDATED_BY (RETIRED)' }]);
    const unknown = await parsed(gleif, [rrOf({ status: 'INACTIVE' })]);
    expect(unknown.relations).toEqual([]);
    expect(unknown.ignored[0]?.why).toBe('it has ended, nobody says when');
    const annulled = await parsed(gleif, [rrOf({ registration: 'ANNULLED' })]);
    expect(annulled.relations).toEqual([]);
    const lapsed = await parsed(gleif, [rrOf({ registration: 'LAPSED' })]);
    expect(lapsed.relations[0]?.until).toBeUndefined();
  });

  it.each(['repex.csv', 'repex.xml'])('counts the exceptions of %s by their reason', async (name) => {
    const { ignored, entries, relations, read } = await parsed(gleif, [file(name)]);
    expect(read).toBeGreaterThan(0);
    expect([...entries, ...relations]).toEqual([]);
    expect(ignored.map((one) => one.what)).toContain('reporting exception NATURAL_PERSONS');
  });

  it('takes no changes for the register', async () => {
    const xml = `<lei:LEIData><lei:LEIHeader><lei:FileContent>GLEIF_DELTA_PUBLISHED</lei:FileContent></lei:LEIHeader></lei:LEIData>`;
    for (const delta of [
      fileOf('delta.xml', xml),
      fileOf('20260923-0800-gleif-goldencopy-lei2-last-day.csv', 'LEI,Entity.LegalName\n5493001KJTIIGC8Y1R12,One\n'),
    ]) {
      const { problems, entries } = await parsed(gleif, [delta]);
      expect(problems.map((problem) => problem.code)).toEqual(['lists/delta-alone']);
      expect(entries).toEqual([]);
    }
  });
});

/** A golden copy of one relationship. */
function rrOf(given: {
  type?: string;
  status?: string;
  registration?: string;
  updated?: string;
  amount?: string;
}): ListFile {
  const row = {
    'Relationship.StartNode.NodeID': '5493001KJTIIGC8Y1R12',
    'Relationship.EndNode.NodeID': '253400WSS48YWMBUA688',
    'Relationship.RelationshipType': given.type ?? 'IS_DIRECTLY_CONSOLIDATED_BY',
    'Relationship.RelationshipStatus': given.status ?? 'ACTIVE',
    'Relationship.Quantifiers.2.QuantifierAmount': given.amount ?? '',
    'Relationship.Quantifiers.2.QuantifierUnits': 'PERCENTAGE',
    'Registration.LastUpdateDate': given.updated ?? '',
    'Registration.RegistrationStatus': given.registration ?? 'PUBLISHED',
  };
  return fileOf('rr.csv', `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`);
}
