import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { macIn } from './addresses.ts';
import { cliSession } from './cli-session.ts';
import { promptIn } from './sections.ts';

describe('cli-session', () => {
  it('reads a VRP session: the device, its neighbour, the address seen and the optic apart', async () => {
    const read = await readWith(cliSession, fixture(import.meta.url, 'session.txt'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices).toHaveLength(1);
    const [device] = read.devices;
    expect(valuesOf(device, 'hostname')).toEqual(['lab-sw1']);
    expect(valuesOf(device, 'model')).toEqual(['S5720-28P-SI-AC Routing Switch']);
    expect(valuesOf(device, 'serial-number')).toEqual(['EXAMPLE00000001']);
    expect(valuesOf(device, 'mac')).toEqual(['00:25:9E:01:02:03']);
    expect(read.neighbours.map((one) => one.label)).toEqual(['core-1 (neighbour)', '00:1B:21:AA:BB:CC (192.0.2.7)']);
    expect(valuesOf(read.neighbours[0], 'sys-descr')).toEqual(['Arista Networks EOS version 4.20']);
    expect(valuesOf(read.neighbours[0], 'ip')).toEqual(['192.0.2.9']);
    expect(read.components.map((one) => valuesOf(one, 'manufacturer')[0])).toEqual(['FINISAR CORP.']);
  });

  it('calls a device without a name by what it says of its make, not by what it prints while it works', async () => {
    const text =
      'lab> show system\nPlease Wait ...\nMenu options: ---\nFirmware Version: 4.1.2 of Example X100\nUptime: 3 days\nlab> show users\nnone\n';
    const read = await readWith(cliSession, text.replaceAll('lab> ', '### '));
    expect(read.devices[0]?.label).toBe('Firmware Version: 4.1.2 of Example X100');
  });

  it('never lets a neighbour’s description stand among the device’s own output', async () => {
    const read = await readWith(cliSession, fixture(import.meta.url, 'session.txt'));
    expect(valuesOf(read.devices[0], 'cli-output').join('\n')).not.toMatch(/Arista|FINISAR/);
  });

  it('reads IOS neighbours as table and as blocks, ARP without the own entry, and the inventory', async () => {
    const read = await readWith(cliSession, fixture(import.meta.url, 'cdp.txt'));
    const [device] = read.devices;
    expect(valuesOf(device, 'model')).toContain('CISCO2911/K9');
    expect(valuesOf(device, 'mac')).toEqual(['00:11:22:33:44:55']);
    expect(read.neighbours.map((one) => one.label)).toEqual([
      'lab-sw2 (neighbour)',
      'lab-phone (neighbour)',
      '00:1B:21:AA:BB:DD (192.0.2.8)',
    ]);
    expect(valuesOf(read.neighbours[0], 'platform')).toEqual(['WS-C2960']);
    expect(valuesOf(read.neighbours[1], 'platform')).toEqual(['Cisco IP Phone 8845']);
    expect(read.components.map((one) => valuesOf(one, 'model')[0])).toEqual(['EHWIC-1GE-SFP-CU']);
  });

  it('takes a port that goes by its address for a sign of the neighbour, in tables and blocks', async () => {
    const table = [
      'sw#show lldp neighbors',
      'Device ID           Local Intf     Hold-time  Capability      Port ID',
      'sw-annex            Gi0/1          120        B               Gi0/0/1',
      'cam-7               Gi0/7          120        B               0011.2233.4455',
      'sw#show lldp neighbors detail',
      'Chassis id: cam-8',
      'Port id: 0011.2233.4466',
      'System Name: cam-8',
    ].join('\n');
    const read = await readWith(cliSession, Buffer.from(table));
    expect(read.neighbours.map((one) => [one.label, valuesOf(one, 'mac')[0]])).toEqual([
      ['sw-annex (neighbour)', undefined],
      ['cam-7 (neighbour)', '00:11:22:33:44:55'],
      ['cam-8 (neighbour)', '00:11:22:33:44:66'],
    ]);
  });

  it('gives a terminal the type that a detailed answer tells before its serial number', async () => {
    const answer = [
      'olt#show gpon onu detail-info gpon-onu_1/1/1:1',
      'ONU interface:         gpon-onu_1/1/1:1',
      '  Name:                cust-1',
      '  Type:                F601',
      '  Serial number:       ZTEG12345678',
      'olt#show gpon onu detail-info gpon-onu_1/1/1:2',
      'ONU interface:         gpon-onu_1/1/1:2',
      '  Serial number:       HWTC12345678',
    ].join('\n');
    const read = await readWith(cliSession, Buffer.from(answer));
    expect(read.neighbours.map((one) => one.label)).toEqual([
      'F601 ZTEG12345678 (terminal)',
      'HWTC12345678 (terminal)',
    ]);
  });

  it('knows the own addresses in the table of a VRP 8 device', async () => {
    const answer = [
      '<core>display arp',
      'IP ADDRESS      MAC ADDRESS    EXP(M) TYPE/VLAN       INTERFACE        VPN-INSTANCE',
      '192.0.2.1       0011-2233-4455        I               Vlanif10',
      '192.0.2.20      0011-2233-4466 15     D/10            10GE1/0/3',
    ].join('\n');
    const read = await readWith(cliSession, Buffer.from(answer));
    expect(valuesOf(read.devices[0], 'mac')).toEqual(['00:11:22:33:44:55']);
    expect(read.neighbours.map((one) => one.label)).toEqual(['00:11:22:33:44:66 (192.0.2.20)']);
  });

  const prompts: readonly [string, string][] = [
    ['<HUAWEI>display version', 'HUAWEI'],
    ['[~HUAWEI]display this', 'HUAWEI'],
    ['core#show version', 'core'],
    ['core(config)# show run', 'core'],
    ['admin@core> show version', 'core'],
    ['[admin@core] > /ip arp print', 'core'],
    ['RP/0/RSP0/CPU0:core#show inventory', 'core'],
    ['root@core:~# ip neigh', 'core'],
  ];
  it.each(prompts)('knows the prompt %s', (line, host) => {
    expect(promptIn(line)?.host).toBe(host);
  });

  const notations = [
    '0011.2233.4455',
    '0011-2233-4455',
    '00:11:22:33:44:55',
    '00-11-22-33-44-55',
    '001122-334455',
    '0:11:22:33:44:55',
  ];
  it.each(notations)('reads the address notation %s', (text) => {
    expect(macIn(`x ${text} y`)).toBe('00:11:22:33:44:55');
  });

  const tables: readonly [string, string][] = [
    [
      'arp -a',
      '? (192.0.2.1) at 00:1b:21:aa:bb:01 [ether] on eth0\n? (192.0.2.2) at 00:1b:21:aa:bb:02 [ether] on eth0\n',
    ],
    [
      'ip neigh',
      '192.0.2.1 dev eth0 lladdr 00:1b:21:aa:bb:01 REACHABLE\n192.0.2.2 dev eth0 lladdr 00:1b:21:aa:bb:02 STALE\n',
    ],
    [
      'MikroTik',
      '[admin@r] > /ip arp print\nFlags: D - dynamic\n 0 D 192.0.2.1 00:1B:21:AA:BB:01 bridge\n 1 D 192.0.2.2 00:1B:21:AA:BB:02 bridge\n',
    ],
    ['ProCurve', 'sw# show arp\n  192.0.2.1  001b21-aabb01 dynamic 25\n  192.0.2.2  001b21-aabb02 dynamic 25\n'],
    [
      'Comware',
      '<H3C>display arp\nIP Address       MAC Address     VLAN ID  Port\n192.0.2.1 001b-21aa-bb01 1 GE1/0/1\n192.0.2.2 001b-21aa-bb02 1 GE1/0/1\n',
    ],
    [
      'Junos',
      'u@r> show arp\nMAC Address       Address         Name\n00:1b:21:aa:bb:01 192.0.2.1 a\n00:1b:21:aa:bb:02 192.0.2.2 b\n',
    ],
  ];
  it.each(tables)('reads the address table of %s', async (_, text) => {
    const read = await readWith(cliSession, text);
    expect(read.sureness).toBeGreaterThan(0.5);
    expect(read.neighbours.map((one) => valuesOf(one, 'mac')[0])).toEqual(['00:1B:21:AA:BB:01', '00:1B:21:AA:BB:02']);
    expect(valuesOf(read.neighbours[0], 'ip')).toEqual(['192.0.2.1']);
  });

  it('reads what RouterOS tells of its lease clients', async () => {
    const line =
      ' 0 D address=192.0.2.5 mac-address=00:1B:21:AA:BB:01 server=d class-id=HUAWEI:android host-name=phone one';
    const read = await readWith(cliSession, `${line}\n`);
    expect(valuesOf(read.neighbours[0], 'dhcp-vendor-class')).toEqual(['HUAWEI:android']);
    expect(valuesOf(read.neighbours[0], 'hostname')).toEqual(['phone one']);
  });

  it('tells two devices apart by their prompts', async () => {
    const read = await readWith(cliSession, 'one#show clock\n1\ntwo#show clock\n2\n');
    expect(read.devices.map((one) => valuesOf(one, 'hostname')[0])).toEqual(['one', 'two']);
  });

  it('does not take prose, mail or CSV for a session', async () => {
    for (const text of [
      'Dear all,\nplease show me the list.\n',
      'name,mac\na,00:11:22:33:44:55\nb,00:11:22:33:44:56\n',
      '',
    ]) {
      expect((await readWith(cliSession, text)).sureness).toBe(0);
    }
  });

  const lists: readonly [string, string][] = [
    [
      'a purchase list that quotes a version line',
      'Purchases\n12 x Acme camera\n1 x switch, sticker says "Cisco IOS Software, C2960X Software"\n4 x router\n',
    ],
    [
      'an inventory with one banner line among things',
      'typed by hand\n- camera in hall\n- recorder, current state : UP\nVersion: FortiGate-60F (sticker)\nPrinter M404\n',
    ],
    ['one version line alone', 'Cisco IOS Software, C2960X Software, Version 15.2(2)E7, RELEASE SOFTWARE (fc3)\n'],
    ['a heading that only looks like a command', '### show room equipment\n3 x projector\n'],
  ];
  it.each(lists)('leaves %s to the text reader', async (_, text) => {
    expect((await readWith(cliSession, text)).sureness).toBe(0);
  });

  const outputs: readonly [string, string][] = [
    [
      'a version',
      'Cisco IOS Software, C2960X Software\nCopyright (c) 1986-2017 by Cisco Systems, Inc.\nsw1 uptime is 1 week\n',
    ],
    ['an interface', 'Vlan20 is up, line protocol is up\n  Internet address is 192.0.2.3/27\n'],
    ['a heading and what it shows', '### show version\nanything\n'],
    ['a prompt', 'sw1#show version\nanything\n'],
  ];
  it.each(outputs)('takes %s without any other sign', async (_, text) => {
    expect((await readWith(cliSession, text)).sureness).toBeGreaterThan(0.5);
  });

  it('cuts a gigantic line and says where; a session cut short loses only its end', async () => {
    const long = await readWith(cliSession, `sw1#show version\n${'x'.repeat(200_000)}\nsw1#show clock\n1\n`);
    expect(long.problems).toMatchObject([{ code: 'cli-session/long-line', locator: { line: 2 } }]);
    expect(long.devices).toHaveLength(1);
    const whole = fixture(import.meta.url, 'session.txt').toString('utf8');
    const cut = await readWith(cliSession, whole.slice(0, whole.indexOf('Port ID type')));
    expect(cut.neighbours.map((one) => valuesOf(one, 'mac'))).toEqual([['00:1C:73:AA:BB:CC']]);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readWith(cliSession, Buffer.concat([Buffer.from('sw#show lldp neighbors\n'), bytes]));
      }),
      { numRuns: 50 },
    );
  });
  it('reads what a terminal showed: pagers, colours, rubbed-out letters and times before lines', async () => {
    const session =
      'acc-1#show version\r\nCisco IOS Software, C2960X Software (C2960X-UNIVERSALK9-M), Version 15.2(2)E6\r\n' +
      'System serial number            : FOC1234X0AB\r\n --More-- \b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\bacc-1#\u001b[1mshow cdp neighbors detail\u001b[0m\r\n' +
      '-------------------------\r\nDevice ID: core-1\r\nPlatform: CE6851-48S6Q-HI,  Capabilities: Switch\r\n' +
      '---- More ----\u001b[42D                                          \u001b[42Dacc-1#show mac address-tabel\b\ble\r\n' +
      '  10    4cbd.8f01.0203    DYNAMIC     Gi1/0/2\r\n';
    const timed = session.replace(/^(?=.)/gm, '[10:11:12] ');
    for (const text of [session, timed]) {
      const read = await readWith(cliSession, text);
      expect(read.sureness).toBeGreaterThan(0.8);
      expect(read.devices.map((one) => valuesOf(one, 'serial-number'))).toEqual([['FOC1234X0AB']]);
      expect(read.neighbours.map((one) => one.label)).toEqual(['core-1 (neighbour)', '4C:BD:8F:01:02:03']);
    }
  });
  it('takes no address of a group or of a router redundancy group for a device', async () => {
    const read = await readWith(
      cliSession,
      'sw#show mac address-table\n All    0100.0ccc.cccc    STATIC      CPU\n  10    0000.5e00.010a    DYNAMIC     Gi1/0/1\n  10    4cbd.8f01.0203    DYNAMIC     Gi1/0/2\n',
    );
    expect(read.neighbours.map((one) => one.label)).toEqual(['4C:BD:8F:01:02:03']);
    expect(valuesOf(read.devices[0], 'mac')).toEqual([]);
  });
});
