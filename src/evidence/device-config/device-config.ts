import type { Observation, ReadEvent, Sighting } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { factsIn, isConfiguration } from './statements.ts';

const MOST_FACTS = 64;
/** What may say who made the device. */
const TELLING: ReadonlySet<string> = new Set(['model', 'part-number', 'version', 'cli-output']);

/**
 * The saved configuration of a network device. It is one device, and it says its name and addresses but seldom who made
 * it; what people wrote into descriptions and locations is no evidence of that.
 */
export const deviceConfig: Reader = {
  name: 'device-config',
  summary: 'Configurations of network devices: the device by its name and addresses; they seldom say who made it',
  recognises: (probe: Probe): number => (isConfiguration(probe.text.slice(0, 32_768)) ? 0.72 : 0),
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const observations: Observation[] = [];
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      for (const { text, line } of lines) {
        if (observations.length >= MOST_FACTS) break;
        for (const { kind, value } of factsIn(text)) observations.push({ kind, value, at: { at: 'line', line } });
      }
      options.signal?.throwIfAborted();
    }
    const name = observations.find(({ kind }) => kind === 'hostname')?.value;
    const sighting: Sighting = {
      kind: 'sighting',
      artifact: file.artifact,
      sheet: '',
      record: 1,
      counted: true,
      label: name === undefined ? 'device (configuration)' : `${name} (configuration)`,
      observations:
        observations.length > 0 ? observations : [{ kind: 'category', value: 'network', at: { at: 'line', line: 1 } }],
    };
    const tells = observations.some(({ kind }) => TELLING.has(kind));
    yield tells ? [sighting, ...notes] : [sighting, ...notes, saysNoMaker(file, name)];
  },
};

function saysNoMaker(file: EvidenceFile, name: string | undefined): Problem {
  return {
    kind: 'problem',
    code: 'device-config/no-maker',
    severity: 'note',
    message: `${file.name} is the configuration of ${name ?? 'a device'}; it does not say who made it`,
    hint: 'Save what "show version" and "show inventory" (or "display version") print beside it',
    path: file.name,
  };
}
