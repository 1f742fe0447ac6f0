import type { Subject } from '../../../src/identity/identifier.ts';
import { seen, subjectOf } from './network.ts';

/** A device's object identifier alone. */
export function subjects(input: { readonly sysObjectID?: string }): readonly Subject[] {
  return [subjectOf(seen('sys-object-id', input.sysObjectID, 'sysObjectID'))];
}
