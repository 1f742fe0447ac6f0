import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { captureMacs } from '../../../src/evidence/capture-macs/capture-macs.ts';
import { openEvidence } from '../../../src/evidence/open.ts';
import { DEFAULT_LIMITS } from '../../../src/evidence/reader.ts';
import type { Subject } from '../../../src/identity/identifier.ts';

/**
 * Every address on the wire is a device of its own. The record names its file by a path that begins in the folder of the
 * set or in one above it. A record whose file is missing is said so and not scored.
 */
export async function subjects(
  input: { readonly file?: string },
  _hidden: boolean,
  dir: string,
): Promise<readonly Subject[]> {
  const path = placeOf(input.file ?? '', resolve(dir));
  if (path === undefined) {
    console.error(`${input.file ?? 'a record without a file'}: not found in ${dir} or above it; not scored`);
    return [];
  }
  const found: Subject[] = [];
  for await (const file of openEvidence([path], { limits: DEFAULT_LIMITS })) {
    if ('kind' in file) {
      console.error(`${file.message}; not scored`);
      return [];
    }
    for await (const batch of captureMacs.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
      for (const event of batch) {
        if (event.kind === 'sighting') found.push({ sightings: [event], observations: event.observations });
      }
    }
  }
  // A capture in which no device can be made out is an answer too.
  return found.length > 0 ? found : [{ sightings: [], observations: [] }];
}

function placeOf(name: string, dir: string): string | undefined {
  const path = join(dir, name);
  if (name !== '' && existsSync(path)) return path;
  return dirname(dir) === dir || name === '' ? undefined : placeOf(name, dirname(dir));
}
