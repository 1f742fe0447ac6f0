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
  it.each<[string, string, readonly (readonly [string, string])[]]>([
    [
      'snmp-info',
      'enterprise: ciscoSystems&#xa;  engineIDFormat: mac&#xa;  engineIDData: 00:e0:fc:12:34:56&#xa;  snmpEngineBoots: 1',
      [['mac', '00:e0:fc:12:34:56']],
    ],
    ['snmp-info', 'enterprise: net-snmp&#xa;  engineIDFormat: unknown&#xa;  engineIDData: 7e1e5b6d7e5c5e57', []],
    [
      'hnap-info',
      'Type: GatewayWithWiFi&#xa;  Vendor: Example&#xa;  Model: E1200&#xa;  Firmware: 1.0',
      [
        ['manufacturer', 'Example'],
        ['model', 'E1200'],
        ['version', '1.0'],
      ],
    ],
    [
      'bacnet-info',
      'Vendor ID: Example (5)&#xa;  Vendor Name: Example Controls&#xa;  Model Name: XL8',
      [
        ['manufacturer', 'Example Controls'],
        ['model', 'XL8'],
      ],
    ],
    [
      'enip-info',
      'type: Communications Adapter (12)&#xa;  vendor: Example Automation (1)&#xa;  productName: 1769-L32E',
      [
        ['manufacturer', 'Example Automation'],
        ['model', '1769-L32E'],
      ],
    ],
    [
      's7-info',
      'Module: 6ES7 315-2EH14-0AB0 &#xa;  Module Type: CPU 315-2&#xa;  Serial Number: S C-X4U42&#xa;  Copyright: Original Example',
      [
        ['part-number', '6ES7 315-2EH14-0AB0'],
        ['model', 'CPU 315-2'],
        ['serial-number', 'S C-X4U42'],
        ['banner', 'Original Example'],
      ],
    ],
    [
      'nbstat',
      'NetBIOS name: NVR01, NetBIOS user: &lt;unknown&gt;, NetBIOS MAC: 4c:bd:8f:00:01:02 (x)',
      [
        ['hostname', 'NVR01'],
        ['mac', '4c:bd:8f:00:01:02'],
      ],
    ],
    [
      'nbstat',
      'NetBIOS name: SMB, NetBIOS user: &lt;unknown&gt;, NetBIOS MAC: 00:00:00:00:00:00',
      [['hostname', 'SMB']],
    ],
  ])('reads what the script %s tells of the device: %s', async (id, output, facts) => {
    const read = await readWith(
      nmapXml,
      `<nmaprun><host><address addr="192.0.2.9" addrtype="ipv4"/><hostscript><script id="${id}" output="&#xa;  ${output}"/></hostscript></host></nmaprun>`,
    );
    const found = read.devices[0]?.observations.filter((one) => one.kind !== 'ip').map((one) => [one.kind, one.value]);
    expect(found).toEqual(facts);
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
    const whole = await readWith(nmapXml, bomb.replace('</nmaprun>', '<runstats><finished/></runstats></nmaprun>'));
    expect(whole.problems).toMatchObject([{ code: 'nmap-xml/broken' }]);
    expect(whole.problems[0]?.hint).not.toContain('resume');
  });
  it('is not taken in by other XML or by text', async () => {
    for (const text of ['<inventory/>', 'nmaprun', '']) expect((await readWith(nmapXml, text)).sureness).toBe(0);
  });
});
