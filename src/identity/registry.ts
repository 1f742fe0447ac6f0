import { bluetoothCompany } from './bluetooth-company/bluetooth-company.ts';
import { cpeVendor } from './cpe-vendor/cpe-vendor.ts';
import { fccGrantee } from './fcc-grantee/fcc-grantee.ts';
import type { Identifier } from './identifier.ts';
import { macRegistrant } from './mac-registrant/mac-registrant.ts';
import { makerName } from './maker-name/maker-name.ts';
import { modelNumber } from './model-number/model-number.ts';
import { pciVendor } from './pci-vendor/pci-vendor.ts';
import { rebrand } from './rebrand/rebrand.ts';
import { usbVendor } from './usb-vendor/usb-vendor.ts';

/** Every identifier, in alphabetical order of its folder. */
export const IDENTIFIERS: readonly Identifier[] = [
  bluetoothCompany,
  cpeVendor,
  fccGrantee,
  macRegistrant,
  makerName,
  modelNumber,
  pciVendor,
  rebrand,
  usbVendor,
];
