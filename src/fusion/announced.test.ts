import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refsOf, type Said, seen } from '../../test/sightings.ts';
import type { Observation, Sighting } from '../core/evidence.ts';
import type { Item } from '../core/verdict.ts';
import { fuse } from './fuse.ts';

const SERIAL = '21980107123SJ4600012';
const OTHER = '21980107123SJ4600077';

/** A device of a file of its own, and what it tells of its neighbours. */
function device(artifact: number, said: Said, ...neighbours: readonly Sighting[]): Sighting[] {
  return [seen(artifact, said, { key: `device ${artifact}` }), ...neighbours];
}

function neighbour(artifact: number, said: Said, local?: string, remote?: string): Sighting {
  const part = { relation: 'neighbour-of', host: `device ${artifact}` } as const;
  const sighting = seen(artifact, said, { part, counted: false });
  const port = (field: string, value: string | undefined): Observation[] =>
    value === undefined ? [] : [{ kind: 'other', value, field, at: { at: 'line', line: 1 } }];
  return {
    ...sighting,
    observations: [...sighting.observations, ...port('local port', local), ...port('port id', remote)],
  };
}

const files = (...sightings: readonly Sighting[][]): readonly Item[] =>
  fuse(sightings.flat(), refsOf('a.txt', 'b.txt', 'c.txt', 'd.txt'));

/** What the second item was joined by. */
const joinedBy = (items: readonly Item[]): readonly string[] =>
  items.flatMap((item) => item.joins.map((one) => one.by));

describe('a neighbour announced by name is the device of that name', () => {
  const core = { hostname: 'core-1' };
  const told: readonly [string, readonly Item[], string][] = [
    [
      'when the platform is its model',
      files(
        device(0, { hostname: 'acc-7' }, neighbour(0, { hostname: 'CORE-1', platform: 'cisco WS-C3850-24T' })),
        device(1, { ...core, model: 'WS-C3850-24T-S' }),
      ),
      'announced name and model',
    ],
    [
      'when the description names its model',
      files(
        device(0, { hostname: 'acc-7' }, neighbour(0, { ...core, 'sys-descr': 'S5720-28P-LI-AC\nHuawei VRP' })),
        device(1, { ...core, model: 'S5720-28P-LI-AC' }),
      ),
      'announced name and model',
    ],
    [
      'when both go by one full name',
      files(
        device(0, { hostname: 'acc-7' }, neighbour(0, { hostname: 'core-1.net.example.org' })),
        device(1, { hostname: 'core-1.net.example.org' }),
      ),
      'announced full name',
    ],
    [
      'when each of the two tells of the other',
      files(device(0, { hostname: 'acc-7' }, neighbour(0, core)), device(1, core, neighbour(1, { hostname: 'acc-7' }))),
      'announced names, each by the other',
    ],
    [
      'when each tells of the other over the same link',
      files(
        device(0, { hostname: 'acc-7' }, neighbour(0, core, 'Gi1/0/48', 'Te1/1/1')),
        device(1, core, neighbour(1, { hostname: 'acc-7' }, 'TenGigabitEthernet1/1/1', 'GigabitEthernet1/0/48')),
      ),
      'announced names, each by the other',
    ],
    [
      'when two protocols tell of it on one port',
      files(
        device(
          0,
          { hostname: 'acc-7' },
          neighbour(0, { ...core, 'chassis-id': '00:25:9E:12:34:56' }, 'Gi0/1', 'Gi0/24'),
          neighbour(0, { ...core, platform: 'S5720' }, 'GigabitEthernet0/1', 'Gi0/24'),
        ),
      ),
      'announced name and link',
    ],
  ];
  it.each(told)('%s', (_, items, by) => {
    expect(joinedBy(items)).toContain(by);
    expect(items).toHaveLength(2);
  });

  it('and two links of a bundle lead to one device', () => {
    const said = { hostname: 'core-1', platform: 'cisco WS-C3850-24T' };
    const rows = [neighbour(0, said, 'Gi0/1', 'Gi1/0/1'), neighbour(0, said, 'Gi0/2', 'Gi1/0/2')];
    expect(files(device(0, { hostname: 'acc-7' }, ...rows))).toHaveLength(2);
  });
});

