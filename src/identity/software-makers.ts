import type { NameEntry } from './name-index.ts';

/**
 * Makers whose names in an answer stand for software that runs on anybody's machine, though some of them make machines
 * too: Windows and Exchange run on any server, and so on a listed maker's.
 */
const ON_ANY_MACHINE: ReadonlySet<string> = new Set(['microsoft', 'redhat', 'canonical', 'vmware', 'postgresql']);

/** Whether a name that a device's service or system gives tells who wrote its software, not who built the device. */
export function namesSoftwareOnly(entry: NameEntry): boolean {
  return (
    ON_ANY_MACHINE.has(entry.maker) || (entry.makes.length > 0 && entry.makes.every((made) => made === 'software'))
  );
}
