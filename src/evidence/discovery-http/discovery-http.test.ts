import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryHttp } from './discovery-http.ts';

describe('discovery-http', () => {
  it('reads server, realm and title of one server, and an SSDP answer apart', async () => {
    const read = await readWith(discoveryHttp, fixture(import.meta.url, 'camera.txt'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices).toHaveLength(2);
    const [web, ssdp] = read.devices;
    expect(valuesOf(web, 'http-server')).toEqual(['DNVRS-Webs']);
    expect(valuesOf(web, 'http-auth-realm')[0]).toContain('realm="hikvision"');
    expect(valuesOf(web, 'http-title')).toEqual(['Web Client']);
    expect(valuesOf(ssdp, 'upnp-field')).toEqual(['Linux UPnP/1.0 Huawei-ATP-IGD']);
  });
  it('leaves other text to other readers', async () => {
    expect((await readWith(discoveryHttp, 'The HTTP/1.1 protocol\n')).sureness).toBe(0);
  });
  it.each([
    [
      'heads of several hosts, one after another',
      'HTTP/1.1 200 OK\nServer: a\n\nHTTP/1.1 200 OK\nServer: b\n\n',
      [['a'], ['b']],
    ],
    ['a redirect and where it leads', 'HTTP/1.1 302 Found\nServer: a\n\nHTTP/1.1 200 OK\nServer: a\n\n', [['a']]],
    [
      'calls that name their target',
      '# http://192.0.2.1/\nHTTP/1.1 401 No\nServer: a\n\n# http://192.0.2.2/\nHTTP/1.1 401 No\nServer: a\n\n',
      [
        ['192.0.2.1', 'a'],
        ['192.0.2.2', 'a'],
      ],
    ],
    [
      'what curl -v shows',
      '* Connected to 192.0.2.1 (192.0.2.1) port 80\n> GET / HTTP/1.1\n> Host: 192.0.2.1\n>\n< HTTP/1.1 200 OK\n< Server: a\n<\n<title>T</title>\n',
      [['192.0.2.1', 'a', 'T', '<title>T</title>\n']],
    ],
    ['what wget -S shows', '  HTTP/1.1 200 OK\n  Server: a\n  Date: x\n', [['a']]],
    [
      'an RTSP and a SIP answer',
      'RTSP/1.0 200 OK\nServer: Rtsp Server\n\nSIP/2.0 200 OK\nUser-Agent: phone\n\n',
      [['Rtsp Server'], ['phone']],
    ],
    [
      'a WhatWeb log',
      'http://192.0.2.1 [200 OK] Country[RESERVED][ZZ], HTTPServer[App-webs/], IP[192.0.2.1], Title[index]\n',
      [['App-webs/', '192.0.2.1', 'index']],
    ],
  ])('reads %s', async (_, text, expected) => {
    const read = await readWith(discoveryHttp, text);
    expect(read.sureness).toBeGreaterThan(0.8);
    expect(read.devices.map((one) => one.observations.map((fact) => fact.value))).toEqual(expected);
  });
  it('stands each fact at its line', async () => {
    const [device] = (await readWith(discoveryHttp, 'HTTP/1.1 200 OK\nDate: x\nServer: a\n\n\n<title>T</title>\n'))
      .devices;
    expect(device?.observations.map((fact) => fact.at)).toEqual([3, 6, 6].map((line) => ({ at: 'line', line })));
  });
  it('never throws, and holds no more of a page than it may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('HTTP/1.1 200 OK', 'Server: a', ': ', '', '< ', '> x', '<title>', '[', 'a:b')),
        async (lines) => {
          await readWith(discoveryHttp, lines.join('\n'));
        },
      ),
      { numRuns: 100 },
    );
    const long = `HTTP/1.1 200 OK\n\n<html>${'x'.repeat(60_000)}\n${'y'.repeat(60_000)}\n${'z'.repeat(60_000)}`;
    expect(valuesOf((await readWith(discoveryHttp, long)).devices[0], 'http-body')[0]?.length).toBe(65_536);
  });
  it('reads probe lines with bare values: title, then server', async () => {
    const read = await readWith(
      discoveryHttp,
      'http://192.0.2.64 [200] [text/html] [WEB SERVICE] [Example-Webs]\nhttps://192.0.2.65:8443 [401] [] [nginx]\n',
    );
    expect(
      read.devices.map((one) => [valuesOf(one, 'ip')[0], valuesOf(one, 'http-title'), valuesOf(one, 'http-server')]),
    ).toEqual([
      ['192.0.2.64', ['WEB SERVICE'], ['Example-Webs']],
      ['192.0.2.65', ['nginx'], []],
    ]);
  });
});
