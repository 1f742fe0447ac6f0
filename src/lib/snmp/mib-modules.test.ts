import { describe, expect, it } from 'vitest';
import { branchOfModule } from './mib-modules.ts';

describe('branchOfModule', () => {
  it.each([
    ['HUAWEI-ENTITY-EXTENT-MIB', '2011'],
    ['HUAWEI-3COM-OID-MIB', '2011.10'],
    ['A3COM-HUAWEI-ENTITY-MIB', '43'],
    ['HH3C-ENTITY-EXT-MIB', '25506'],
    ['ZXR10-MIB', '3902'],
    ['DAHUA-SNMP-MIB', '1004849'],
    ['HIK-DEVICE-MIB', '39165'],
    ['PowerNet-MIB', '318'],
    ['IF-MIB', undefined],
    ['', undefined],
  ])('%s lies under %s', (module, branch) => {
    expect(branchOfModule(module)).toBe(branch);
  });
});
