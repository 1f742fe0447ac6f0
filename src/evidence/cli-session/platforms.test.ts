import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { cliSession } from './cli-session.ts';

interface Expected {
  readonly file: string;
  readonly model: readonly string[];
  readonly serial: readonly string[];
  readonly mac: readonly string[];
  readonly neighbours: readonly string[];
  readonly parts: readonly string[];
}

/** One session per platform: what the device is, and that neighbours, addresses seen and parts are items of their own. */
const PLATFORMS: readonly Expected[] = [
  {
    file: 'arista.txt',
    model: ['DCS-7050SX-64-R', 'DCS-7050SX-64'],
    serial: ['EXAMPLE0001'],
    mac: ['00:1C:73:01:02:03'],
    neighbours: ['branch-1 (neighbour)', '00:1B:21:AA:BB:02 (192.0.2.12)', '00:1B:21:AA:BB:03'],
    parts: ['PWR-460AC-R in slot 1', 'PWR-460AC-R in slot 2', 'HUAWEI 02310MHR in port 1'],
  },
  {
    file: 'comware.txt',
    model: ['S5560X-30C-EI', 'S5560X-30C-EI'],
    serial: ['EXAMPLE0001'],
    mac: ['3C:8C:40:01:02:03'],
    neighbours: ['branch-1 (neighbour)', 'server-1 (neighbour)', '00:1B:21:AA:BB:02', '00:1B:21:AA:BB:03 (192.0.2.12)'],
    parts: ['H3C LSPM1FANSA in Fan 1', 'H3C LSPM2150A in Power 1'],
  },
  {
    file: 'dell-os10.txt',
    model: ['S5248F-ON', 'S5248F-ON'],
    serial: ['EXMPLE1'],
    mac: [],
    neighbours: ['branch-1 (neighbour)', '00:1B:21:AA:BB:02', '00:1B:21:AA:BB:03'],
    parts: ['S5248F-ON-PWR-1-AC-NORMAL in unit 1', 'S5248F-ON-FANTRAY-1-NORMAL in unit 1'],
  },
  {
    file: 'dell-os9.txt',
    model: ['S4810', 'S4810-01-64F'],
    serial: ['EXAMPLE000000001'],
    mac: [],
    neighbours: ['branch-1 (neighbour)', '00:1B:21:AA:BB:02', '00:1B:21:AA:BB:03'],
    parts: ['S4810-PWR-AC in unit 1'],
  },
  {
    file: 'exos.txt',
    model: ['X440G2-48t-10G4'],
    serial: ['EXAMPLE1500001'],
    mac: ['00:04:96:01:02:03'],
    neighbours: [
      'branch-1 (neighbour)',
      'server-1 (neighbour)',
      '00:1B:21:AA:BB:02',
      '00:1B:21:AA:BB:03',
      '00:1B:21:AA:BB:04 (192.0.2.12)',
    ],
    parts: [],
  },
  {
    file: 'fortios.txt',
    model: ['FortiGate-60F'],
    serial: ['FGT60FTKEXAMPLE1'],
    mac: ['00:09:0F:01:02:03'],
    neighbours: [
      '00:1B:21:AA:BB:02 (192.0.2.11)',
      '00:1B:21:AA:BB:03 (192.0.2.12)',
      '34:6A:C2:0A:0B:0C (192.0.2.33)',
      '00:1B:21:AA:BB:04 (192.0.2.34)',
    ],
    parts: [],
  },
  {
    file: 'ios-xr.txt',
    model: ['ASR-9006', 'ASR-9006-AC'],
    serial: ['EXAMPLE0001'],
    mac: ['00:1B:53:01:02:03'],
    neighbours: ['branch-1 (neighbour)', 'server-1 (neighbour)', '00:1B:21:AA:BB:02 (192.0.2.12)'],
    parts: ['A9K-RSP440-TR in module 0/RSP0/CPU0', 'SFP-10G-LR in module mau 0/0/0/0'],
  },
  {
    file: 'junos.txt',
    model: ['mx240', 'MX240'],
    serial: ['EXAMPLE0001'],
    mac: [],
    neighbours: ['branch-1 (neighbour)', 'server-1 (neighbour)', '00:1B:21:AA:BB:02 (192.0.2.12)', '00:1B:21:AA:BB:03'],
    parts: [
      '760-021404 in Midplane',
      '740-017343 in PEM 0',
      '740-013063 in Routing Engine 0',
      '750-031087 in FPC 1',
      '711-030884 in CPU',
      '750-028387 in MIC 0',
      '740-014289 in Xcvr 0',
      '710-021113 in Fan Tray 0',
    ],
  },
  {
    file: 'linux.txt',
    model: [],
    serial: [],
    mac: [],
    neighbours: [
      '00:1B:21:AA:BB:02 (192.0.2.12)',
      '00:1B:21:AA:BB:05',
      '00:1B:21:AA:BB:03 (192.0.2.14)',
      '34:6A:C2:0A:0B:0C (192.0.2.33)',
      '00:1B:21:AA:BB:04 (192.0.2.16)',
    ],
    parts: [],
  },
  {
    file: 'nxos.txt',
    model: ['Nexus9000 C93180YC-EX', 'N9K-C93180YC-EX'],
    serial: ['EXAMPLE0001'],
    mac: ['00:27:E3:01:02:03'],
    neighbours: ['branch-1 (neighbour)', '00:1B:21:AA:BB:02 (192.0.2.12)', '00:1B:21:AA:BB:03'],
    parts: ['N9K-C93180YC-EX in Slot 1', 'NXA-PAC-650W-PI in Power Supply 1'],
  },
  {
    file: 'procurve.txt',
    model: [],
    serial: ['EXAMPLE001'],
    mac: ['38:63:BB:01:02:03'],
    neighbours: ['branch-1 (neighbour)', 'branch-1 (neighbour)', '00:1B:21:AA:BB:02', '00:1B:21:AA:BB:03'],
    parts: ['HPE JL083A 4p 10GbE SFP+ Module in slot A'],
  },
  {
    file: 'routeros.txt',
    model: ['hEX', 'RB750Gr3', 'hEX'],
    serial: ['EXAMPLE00001'],
    mac: ['48:8F:5A:01:02:03'],
    neighbours: [
      'branch-1 (neighbour)',
      'lab-ap (neighbour)',
      'branch-1 (neighbour)',
      'lab-ap2 (neighbour)',
      '00:1B:21:AA:BB:02 (192.0.2.12)',
      '00:1B:21:AA:BB:03',
    ],
    parts: [],
  },
  {
    file: 'zxa10.txt',
    model: [],
    serial: [],
    mac: [],
    neighbours: ['ZTEG00000001 (terminal)', 'ZTE-F660 ZTEG00000002 (terminal)', 'HG8245H HWTC00000001 (terminal)'],
    parts: ['GUFQ in slot 1', 'GTGOG in slot 3', 'SCXN in slot 10'],
  },
  {
    file: 'zxr10.txt',
    model: ['ZXR10 5960'],
    serial: [],
    mac: ['74:4A:A4:01:02:03'],
    neighbours: ['branch-1 (neighbour)', '00:1B:21:AA:BB:02 (192.0.2.12)'],
    parts: [],
  },
];

