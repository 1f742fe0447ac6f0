import type { Subject } from '../../../src/identity/identifier.ts';
import { subjectOf } from './kind.ts';

/** Vendor and product id with the product's text. */
export function subjects(input: Readonly<Record<string, unknown>>): readonly Subject[] {
  return [
    subjectOf([
      ['pci-id', `${String(input['vendorId'])}:${String(input['productId'])}`],
      ['description', input['productText']],
    ]),
  ];
}
