import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWith, type Reading, valuesOf } from '../../../test/reading.ts';
import { captureMacs } from './capture-macs.ts';

const OUTER = '001b21010203';
const INNER = '00259e010203';
const TO = '4cbd8f0a0b0c';

function capture(frames: readonly Buffer[], linkType = 1): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(linkType, 20);
  const records = frames.flatMap((frame) => {
    const record = Buffer.alloc(16);
    record.writeUInt32LE(frame.length, 8);
    record.writeUInt32LE(frame.length, 12);
    return [record, frame];
  });
  return Buffer.concat([head, ...records]);
}

const read = (...frames: readonly Buffer[]): Promise<Reading> => readWith(captureMacs, capture(frames));
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const ethernet = (source: string, type: string, payload: Buffer): Buffer =>
  Buffer.concat([hex(TO + source + type), payload]);

function ipv4(protocol: number, payload: Buffer, fragment = 0): Buffer {
  const head = hex('4500 0000 0000 0000 4000 0000 c0a80109 c0a80101');
  head.writeUInt16BE(20 + payload.length, 2);
  head.writeUInt16BE(fragment, 6);
  head[9] = protocol;
  return Buffer.concat([head, payload]);
}

function udp(port: number, payload: Buffer, from = 40_000): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(from, 0);
  head.writeUInt16BE(port, 2);
  head.writeUInt16BE(8 + payload.length, 4);
  return Buffer.concat([head, payload]);
}

function tcp(payload: Buffer, from: number, sequence: number): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt16BE(from, 0);
  head.writeUInt16BE(50_000, 2);
  head.writeUInt32BE(sequence, 4);
  head[12] = 0x50;
  return Buffer.concat([head, payload]);
}

const LLDP = ethernet(INNER, '88cc', hex('0207 04 00259e010203 0a06 737769746368 0000'));
const gre = (flagsAndType: string, ...parts: readonly Buffer[]): Buffer =>
  ethernet(OUTER, '0800', ipv4(47, Buffer.concat([hex(flagsAndType), ...parts])));
const inUdp = (port: number, ...parts: readonly Buffer[]): Buffer =>
  ethernet(OUTER, '0800', ipv4(17, udp(port, Buffer.concat(parts))));

describe('frames inside frames', () => {
  it.each([
    ['VXLAN', inUdp(4789, hex('0800000000002a00'), LLDP)],
    ['Geneve with options', inUdp(6081, hex('0100 6558 00002a00 0102030405060708').subarray(0, 12), LLDP)],
    ['TZSP', inUdp(37_008, hex('01000001 00 0a01c0 01'), LLDP)],
    ['bridged GRE', gre('00006558', LLDP)],
    ['GRE with a key', gre('20006558', hex('0000002a'), LLDP)],
    ['ERSPAN version I', gre('000088be', LLDP)],
    ['ERSPAN version II', gre('100088be', hex('00000001 1001000000000000'), LLDP)],
    ['ERSPAN version III', gre('100022eb', hex('00000001 200100000000000000000000'), LLDP)],
    ['MPLS with a control word', ethernet(OUTER, '8847', Buffer.concat([hex('0001 2140 00000000'), LLDP]))],
    ['VXLAN in GRE', gre('00006558', inUdp(4789, hex('0800000000002a00'), LLDP))],
    ['two VLAN tags', Buffer.concat([hex(`${TO}${INNER} 88a8 0064 8100 000a 88cc`), LLDP.subarray(14)])],
  ])('are read in %s', async (_, frame) => {
    const { devices } = await read(frame);
    const device = devices.find((one) => valuesOf(one, 'mac')[0] === '00:25:9E:01:02:03');
    expect(valuesOf(device, 'hostname')).toEqual(['switch']);
  });

  it.each([
    ['VXLAN whose flag says that there is no network', inUdp(4789, hex('0000000000000000'), LLDP)],
    ['GRE that carries packets', gre('00000800', LLDP)],
    ['the point-to-point protocol of Windows', gre('30016558', LLDP)],
    ['a frame cut short', inUdp(4789, hex('0800000000002a00'), LLDP.subarray(0, 10))],
  ])('are not made up in %s', async (_, frame) => {
    const { devices } = await read(frame);
    expect(devices.map((one) => valuesOf(one, 'mac')[0])).not.toContain('00:25:9E:01:02:03');
  });

  it('are unpacked a few times only', async () => {
    let frame = LLDP;
    for (let nth = 0; nth < 20; nth++) frame = inUdp(4789, hex('0800000000002a00'), frame);
    const { devices } = await read(frame);
    expect(devices.map((one) => valuesOf(one, 'mac')[0])).not.toContain('00:25:9E:01:02:03');
  });
});

