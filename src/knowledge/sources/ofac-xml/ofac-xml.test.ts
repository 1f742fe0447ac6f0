import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { ofacXml } from './ofac-xml.ts';

const here = import.meta.dirname;

describe('ofac-xml', () => {
  it('reads a person with strong and weak aliases', async () => {
    const { entries, published } = await parsed(ofacXml, fixtures(here));
    expect(published).toEqual(['2026-11-20']);
    expect(entries[0]).toMatchObject({
      list: 'us-ofac-sdn',
      entryId: '9002',
      entity: {
        schema: 'Person',
        names: [{ value: 'DOE, Jan' }, { value: 'DOE, Johann', kind: 'alias' }, { value: 'THE DOE', kind: 'weak' }],
        birthDates: ['1973-03-25'],
        countries: ['IR'],
      },
    });
  });

  it('reads a ship, its flag and what it is linked to', async () => {
    const { entries, relations } = await parsed(ofacXml, fixtures(here));
    expect(entries[1]?.entity).toMatchObject({ schema: 'Vessel', countries: ['CM', 'IR'] });
    expect(relations).toMatchObject([{ type: 'affiliate', from: 'name:OWNER LTD' }]);
  });

  it('takes statements out of the id list: they identify nobody', async () => {
    const { entries } = await parsed(ofacXml, fixtures(here));
    expect(entries[0]?.entity.identifiers.map((one) => one.scheme)).toEqual(['ofac-uid', 'passport']);
    expect(entries[0]?.entity.remarks).toBe(
      'Gender: Male; Secondary sanctions risk: section 1(b) of Executive Order 13224',
    );
    expect(entries[1]?.listedOn).toBe('2022-02-24');
  });

  it('reports an entry without a name and lists unused elements by name', async () => {
    const { problems, ignored } = await parsed(ofacXml, fixtures(here));
    expect(problems).toMatchObject([{ code: 'lists/no-name' }]);
    expect(ignored.map((one) => one.what)).toContain('element sdnEntry/vesselInfo/tonnage');
  });

  it('never expands entities of a document type', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sdnList><sdnEntry><uid>1</uid><lastName>X&b;Y</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>';
    const { entries } = await parsed(ofacXml, [fileOf('sdn.xml', bomb)]);
    expect(entries[0]?.entity.names[0].value ?? '').not.toContain('aaaaaaaaaa');
  });
});
