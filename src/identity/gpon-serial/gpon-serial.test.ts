import { describe, expect, it } from 'vitest';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { gponSerial } from './gpon-serial.ts';
import { gponVendor } from './gpon-vendor.ts';

const read = gponSerial.prepare(await openKnowledge());
const says = (serial: string): readonly string[] =>
  read(subjectWith(['serial-number', serial])).map(({ maker, role }) => `${maker} ${role}`);

describe('gpon-serial', () => {
  it.each([
    ['HWTC1A2B3C4D', 'huawei-technologies manufacturer'],
    ['HWTC-1A2B3C4D', 'huawei-technologies manufacturer'],
    ['485754431A2B3C4D', 'huawei-technologies manufacturer'],
    ['ZTEGC0123456', 'zte-corporation manufacturer'],
    ['5A544547C0123456', 'zte-corporation manufacturer'],
    ['zteg-c0123456', 'zte-corporation manufacturer'],
    ['ALCLF1234567', 'nokia manufacturer'],
    ['FHTT01234567', 'fiberhome manufacturer'],
    ['RTKG11223344', 'realtek chipset'],
  ])('reads %s as %s', (serial, expected) => {
    expect(says(serial)).toEqual([expected]);
  });
  it.each([
    'HWTC',
    'HWTC12345',
    'HWTC123456789',
    'HWTCXYZW1234',
    'GPON00000001',
    '4857544312',
    '2102359574DMJ7000112',
    '',
  ])('reads nothing into %j', (serial) => {
    expect(says(serial)).toEqual([]);
  });
  it('turns hex into letters only where they are letters', () => {
    expect(gponVendor('0123456789ABCDEF')).toBeUndefined();
    expect(gponVendor('5A544547C0123456')).toBe('ZTEG');
  });
});
