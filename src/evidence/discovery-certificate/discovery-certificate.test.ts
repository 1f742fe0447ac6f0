import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryCertificate } from './discovery-certificate.ts';

describe('discovery-certificate', () => {
  const pem = fixture(import.meta.url, 'camera.pem').toString();
  it('reads subject and issuer', async () => {
    const read = await readWith(discoveryCertificate, pem);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(valuesOf(read.devices[0], 'tls-subject')).toEqual(['C=CN, O=HIKVISION, CN=camera.example']);
    expect(read.problems).toEqual([]);
  });
  it('says which certificate has lengths that lie, and reads the others', async () => {
    const [begin = '', first = '', ...rest] = pem.split('\n');
    const bytes = Buffer.from(first, 'base64');
    bytes[3] = 0xff;
    const lying = [begin, bytes.toString('base64'), ...rest].join('\n');
    const read = await readWith(discoveryCertificate, `${lying}${pem}`);
    expect(read.devices).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'discovery-certificate/broken', locator: { line: 1 } }]);
  });
  it('says where a certificate has no end', async () => {
    const read = await readWith(discoveryCertificate, pem.slice(0, 300));
    expect(read.problems).toMatchObject([{ code: 'discovery-certificate/broken' }]);
  });
  it('does not take keys for certificates', async () => {
    expect((await readWith(discoveryCertificate, '-----BEGIN PUBLIC KEY-----\n')).sureness).toBe(0);
  });
  it('sets the issuer’s certificate and repeats aside: they are no devices', async () => {
    const read = await readWith(discoveryCertificate, fixture(import.meta.url, 'chain.pem'));
    expect(read.devices.map((one) => [one.label, one.record])).toEqual([['certificate of cam-1', 1]]);
    expect(
      read.events.filter((event) => event.kind === 'set-aside').map((event) => [event.record, event.reason]),
    ).toEqual([
      [2, 'chatter'],
      [3, 'repeat'],
    ]);
  });
  it('reads a certificate without a subject', async () => {
    const read = await readWith(discoveryCertificate, fixture(import.meta.url, 'nameless.pem'));
    expect(read.problems).toEqual([]);
    expect(read.devices.map((one) => valuesOf(one, 'tls-subject'))).toEqual([[]]);
  });
  it('reads a DER file', async () => {
    const read = await readWith(discoveryCertificate, new X509Certificate(pem).raw);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(valuesOf(read.devices[0], 'tls-subject')).toEqual(['C=CN, O=HIKVISION, CN=camera.example']);
  });
  it.each([
    ['-subject -issuer', 'subject=C = CN, O = Example Maker, CN = cam-1\nissuer=O = Example CA\n'],
    ['-subject of old versions', 'subject= /C=CN/O=Example Maker/CN=cam-1\nissuer= /O=Example CA\n'],
    [
      '-text',
      'Certificate:\n    Data:\n        Version: 3 (0x2)\n        Issuer: O = Example CA\n        Validity\n            Not Before: x\n        Subject: C = CN, O = Example Maker, CN = cam-1\n        Subject Public Key Info:\n',
    ],
  ])('reads what openssl x509 %s prints', async (_, text) => {
    const read = await readWith(discoveryCertificate, text + text);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => [one.label, valuesOf(one, 'tls-subject'), valuesOf(one, 'tls-issuer')])).toEqual([
      ['certificate of cam-1', ['C=CN, O=Example Maker, CN=cam-1'], ['O=Example CA']],
      ['certificate of cam-1', ['C=CN, O=Example Maker, CN=cam-1'], ['O=Example CA']],
    ]);
  });
  it('leaves letters with a subject line to other readers', async () => {
    expect(
      (await readWith(discoveryCertificate, 'Subject: order C = 3\nHello,\nplease send\n5 cameras\n')).sureness,
    ).toBe(0);
  });
  it('never throws, whichever byte is changed', async () => {
    const raw = new X509Certificate(pem).raw;
    await fc.assert(
      fc.asyncProperty(fc.nat(raw.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Buffer.from(raw);
        changed[at] = byte;
        const text = `-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----\n`;
        const read = await readWith(discoveryCertificate, text);
        expect(read.devices.length + read.problems.length).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
