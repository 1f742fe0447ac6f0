import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkRules } from './check.ts';

const folder = new URL('../../data/rules/', import.meta.url);
const raws = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>);

describe('the rules of the knowledge base', () => {
  it('are fifty, one file each', () => {
    expect(raws).toHaveLength(50);
  });

  it('are well formed, and each passes its own cases with one for every outcome it can give', () => {
    expect(checkRules(raws)).toEqual([]);
  });
});

describe('the rule check', () => {
  const sound = raws.find((raw) => raw['id'] === 'us-ndaa-889-a1b') as Record<string, unknown>;

  it.each([
    ['a key outside the schema', { ...sound, colour: 'red' }, 'colour is not a known key'],
    ['a word outside the vocabulary', { ...sound, acts: ['teleport'] }, 'teleport'],
    ['a case that comes out otherwise', { ...sound, outcome: 'restricted' }, 'gives restricted, not prohibited'],
    ['an outcome no case shows', { ...sound, cases: [] }, 'no case shows the outcome'],
    ['a broken date', { ...sound, effective: { from: '2020-13-01' } }, 'is not a calendar day'],
    ['a condition nobody knows', { ...sound, when: { weather: 'fine' } }, 'no known condition'],
    ['a file that is no map', 'text', 'is not a map'],
  ])('reports %s', (_, raw, says) => {
    expect(checkRules([raw]).join('\n')).toContain(says);
  });

  it('reports an id used twice and an entity nobody holds', () => {
    const faults = checkRules([sound, sound], { entities: new Set(['huawei-technologies']) }).join('\n');
    expect(faults).toContain('used twice');
    expect(faults).toContain('zte-corporation');
  });
});
