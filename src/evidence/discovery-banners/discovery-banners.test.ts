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
});
