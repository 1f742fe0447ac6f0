import { describe, expect, it } from 'vitest';
import type { Sighting } from '../core/evidence.ts';
import { createRefs } from './ref.ts';

const at = (artifact: number, sheet: string, record: number, more: Partial<Sighting> = {}): Sighting => ({
  kind: 'sighting',
  artifact,
  sheet,
  record,
  counted: true,
  label: 'x',
  observations: [],
  ...more,
});

describe('refs', () => {
  it('leave the file out when the run has one', () => {
    const refs = createRefs();
    refs.file(0, 'lists/purchases.xlsx');
    expect([refs.of(at(0, 'Assets', 17)), refs.of(at(0, '', 3))]).toEqual(['Assets!17', 'row 3']);
  });
  it('carry the name of the file in a run of several', () => {
    const refs = createRefs();
    refs.file(0, 'lists/purchases.xlsx');
    refs.file(1, 'lists/pack.zip!scan.xml');
    expect([refs.of(at(0, 'Assets', 17)), refs.of(at(1, '', 3))]).toEqual(['purchases.xlsx#Assets!17', 'scan.xml#3']);
  });
  it('carry the whole path when two files have one name', () => {
    const refs = createRefs();
    refs.file(0, 'a/list.csv');
    refs.file(1, 'b/list.csv');
    expect([refs.of(at(0, '', 2)), refs.of(at(1, '', 2))]).toEqual(['a/list.csv#2', 'b/list.csv#2']);
  });
  it('tell a second sighting of one record apart', () => {
    const refs = createRefs();
    refs.file(0, 'walk.txt');
    const [one, two] = [at(0, '', 5), at(0, '', 5)];
    refs.take(one);
    refs.take(two);
    expect([refs.of(one), refs.of(two)]).toEqual(['row 5', 'row 5.2']);
  });
  it('name the host of a component that streams through', () => {
    const refs = createRefs();
    refs.file(0, 'bom.json', true);
    const host = refs.single(at(0, '', 1, { key: 'rtr' }));
    const part = refs.single(at(0, 'components', 1, { part: { relation: 'component-of', host: 'rtr' } }));
    expect([host.partOf, part.partOf, part.ref]).toEqual([undefined, 'row 1', 'components!1']);
  });
});
