import type { Subject } from '../../../src/identity/identifier.ts';
import { subjectOf } from './kind.ts';

/** Boards and part numbers: name, description, numbers. */
export function subjects(input: Readonly<Record<string, unknown>>): readonly Subject[] {
  return [
    subjectOf([
      ['model', input['name']],
      ['description', input['description']],
      ['part-number', input['part_numbers']],
    ]),
  ];
}
