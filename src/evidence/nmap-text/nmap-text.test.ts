import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { nmapText } from './nmap-text.ts';

describe('nmap-text', () => {
  it('reads hosts, open ports, script output and addresses with the vendor as the tool’s opinion', async () => {
    const read = await readWith(nmapText, fixture(import.meta.url, 'scan.txt'));
    expect(read.devices.map((host) => [host.record, host.label])).toEqual([
      [1, 'cam-1.example (192.0.2.2)'],
      [2, '192.0.2.3'],
    ]);
    const [host] = read.devices;
    expect(valuesOf(host, 'banner')).toEqual(['Hikvision IPCam control port', 'Dahua Rtsp Server']);
    expect(valuesOf(host, 'http-title')).toEqual(['Web Client']);
    expect(valuesOf(host, 'tls-subject')).toEqual(['CN=cam, O=HIKVISION']);
    expect(valuesOf(host, 'tool-vendor')).toEqual(['Hangzhou Hikvision Digital Technology']);
  });
  it('reads an excerpt without its first lines', async () => {
    const read = await readWith(nmapText, '53/udp open  domain\nMAC Address: 00:1B:21:01:02:03 (Intel Corporate)\n');
    expect(read.sureness).toBeGreaterThan(0.5);
    expect(valuesOf(read.devices[0], 'mac')).toEqual(['00:1B:21:01:02:03']);
  });
  it('does not take a list of goods with addresses for a scan', async () => {
    const text = 'Hikvision DS-2CD2143\nMAC Address: 4C:BD:8F:01:02:03 (camera)\n';
    expect((await readWith(nmapText, text)).sureness).toBe(0);
  });
  it('reads greppable output: one host over its lines, without ports that are closed and hosts that are down', async () => {
    const read = await readWith(nmapText, fixture(import.meta.url, 'scan.gnmap'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((host) => host.label)).toEqual(['cam-1.example (192.0.2.2)', '192.0.2.3']);
    const [host] = read.devices;
    expect(valuesOf(host, 'banner')).toEqual(['Hikvision IPCam control port', 'Dahua Rtsp Server 2.0/1']);
    expect(valuesOf(host, 'ip')).toEqual(['192.0.2.2']);
  });
  it('reads greppable output cut anywhere without throwing, and keeps the hosts before the cut', async () => {
    const whole = fixture(import.meta.url, 'scan.gnmap').toString('utf8');
    for (let end = 0; end < whole.length; end += 37) {
      const read = await readWith(nmapText, whole.slice(0, end));
      expect(read.devices.length).toBeLessThanOrEqual(2);
    }
  });
  it('says where a gigantic line was cut', async () => {
    const ports = Array.from({ length: 4_000 }, (_, port) => `${port + 1}/open/tcp//http//thing/`).join(', ');
    const read = await readWith(nmapText, `Host: 192.0.2.9 ()\tPorts: ${ports}\n`);
    expect(read.problems).toMatchObject([{ code: 'evidence/long-line', locator: { line: 1 } }]);
    expect(read.devices).toHaveLength(1);
  });
  it('does not take prose for a scan', async () => {
    expect((await readWith(nmapText, 'We scanned the office with nmap.\n')).sureness).toBe(0);
  });
  it('takes no longer for a name that never ends', async () => {
    const start = performance.now();
    const read = await readWith(nmapText, `Nmap scan report for cam (${'A'.repeat(60_000)})\n80/tcp open http\n`);
    expect(read.devices).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
