import { describe, expect, it } from 'vitest';
import { factsIn, isConfiguration } from './statements.ts';

const CONFIGURATIONS: readonly (readonly [name: string, text: string])[] = [
  [
    'IOS',
    'hostname x\nsnmp-server location Huawei lab\ninterface GigabitEthernet0/1\n description to Hikvision NVR\n ip address 10.0.0.1 255.255.255.0\n!\nend\n',
  ],
  [
    'VRP',
    '#\nsysname core\n#\nvlan batch 10 20\n#\nsnmp-agent sys-info location Lab\ninterface Vlanif10\n ip address 10.0.0.1 255.255.255.0\n#\nreturn\n',
  ],
  [
    'Junos, as set commands',
    'set system host-name r1\nset interfaces ge-0/0/0 unit 0 family inet address 10.0.0.1/24\nset protocols ospf area 0\nset snmp location Lab\n',
  ],
  [
    'FortiOS',
    '#config-version=FGT60F-7.0.5-FW-build0304\nconfig system global\n    set hostname "fw1"\nend\nconfig system interface\n    edit "wan1"\n        set vdom "root"\n        set alias "x"\n    next\nend\nsnmp-server location x\n',
  ],
];

describe('isConfiguration', () => {
  it.each(CONFIGURATIONS)('knows %s', (_, text) => expect(isConfiguration(text)).toBe(true));

  it.each([
    [
      'a list of goods',
      'IP camera Hikvision DS-2CD2042WD-I\nRouter Huawei AR1220\nLine card\nInterface module\nPort replicator\n',
    ],
    ['a list with host names', 'hostname sw1 Huawei S5735\nhostname sw2 Cisco C9200L\nIP phone Yealink T46\n'],
    ['a letter that quotes a line', 'hello,\nthe switch says\nhostname x\nwhat is it?\nregards\n'],
    ['nothing', ''],
  ])('takes %s for none', (_, text) => expect(isConfiguration(text)).toBe(false));
});

describe('factsIn', () => {
  it.each([
    ['hostname acc-3', 'hostname', 'acc-3'],
    [' host-name r1;', 'hostname', 'r1'],
    ['snmp-server location Huawei lab', 'location', 'Huawei lab'],
    ['#config-version=FGT60F-7.0.5-FW-build0304', 'model', 'FGT60F'],
    ['; J9729A Configuration Editor; Created on release #WB.16.10', 'part-number', 'J9729A'],
    ['version 15.2', 'none', ''],
    [
      'Cisco IOS Software, C2960 Software, Version 15.0(2)SE',
      'cli-output',
      'Cisco IOS Software, C2960 Software, Version 15.0(2)SE',
    ],
    ['# jan/02/2024 10:00:00 by RouterOS 6.48.1', 'cli-output', '# jan/02/2024 10:00:00 by RouterOS 6.48.1'],
    ['banner motd Huawei software 7', 'none', ''],
    [' description uplink, Huawei software 5', 'none', ''],
  ])('%s', (line, kind, value) => {
    expect(factsIn(line)).toEqual(kind === 'none' ? [] : [{ kind, value }]);
  });

  it('takes the version of VRP, and the line in which the system says it', () => {
    expect(factsIn('!Software Version V200R019C10SPC500').map(({ kind }) => kind)).toEqual(['version', 'cli-output']);
  });

  it('takes model and serial number of the licence, and nothing of a description', () => {
    expect(factsIn('license udi pid C9200L-24P-4G sn FOC2345X0AB').map(({ value }) => value)).toEqual([
      'C9200L-24P-4G',
      'FOC2345X0AB',
    ]);
    expect(factsIn(' description Uplink to Huawei S5735')).toEqual([]);
  });
});
