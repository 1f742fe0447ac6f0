import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../lib/capture/frame.ts';
import { announced } from './announcements.ts';
import { createServiceAnswers } from './service-answers.ts';

const SENDER = '00259e010203';

function ethernet(etherType: string, payload: Buffer, destination = '01005e7ffffa'): Buffer {
  return Buffer.concat([Buffer.from(destination + SENDER + etherType, 'hex'), payload]);
}

interface Way {
  readonly from?: number;
  readonly to?: number;
  readonly hops?: number;
  readonly source?: readonly number[];
}

function ipv4(protocol: number, inner: Buffer, { hops = 64, source = [192, 168, 1, 9] }: Way): Buffer {
  const head = Buffer.alloc(20);
  head[0] = 0x45;
  head.writeUInt16BE(20 + inner.length, 2);
  head[8] = hops;
  head[9] = protocol;
  Buffer.from(source).copy(head, 12);
  Buffer.from([192, 168, 1, 1]).copy(head, 16);
  return ethernet('0800', Buffer.concat([head, inner]));
}

function udp(payload: Buffer | string, way: Way): Buffer {
  const body = Buffer.from(payload);
  const head = Buffer.alloc(8);
  head.writeUInt16BE(way.from ?? 0, 0);
  head.writeUInt16BE(way.to ?? 0, 2);
  head.writeUInt16BE(8 + body.length, 4);
  return ipv4(17, Buffer.concat([head, body]), way);
}

function tcp(payload: string, way: Way = {}): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt16BE(way.from ?? 80, 0);
  head.writeUInt16BE(way.to ?? 50_000, 2);
  head[12] = 0x50;
  return ipv4(6, Buffer.concat([head, Buffer.from(payload)]), way);
}

function counted(...parts: readonly string[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])));
}

/** A DNS response with one SRV, one TXT and one A record; names after the first point back to it. */
function dns(): Buffer {
  const head = Buffer.from('000084000000000300000000', 'hex');
  const name = Buffer.concat([counted('Front door', '_http', '_tcp', 'local'), Buffer.from([0])]);
  const record = (owner: Buffer, type: number, data: Buffer): Buffer => {
    const rest = Buffer.alloc(10);
    rest.writeUInt16BE(type, 0);
    rest.writeUInt16BE(data.length, 8);
    return Buffer.concat([owner, rest, data]);
  };
  const pointer = Buffer.from([0xc0, 12]);
  return Buffer.concat([
    head,
    record(name, 33, Buffer.alloc(8)),
    record(pointer, 16, counted('manufacturer=Example', 'md=Cam 3')),
    record(Buffer.concat([counted('cam-3', 'local'), Buffer.from([0])]), 1, Buffer.from([192, 168, 1, 9])),
  ]);
}

function typed16(entries: readonly (readonly [number, string])[], withHead: boolean): Buffer {
  return Buffer.concat(
    entries.map(([type, text]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16BE(type, 0);
      head.writeUInt16BE(text.length + (withHead ? 4 : 0), 2);
      return Buffer.concat([head, Buffer.from(text)]);
    }),
  );
}

function beacon(): Buffer {
  const attributes = typed16(
    [
      [0x1021, 'Example Maker'],
      [0x1023, 'Home 5'],
      [0x1042, 'SN12345'],
    ],
    false,
  );
  const element = Buffer.concat([
    Buffer.from([221, attributes.length + 4]),
    Buffer.from('0050f204', 'hex'),
    attributes,
  ]);
  const head = Buffer.from(`80000000ffffffffffff${SENDER}${SENDER}0000`, 'hex');
  return Buffer.concat([head, Buffer.alloc(12), Buffer.from([0, 2, 0x61, 0x62]), element]);
}

function said(frame: Buffer, linkType = 1): readonly string[] {
  const read = frameOf(frame, linkType);
  return read === undefined
    ? []
    : announced(frame, read, 7, createServiceAnswers()).facts.map((one) => `${one.kind} ${one.value}`);
}

const arp = Buffer.from(`0001080006040001${SENDER}c0a80109000000000000c0a80101`, 'hex');
const dhip = `${'\0'.repeat(32)}{"mac":"x","params":{"deviceInfo":{"Vendor":"Dahua","DeviceType":"IPC-X","SerialNo":"7A"}}}`;
const sadp =
  '<?xml version="1.0"?><ProbeMatch><DeviceDescription>DS-X</DeviceDescription><DeviceSN>DS-X9</DeviceSN></ProbeMatch>';
const scopes =
  '<d:ProbeMatches><d:Scopes>onvif://www.onvif.org/hardware/DS-X onvif://www.onvif.org/location/a</d:Scopes>';
