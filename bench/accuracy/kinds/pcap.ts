import { join } from 'node:path';
import { captureMacs } from '../../../src/evidence/capture-macs/capture-macs.ts';
import { openEvidence } from '../../../src/evidence/open.ts';
import { DEFAULT_LIMITS } from '../../../src/evidence/reader.ts';
import type { Subject } from '../../../src/identity/identifier.ts';

/** Every address on the wire is a device of its own; the record's file lies two folders above the set, under its own path. */
export async function subjects(
  input: { readonly file?: string },
  _hidden: boolean,
  dir: string,
): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  for await (const file of openEvidence([join(dir, '..', '..', input.file ?? '')], { limits: DEFAULT_LIMITS })) {
    if ('kind' in file) throw new Error(file.message);
    for await (const batch of captureMacs.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
      for (const event of batch) {
        if (event.kind === 'sighting') found.push({ sightings: [event], observations: event.observations });
      }
    }
  }
  return found;
}
