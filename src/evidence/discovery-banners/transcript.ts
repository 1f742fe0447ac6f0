import type { Observation, ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, ReadOptions } from '../reader.ts';

/** What the clients `telnet` and `nc -v` print before what the service says; the groups are address and port. */
const TRYING = /^Trying (\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{3,45})\.\.\.\s*$/i;
const CONNECTED = /^Connected to (\S{1,253}?)\.?\s*$/;
const SUCCEEDED =
  /^(?:Connection to \S{1,253} (?:\((\d{1,3}(?:\.\d{1,3}){3})\) )?(\d{1,5}) port .*succeeded!|.*\[(\d{1,3}(?:\.\d{1,3}){3})\] (\d{1,5}) (?:\([^)]*\) )?open)\s*$/;
const CLIENT = /^(?:Escape character is|Connection closed|Connection to \S+ closed|telnet: |\S*[$#>] ?(?:telnet|nc) )/;
const MOST_LINES = 60;
const MOST_CHARS = 4_096;

/** Whether a text is what a terminal showed of connecting to a service. */
export function isTranscript(text: string): boolean {
  const lines = text.split(/\r?\n/, 60);
  return lines.some((line) => TRYING.test(line)) && lines.some((line) => CONNECTED.test(line))
    ? true
    : lines.some((line) => SUCCEEDED.test(line));
}

/** One thing per connection: its address, and what the service said until the client said something else. */
export async function* readTranscript(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
): AsyncGenerator<readonly ReadEvent[]> {
  const { artifact } = file;
  const notes: Problem[] = [];
  let address = '';
  let port = '';
  let from = 0;
  let said: { readonly text: string; readonly line: number }[] = [];
  const close = (): readonly ReadEvent[] => {
    if (from === 0) return [];
    const text = said
      .map((one) => one.text)
      .join('\n')
      .trim();
    const observations: Observation[] = [];
    if (address !== '')
      observations.push({ kind: 'ip', value: address, field: 'address', at: { at: 'line', line: from } });
    const line = said.find((one) => one.text.trim() !== '')?.line ?? from;
    if (text !== '') {
      const kind = /^SSH-\d/.test(text) ? 'ssh-banner' : /^220[ -]/.test(text) ? 'ftp-banner' : 'telnet-banner';
      observations.push({ kind, value: text.slice(0, MOST_CHARS), field: port || 'banner', at: { at: 'line', line } });
    }
    const label = `${address} ${text.split('\n')[0]?.trim().slice(0, 80) ?? ''}`.trim() || 'connection';
    const record = from;
    [address, port, from, said] = ['', '', 0, []];
    return [{ kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations }];
  };
  for await (const lines of fileLines(file, probe, options, notes)) {
    const batch: ReadEvent[] = [];
    for (const { text, line } of lines) {
      const trying = TRYING.exec(text)?.[1];
      const succeeded = SUCCEEDED.exec(text);
      if (trying !== undefined || succeeded !== null) {
        batch.push(...close());
        address = trying ?? succeeded?.[1] ?? succeeded?.[3] ?? '';
        port = succeeded?.[2] ?? succeeded?.[4] ?? '';
        from = line;
      } else if (CLIENT.test(text) || CONNECTED.test(text)) continue;
      else if (from > 0 && said.length < MOST_LINES) said.push({ text, line });
    }
    if (batch.length > 0) yield batch;
    options.signal?.throwIfAborted();
  }
  yield [...close(), ...notes];
}
