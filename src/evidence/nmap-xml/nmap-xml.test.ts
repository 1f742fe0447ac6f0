import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { nmapXml } from './nmap-xml.ts';

describe('nmap-xml', () => {
  it('reads one item a host: addresses, products, scripts, certificate; a host that was down is set aside', async () => {
    const read = await readWith(nmapXml, fixture(import.meta.url, 'scan.xml'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.problems).toEqual([]);
    expect(read.events.filter((event) => event.kind === 'set-aside')).toHaveLength(1);
    const [host] = read.devices;
    expect(read.devices).toHaveLength(1);
    expect([host?.sheet, host?.record, host?.label]).toEqual(['host', 2, '192.0.2.2 cam-1.example']);
    expect(valuesOf(host, 'mac')).toEqual(['4C:BD:8F:01:02:03']);
    expect(valuesOf(host, 'tool-vendor')).toEqual(['Hangzhou Hikvision Digital Technology']);
    expect(valuesOf(host, 'http-server')).toEqual(['DNVRS-Webs']);
    expect(valuesOf(host, 'tls-subject')).toEqual(['CN=cam, O=HIKVISION, C=CN']);
    expect(valuesOf(host, 'cpe')).toEqual(['cpe:/h:hikvision:ds-2cd2143']);
  });
  it('keeps the hosts of a scan that was cut off, and says where it ends', async () => {
    const whole = fixture(import.meta.url, 'scan.xml').toString();
    const read = await readWith(nmapXml, whole.slice(0, whole.indexOf('<os>')) + '</host><host><status');
    expect(read.devices).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'nmap-xml/broken', locator: { at: 'line' } }]);
  });
  it('notes a scan that was stopped in good order', async () => {
    const read = await readWith(nmapXml, '<nmaprun><host><address addr="192.0.2.9" addrtype="ipv4"/></host></nmaprun>');
    expect(read.problems).toMatchObject([{ code: 'nmap-xml/unfinished', severity: 'note' }]);
    expect(read.devices).toHaveLength(1);
  });
  it('expands no entities and fetches nothing', async () => {
    const bomb =
      '<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/passwd">]><nmaprun><host><hostnames><hostname name="&a;"/></hostnames></host></nmaprun>';
    const read = await readWith(nmapXml, bomb);
    expect(valuesOf(read.devices[0], 'hostname').join()).not.toMatch(/root/);
  });
  it('is not taken in by other XML or by text', async () => {
    for (const text of ['<inventory/>', 'nmaprun', '']) expect((await readWith(nmapXml, text)).sureness).toBe(0);
  });
});
