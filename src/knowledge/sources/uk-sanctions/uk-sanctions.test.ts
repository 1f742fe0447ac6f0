import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { ukSanctions } from './uk-sanctions.ts';

const here = import.meta.dirname;

const [conlist, conlistXml, content, csv, xml] = fixtures(here);

describe('uk-sanctions', () => {
  it('joins the CSV rows of one designation, the primary name first', async () => {
    const { entries, published, problems, relations } = await parsed(ukSanctions, [csv!]);
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      entryId: 'EXA0001',
      listedOn: '2012-06-29',
      programmes: ['Example Regime'],
      entity: {
        schema: 'Person',
        names: [{ value: 'JAN PETER DOE' }, { value: 'JAN DOE', kind: 'weak' }, { value: 'یان', kind: 'script' }],
        birthDates: ['1971', '1955-09-28', '1956'],
        countries: ['IR'],
      },
    });
    expect(entries[1]?.entity.names).toMatchObject([{ value: 'EXAMPLE BANK' }, { value: 'EXB' }]);
    expect(relations.slice(0, 2).map((one) => `${one.from} > ${one.to}`)).toEqual([
      'name:Example Group > uk-sanctions:EXA0002',
      'uk-sanctions:EXA0002 > name:Example Leasing',
    ]);
    expect(problems.map((problem) => problem.message)).toEqual([
      'uk-sanctions-list.csv: line 6: the row has neither "Unique ID" nor "Group ID" and was left out (20/11/2026, NOBODY)',
      'uk-sanctions-list.csv: line 9: the row has no name and was left out (20/11/2026, EXA0005, Example Regime)',
    ]);
  });

  it('reads ships and contacts from the 58 columns', async () => {
    const { entries, relations, ignored } = await parsed(ukSanctions, [csv!]);
    const [, , ship, hawala] = entries;
    expect(ship?.entity).toMatchObject({ schema: 'Vessel', countries: ['GA'] });
    expect(ship?.entity.identifiers).toContainEqual({ scheme: 'imo', value: '9074729', label: 'IMO number' });
    expect(ship?.entity.identifiers).toContainEqual({
      scheme: 'other',
      value: 'EXA12345F203',
      label: 'Hull identification number',
    });
    expect(relations.slice(2).map((one) => `${one.type}: ${one.from} (${one.quote})`)).toEqual([
      'affiliate: name:Example Tankers FZE (Current owner/operator)',
      'affiliate: name:Old Tankers Ltd (Previous owner/operator)',
      'affiliate: name:Older Tankers Ltd (Previous owner/operator)',
    ]);
    expect(hawala?.entity.identifiers.map((one) => `${one.scheme} ${one.value}`)).toEqual([
      'other EXe.004',
      'website www.hawala.example',
      'email a@hawala.example',
      'email b@hawala.example',
      'phone (98) 2155550100',
    ]);
    expect(ignored.map((one) => one.what)).toContain('column Previous flags');
  });

  it('reads the earlier ConList', async () => {
    const { entries } = await parsed(ukSanctions, [conlist!]);
    expect(entries).toMatchObject([
      {
        entryId: 'OFSI-13063',
        entity: { names: [{ value: 'Maria ROE' }, { value: 'Mary ROE' }], birthDates: ['1983', '1983-07-05'] },
      },
    ]);
  });

  it('reads the earlier ConList as XML: the same rows under other names', async () => {
    const { entries, relations, ignored } = await parsed(ukSanctions, [conlistXml!]);
    expect(entries).toMatchObject([
      {
        entryId: 'EXA0007',
        listedOn: '2014-07-25',
        programmes: ['Example Regime'],
        entity: {
          schema: 'Person',
          names: [{ value: 'Maria ROE' }, { value: 'Mary ROE', kind: 'weak' }, { value: 'ماریا', kind: 'script' }],
          birthDates: ['1983-10'],
          countries: ['IQ', 'IR'],
          position: 'Minister',
          addresses: [{ text: '1 Example Street, 11011, Iran', country: 'IR' }],
        },
      },
      { entryId: 'OFSI-13064', entity: { schema: 'Vessel', countries: ['GA'] } },
      { entryId: 'OFSI-13065', entity: { names: [{ value: 'EXAMPLE WORKS LLC', kind: 'primary' }] } },
    ]);
    expect(entries[0]?.entity.identifiers.map((one) => `${one.scheme} ${one.value}`)).toEqual([
      'other 13063',
      'passport P-1',
      'passport P-2',
      'national-id N-1',
    ]);
    expect(relations.map((one) => one.type)).toEqual(['affiliate', 'parent', 'parent']);
    expect(ignored.map((one) => one.what)).toContain('element FinancialSanctionsTarget/Ship_Type');
  });

  it('reads the ODS table', async () => {
    expect((await parsed(ukSanctions, [content!])).entries).toMatchObject([
      { entryId: 'EXA0003', listedOn: '2020-02-01', entity: { schema: 'Vessel' } },
    ]);
  });

  it('reads the XML: organisations, people and ships with all they carry', async () => {
    const { entries, relations, ignored } = await parsed(ukSanctions, [xml!]);
    expect(entries).toMatchObject([
      {
        entryId: 'EXA0009',
        listedOn: '2012-06-29',
        scope: 'Asset freeze',
        entity: {
          names: [
            { value: 'EXAMPLE EXCHANGE', kind: 'primary' },
            { value: 'EXCH', kind: 'weak' },
            { value: 'EXAMPLE EXCHANGE CO', kind: 'alias' },
            { value: 'مثال', kind: 'script' },
          ],
        },
      },
      { entryId: 'EXA0010', entity: { schema: 'Person', birthDates: ['1971', '1972-10-24'], position: 'Director' } },
      { entryId: 'EXA0011', entity: { schema: 'Vessel', countries: ['GA'] } },
    ]);
    expect(entries[0]?.entity.identifiers.map((one) => one.scheme)).toEqual([
      'other',
      'other',
      'registration',
      'website',
      'email',
      'phone',
    ]);
    expect(relations.map((one) => `${one.type} ${one.from} > ${one.to}`)).toEqual([
      'parent name:EXAMPLE GROUP > uk-sanctions:EXA0009',
      'parent uk-sanctions:EXA0009 > name:EXAMPLE LEASING',
      'affiliate name:Old Tankers Ltd > uk-sanctions:EXA0011',
      'affiliate name:Example Tankers FZE > uk-sanctions:EXA0011',
    ]);
    const what = ignored.map((one) => one.what);
    expect(what).toContain('element Designation/SanctionsImposedIndicators/AssetFreeze');
    expect(what).toContain('element Designation/ShipDetails/Ship/PreviousFlags/PreviousFlag');
  });
});
