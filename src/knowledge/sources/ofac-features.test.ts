import { describe, expect, it } from 'vitest';
import { ofacFeatures, shortPeriod } from './ofac-features.ts';

describe('ofacFeatures', () => {
  it('puts every feature into one place and drops none', () => {
    const found = ofacFeatures([
      { type: 'Birthdate', text: '', date: '1962' },
      { type: 'Nationality of Registration', text: '', country: 'CN' },
      { type: 'Vessel Flag', text: 'undetermined' },
      { type: 'Location', text: '', place: { text: 'Tehran, Iran' } },
      { type: 'Place of Birth', text: '', place: { text: 'Nablus' } },
      { type: 'Title', text: 'Director' },
      { type: 'BIK (RU)', text: '044525187' },
      { type: 'D-U-N-S Number', text: '561289619' },
      { type: 'Listing Date (CMIC)', text: '', date: '2021-06-03' },
      { type: 'Listing Date (EO 14024 Directive 2):', text: '', date: '2022-02-24' },
      { type: 'Organization Established Date', text: '', date: '1998-05' },
      { type: 'Secondary sanctions risk:', text: 'See section 11' },
    ]);
    expect(found).toEqual({
      born: ['1962'],
      countries: ['CN'],
      addresses: [{ text: 'Tehran, Iran' }],
      identifiers: [
        { scheme: 'other', value: '044525187', label: 'BIK (RU)' },
        { scheme: 'duns', value: '561289619', label: 'D-U-N-S Number' },
      ],
      positions: ['Director'],
      listed: '2021-06-03',
      rest: [
        'Vessel Flag: undetermined',
        'Place of Birth: Nablus',
        'Organization Established Date: 1998-05',
        'Secondary sanctions risk: See section 11',
      ],
    });
  });
});

describe('shortPeriod', () => {
  it.each([
    ['1962-01-01', '1962-12-31', '1962'],
    ['1962-01-01', '1964-12-31', '1962/1964'],
    ['1980-02-01', '1980-02-29', '1980-02'],
    ['1980-12-01', '1980-12-31', '1980-12'],
    ['1980-02-01', '1980-02-28', '1980-02-01/1980-02-28'],
    ['1961-03-25', '1961-03-25', '1961-03-25'],
    ['1971', undefined, '1971'],
    [undefined, undefined, undefined],
  ])('%s to %s is %s', (from, to, short) => {
    expect(shortPeriod(from, to)).toBe(short);
  });
});
