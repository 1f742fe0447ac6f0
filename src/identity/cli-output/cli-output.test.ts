import { describe, expect, it } from 'vitest';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { cliOutput } from './cli-output.ts';

const read = cliOutput.prepare(await openKnowledge());

function says(output: string, command = 'display x'): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const signal of read(subjectWith(['cli-output', output, command]))) {
    if (found[signal.maker] !== 'strong') found[signal.maker] = signal.strength;
  }
  return found;
}

describe('cli-output', () => {
  it('reads the line in which a system names itself', () => {
    expect(says('VRP (R) software, Version 5.170 (S5720 V200R010C00SPC600)')['huawei-technologies']).toBe('strong');
    expect(says('ZXR10 Router Operating System Software, ZTE Corporation')['zte-corporation']).toBe('strong');
  });
  it('takes a heading that only VRP prints for VRP', () => {
    expect(says('Port                        Link Type    PVID  Trunk VLAN List')['huawei-technologies']).toBe(
      'strong',
    );
  });
  it('takes one shared-looking sign for a hint and two different ones for more', () => {
    expect(says('x Vlanif10 y', '')['huawei-technologies']).toBe('medium');
    expect(says('x Vlanif10 y Eth-Trunk2 z', '')['huawei-technologies']).toBe('strong');
  });
  it('takes a name of VRP under a command of VRP and Comware for VRP', () => {
    expect(says('x Vlanif10 y', 'display x')['huawei-technologies']).toBe('strong');
    expect(says('x Vlanif10 y', 'show x')['huawei-technologies']).toBe('medium');
  });
  it('takes an answered command that only VRP has for VRP, and a refused one for nothing', () => {
    expect(says('Local ID: 1\nState: up', 'display eth-trunk 1')['huawei-technologies']).toBe('strong');
    expect(says("% Invalid input detected at '^' marker.", 'display eth-trunk 1')).toEqual({});
    expect(says('', 'display eth-trunk 1')).toEqual({});
  });
  it('leaves what VRP and Comware share to a person, whatever block the address is of', () => {
    const found = read(
      subjectWith(['cli-output', ' CIST Bridge-Prio.  :32768\n MAC address        :000f-e200-0001', 'display stp']),
    );
    expect(found.map(({ group }) => group)).toContain('related-company');
    const later = read(subjectWith(['cli-output', 'FortyGigE1/0/49 is up', 'display stp']));
    expect(later.map(({ group }) => group)).not.toContain('related-company');
  });
  it('reads no log message and no banner for the device', () => {
    expect(says('%LLDP-6-NEIGHBOR: Huawei Versatile Routing Platform', 'show logging')).toEqual({});
    expect(says('banner motd ^C\nHuawei Versatile Routing Platform\n^C', 'show running-config')).toEqual({});
  });
  it('does not take Comware, which shares VRP’s commands, for VRP', () => {
    const comware =
      "%Unrecognized command found at '^' position.\nGigabitEthernet1/0/1 current state : UP\nLine protocol current state : UP\nVlan-interface1 Ten-GigabitEthernet1/0/49 Bridge-Aggregation1";
    expect(says(comware)['huawei-technologies']).not.toBe('strong');
    expect(says('HP Comware Platform Software, Software Version 7.1.045')['huawei-technologies']).toBeUndefined();
  });
  it('knows the manner of ZTE’s ports', () => {
    expect(says('10.10.255.1 H 744a.a42b.2010 xgei-1/1/0/1 201', 'show arp')['zte-corporation']).toBe('strong');
  });
  it('draws nothing from what an operator typed into a description', () => {
    const text = 'Interface     Description\nGi0/1         To Lviv (Huawei NE40E)\nGi0/2         uplink ZTE';
    expect(Object.values(says(text, 'show interface description'))).not.toContain('strong');
  });
  it('reads the maker in the first lines of another system', () => {
    expect(
      Object.keys(
        says('Cisco IOS Software, C2960 Software\nCopyright (c) 1986-2012 by Cisco Systems, Inc.', 'show version'),
      ).join(),
    ).toMatch(/cisco/);
  });
  it.each([
    ['line ends', `${'\n'.repeat(8_190)}x`],
    ['the beginning of a command over and over', 'dis\n'.repeat(2_048)],
    ['blanks', `${' '.repeat(8_190)}x`],
    ['rules', '-'.repeat(8_192)],
    ['halves of addresses', '1234-'.repeat(1_638)],
  ])('is not slowed down by %s', (_what, text) => {
    const begun = performance.now();
    expect(says(text)['huawei-technologies']).not.toBe('strong');
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
