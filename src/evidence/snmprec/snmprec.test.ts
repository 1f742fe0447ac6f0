import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { snmprec, snmprecLine } from './snmprec.ts';

describe('snmprec', () => {
  it('reads a recording with hex values and a bridge table', async () => {
    const read = await readWith(snmprec, fixture(import.meta.url, 'camera.snmprec'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices).toHaveLength(1);
    const [device] = read.devices;
    expect(valuesOf(device, 'hostname')).toEqual(['nvr-1']);
    expect(valuesOf(device, 'mac')).toEqual(['3C:EF:8C:01:02:03']);
    expect(valuesOf(device, 'enterprise-number')).toEqual(['1004849']);
    expect(read.neighbours.map((one) => valuesOf(one, 'mac')[0])).toEqual(['00:1B:21:01:02:03']);
  });
  it('keeps a value whose hex is damaged as it stands', () => {
    expect(snmprecLine('1.3.6.1.2.1.1.5.0|4x|6e7')).toEqual({ oid: '1.3.6.1.2.1.1.5.0', type: 'other', value: '6e7' });
  });
  it('reads addresses given as octets', () => {
    expect(snmprecLine('1.3.6.1.2.1.4.20.1.1.1|64x|C0000201')?.value).toBe('192.0.2.1');
  });
  it('says where the first line stands that is no record', async () => {
    const read = await readWith(snmprec, '1.3.6.1.2.1.1.1.0|4|x\nnot a record\n');
    expect(read.problems).toMatchObject([{ code: 'snmprec/stray-lines', locator: { line: 2 } }]);
  });
});
