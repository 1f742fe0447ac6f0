import type { Observation } from '../../core/evidence.ts';
import { isNothing } from './cell-shapes.ts';

interface Column {
  readonly index: number;
  readonly header: string;
}

const SOFTWARE = /\bsoftware\b.{0,12}\b(?:vendor|publisher|manufacturer|maker)\b|\bdatabase vendor\b/i;
const HARDWARE = /\bhardware\b.{0,12}\b(?:make|model|vendor|manufacturer)\b/i;
const NO_HARDWARE = /^(?:virtual\b.*|vm\b.*|cloud\b.*|software|not applicable)$/i;

/** Columns of lists that name the maker of a machine and of the program on it (FedRAMP's integrated inventory). */
export interface SoftwareMakers {
  readonly software: ReadonlySet<number>;
  readonly hardware: readonly number[];
}

/** The columns of both kinds; undefined unless the list has both. */
export function softwareMakers(columns: readonly Column[]): SoftwareMakers | undefined {
  const software = columns.filter(({ header }) => SOFTWARE.test(header)).map(({ index }) => index);
  const hardware = columns
    .filter(({ header }) => HARDWARE.test(header) && !SOFTWARE.test(header))
    .map(({ index }) => index);
  return software.length > 0 && hardware.length > 0 ? { software: new Set(software), hardware } : undefined;
}

/** Whether the row names a machine: whose program runs on it did not make it. */
export function namesMachine({ hardware }: SoftwareMakers, cells: readonly string[]): boolean {
  return hardware.some((index) => {
    const cell = (cells[index] ?? '').trim();
    return !isNothing(cell) && !NO_HARDWARE.test(cell);
  });
}

/** The maker of a program as a remark about the machine. */
export function asRemark(observation: Observation): Observation {
  return observation.kind === 'manufacturer' ? { ...observation, kind: 'other' } : observation;
}