const ok = 'HTTP/1.1 200 OK\r\nServer: App-webs/\r\nWWW-Authenticate: Digest realm="x"\r\n\r\n<title>index</title>';

describe('announcements', () => {
  it.each([
    ['ARP tells the sender’s address', ethernet('0806', arp), ['ip 192.168.1.9']],
    [
      'CDP names the platform',
      ethernet(
        '0020',
        Buffer.concat([
          Buffer.from('aaaa0300000c2000', 'hex'),
          Buffer.alloc(4),
          typed16(
            [
              [1, 'sw1'],
              [6, 'C2960'],
            ],
            true,
          ),
        ]),
      ),
      ['hostname sw1', 'platform C2960'],
    ],
    [
      'SSDP answers tell the server',
      udp('HTTP/1.1 200 OK\r\nSERVER: Linux UPnP/1.0 X/1\r\nST: upnp:rootdevice\r\n\r\n', { from: 1900 }),
      ['upnp-field Linux UPnP/1.0 X/1'],
    ],
    ['SSDP searches tell nothing of a device', udp('M-SEARCH * HTTP/1.1\r\nSERVER: x\r\n\r\n', { to: 1900 }), []],
    [
      'mDNS answers tell names and texts',
      udp(dns(), { from: 5353, to: 5353, hops: 255 }),
      ['mdns-text Front door', 'manufacturer Example', 'model Cam 3', 'hostname cam-3'],
    ],
    [
      'MNDP tells platform and board',
      udp(
        Buffer.concat([
          Buffer.alloc(4),
          typed16(
            [
              [5, 'r1'],
              [8, 'MikroTik'],
              [12, 'RB750'],
            ],
            false,
          ),
        ]),
        { from: 5678, to: 5678 },
      ),
      ['hostname r1', 'platform MikroTik', 'model RB750'],
    ],
    [
      'SADP answers tell model and serial number',
      udp(sadp, { from: 37_020, to: 37_020 }),
      ['model DS-X', 'serial-number DS-X9'],
    ],
    [
      'DHIP answers tell vendor and model',
      udp(dhip, { from: 37_810 }),
      ['manufacturer Dahua', 'model IPC-X', 'serial-number 7A'],
    ],
    [
      'WS-Discovery answers tell hardware, not places',
      udp(scopes, { from: 3702 }),
      ['onvif-scope onvif://www.onvif.org/hardware/DS-X'],
    ],
    [
      'a web server on the same network names itself',
      tcp(ok),
      ['http-server App-webs/', 'http-auth-realm Digest realm="x"', 'http-title index'],
    ],
    ['a web server behind a router is not the router', tcp(ok, { hops: 57 }), []],
    ['a web server with a public address is not the gateway', tcp(ok, { source: [8, 8, 8, 8] }), []],
    ['what a proxy passed on is not the proxy', tcp('HTTP/1.1 200 OK\r\nVia: 1.1 p\r\nServer: x\r\n\r\n'), []],
    ['an SSH client’s banner is left out', tcp('SSH-2.0-Client\r\n', { from: 50_000, to: 22 }), []],
    ['an SSH server’s banner is kept', tcp('SSH-2.0-HUAWEI-1.5\r\n', { from: 22 }), ['ssh-banner SSH-2.0-HUAWEI-1.5']],
  ])('%s', (_, frame, expected) => {
    expect(said(frame)).toEqual(expected);
  });
  it('beacons tell what the access point’s Wi-Fi set-up says', () => {
    expect(said(beacon(), 105)).toEqual(['manufacturer Example Maker', 'model Home 5', 'serial-number SN12345']);
  });
  it('an ARP answer for another’s address is not taken', () => {
    const proxy = Buffer.from(arp);
    proxy.write('00aabbccddee', 8, 'hex');
    expect(said(ethernet('0806', proxy))).toEqual([]);
  });
  it('never throws, however frames are cut or changed', () => {
    const frames = [udp(dns(), { from: 5353 }), udp(dhip, { from: 37_810 }), tcp(ok), ethernet('0806', arp), beacon()];
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.nat(), fc.nat(), fc.nat(255), (frame, cut, at, byte) => {
        const changed = Buffer.from(frame.subarray(0, 1 + (cut % frame.length)));
        changed[at % changed.length] = byte;
        for (const linkType of [1, 105, 113, 119, 127, 163, 276]) said(changed, linkType);
      }),
      { numRuns: 400 },
    );
  });
  it('a name that points to itself ends', () => {
    const loop = Buffer.from(`000084000000000100000000c00c${'00'.repeat(20)}`, 'hex');
    expect(said(udp(loop, { from: 5353 }))).toEqual([]);
  });
});
