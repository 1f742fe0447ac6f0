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
});