describe('packets below other heads', () => {
  const server = Buffer.from('HTTP/1.1 200 OK\r\nServer: App-webs/\r\n\r\n');
  const answer = ipv4(6, tcp(server, 80, 1));
  const sixth = (next: number, ...parts: readonly Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(40);
    head[0] = 0x60;
    head.writeUInt16BE(body.length, 4);
    head[6] = next;
    head[7] = 64;
    hex('fe80000000000000 02259efffe010203').copy(head, 8);
    hex('fe80000000000000 02259efffe010204').copy(head, 24);
    return ethernet(INNER, '86dd', Buffer.concat([head, body]));
  };
  const segment = tcp(server, 80, 1);
  it.each([
    ['a PPPoE session', ethernet(INNER, '8864', Buffer.concat([hex('1100 0001 0000 0021'), answer]))],
    ['MPLS labels', ethernet(INNER, '8847', Buffer.concat([hex('00010040 00020140'), answer]))],
    ['IPv6', sixth(6, segment)],
    [
      'IPv6 with hop-by-hop, destination and routing options',
      sixth(0, hex('3c00000000000000 2b00000000000000 0600000000000000'), segment),
    ],
    ['IPv6 in a first fragment', sixth(44, hex('0600000100000001'), segment)],
    ['IPv6 with authentication', sixth(51, hex('0604000000000000'), Buffer.alloc(16), segment)],
  ])('are read below %s', async (_, frame) => {
    const { devices } = await read(frame);
    const device = devices.find((one) => valuesOf(one, 'mac')[0] === '00:25:9E:01:02:03');
    expect(valuesOf(device, 'http-server')).toEqual(['App-webs/']);
  });

  it('later fragments are counted and told', async () => {
    const later = ethernet(INNER, '0800', ipv4(6, segment, 0x00b9));
    const sixthLater = sixth(44, hex('0600 05a8 00000001'), segment);
    const { problems, devices } = await read(later, sixthLater);
    expect(problems).toMatchObject([{ code: 'capture-macs/fragments', message: expect.stringContaining('2 later') }]);
    expect(devices.flatMap((one) => valuesOf(one, 'http-server'))).toEqual([]);
  });
});

describe('answers in several segments', () => {
  const frame = (payload: Buffer, from: number, sequence: number): Buffer =>
    ethernet(INNER, '0800', ipv4(6, tcp(payload, from, sequence)));
  const page =
    'HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\nServer: App-webs/\r\nWWW-Authenticate: Digest realm="DS-2CD"\r\n\r\n<html><title>index</title>';
  const answers = (one: Reading, kind: string): readonly string[] =>
    one.devices.flatMap((device) => valuesOf(device, kind));

  it('are read as one, and nothing is told that was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: page.length - 1 }), { maxLength: 6 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), page.length];
        const frames = edges
          .slice(0, -1)
          .map((from, at) => frame(Buffer.from(page.slice(from, edges[at + 1])), 80, 7 + from));
        const one = await read(...frames);
        expect(answers(one, 'http-server')).toEqual(['App-webs/']);
        expect(answers(one, 'http-auth-realm')).toEqual(['Digest realm="DS-2CD"']);
        expect(answers(one, 'http-title')).toEqual(['index']);
      }),
      { numRuns: 60 },
    );
  });

  it('tell the certificate of a TLS server', async () => {
    const pem = readFileSync(new URL('./fixtures/camera.pem', import.meta.url), 'latin1');
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const sized = (length: number): Buffer => Buffer.from([length >> 16, (length >> 8) & 255, length & 255]);
    const list = Buffer.concat([sized(der.length), der]);
    const body = Buffer.concat([sized(list.length), list]);
    const hello = Buffer.concat([hex('02000026'), Buffer.alloc(38)]);
    const messages = Buffer.concat([hello, Buffer.from([11]), sized(body.length), body]);
    const record = (part: Buffer): Buffer => {
      const head = hex('160303 0000');
      head.writeUInt16BE(part.length, 3);
      return Buffer.concat([head, part]);
    };
    // Two records, and segments cut inside both.
    const stream = Buffer.concat([record(messages.subarray(0, 200)), record(messages.subarray(200))]);
    const frames = [0, 100, 300].map((from, at, all) => frame(stream.subarray(from, all[at + 1]), 443, 1_000 + from));
    const one = await read(...frames);
    expect(answers(one, 'tls-subject')).toEqual([expect.stringContaining('CN=camera.example')]);
    expect(answers(one, 'key-fingerprint')[0]).toMatch(/^[0-9a-f]{40}$/);
    const [first] = frames;
    expect(answers(await read(first ?? Buffer.alloc(0)), 'tls-subject')).toEqual([]);
  });
});
