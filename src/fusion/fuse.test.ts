import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refsOf, row, type Said, seen, sizes } from '../../test/sightings.ts';
import type { Observation, ObservationKind, Sighting } from '../core/evidence.ts';
import type { Item } from '../core/verdict.ts';
import { fuse } from './fuse.ts';
import { createRefs, type Refs } from './ref.ts';

const SERIAL = '21980107123SJ4600012';
const OTHER = '21980107123SJ4600077';
const MAC = '00:25:9E:12:34:56';

describe('sightings of one device join', () => {
  const pairs: readonly [string, Said, Said, string][] = [
    [
      'by serial number, however written',
      { 'serial-number': SERIAL },
      { 'serial-number': `S/N: ${SERIAL.toLowerCase()}` },
      'serial number',
    ],
    ['by hardware address, however written', { mac: MAC }, { mac: '0025.9e12.3456' }, 'MAC address'],
    ['by a chassis id that is a hardware address', { mac: MAC }, { 'chassis-id': '00 25 9E 12 34 56' }, 'MAC address'],
    ['by chassis id', { 'chassis-id': 'JN1234ABCDEF' }, { 'chassis-id': 'jn1234abcdef' }, 'chassis id'],
    [
      'by address and name together',
      { ip: '10.9.0.2/24', hostname: 'dist-sw-01' },
      { ip: '10.9.0.2', hostname: 'DIST-SW-01.example.net' },
      'management address and name',
    ],
    ['by asset tag', { 'asset-tag': 'A-1004' }, { 'asset-tag': 'a-1004' }, 'asset tag'],
    [
      'by hardware address under another label',
      { mac: MAC, brand: 'Annke', model: 'N48PAW' },
      { mac: MAC, manufacturer: 'Hikvision', model: 'DS-7608NI' },
      'MAC address',
    ],
    [
      'by serial number under another name',
      { 'serial-number': SERIAL, hostname: 'sw-old' },
      { 'serial-number': SERIAL, hostname: 'sw-new' },
      'serial number',
    ],
  ];
  it('by the serial number or hardware address that a name made by the device holds', () => {
    const serial = [seen(0, { hostname: 'n9k-1(FDO2134X0AB)' }), seen(1, { 'serial-number': 'FDO2134X0AB' })];
    expect(fuse(serial, refsOf('a', 'b'))[0]?.joins[0]?.by).toBe('serial number');
    const phone = [seen(0, { hostname: 'SEP001B0D200001' }), seen(1, { mac: '00:1b:0d:20:00:01' })];
    expect(fuse(phone, refsOf('a', 'b'))[0]?.joins[0]?.by).toBe('MAC address');
  });

  it.each(pairs)('%s', (_, one, two, by) => {
    const [item, ...more] = fuse([seen(0, one), seen(1, two)], refsOf('a.txt', 'b.txt'));
    expect(more).toEqual([]);
    expect(item?.sightings).toHaveLength(2);
    expect(item?.joins[0]).toMatchObject({
      by,
      sightings: [expect.stringContaining('a.txt#'), expect.stringContaining('b.txt#')],
    });
  });
});