it('an inventory row of the same name does not hide which device tells of the teller', () => {
  const items = files(
    device(0, { hostname: 'acc-7' }, neighbour(0, { hostname: 'core-1' }, 'Gi1/0/48', 'XGE0/0/1')),
    device(
      1,
      { hostname: 'core-1' },
      neighbour(1, { hostname: 'acc-7' }, 'XGigabitEthernet0/0/1', 'GigabitEthernet1/0/48'),
    ),
    [seen(2, { hostname: 'core-1', model: 'S5720-28P' })],
  );
  expect(joinedBy(items)).toEqual(['announced names, each by the other', 'announced names, each by the other']);
  const [row] = items.filter((item) => item.sightings[0].artifact === 2);
  expect(row?.sightings).toHaveLength(1);
  expect(row?.perhaps?.map(({ why }) => why)).toEqual(['both are called core-1; nothing else shows that they are one']);
});

describe('a neighbour stays a thing of its own', () => {
  const platform = 'cisco WS-C3850-24T';
  const apart: readonly [string, Sighting[], Sighting[]][] = [
    ['when nothing but the name agrees', [neighbour(0, { hostname: 'core-1' })], device(1, { hostname: 'core-1' })],
    [
      'under a factory name',
      [neighbour(0, { hostname: 'HUAWEI', platform })],
      device(1, { hostname: 'HUAWEI', model: 'WS-C3850-24T' }),
    ],
    [
      'under a name that is its model',
      [neighbour(0, { hostname: 'HP-2530-24G', 'sys-descr': 'HP J9776A 2530-24G Switch, revision YA.16' })],
      device(1, { hostname: 'HP-2530-24G', model: '2530-24G' }),
    ],
    [
      'when the models differ',
      [neighbour(0, { hostname: 'core-1', platform })],
      device(1, { hostname: 'core-1', model: 'EX4300-48T' }),
    ],
    [
      'when the hardware addresses are far apart',
      [neighbour(0, { hostname: 'core-1', platform, mac: '00:25:9E:12:34:56' })],
      device(1, { hostname: 'core-1', model: 'WS-C3850-24T', mac: '00:1B:0D:20:00:01' }),
    ],
    [
      'when each tells of the other over another link',
      device(0, { hostname: 'acc-7' }, neighbour(0, { hostname: 'core-1' }, 'Gi1/0/48', 'Te1/1/1')),
      device(1, { hostname: 'core-1' }, neighbour(1, { hostname: 'acc-7' }, 'Te1/1/4', 'Gi1/0/48')),
    ],
  ];
  it.each(apart)('%s', (_, one, two) => {
    expect(joinedBy(files(one, two))).toEqual([]);
  });

  it('when two devices bear the name, and says so', () => {
    const items = files(
      device(0, { hostname: 'acc-7' }, neighbour(0, { hostname: 'core-1', platform })),
      device(1, { hostname: 'core-1', model: 'WS-C3850-24T', 'serial-number': SERIAL }),
      device(2, { hostname: 'core-1', model: 'WS-C3850-24T', 'serial-number': OTHER }),
    );
    expect(items).toHaveLength(4);
    expect(items.find((item) => item.sightings[0].part !== undefined)?.perhaps).toEqual([
      { ref: expect.stringMatching(/^b\.txt#/), why: '2 things are called core-1' },
      { ref: expect.stringMatching(/^c\.txt#/), why: '2 things are called core-1' },
    ]);
  });

  it('when one port of the name is seen on two ports, or the ports are not told', () => {
    const said = { hostname: 'ap-1', platform: 'cisco AIR-CAP3702I' };
    const twice = [neighbour(0, said, 'Gi0/1', 'Gi0'), neighbour(0, said, 'Gi0/2', 'Gi0')];
    expect(joinedBy(files(device(0, { hostname: 'acc-7' }, ...twice)))).toEqual([]);
    const bare = [neighbour(0, said), neighbour(0, said)];
    expect(joinedBy(files(device(0, { hostname: 'acc-7' }, ...bare)))).toEqual([]);
  });

  it('when it bears the name of the device that tells of it, which is no neighbour of its own', () => {
    const said = { hostname: 'core-1.net.example.org', platform };
    const items = files(device(0, { hostname: 'core-1.net.example.org', model: 'WS-C3850-24T' }, neighbour(0, said)));
    expect(joinedBy(items)).toEqual([]);
    expect(items[1]?.perhaps?.[0]?.why).toContain('more than one');
  });

  it('when only a name server gave the name', () => {
    const arp = neighbour(0, { ip: '10.0.0.9' });
    const name = {
      kind: 'hostname',
      value: 'core-1.net.example.org',
      field: 'name',
      at: { at: 'line', line: 1 },
    } as const;
    const row = { ...arp, observations: [...arp.observations, name] };
    expect(joinedBy(files(device(0, {}, row), device(1, { hostname: 'core-1.net.example.org' })))).toEqual([]);
  });
});

it('an item tells which devices told of it, and what it may be', () => {
  const items = files(
    device(0, { hostname: 'acc-7' }, neighbour(0, { hostname: 'core-1' })),
    device(1, { hostname: 'core-1' }),
  );
  const [acc, core, own] = items;
  expect(core?.toldBy).toEqual([acc?.ref]);
  expect(core?.perhaps).toEqual([{ ref: own?.ref, why: expect.stringContaining('nothing else shows') }]);
  expect(own?.perhaps?.[0]?.ref).toBe(core?.ref);
});

describe('properties', () => {
  const some = <T extends string>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const said = fc.record({
    hostname: some('core-1', 'core-2', 'acc-1.net.example.org', 'HUAWEI'),
    platform: some('cisco WS-C3850-24T', 'EX4300-48T'),
    mac: some('00:25:9E:12:34:56', '00:25:9E:12:34:57', '00:1B:0D:20:00:01'),
    'serial-number': some(SERIAL, OTHER),
  });
  const near = fc.tuple(said, some('Gi0/1', 'Gi0/2'), some('Gi0/1', 'Gi0/2'));
  const content = fc.array(fc.tuple(said, fc.array(near, { maxLength: 3 })), { minLength: 1, maxLength: 4 });
  const plain = (one: object): Said =>
    Object.fromEntries(Object.entries(one).filter(([, text]) => text !== undefined)) as Said;

  function build(
    list: readonly (readonly [object, readonly (readonly [object, string | undefined, string | undefined])[]])[],
  ): Sighting[][] {
    return list.map(([own, others], at) => {
      const rows = others.map(([one, local, remote]) => neighbour(at, plain(one), local, remote));
      return device(at, plain(own), ...rows).map((sighting, record) => ({ ...sighting, record }));
    });
  }
  const grouping = (items: readonly Item[], fileOf: (artifact: number) => number): unknown =>
    items
      .map((item) =>
        item.sightings
          .map((one) => `${fileOf(one.artifact)}#${one.record}`)
          .sort()
          .join(' '),
      )
      .sort();

  it('the order of files does not matter', () => {
    fc.assert(
      fc.property(content, (list) => {
        const sightings = build(list);
        const names = list.map((_, at) => `file-${at}`);
        const turned = sightings
          .map((file, at) => file.map((one) => ({ ...one, artifact: list.length - 1 - at })))
          .reverse();
        const one = fuse(sightings.flat(), refsOf(...names));
        const two = fuse(turned.flat(), refsOf(...[...names].reverse()));
        expect(grouping(two, (artifact) => list.length - 1 - artifact)).toEqual(grouping(one, (artifact) => artifact));
      }),
      { numRuns: 300 },
    );
  });

  it('no item holds two devices that have records of their own and share only a name', () => {
    fc.assert(
      fc.property(content, (list) => {
        const names = list.map((_, at) => `file-${at}`);
        for (const item of fuse(build(list).flat(), refsOf(...names))) {
          const own = item.sightings.filter((one) => one.part === undefined);
          const surely = item.joins.filter(({ by }) => by === 'serial number' || by === 'MAC address');
          expect(own.length === 1 || own.length === 0 || surely.length > 0).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a device that shares nothing changes nothing', () => {
    fc.assert(
      fc.property(content, (list) => {
        const names = list.map((_, at) => `file-${at}`);
        const before = fuse(build(list).flat(), refsOf(...names));
        const stranger = device(
          list.length,
          { hostname: 'far-9', 'serial-number': 'STRANGER-9981' },
          neighbour(list.length, { hostname: 'far-8', platform: 'MX204' }),
        );
        const after = fuse([...build(list), stranger].flat(), refsOf(...names, 'file-x'));
        const kept = after.filter((item) => item.sightings[0].artifact < list.length);
        expect(grouping(kept, (artifact) => artifact)).toEqual(grouping(before, (artifact) => artifact));
      }),
      { numRuns: 200 },
    );
  });
});
