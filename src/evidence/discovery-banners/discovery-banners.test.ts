import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryBanners } from './discovery-banners.ts';

describe('discovery-banners', () => {
  it('reads one banner a line, with the address that gave it', async () => {
    const read = await readWith(discoveryBanners, fixture(import.meta.url, 'banners.txt'));
    expect(read.sureness).toBeGreaterThan(0.5);
    expect(
      [...read.devices]
        .sort((a, b) => a.record - b.record)
        .map((one) => [one.record, valuesOf(one, 'ip')[0], valuesOf(one, 'ssh-banner')[0]]),
    ).toEqual([
      [1, '192.0.2.1', 'SSH-2.0-HUAWEI-1.5'],
      [2, '192.0.2.2', 'SSH-2.0-OpenSSH_9.6'],
      [3, '192.0.2.3', undefined],
      [5, undefined, 'SSH-1.99-Cisco-1.25'],
    ]);
    expect(
      valuesOf(
        read.devices.find((one) => one.record === 3),
        'telnet-banner',
      ),
    ).toEqual(['ZXHN H168N V3.5 Login:']);
  });
  it('leaves purchase lists to other readers', async () => {
    expect((await readWith(discoveryBanners, '2 cameras Dahua\n1 switch Cisco\n')).sureness).toBe(0);
  });
  it('puts the answers of one address together, each at its line, and sets remarks aside', async () => {
    const text = '# site A\n192.0.2.1:22 SSH-2.0-HUAWEI-1.5\n192.0.2.2:22 SSH-2.0-x\n192.0.2.1:80 Server: a\n';
    const read = await readWith(discoveryBanners, text);
    expect(
      read.devices.map((one) => one.observations.map(({ kind, at }) => [kind, at.at === 'line' && at.line])),
    ).toEqual([
      [
        ['ip', 2],
        ['ssh-banner', 2],
        ['http-server', 4],
      ],
      [
        ['ip', 3],
        ['ssh-banner', 3],
      ],
    ]);
    expect(read.events[0]).toMatchObject({ kind: 'set-aside', reason: 'chatter' });
  });
  it('reads addresses of version 6', async () => {
    const read = await readWith(discoveryBanners, '[2001:db8::1]:22 SSH-2.0-x\n');
    expect(valuesOf(read.devices[0], 'ip')).toEqual(['2001:db8::1']);
  });
  it('reads addresses, ports and banners however they are parted', async () => {
    const read = await readWith(
      discoveryBanners,
      '192.0.2.4,22,SSH-2.0-ROSSSH\nssh://192.0.2.6:22 SSH-1.99-Cisco-1.25\n192.0.2.7;22;"SSH-2.0-dropbear"\n192.0.2.5 23 \\xff\\xfd\\x01User Access\\r\\nPassword:\n',
    );
    expect(read.devices.map((one) => one.observations.map((fact) => [fact.kind, fact.value, fact.field]))).toEqual([
      [
        ['ip', '192.0.2.4', 'address'],
        ['ssh-banner', 'SSH-2.0-ROSSSH', '22'],
      ],
      [
        ['ip', '192.0.2.6', 'address'],
        ['ssh-banner', 'SSH-1.99-Cisco-1.25', '22'],
      ],
      [
        ['ip', '192.0.2.7', 'address'],
        ['ssh-banner', 'SSH-2.0-dropbear', '22'],
      ],
      [
        ['ip', '192.0.2.5', 'address'],
        ['telnet-banner', 'User Access  Password:', '23'],
      ],
    ]);
  });
  it('reads what ssh-keyscan prints: the remarks are the banners, the keys say nothing', async () => {
    const read = await readWith(
      discoveryBanners,
      '# 192.0.2.1:22 SSH-2.0-HUAWEI-1.5\n192.0.2.1 ssh-rsa AAAAB3NzaC1yc2E\n192.0.2.1 ecdsa-sha2-nistp256 AAAAE2Vj\n',
    );
    expect(read.sureness).toBeGreaterThan(0.5);
    expect(read.devices.map((one) => one.label)).toEqual(['192.0.2.1 SSH-2.0-HUAWEI-1.5']);
  });
  it('reads what a terminal showed of telnet and nc', async () => {
    const read = await readWith(
      discoveryBanners,
      "Trying 192.0.2.9...\nConnected to 192.0.2.9.\nEscape character is '^]'.\n\nBox of things\nLogin: \nTrying 192.0.2.10...\nConnected to cam.example.\nEscape character is '^]'.\nother login:\n",
    );
    expect(read.sureness).toBeGreaterThan(0.8);
    expect(read.devices.map((one) => [one.record, one.label])).toEqual([
      [1, '192.0.2.9 Box of things'],
      [7, '192.0.2.10 other login:'],
    ]);
    const nc = await readWith(
      discoveryBanners,
      'Connection to 192.0.2.1 22 port [tcp/ssh] succeeded!\nSSH-2.0-dropbear\n',
    );
    expect(nc.devices.map((one) => one.observations.map((fact) => fact.kind))).toEqual([['ssh-banner']]);
  });
});
