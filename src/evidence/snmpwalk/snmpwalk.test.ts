import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { walkLine } from '../../lib/snmp/walk-line.ts';
import { snmpwalk } from './snmpwalk.ts';

describe('snmpwalk', () => {
  it('reads a symbolic walk: device, chassis, optic, neighbours and addresses seen', async () => {
    const read = await readWith(snmpwalk, fixture(import.meta.url, 'switch.snmpwalk'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices).toHaveLength(1);
    const [device] = read.devices;
    expect(valuesOf(device, 'sys-descr')[0]).toContain('Versatile Routing Platform');
    expect(valuesOf(device, 'sys-object-id')).toEqual(['1.3.6.1.4.1.2011.2.23.378']);
    expect(valuesOf(device, 'mac')).toEqual(['00:25:9E:01:02:03', '00:25:9E:01:02:04']);
    expect(valuesOf(device, 'manufacturer')).toEqual(['Huawei']);
    expect(valuesOf(device, 'serial-number')).toEqual(['EXAMPLE0001']);
    expect(valuesOf(device, 'enterprise-number')).toEqual(['2011']);
    expect(read.components.map((one) => valuesOf(one, 'manufacturer')[0])).toEqual(['FINISAR CORP.']);
    expect(read.neighbours.map((one) => one.label)).toEqual([
      '00:1B:21:AA:BB:CC (192.0.2.7)',
      'core-1 (LLDP neighbour)',
    ]);
    expect(read.problems).toEqual([]);
  });

  const styles: readonly [string, string, string, string][] = [
    ['numeric', '.1.3.6.1.2.1.1.1.0 = STRING: "Box"', '1.3.6.1.2.1.1.1.0', 'Box'],
    ['numeric from iso', 'iso.3.6.1.2.1.1.2.0 = OID: iso.3.6.1.4.1.9.1.1', '1.3.6.1.2.1.1.2.0', '1.3.6.1.4.1.9.1.1'],
    ['module and name', 'SNMPv2-MIB::sysDescr.0 = STRING: Box', '1.3.6.1.2.1.1.1.0', 'Box'],
    ['short name', 'sysDescr.0 = STRING: Box', '1.3.6.1.2.1.1.1.0', 'Box'],
    ['full path', '.iso.org.dod.internet.mgmt.mib-2.system.sysDescr.0 = STRING: Box', '1.3.6.1.2.1.1.1.0', 'Box'],
    ['without types', 'SNMPv2-MIB::sysDescr.0 = Box', '1.3.6.1.2.1.1.1.0', 'Box'],
    ['quick', '.1.3.6.1.2.1.1.1.0 Box of things', '1.3.6.1.2.1.1.1.0', 'Box of things'],
    ['quick symbolic', 'SNMPv2-MIB::sysDescr.0 Box', '1.3.6.1.2.1.1.1.0', 'Box'],
    ['brackets', 'IF-MIB::ifPhysAddress[7] = STRING: 0:1:2:3:4:5', '1.3.6.1.2.1.2.2.1.6.7', '0:1:2:3:4:5'],
    ['octets', '.1.3.6.1.2.1.2.2.1.6.7 = Hex-STRING: 00 01 02 03 04 05 ', '1.3.6.1.2.1.2.2.1.6.7', '000102030405'],
    [
      'address in the index',
      'IP-MIB::ipNetToPhysicalPhysAddress.10.ipv4."192.0.2.5" = STRING: 0:1:2:3:4:5',
      '1.3.6.1.2.1.4.35.1.4.10.1.4.192.0.2.5',
      '0:1:2:3:4:5',
    ],
    [
      'octets in the index',
      "BRIDGE-MIB::dot1dTpFdbAddress.'L....\"' = STRING: 0:1:2:3:4:5",
      '1.3.6.1.2.1.17.4.3.1.1.?',
      '0:1:2:3:4:5',
    ],
    [
      'quick octets in quotes',
      'CISCO-CDP-MIB::cdpCacheAddress.1.5 "C0 00 02 65 "',
      '1.3.6.1.4.1.9.9.23.1.2.1.1.4.1.5',
      'C0000265',
    ],
    ['enterprises', 'SNMPv2-SMI::enterprises.2011.5.1 = STRING: "x"', '1.3.6.1.4.1.2011.5.1', 'x'],
  ];
  it('keeps whose module a name belongs to that nothing here can turn into numbers', async () => {
    const read = await readWith(
      snmpwalk,
      [
        'SNMPv2-MIB::sysDescr.0 = STRING: device',
        'SNMPv2-MIB::sysObjectID.0 = OID: HUAWEI-PRODUCT-MIB::s5720-28X',
        'HIK-DEVICE-MIB::deviceType.0 = STRING: "DS-2CD2143G0-I"',
        'HUAWEI-3COM-OID-MIB::x.0 = INTEGER: 1',
        'EXAMPLE-MIB::x.0 = INTEGER: 1',
        '',
      ].join('\n'),
    );
    const [device] = read.devices;
    expect(valuesOf(device, 'sys-object-id')).toEqual(['1.3.6.1.4.1.2011']);
    expect(valuesOf(device, 'enterprise-number')).toEqual(['2011', '39165']);
    expect(valuesOf(device, 'oid-value')).toEqual(['DS-2CD2143G0-I']);
  });
  it.each(styles)('understands the %s style', (_, line, oid, value) => {
    expect(walkLine(line)?.variable).toMatchObject({ oid, value });
  });

  it('tells two walks in one file apart by their second system description', async () => {
    const read = await readWith(snmpwalk, '.1.3.6.1.2.1.1.1.0 = STRING: "one"\n.1.3.6.1.2.1.1.1.0 = STRING: "two"\n');
    expect(read.devices.map((one) => [one.label, one.record])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
  });

  it('tells walks apart by headings, by commands and by another name, and keeps no community', async () => {
    const walk = (name: string): string =>
      `.1.3.6.1.2.1.1.5.0 = STRING: "${name}"\n.1.3.6.1.2.1.1.3.0 = Timeticks: (1) 0:00\n`;
    const headings = await readWith(snmpwalk, `### 192.0.2.1\n${walk('a')}### 192.0.2.2\n${walk('b')}`);
    const commands = await readWith(
      snmpwalk,
      `$ snmpwalk -v2c -c example 192.0.2.1\n${walk('a')}$ snmpwalk -v2c -c example 192.0.2.2 .1.3.6.1.2.1.1\n${walk('b')}`,
    );
    for (const read of [headings, commands]) {
      expect(read.devices.map((one) => [one.label, valuesOf(one, 'ip')])).toEqual([
        ['a', ['192.0.2.1']],
        ['b', ['192.0.2.2']],
      ]);
      expect(JSON.stringify(read.events)).not.toContain('-c example');
    }
    const plain = await readWith(snmpwalk, walk('a') + walk('a') + walk('b'));
    expect(plain.devices.map((one) => one.label)).toEqual(['a', 'b']);
  });

  it('reads octets for everything (-Ox) and short names without types (-Oqs)', async () => {
    const hex = await readWith(snmpwalk, '.1.3.6.1.2.1.1.1.0 = Hex-STRING: 42 6F 78 \n');
    expect(valuesOf(hex.devices[0], 'sys-descr')).toEqual(['Box']);
    const short = await readWith(snmpwalk, 'sysDescr.0 = Box\nsysObjectID.0 = enterprises.2011.2.23\n');
    expect(valuesOf(short.devices[0], 'sys-object-id')).toEqual(['1.3.6.1.4.1.2011.2.23']);
  });

  it('reads six printable octets of an address object as an address, and no other six letters', async () => {
    const read = await readWith(
      snmpwalk,
      '.1.3.6.1.2.1.2.2.1.6.2 = STRING: "l^L!!!"\n.1.3.6.1.2.1.1.5.0 = STRING: "switch"\n',
    );
    expect(valuesOf(read.devices[0], 'mac')).toEqual(['6C:5E:4C:21:21:21']);
    expect(valuesOf(read.devices[0], 'hostname')).toEqual(['switch']);
  });

  it('takes own addresses out of the indexes of newer tables', async () => {
    const read = await readWith(
      snmpwalk,
      'IP-MIB::ipAddressIfIndex.ipv4."192.0.2.8" = INTEGER: 3\n.1.3.6.1.2.1.4.34.1.3.1.4.192.0.2.9 = INTEGER: 4\n' +
        '.1.0.8802.1.1.2.1.3.8.1.5.1.4.192.0.2.8 = INTEGER: 3\n.1.3.6.1.2.1.4.34.1.3.1.4.127.0.0.1 = INTEGER: 1\n',
    );
    expect(valuesOf(read.devices[0], 'ip')).toEqual(['192.0.2.8', '192.0.2.9']);
  });

  it('reads neighbours of the second LLDP MIB', async () => {
    const row = (column: number, value: string): string =>
      `.1.3.111.2.802.1.1.13.1.4.1.1.${column}.0.5.1.128.194.0.0.14.1 = ${value}\n`;
    const read = await readWith(
      snmpwalk,
      `${row(5, 'INTEGER: 4')}${row(6, 'Hex-STRING: 00 1A A0 01 02 03')}${row(10, 'STRING: "dist-1"')}` +
        '.1.3.111.2.802.1.1.13.1.4.2.1.3.0.5.1.128.194.0.0.14.1.1.4.192.0.2.99 = INTEGER: 2\n',
    );
    expect(read.neighbours).toHaveLength(1);
    expect(valuesOf(read.neighbours[0], 'mac')).toEqual(['00:1A:A0:01:02:03']);
    expect(valuesOf(read.neighbours[0], 'ip')).toEqual(['192.0.2.99']);
  });

  it('reads past the times that loggers and terminal recorders put before each line', async () => {
    for (const when of ['2024-03-05T10:11:12.123Z ', '[10:11:12] ', 'Mar  5 10:11:12 ', '2024-03-05 10:11:12,5 ']) {
      const lines = [
        'SNMPv2-MIB::sysDescr.0 = STRING: Box',
        'SNMPv2-MIB::sysObjectID.0 = OID: SNMPv2-SMI::enterprises.9.1.1',
      ];
      const read = await readWith(snmpwalk, lines.map((line) => `${when}${line}\n`).join(''));
      expect(read.sureness, when).toBeGreaterThan(0.9);
      expect(read.devices.map((one) => one.label)).toEqual(['Box']);
    }
  });

  it('does not take prose, CSV or recordings for a walk', async () => {
    for (const text of ['Dear all,\nthe walk is done.\n', 'a,b\n1.2,3\n', '1.3.6.1.2.1.1.1.0|4|x\n', '']) {
      expect((await readWith(snmpwalk, text)).sureness).toBe(0);
    }
  });

  it('counts lines it cannot read and says where the first stands', async () => {
    const read = await readWith(
      snmpwalk,
      '.1.3.6.1.2.1.1.3.0 = Timeticks: (1) 0:00\n???\n.1.3.6.1.2.1.1.1.0 = STRING: "one"\n',
    );
    expect(read.problems).toMatchObject([{ code: 'snmpwalk/stray-lines', locator: { at: 'line', line: 2 } }]);
    expect(read.devices).toHaveLength(1);
  });

  it('reads a walk that is not UTF-8 and says so', async () => {
    const lines = '.1.3.6.1.2.1.1.6.0 = STRING: "Hauptstra\u00dfe 5, B\u00fcro f\u00fcr K\u00fcche"\n'.repeat(3);
    const read = await readWith(snmpwalk, Buffer.from(lines, 'latin1'));
    expect(valuesOf(read.devices[0], 'location')[0]).toContain('Hauptstra\u00dfe');
    expect(read.problems).toMatchObject([{ code: 'evidence/encoding' }]);
  });

  it('cuts a gigantic line and says where', async () => {
    const read = await readWith(snmpwalk, `.1.3.6.1.2.1.1.1.0 = STRING: "${'x'.repeat(200_000)}"\n`);
    expect(read.devices).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'snmpwalk/long-line', locator: { line: 1 } }]);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readWith(snmpwalk, Buffer.concat([Buffer.from('.1.3.6.1.2.1.1.1.0 = STRING: "'), bytes]));
      }),
      { numRuns: 50 },
    );
  });
});
