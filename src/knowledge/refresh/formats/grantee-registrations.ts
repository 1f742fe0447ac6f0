import { isIsoDate } from '../../../core/dates.ts';
import { csvParser } from '../../../lib/csv/csv-parser.ts';
import { granteeKey } from '../../registries.ts';
import type { RegistrySource } from '../registry-source.ts';
import { oneLine, tallied } from './tallied.ts';

/** Words of a column's name without case, spaces and underscores: the API and the download spell them differently. */
function columnName(header: string): string {
  return header.toLowerCase().replace(/[^a-z]/gu, '');
}

/**
 * The FCC's open data set "EAS Equipment Authorization Grantee Registrations" as CSV. The set is not refreshed every day,
 * so its day is that of the newest registration in it, never the day it was fetched.
 */
export const granteeRegistrations: RegistrySource = {
  name: 'fcc-grantee',
  title: 'FCC equipment authorisation grantee registrations (open data set 3b3k-34jp)',
  licence: 'work of the US Government; code and grantee name only',
  publication: 'https://opendata.fcc.gov/d/3b3k-34jp',
  downloads: [
    {
      part: 'grantees',
      url: 'https://opendata.fcc.gov/api/views/3b3k-34jp/rows.csv?accessType=DOWNLOAD',
      file: 'grantees.csv',
    },
  ],
  expected: { grantee: { min: 30_000, max: 1_000_000 } },
  oldAfterDays: 3_650,
  partOf(beginning) {
    const header = columnName(beginning.split('\n', 1)[0] ?? '');
    return header.includes('granteecode') && header.includes('granteename') ? 'grantees' : undefined;
  },
  parse(texts) {
    const tally = tallied('FCC grantee registrations');
    const entries: (readonly [number, string])[] = [];
    const parser = csvParser({ delimiter: ',' });
    const text = texts.get('grantees') ?? '';
    let columns: { code: number; name: number; date: number } | undefined;
    let newest = '';
    for (const { cells } of [...parser.push(text), ...parser.end()]) {
      if (cells.length === 0) continue;
      if (columns === undefined) {
        const names = cells.map(columnName);
        columns = {
          code: names.indexOf('granteecode'),
          name: names.indexOf('granteename'),
          date: names.findIndex((name) => name === 'datereceived' || name === 'date'),
        };
        continue;
      }
      tally.read += 1;
      const code = (cells[columns.code] ?? '').trim().toUpperCase();
      const name = oneLine(cells[columns.name] ?? '');
      if (!/^(?:[A-Z][A-Z0-9]{2}|[2-9][A-Z0-9]{4})$/u.test(code))
        tally.leave('code of another form', 'no FCC ID can begin with it (47 CFR 2.926)');
      else if (name === '') tally.bad('a grantee code without a name', code);
      else {
        tally.used += 1;
        entries.push([granteeKey(code), name]);
        const day = dayOf(cells[columns.date] ?? '');
        if (day > newest) newest = day;
      }
    }
    tally.leave('addresses and contact persons', 'not carried');
    return {
      tables: [{ name: 'grantee', entries }],
      ...(isIsoDate(newest) ? { date: { day: newest, basis: 'newest-entry' as const } } : {}),
      ...tally.sums(),
    };
  },
};

/** `2021-03-22T00:00:00` or `03/22/2021`; empty when neither. */
function dayOf(text: string): string {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})/u.exec(text)?.[1];
  if (iso !== undefined) return iso;
  const american = /^\s*(\d{2})\/(\d{2})\/(\d{4})/u.exec(text);
  return american === null ? '' : `${american[3]}-${american[1]}-${american[2]}`;
}
