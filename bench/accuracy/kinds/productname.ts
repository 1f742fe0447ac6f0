import type { Subject } from '../../../src/identity/identifier.ts';
import { subjectOf } from './kind.ts';

/** The kind has a field that names the maker; it is scored without it too. */
export const canHide = true;

/** Vendor and product of an advisory. */
export function subjects(input: Readonly<Record<string, unknown>>, hidden: boolean): readonly Subject[] {
  return [
    subjectOf([
      ['manufacturer', hidden ? undefined : input['vendor']],
      ['model', input['product']],
    ]),
  ];
}