describe('sightings stay apart', () => {
  const pairs: readonly [string, Said, Said][] = [
    ['when only the address is shared', { ip: '10.0.0.1' }, { ip: '10.0.0.1' }],
    ['when only the name is shared', { hostname: 'core-1' }, { hostname: 'core-1' }],
    [
      'when address and a name everybody has are shared',
      { ip: '192.168.1.1', hostname: 'router' },
      { ip: '192.168.1.1', hostname: 'router' },
    ],
    ['when the serial number is a placeholder', { 'serial-number': 'N/A' }, { 'serial-number': 'N/A' }],
    ['when the serial number is zeros', { 'serial-number': '00000000' }, { 'serial-number': '00000000' }],
    ['when the serial number only counts up', { 'serial-number': '0123456789' }, { 'serial-number': '0123456789' }],
    [
      'when the serial column holds the model number',
      { 'serial-number': 'DS-7616NI-I2', model: 'DS-7616NI-I2' },
      { 'serial-number': 'DS-7616NI-I2', model: 'DS-7616NI-I2' },
    ],
    ['when the hardware address is locally administered', { mac: '02:42:AC:11:00:02' }, { mac: '02:42:AC:11:00:02' }],
    ['when the hardware address is virtual (VMware)', { mac: '00:50:56:AB:CD:EF' }, { mac: '00:50:56:AB:CD:EF' }],
    ['when the hardware address is a VRRP group', { mac: '00:00:5E:00:01:0A' }, { mac: '00:00:5E:00:01:0A' }],
    ['when the hardware address is an HSRP group', { mac: '00:00:0C:07:AC:01' }, { mac: '00:00:0C:07:AC:01' }],
    [
      'when serial numbers differ under one hardware address',
      { mac: MAC, 'serial-number': SERIAL },
      { mac: MAC, 'serial-number': OTHER },
    ],
    [
      'when name and model both differ under one hardware address',
      { mac: MAC, hostname: 'a-1', model: 'S5720-28P' },
      { mac: MAC, hostname: 'b-2', model: 'EX4300-48T' },
    ],
    [
      'when models differ under one name and address',
      { ip: '10.0.0.1', hostname: 'core-1', model: 'S5720-28P' },
      { ip: '10.0.0.1', hostname: 'core-1', model: 'EX4300-48T' },
    ],
    [
      'when makers differ under one name and address',
      { ip: '10.0.0.1', hostname: 'core-1', manufacturer: 'Huawei' },
      { ip: '10.0.0.1', hostname: 'core-1', manufacturer: 'Juniper' },
    ],
    [
      'when serial numbers differ under one asset tag',
      { 'asset-tag': 'A-1004', 'serial-number': SERIAL },
      { 'asset-tag': 'A-1004', 'serial-number': OTHER },
    ],
    ['when asset tags are row numbers', { 'asset-tag': '12' }, { 'asset-tag': '12' }],
    [
      'when maker and model differ under one serial number',
      { 'serial-number': 'AB123456', manufacturer: 'Brother', model: 'HL-2140' },
      { 'serial-number': 'AB123456', manufacturer: 'APC', model: 'AP8853' },
    ],
  ];
  it.each(pairs)('%s', (_, one, two) => {
    expect(sizes(fuse([seen(0, one), seen(1, two)], refsOf('a.txt', 'b.txt')))).toEqual([1, 1]);
  });

  it('as two rows of one table, whatever they share', () => {
    expect(sizes(fuse([row(0, { 'serial-number': SERIAL }), row(0, { 'serial-number': SERIAL })]))).toEqual([1, 1]);
  });

  it('as two rows of one table that a third file would bring together', () => {
    const sightings = [
      row(0, { 'serial-number': SERIAL }),
      row(0, { ip: '10.0.0.1', hostname: 'core-1' }),
      seen(1, { 'serial-number': SERIAL, ip: '10.0.0.1', hostname: 'core-1' }),
    ];
    expect(sizes(fuse(sightings, refsOf('assets.csv', 'walk.txt')))).toEqual([2, 1]);
  });

  it('as hosts of one scan', () => {
    const refs = createRefs();
    refs.file(0, 'scan.xml', true);
    expect(sizes(fuse([seen(0, { mac: MAC }), seen(0, { mac: MAC })], refs))).toEqual([1, 1]);
  });

  it('from a row whose value two rows share, while other files still join by it', () => {
    const sightings = [
      row(0, { 'serial-number': SERIAL }),
      row(0, { 'serial-number': SERIAL }),
      seen(1, { 'serial-number': SERIAL }),
      seen(2, { 'serial-number': SERIAL }),
    ];
    expect(sizes(fuse(sightings, refsOf('a.csv', 'b', 'c')))).toEqual([2, 1, 1]);
  });

  it('under a value that a table fills in everywhere', () => {
    const filler = [1, 2, 3].map(() => row(0, { 'serial-number': 'SN4711-0815' }));
    const sightings = [
      ...filler,
      seen(1, { 'serial-number': 'SN4711-0815' }),
      seen(2, { 'serial-number': 'SN4711-0815' }),
    ];
    expect(sizes(fuse(sightings, refsOf('a.csv', 'b', 'c')))).toEqual([1, 1, 1, 1, 1]);
  });

  it('around a sighting that fits two devices which contradict each other', () => {
    const sightings = [
      seen(0, { mac: MAC, 'serial-number': SERIAL }),
      seen(1, { mac: `${MAC}, 00:25:9E:12:34:57` }),
      seen(2, { mac: '00:25:9E:12:34:57', 'serial-number': OTHER }),
    ];
    expect(sizes(fuse(sightings, refsOf('a', 'b', 'c')))).toEqual([1, 1, 1]);
  });
});

