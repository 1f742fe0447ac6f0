import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { masscanJson } from './masscan-json.ts';

describe('masscan-json', () => {
  it('joins the entries of one address, in spite of the comma too many', async () => {
    const read = await readWith(masscanJson, fixture(import.meta.url, 'scan.json'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.problems).toEqual([]);
    expect(read.devices.map((host) => [host.label, host.record])).toEqual([
      ['192.0.2.2', 1],
      ['192.0.2.3', 3],
    ]);
    expect(valuesOf(read.devices[0], 'http-server')).toEqual(['App-webs/']);
    expect(valuesOf(read.devices[1], 'ssh-banner')).toEqual(['SSH-2.0-HUAWEI-1.5']);
  });
  it('says where a file is cut off and keeps what came before', async () => {
    const whole = fixture(import.meta.url, 'scan.json').toString();
    const read = await readWith(masscanJson, whole.slice(0, whole.lastIndexOf('"service"')));
    expect(read.devices).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'masscan-json/broken' }]);
  });
  it('leaves other JSON to other readers', async () => {
    expect((await readWith(masscanJson, '[{"name":"x","ports":[]}]')).sureness).toBe(0);
  });
  it('reads a list written on one line', async () => {
    const read = await readWith(
      masscanJson,
      '[{"ip":"192.0.2.2","timestamp":"1","ports":[{"port":80,"proto":"tcp","status":"open"}]},{"ip":"192.0.2.3","timestamp":"1","ports":[{"port":23,"proto":"tcp","service":{"name":"telnet","banner":"ZXHN H108N login:"}}]}]',
    );
    expect(read.devices.map((one) => one.label)).toEqual(['192.0.2.2', '192.0.2.3']);
    expect(read.problems).toEqual([]);
  });
  it('reads NetBIOS and SNMP answers and certificates, and passes by a certificate that was cut off', async () => {
    const entry = (ip: string, name: string, banner: string): string =>
      JSON.stringify({ ip, timestamp: '1', ports: [{ port: 1, proto: 'tcp', service: { name, banner } }] });
    const pem = fixture(new URL('../discovery-certificate/x.test.ts', import.meta.url).href, 'camera.pem').toString();
    const der =
      pem
        .replace(/-----[^-]+-----/g, ' ')
        .trim()
        .split(/\s{2,}/)[0]
        ?.replace(/\s/g, '') ?? '';
    const read = await readWith(
      masscanJson,
      [
        entry('192.0.2.4', 'nbtstat', 'NVR01 WORKGROUP [4c:bd:8f:01:02:03]'),
        entry('192.0.2.5', 'snmp', 'sysDescr:Box of things\nsysName:ar1'),
        entry('192.0.2.6', 'X509', der),
        entry('192.0.2.7', 'X509', der.slice(0, 100)),
      ].join('\n'),
    );
    const [named, described, certified, cut] = read.devices;
    expect([valuesOf(named, 'hostname'), valuesOf(named, 'mac')]).toEqual([['NVR01'], ['4c:bd:8f:01:02:03']]);
    expect([valuesOf(described, 'sys-descr'), valuesOf(described, 'hostname')]).toEqual([['Box of things'], ['ar1']]);
    expect(valuesOf(certified, 'tls-subject')).toHaveLength(1);
    expect(valuesOf(cut, 'tls-subject')).toEqual([]);
  });
});