describe('cli-session over platforms', () => {
  it.each(PLATFORMS)('reads $file: device, neighbours and parts apart', async (expected) => {
    const read = await readWith(cliSession, fixture(import.meta.url, expected.file));
    expect(read.sureness).toBeGreaterThan(0.8);
    expect(read.problems).toEqual([]);
    expect(read.devices).toHaveLength(1);
    const [device] = read.devices;
    expect(valuesOf(device, 'model')).toEqual(expected.model);
    expect(valuesOf(device, 'serial-number')).toEqual(expected.serial);
    expect(valuesOf(device, 'mac')).toEqual(expected.mac);
    expect(read.neighbours.map((one) => one.label)).toEqual(expected.neighbours);
    expect(read.components.map((one) => one.label)).toEqual(expected.parts);
  });

  it.each(PLATFORMS)('keeps what neighbours and parts say out of the output of $file', async ({ file }) => {
    const read = await readWith(cliSession, fixture(import.meta.url, file));
    expect(valuesOf(read.devices[0], 'cli-output').join('\n')).not.toMatch(/Huawei|HUAWEI|Versatile|branch-1/);
    expect(valuesOf(read.devices[0], 'manufacturer')).not.toContain('HUAWEI');
  });

  it.each(PLATFORMS)('reads $file with Windows line ends and as UTF-16 the same', async ({ file }) => {
    const text = fixture(import.meta.url, file).toString('utf8');
    const labels = async (content: string | Uint8Array): Promise<readonly string[]> =>
      (await readWith(cliSession, content)).events.filter((one) => one.kind === 'sighting').map((one) => one.label);
    const plain = await labels(text);
    expect(await labels(text.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(await labels(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(plain);
  });

  it('joins a row that IOS broke after a long name', async () => {
    const read = await readWith(
      cliSession,
      [
        'sw1#show cdp neighbors',
        'Device ID        Local Intrfce     Holdtme    Capability  Platform  Port ID',
        'a-very-long-name.example.org',
        '                 Gig 0/1           154          S I       WS-C2960  Gig 0/2',
        'sw2              Gig 0/2           154          S I       WS-C2960  Gig 0/2',
        '',
      ].join('\n'),
    );
    expect(read.neighbours.map((one) => [one.label, valuesOf(one, 'platform')])).toEqual([
      ['a-very-long-name.example.org (neighbour)', ['WS-C2960']],
      ['sw2 (neighbour)', ['WS-C2960']],
    ]);
  });
});

describe('further outputs', () => {
  it('reads neighbours as lldpd tells them', async () => {
    const read = await readWith(
      cliSession,
      'root@gw:~# lldpcli show neighbors\n-------------------------------------------------------------------------------\nLLDP neighbors:\n-------------------------------------------------------------------------------\nInterface:    eth0, via: LLDP, RID: 1, Time: 0 day, 00:01:02\n  Chassis:\n    ChassisID:    mac 00:e0:fc:12:34:56\n    SysName:      core-1\n    SysDescr:     Box of things\n    MgmtIP:       192.0.2.1\n  Port:\n    PortID:       ifname 10GE1/0/3\n',
    );
    expect(read.neighbours).toHaveLength(1);
    expect(valuesOf(read.neighbours[0], 'mac')).toEqual(['00:E0:FC:12:34:56']);
    expect(valuesOf(read.neighbours[0], 'hostname')).toEqual(['core-1']);
    expect(valuesOf(read.neighbours[0], 'ip')).toEqual(['192.0.2.1']);
  });
  it("takes the only row of VRP's manufacture information for the device, and several rows for parts", async () => {
    const heading =
      '<SW1>display device manufacture-info\nSlot  Sub  Serial-number          Manu-date\n- - - - - - - - - - - - - - - - - - - - - -\n0     -    2102351GUA10K8000123   2019-08-21\n';
    const one = await readWith(cliSession, heading);
    expect(valuesOf(one.devices[0], 'serial-number')).toEqual(['2102351GUA10K8000123']);
    const two = await readWith(cliSession, `${heading}1     -    2102351GUA10K8000124   2019-08-21\n`);
    expect(valuesOf(two.devices[0], 'serial-number')).toEqual([]);
    expect(two.components).toHaveLength(2);
  });
  it("reads Arista's own address", async () => {
    const read = await readWith(
      cliSession,
      'leaf1#show version\nArista DCS-7050SX3-48YC8-F\nSerial number: JPE19190123\nHardware MAC address: 2899.3a12.3456\nSystem MAC address: 2899.3a12.3457\n',
    );
    expect(valuesOf(read.devices[0], 'mac')).toEqual(['28:99:3A:12:34:56', '28:99:3A:12:34:57']);
  });
});
