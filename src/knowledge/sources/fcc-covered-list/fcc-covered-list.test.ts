import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { coveredNames, fccCoveredList } from './fcc-covered-list.ts';

const here = import.meta.dirname;

describe('fcc-covered-list', () => {
  it('tells parties from categories of goods, each with its first day', async () => {
    const { entries } = await parsed(fccCoveredList, fixtures(here));
    expect(
      entries.map((entry) => [entry.entity.schema, entry.entity.names[0].value.slice(0, 28), entry.listedOn]),
    ).toEqual([
      ['Company', 'Example Technologies Company', '2021-03-12'],
      ['Company', 'Ocean Networks Corp', '2022-09-20'],
      ['Company', 'SeaNet (USA) LLC', '2022-09-20'],
      ['Category', 'Toasters produced in a forei', '2026-03-23'],
      ['Company', 'AO Example Lab', '2022-03-25'],
    ]);
  });

  it('says what to do when the page was saved before its script had run', async () => {
    const { problems } = await parsed(fccCoveredList, [
      fileOf('list.html', '<html><body>Secure Networks Act</body></html>'),
    ]);
    expect(problems[0]).toMatchObject({ code: 'lists/no-rows', severity: 'error' });
  });
});

describe('coveredNames', () => {
  it.each([
    [
      'Cybersecurity software produced or provided by Example Lab, Inc. or any of its successors and assignees.',
      ['Example Lab, Inc.'],
    ],
    [
      'Telecommunications services provided by Far Telecom (Americas) Corp. subject to section 214.',
      ['Far Telecom (Americas) Corp.'],
    ],
    ['Routers produced in a foreign country.', []],
    ['Equipment produced by any entity listed elsewhere.', []],
  ])('%s', (text, names) => {
    expect(coveredNames(text)).toEqual(names);
  });
});
