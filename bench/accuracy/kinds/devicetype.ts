import type { Subject } from '../../../src/identity/identifier.ts';
import { subjectOf } from './kind.ts';

/** The kind has a field that names the maker; it is scored without it too. */
export const canHide = true;

/** A devicetype of a device library; hidden: without manufacturer and slug. */
export function subjects(input: Readonly<Record<string, unknown>>, hidden: boolean): readonly Subject[] {
  return [
    subjectOf([
      ['manufacturer', hidden ? undefined : input['manufacturer']],
      ['model', input['model']],
      ['part-number', input['part_number']],
      ['description', input['comments']],
    ]),
  ];
}