describe('a join', () => {
  it('is undone when evidence contradicts it', () => {
    const one = seen(0, { mac: MAC, 'serial-number': SERIAL });
    const two = seen(1, { mac: MAC });
    expect(sizes(fuse([one, two], refsOf('a', 'b')))).toEqual([2]);
    const against = seen(2, { mac: MAC, 'serial-number': OTHER });
    expect(sizes(fuse([one, two, against], refsOf('a', 'b', 'c')))).toEqual([1, 1, 1]);
  });

  it('of records that agree stands against one wrong record, which is told', () => {
    const walk = seen(0, { 'serial-number': SERIAL, hostname: 'sw1', model: 'S5735-L24T4X-A' });
    const order = row(1, { 'serial-number': SERIAL, manufacturer: 'Huawei', model: 'S5735-L24T4X-A' });
    const wrong = row(2, { 'serial-number': SERIAL, hostname: 'sw1', manufacturer: 'Cisco', model: 'C9200L-24P-4G' });
    const items = fuse([walk, order, wrong], refsOf('a', 'b', 'c'));
    expect(sizes(items)).toEqual([2, 1]);
    expect(items[0]?.joins.map((join) => [join.by, join.sightings.length])).toEqual([['serial number', 2]]);
    const [doubt] = items[1]?.perhaps ?? [];
    expect(doubt?.ref).toBe(items[0]?.ref);
    expect(doubt?.why).toMatch(/^both have serial number .*, but one is called huawei .*, the other cisco /);
    expect(items[0]?.perhaps?.[0]?.disputed).toBe(wrong);
  });

  it('is made by neither side when as many records contradict as agree', () => {
    const says = (file: number, manufacturer: string, model: string) =>
      row(file, { 'serial-number': SERIAL, manufacturer, model });
    const items = fuse(
      [
        says(0, 'Huawei', 'S5735-L24'),
        says(1, 'Huawei', 'S5735-L24'),
        says(2, 'Cisco', 'C9200L-24P'),
        says(3, 'Cisco', 'C9200L-24P'),
      ],
      refsOf('a', 'b', 'c', 'd'),
    );
    expect(sizes(items)).toEqual([1, 1, 1, 1]);
  });

  it('by a surer value stands when a weaker one would contradict it', () => {
    const sightings = [
      seen(0, { 'serial-number': SERIAL, ip: '10.0.0.1', hostname: 'core-1' }),
      seen(1, { 'serial-number': SERIAL }),
      seen(2, { 'serial-number': OTHER, ip: '10.0.0.1', hostname: 'core-1' }),
    ];
    expect(sizes(fuse(sightings, refsOf('a', 'b', 'c')))).toEqual([2, 1]);
  });

  it('puts the row of the user first and lists every reason', () => {
    const walk = seen(0, { 'serial-number': SERIAL, mac: MAC });
    const asset = row(1, { 'serial-number': SERIAL, mac: MAC, model: 'S5720' });
    const [item] = fuse([walk, asset], refsOf('a-walk.txt', 'b.csv'));
    expect(item?.sightings[0]).toBe(asset);
    expect(item?.joins.map((join) => join.by)).toEqual(['serial number', 'MAC address']);
  });
});

