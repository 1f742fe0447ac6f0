import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { ecfrXml, entityCell } from './ecfr-xml.ts';

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
      ['affiliate', 'Side One Ltd'],
      ['affiliate', 'Side Two Ltd'],
    ]);
  });
});
