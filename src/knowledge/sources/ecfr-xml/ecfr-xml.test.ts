import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { ecfrXml } from './ecfr-xml.ts';
import { entityCell } from './entity-cell.ts';

const here = import.meta.dirname;

describe('ecfr-xml', () => {
  it('reads the parties of supplements 4 and 7 and leaves the other tables, by name', async () => {
    const { entries, ignored } = await parsed(ecfrXml, fixtures(here));
    expect(entries.map((entry) => [entry.list, entry.entity.names[0].value])).toEqual([
      ['us-bis-entity-list', 'Example Radio Technologies Co., Ltd.'],
      ['us-bis-entity-list', 'Example Antenna Institute'],
      ['us-bis-entity-list', 'Scientific Works Nord, JSC'],
      ['us-bis-military-end-user', 'Example Engine Co., Ltd.'],
    ]);
    expect(ignored.map((one) => one.what)).toContain('table row outside supplements 4, 6 and 7');
  });

  it('carries the country down, and takes the first notice for the day of listing', async () => {
    const { entries } = await parsed(ecfrXml, fixtures(here));
    expect(entries[1]).toMatchObject({ listedOn: '2018-08-01', entity: { countries: ['CN'] } });
    expect(entries[0]).toMatchObject({
      listedOn: '2019-05-21',
      scope: expect.stringContaining('Presumption of denial') as string,
    });
  });
});

describe('affiliates', () => {
  it('are entries of their own, because the listing names them', async () => {
    const xml =
      '<DIV9 N="Supplement No. 4 to Part 744"><TABLE><TR><TD>CHINA</TD><TD>Example Co., Ltd.<br/>Affiliated entities:<br/>Side Works Ltd., Room 5, Hangzhou, China</TD><TD>All items</TD><TD>Denial</TD><TD>84 FR 22963, 5/21/19.</TD></TR></TABLE></DIV9>';
    const { entries, relations } = await parsed(ecfrXml, [fileOf('part-744.xml', xml)]);
    expect(entries.map((entry) => [entry.entity.names[0].value, entry.listedOn])).toEqual([
      ['Example Co., Ltd.', '2019-05-21'],
      ['Side Works Ltd.', '2019-05-21'],
    ]);
    expect(entries[1]?.entity.remarks).toBe(
      'Named under the entry of Example Co., Ltd.: Side Works Ltd., Room 5, Hangzhou, China',
    );
    expect(relations).toMatchObject([{ type: 'affiliate', from: entries[0]?.entity.id, to: entries[1]?.entity.id }]);
  });
});

describe('entityCell', () => {
  it.each([
    [
      'name and address on one line',
      'Fazal Example, 501, 5th Floor, Kabul, Afghanistan.',
      'Fazal Example',
      [],
      ['501, 5th Floor, Kabul, Afghanistan'],
    ],
    [
      'a legal form after a comma',
      'Atrilor Example, Ltd., 36 Mitinskaya St, Moscow, Russia',
      'Atrilor Example, Ltd.',
      [],
      ['36 Mitinskaya St, Moscow, Russia'],
    ],
    [
      'aliases on lines of their own',
      'Example Co., a.k.a., the following two aliases:\n—Ex One; and\n—Ex Two.\nNo. 5 Road, Minsk, Belarus; and Room 6, Brest, Belarus.',
      'Example Co.',
      ['Ex One', 'Ex Two'],
      ['No. 5 Road, Minsk, Belarus', 'Room 6, Brest, Belarus'],
    ],
    ['a name alone', 'Lonely Example', 'Lonely Example', [], []],
  ])('%s', (_, text, name, aliases, addresses) => {
    const cell = entityCell(text);
    expect([cell.name, cell.aliases.map((alias) => alias.value), cell.addresses]).toEqual([name, aliases, addresses]);
  });

  it('tells affiliates and subordinate institutions apart from aliases', () => {
    const cell = entityCell(
      'Example Co., a.k.a., the following one alias:\n—Exco.\nThe following two affiliated entities:\n—Side One Ltd.; and\n—Side Two Ltd.',
    );
    expect(cell.aliases.map((alias) => alias.value)).toEqual(['Exco']);
    expect(cell.parts.map((part) => [part.type, part.name])).toEqual([
      ['affiliate', 'Side One Ltd.'],
      ['affiliate', 'Side Two Ltd.'],
    ]);
  });

  it('reads affiliates that stand with their addresses on lines of their own', () => {
    const cell = entityCell(
      'Example Co., Ltd. (Example), a.k.a., the following one alias:\n—Exco; and to include the following addresses and the following two affiliated entities:\nAddresses for Example Co., Ltd.: 1 Road, Shenzhen, China.\nAffiliated entities:\nBeijing Example Longline Co., Ltd., a.k.a., the following one alias:\nHangzhou Example Co., Ltd., Room 605, No. 21, Hangzhou, China.',
    );
    expect([cell.name, cell.aliases.map((alias) => alias.value)]).toEqual(['Example Co., Ltd.', ['Example', 'Exco']]);
    expect(cell.parts.map((part) => `${part.type} ${part.name}`)).toEqual([
      'affiliate Beijing Example Longline Co., Ltd.',
      'affiliate Hangzhou Example Co., Ltd.',
    ]);
  });
});
