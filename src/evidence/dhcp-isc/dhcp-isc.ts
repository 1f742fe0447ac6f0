import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import { createLeases, type Lease, unescapedText } from '../lease.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

const START = /^\s*lease ([0-9A-Fa-f.:]{2,45}) \{/;
const STATEMENT =
  /^\s*(hardware ethernet|client-hostname|set vendor-class-identifier|set [\w-]*(?:vendor|class|option-60|dhcp-?fingerprint|parameter|option-55)[\w-]*|option (?:vendor-class-identifier|dhcp-parameter-request-list|host-name))\s*=?\s*(.+?);\s*$/;

/** Leases of ISC dhcpd (`dhcpd.leases`). */
export const dhcpIsc: Reader = {
  name: 'dhcp-isc',
  summary: 'ISC dhcpd lease files',
  recognises(probe: Probe): number {
    return /^\s*lease [0-9A-Fa-f.:]{2,45} \{\s*$/m.test(probe.text) ? 0.97 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const leases = createLeases(file.artifact);
    let record = 0;
    let open: { -readonly [Key in keyof Lease]: Lease[Key] } | undefined;
    let openLine = 0;
    const problems: ReadEvent[] = [];
    const notes: Problem[] = [];
    for await (const lines of fileLines(
      file,
      probe,
      options,
      notes,
      'Copy the file from the server again; no lease has such a line',
    )) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        const start = START.exec(text);
        if (start !== null) {
          if (open !== undefined) {
            batch.push(leases.event(open, ++record));
            if (problems.length === 0) problems.push(unclosed(file.name, openLine));
          }
          open = { ip: start[1] ?? '' };
          openLine = line;
        } else if (open !== undefined && /^\s*\}/.test(text)) {
          batch.push(leases.event(open, ++record));
          open = undefined;
        } else if (open !== undefined) {
          const statement = STATEMENT.exec(text);
          if (statement === null) continue;
          const name = statement[1] ?? '';
          const value = unescapedText((statement[2] ?? '').replace(/^"|"$/g, ''));
          if (name === 'hardware ethernet') open.mac = value;
          else if (name.includes('host')) open.hostname = value;
          else if (/parameter|55|fingerprint/.test(name)) open.parameters = value;
          else open.vendorClass = value;
        }
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    const last = [...problems];
    if (open !== undefined) {
      last.push(leases.event(open, ++record));
      if (problems.length === 0) last.push(unclosed(file.name, openLine));
    }
    if (last.length > 0) yield last;
    if (notes.length > 0) yield notes;
  },
};

function unclosed(path: string, line: number): ReadEvent {
  return {
    kind: 'problem',
    code: 'dhcp-isc/unclosed-lease',
    severity: 'warning',
    message: `${path}, line ${line}: the lease that begins here has no end; what it says was read`,
    hint: 'Copy the file while the server is not writing it',
    path,
    locator: { at: 'line', line },
  };
}
