import type { Identifier } from './identifier.ts';
import { banner } from './banner/banner.ts';
import { bluetoothCompany } from './bluetooth-company/bluetooth-company.ts';
import { cliOutput } from './cli-output/cli-output.ts';
import { cpeVendor } from './cpe-vendor/cpe-vendor.ts';
import { deviceOui } from './device-oui/device-oui.ts';
import { engineId } from './engine-id/engine-id.ts';
import { enterpriseNumber } from './enterprise-number/enterprise-number.ts';
import { fccGrantee } from './fcc-grantee/fcc-grantee.ts';
import { gponSerial } from './gpon-serial/gpon-serial.ts';
import { macRegistrant } from './mac-registrant/mac-registrant.ts';
import { makerName } from './maker-name/maker-name.ts';
import { modelNumber } from './model-number/model-number.ts';
import { openPort } from './open-port/open-port.ts';
import { pciVendor } from './pci-vendor/pci-vendor.ts';
import { rebrand } from './rebrand/rebrand.ts';
import { sysObjectId } from './sys-object-id/sys-object-id.ts';
import { toolVendor } from './tool-vendor/tool-vendor.ts';
import { usbVendor } from './usb-vendor/usb-vendor.ts';

/** Every identifier, in alphabetical order of its folder. */
export const IDENTIFIERS: readonly Identifier[] = [
  banner,
  bluetoothCompany,
  cliOutput,
  cpeVendor,
  deviceOui,
  engineId,
  enterpriseNumber,
  fccGrantee,
  gponSerial,
  macRegistrant,
  makerName,
  modelNumber,
  openPort,
  pciVendor,
  rebrand,
  sysObjectId,
  toolVendor,
  usbVendor,
];
