import { describe, expect, it } from 'vitest';
import { normaliseHeader } from './normalise-header.ts';

describe('normaliseHeader', () => {
  it.each([
    ['form_471_ManufacturerName', 'form 471 manufacturer name'],
    ['HTTPServer', 'http server'],
    ['MACAddress', 'mac address'],
    ['IPv4', 'ipv4'],
    ['Größe', 'grosse'],
  ])('%s is %s', (header, plain) => expect(normaliseHeader(header)).toBe(plain));

  it('takes no longer for a header of nothing but capitals', () => {
    const start = performance.now();
    normaliseHeader('A'.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