describe('components and neighbours', () => {
  const host = { key: 'h', counted: true };
  const part = { relation: 'component-of', host: 'h' } as const;

  it('keep a component as part of its host', () => {
    const items = fuse([seen(0, { hostname: 'sw-1x' }, host), seen(0, { model: 'SFP-10G' }, { part, counted: false })]);
    expect(items.map((item) => item.partOf)).toEqual([undefined, items[0]?.ref]);
  });

  it('join one component seen in two files on one host', () => {
    const inFile = (artifact: number): Sighting[] => [
      seen(artifact, { 'serial-number': SERIAL }, host),
      seen(artifact, { 'serial-number': 'FNS12345678', model: 'SFP' }, { part, counted: false }),
    ];
    const items = fuse([...inFile(0), ...inFile(1)], refsOf('a', 'b'));
    expect(sizes(items)).toEqual([2, 2]);
    expect(items[1]?.partOf).toBe(items[0]?.ref);
  });

  it('do not take a component that repeats the serial number of its host for the device', () => {
    const items = fuse(
      [
        seen(0, { 'serial-number': SERIAL }, host),
        seen(0, { 'serial-number': SERIAL, model: 'main board' }, { part, counted: false }),
        row(1, { 'serial-number': SERIAL }),
      ],
      refsOf('a', 'b.csv'),
    );
    expect(sizes(items)).toEqual([2, 1]);
    expect(items.find((item) => item.sightings.length === 1)?.partOf).toBeDefined();
  });

  it('take a component with the serial number and model of its host for the host', () => {
    const said = { 'serial-number': SERIAL, model: 'WS-C3850-24T' };
    const items = fuse([seen(0, said, host), seen(0, said, { part, counted: false })]);
    expect(sizes(items)).toEqual([2]);
    expect(items[0]?.partOf).toBeUndefined();
  });

  it('join a component with the row that lists it', () => {
    const items = fuse(
      [
        seen(0, { 'serial-number': SERIAL }, host),
        seen(0, { 'serial-number': 'FNS12345678' }, { part, counted: false }),
        row(1, { 'serial-number': 'FNS12345678', manufacturer: 'Finisar' }),
      ],
      refsOf('walk', 'items.csv'),
    );
    expect(sizes(items)).toEqual([2, 1]);
    expect(items.find((item) => item.sightings.length === 2)?.partOf).toMatch(/^walk#/);
  });

  it('find the host of a part in another export of the same inventory system', () => {
    const address = 'https://netbox.example/api/dcim/devices/11';
    const items = fuse(
      [
        seen(0, { hostname: 'sw-1x' }, { key: address }),
        seen(1, { model: 'PSU' }, { part: { relation: 'component-of', host: address } }),
        seen(2, { model: 'PSU' }, { part: { relation: 'component-of', host: 'h' } }),
      ],
      refsOf('a.json', 'b.json', 'c.json'),
    );
    expect(items.map((item) => item.partOf)).toEqual([undefined, items[0]?.ref, undefined]);
  });

  it('keep a neighbour row apart from the device that saw it, and join it with the device it names', () => {
    const near = { relation: 'neighbour-of', host: 'h' } as const;
    const items = fuse(
      [
        seen(0, { 'serial-number': SERIAL, hostname: 'sw-1x' }, host),
        seen(0, { mac: MAC }, { part: near, counted: false }),
        seen(1, { mac: MAC, 'sys-descr': 'camera' }),
      ],
      refsOf('a', 'b'),
    );
    expect(sizes(items)).toEqual([2, 1]);
    expect(items.every((item) => item.partOf === undefined)).toBe(true);
  });
});

describe('addresses of one scan', () => {
  const KEY = '8e:1f:4c:20:99:a1:3b:5d:77:60:12:ce:45:0a:b8:f3';
  function scan(...hosts: readonly (readonly Observation[])[]): readonly Item[] {
    const refs = createRefs();
    refs.file(0, 'scan.xml', true, true);
    return fuse(
      hosts.map((observations, at) => ({ ...seen(0, {}, { record: at + 1 }), observations })),
      refs,
    );
  }
  const says = (kind: ObservationKind, value: string, field: string): Observation => ({
    kind,
    value,
    field,
    at: { at: 'record', sheet: 'host', record: 1 },
  });
  const key = says('key-fingerprint', KEY, 'ssh-hostkey');
  const name = says('hostname', 'edge-gw-1', 'snmp.name');

  it('are one device when they share a key and the name the device says', () => {
    const [item, ...more] = scan([key, name], [key, name]);
    expect(more).toEqual([]);
    expect(item?.joins[0]?.by).toBe('key and name');
  });
  it('are one device, however many, under a key and a name', () => {
    expect(sizes(scan([key, name], [key, name], [key, name], [key, name]))).toEqual([4]);
  });
  it('are one device when they tell one serial number', () => {
    const serial = says('serial-number', SERIAL, 'upnp.serial_number');
    expect(sizes(scan([serial], [serial]))).toEqual([2]);
  });

  const apart: readonly [string, readonly Observation[], readonly Observation[]][] = [
    ['a key alone, which all devices of a firmware may have', [key], [key]],
    [
      'a key and a name out of DNS',
      [key, says('hostname', 'edge-gw-1', 'hostname')],
      [key, says('hostname', 'edge-gw-1', 'hostname')],
    ],
    ['a key and a factory name', [key, says('hostname', 'MikroTik', 'x')], [key, says('hostname', 'MikroTik', 'x')]],
    [
      'a key and a name, but not the model',
      [key, name, says('model', 'S5720-28P', 'm')],
      [key, name, says('model', 'EX4300-48T', 'm')],
    ],
    [
      'a key and a name, but not the serial number',
      [key, name, says('serial-number', SERIAL, 's')],
      [key, name, says('serial-number', OTHER, 's')],
    ],
    ['the name alone', [name], [name]],
    [
      'a hardware address, which a proxy answers with too',
      [says('mac', MAC, 'address')],
      [says('mac', MAC, 'address')],
    ],
    [
      'a serial number under hardware addresses far apart',
      [says('serial-number', SERIAL, 's'), says('mac', MAC, 'address')],
      [says('serial-number', SERIAL, 's'), says('mac', '00:1B:21:00:11:22', 'address')],
    ],
  ];
  it.each(apart)('stay two under %s', (_, one, two) => {
    expect(sizes(scan(one, two))).toEqual([1, 1]);
  });
  it('stay apart under a serial number that three of them tell', () => {
    const serial = says('serial-number', SERIAL, 's');
    expect(sizes(scan([serial], [serial], [serial]))).toEqual([1, 1, 1]);
  });
  it('are undone by a later file that contradicts one of them', () => {
    const refs = createRefs();
    refs.file(0, 'scan.xml', true, true);
    refs.file(1, 'walk.txt');
    refs.file(2, 'other.txt');
    const hosts = [1, 2].map((record) => ({ ...seen(0, {}, { record }), observations: [key, name] }));
    const walk = {
      ...seen(1, { 'serial-number': SERIAL }),
      observations: [key, name, says('serial-number', SERIAL, 's')],
    };
    const other = { ...seen(2, {}), observations: [key, name, says('serial-number', OTHER, 's')] };
    expect(sizes(fuse([...hosts, walk], refs))).toEqual([3]);
    expect(sizes(fuse([...hosts, walk, other], refs))).toEqual([1, 1, 1, 1]);
  });
});

describe('properties', () => {
  const value = <T extends string>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const said = fc.record({
    'serial-number': value(SERIAL, OTHER, 'N/A'),
    mac: value(MAC, '00:25:9E:12:34:57', '00:00:5E:00:01:0A'),
    hostname: value('core-1', 'core-2'),
    ip: value('10.0.0.1', '10.0.0.2'),
    model: value('S5720-28P', 'EX4300-48T'),
    'asset-tag': value('A-1001', 'A-1002'),
  });
  const files = fc.array(fc.tuple(fc.boolean(), fc.array(said, { maxLength: 4 })), { minLength: 1, maxLength: 5 });

  function sightingsOf(
    content: readonly (readonly [boolean, readonly object[]])[],
    order: readonly number[],
  ): { list: Sighting[]; refs: Refs } {
    const refs = createRefs();
    const list: Sighting[] = [];
    order.forEach((file, index) => {
      refs.file(index, `file-${file}`);
      const [table, rows] = content[file] ?? [false, []];
      rows.forEach((one, at) => {
        const plain = Object.fromEntries(Object.entries(one).filter(([, text]) => text !== undefined)) as Said;
        list.push(seen(index, plain, { record: at + 1, ...(table ? { cells: [] } : {}) }));
      });
    });
    return { list, refs };
  }
  const told = (items: readonly Item[], refs: Refs): unknown =>
    items.map((item) => ({ ref: item.ref, joins: item.joins, of: item.sightings.map((one) => refs.of(one)) }));

  it('the order of files does not matter', () => {
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.nat()), (content, random) => {
        const order = content.map((_, at) => at);
        const keys = order.map(() => random.next().value as number);
        const shuffled = [...order].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
        const one = sightingsOf(content, order);
        const two = sightingsOf(content, shuffled);
        expect(told(fuse(two.list, two.refs), two.refs)).toEqual(told(fuse(one.list, one.refs), one.refs));
      }),
      { numRuns: 300 },
    );
  });

  it('every sighting stands in exactly one item, refs are unique, and no item holds two rows of a table', () => {
    fc.assert(
      fc.property(files, (content) => {
        const { list, refs } = sightingsOf(
          content,
          content.map((_, at) => at),
        );
        const items = fuse(list, refs);
        expect(items.flatMap((item) => [...item.sightings]).length).toBe(list.length);
        expect(new Set(items.flatMap((item) => item.sightings)).size).toBe(list.length);
        expect(new Set(items.map((item) => item.ref)).size).toBe(items.length);
        for (const item of items) {
          const rows = item.sightings.filter((one) => one.cells !== undefined).map((one) => one.artifact);
          expect(new Set(rows).size).toBe(rows.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a file that shares nothing changes nothing', () => {
    fc.assert(
      fc.property(files, (content) => {
        const order = content.map((_, at) => at);
        const before = sightingsOf(content, order);
        const after = sightingsOf(content, order);
        const index = content.length;
        after.refs.file(index, 'file-x');
        const stranger = seen(index, { 'serial-number': 'STRANGER-9981', mac: '00:1B:21:99:88:77', hostname: 'far-9' });
        const grouping = (items: readonly Item[]): unknown =>
          items
            .map((item) => item.sightings.map((one) => `${one.artifact} ${one.record}`))
            .filter(([first]) => !first?.startsWith(`${index} `));
        const one = grouping(fuse(before.list, before.refs));
        expect(grouping(fuse([...after.list, stranger], after.refs))).toEqual(one);
      }),
      { numRuns: 200 },
    );
  });

  it('addresses of one scan are one item only by what no two devices share', () => {
    const keys = ['8e1f4c2099a13b5d776012ce450ab8f3', '77aa4c2099a13b5d776012ce450ab8f3'] as const;
    const host = fc.record({
      'key-fingerprint': value(...keys),
      hostname: value('edge-1', 'edge-2', 'MikroTik'),
      'serial-number': value(SERIAL, OTHER),
      mac: value(MAC, '00:1B:21:00:11:22'),
      model: value('S5720-28P', 'EX4300-48T'),
    });
    fc.assert(
      fc.property(fc.array(host, { maxLength: 6 }), fc.array(host, { maxLength: 3 }), (hosts, others) => {
        const refs = createRefs();
        refs.file(0, 'scan.xml', true, true);
        refs.file(1, 'other.txt');
        const plain = (one: object): Said =>
          Object.fromEntries(Object.entries(one).filter(([, text]) => text !== undefined)) as Said;
        const list = [
          ...hosts.map((one, at) => seen(0, plain(one), { record: at + 1 })),
          ...others.map((one, at) => seen(1, plain(one), { record: at + 1 })),
        ];
        for (const item of fuse(list, refs)) {
          const scanned = item.sightings.filter((one) => one.artifact === 0);
          if (scanned.length < 2) continue;
          const by = item.joins.map((join) => join.by);
          expect(by.some((one) => one === 'serial number' || one === 'key and name')).toBe(true);
          const serials = item.sightings
            .flatMap((one) => one.observations)
            .filter((one) => one.kind === 'serial-number')
            .map((one) => one.value);
          expect(new Set(serials).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('joined sightings never carry only different serial numbers', () => {
    fc.assert(
      fc.property(files, (content) => {
        const { list, refs } = sightingsOf(
          content,
          content.map((_, at) => at),
        );
        for (const item of fuse(list, refs)) {
          const serials = item.sightings
            .flatMap((one) => one.observations)
            .filter((one) => one.kind === 'serial-number' && one.value !== 'N/A')
            .map((one) => one.value);
          expect(new Set(serials).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
