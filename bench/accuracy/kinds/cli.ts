import { openBytes } from '../../../src/evidence/open.ts';
import { cliSession } from '../../../src/evidence/cli-session/cli-session.ts';
import { DEFAULT_LIMITS } from '../../../src/evidence/reader.ts';
import type { Subject } from '../../../src/identity/identifier.ts';

interface CliInput {
  readonly command?: string;
  readonly text?: string;
  readonly outputs?: Readonly<Record<string, string>>;
}

/** The session as a file would hold it, read by the product's reader; the reporting device only. */
export async function subjects(input: CliInput): Promise<readonly Subject[]> {
  const outputs = Object.entries(input.outputs ?? { [input.command ?? '']: input.text ?? '' });
  const text = outputs.map(([command, output]) => (command === '' ? output : `### ${command}\n${output}`)).join('\n');
  const [file] = await openBytes('session.txt', Buffer.from(text), { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) return [];
  const found: Subject[] = [];
  for await (const batch of cliSession.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
    for (const event of batch) {
      if (event.kind === 'sighting' && event.part === undefined) {
        found.push({ sightings: [event], observations: event.observations });
      }
    }
  }
  return found;
}
