import { describe, expect, it } from 'vitest';
import { fileOf, fixtures, parsed } from '../parsed.ts';
import { senzingJson } from './senzing-json.ts';

const here = import.meta.dirname;

describe('senzing-json', () => {
  it('reads grouped and flat records, the primary name first', async () => {
    const { entries } = await parsed(senzingJson, fixtures(here));
    expect(
      entries.map((entry) => [
        entry.entity.schema,
        entry.entity.names.map((name) => name.value),
        entry.entity.countries,
      ]),
    ).toEqual([
      ['Person', ['Jan Doe', 'Johann Doe'], ['US']],
      ['Organization', ['Example Ministry'], ['DE']],
    ]);
  });

  it('reads one JSON array as well, and reports a record without a name', async () => {
    const { entries, problems } = await parsed(senzingJson, [
      fileOf(
        'a.json',
        '[{"DATA_SOURCE":"E","RECORD_ID":"1","NAME_FIRST":"Jan","NAME_LAST":"Doe","RECORD_TYPE":"PERSON"},{"DATA_SOURCE":"E","RECORD_ID":"2"}]',
      ),
    ]);
    expect(entries.map((entry) => entry.entity.names[0].value)).toEqual(['Jan Doe']);
    expect(problems.map((problem) => problem.code)).toEqual(['lists/no-name']);
  });
});
