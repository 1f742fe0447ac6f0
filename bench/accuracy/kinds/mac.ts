import type { Subject } from '../../../src/identity/identifier.ts';
import { subjectOf } from './kind.ts';

/** A single Ethernet address. */
export function subjects(input: Readonly<Record<string, unknown>>): readonly Subject[] {
  return [subjectOf([['mac', input['mac']]])];
}
