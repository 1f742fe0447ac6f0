import { describe, expect, it } from 'vitest';
import { fixtures, parsed } from '../parsed.ts';
import { uflpaHtml } from './uflpa-html.ts';

const here = import.meta.dirname;

describe('uflpa-html', () => {
  it('reads parties from the tables of the page, not from its scripts, each once', async () => {
    const { entries, read } = await parsed(uflpaHtml, fixtures(here));
    expect(read).toBe(4);
    expect(
      entries.map((entry) => [
        entry.entity.names.map((name) => `${name.kind} ${name.value}`),
        entry.listedOn,
        entry.programmes,
      ]),
    ).toEqual([
      [
        ['primary Example Silicon (Hilltown) Co., Ltd', 'alias Sample Silicon (Hilltown) Co.'],
        '2022-06-21',
        ['Section 2(d)(2)(B)(i)', 'Section 2(d)(2)(B)(v)'],
      ],
      [
        ['primary Example Works & Sons Co., Ltd.', 'alias EWS', 'alias Works Co.', 'former Old Works Co., Ltd.'],
        '2024-10-03',
        ['Section 2(d)(2)(B)(i)'],
      ],
      [['primary Undated Example Co.'], undefined, ['Section 2(d)(2)(B)(v)']],
    ]);
  });

  it('keeps who else an entry reaches, and reports a day it cannot read', async () => {
    const { entries, problems } = await parsed(uflpaHtml, fixtures(here));
    expect(entries[0]?.scope).toBe('and subsidiaries');
    expect(problems).toMatchObject([{ code: 'lists/broken-row' }]);
  });
});
