import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryMdns } from './discovery-mdns.ts';

describe('discovery-mdns', () => {
  it('joins the services of one host and takes maker, model and address from text records', async () => {
    const read = await readWith(discoveryMdns, fixture(import.meta.url, 'browse.txt'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual(['cam-1.local', 'print-1.local']);
    expect(valuesOf(read.devices[0], 'manufacturer')).toEqual(['EZVIZ']);
    expect(valuesOf(read.devices[0], 'model')).toEqual(['CS-C6N']);
    expect(valuesOf(read.devices[0], 'mac')).toEqual(['0c:a6:4c:01:02:03']);
    expect(valuesOf(read.devices[0], 'mdns-text')).toEqual(['Camera One']);
    expect(valuesOf(read.devices[1], 'model')).toEqual(['Brother HL-L2350DW']);
  });
  it('leaves other text with semicolons to other readers', async () => {
    expect((await readWith(discoveryMdns, 'a;b;c\n1;2;3\n')).sureness).toBe(0);
  });
  it.each([
    [
      'avahi-browse -r',
      '+   eth0 IPv4 Cam One                  Web Site             local\n=   eth0 IPv4 Cam One                  Web Site             local\n   hostname = [cam-1.local]\n   address = [192.0.2.12]\n   port = [80]\n   txt = ["vendor=EZVIZ" "model=CS-C6N"]\n',
    ],
    [
      'dns-sd -L',
      'Lookup Cam One._http._tcp.local\nDATE: ---Tue 24 Nov 2026---\n11:22:33.444  Cam\\032One._http._tcp.local. can be reached at cam-1.local.:80 (interface 4)\n vendor=EZVIZ model=CS-C6N\n',
    ],
    [
      'dns-sd -Z',
      '_http._tcp                       PTR     Cam\\032One._http._tcp\nCam\\032One._http._tcp            SRV     0 0 80 cam-1.local. ; Replace\nCam\\032One._http._tcp            TXT     "vendor=EZVIZ" "model=CS-C6N"\n',
    ],
  ])('reads what %s prints', async (_, text) => {
    const read = await readWith(discoveryMdns, text);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual(['cam-1.local']);
    const [device] = read.devices;
    expect(['manufacturer', 'model', 'mdns-text'].map((kind) => valuesOf(device, kind)[0])).toEqual([
      'EZVIZ',
      'CS-C6N',
      'Cam One',
    ]);
  });
  it('writes escaped bytes as the letters they are', async () => {
    const read = await readWith(discoveryMdns, '=;eth0;IPv4;B\\195\\188ro;_http._tcp;local;a.local;192.0.2.1;80;""\n');
    expect(valuesOf(read.devices[0], 'mdns-text')).toEqual(['Büro']);
  });
  it('never throws on lines in any order', async () => {
    const lines = [
      '=;a;IPv4;n;_x._tcp;local;h;1;2;"a=b"',
      '= e IPv4 n  s  local',
      '   txt = ["a',
      ' a=b',
      'n._x._tcp SRV 0 0',
      '=;;;',
      '\\999',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines)), async (some) => {
        await readWith(discoveryMdns, some.join('\n'));
      }),
      { numRuns: 100 },
    );
  });
});
