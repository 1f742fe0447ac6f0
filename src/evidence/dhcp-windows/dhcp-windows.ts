import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import { createLeases } from '../lease.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { type Cell, isUniqueId, meaningOf } from './console-columns.ts';
import { macOfId } from './mac-of-id.ts';
import { isPrinted, readPrinted } from './printed.ts';

/** Leases of Windows DHCP servers: `Get-DhcpServerv4Lease`, exported or printed, `netsh`, and the console's "Export List". */
export const dhcpWindows: Reader = {
  name: 'dhcp-windows',
  summary: 'Windows DHCP server leases (Export-Csv and console export)',
  recognises(probe: Probe): number {
    const text = probe.text.slice(0, 8_192);
    return headerIn(text) === undefined && !isPrinted(text) ? 0 : 0.97;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const header = headerIn(probe.text.slice(0, 8_192));
    if (header === undefined) {
      yield* readPrinted(file, probe, options);
      return;
    }
    const leases = createLeases(file.artifact);
    const places = header.cells.map(meaningOf);
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        if (text.trim() === '') continue;
        const cells = split(text, header.delimiter);
        const is = (kind: 'header' | 'title'): ReadEvent => ({
          kind: 'set-aside',
          artifact: file.artifact,
          sheet: 'lease',
          record: line,
          reason: kind,
          excerpt: text.slice(0, 200),
        });
        if (text.startsWith('#TYPE')) batch.push(is('title'));
        else if (cells.join() === header.cells.join()) batch.push(is('header'));
        else {
          const of = (what: Cell): string => cells[places.indexOf(what)] ?? '';
          const mac = macOfId(of('mac'));
          if (of('ip') === '' && mac === undefined) {
            batch.push({
              kind: 'unread',
              artifact: file.artifact,
              sheet: 'lease',
              record: line,
              excerpt: text.slice(0, 200),
              why: 'no address in the row',
            });
          } else {
            const conflict = of('state') === 'BadAddress' || of('hostname') === 'BAD_ADDRESS';
            const told = conflict ? {} : { hostname: of('hostname'), description: of('description') };
            batch.push(leases.event({ ip: of('ip'), ...told, ...(mac === undefined ? {} : { mac }) }, line));
          }
        }
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (notes.length > 0) yield notes;
  },
};

/** The header line, when it has a lease's columns: address, client id and lease expiry or address state. */
function headerIn(text: string): { readonly cells: readonly string[]; readonly delimiter: string } | undefined {
  for (const line of text.split(/\r?\n/, 5)) {
    for (const delimiter of [',', ';', '\t']) {
      const cells = split(line, delimiter);
      const lower = cells.map((cell) => cell.toLowerCase());
      const exported =
        lower.includes('ipaddress') &&
        (lower.includes('clientduid') ||
          (lower.includes('clientid') && (lower.includes('scopeid') || lower.includes('addressstate'))));
      const meant = cells.map(meaningOf);
      const listed = cells.length >= 3 && meant.includes('ip') && meant.includes('mac') && lower.some(isUniqueId);
      if (exported || listed) return { cells, delimiter };
    }
  }
  return undefined;
}

/** Cells of one line; quotes are taken off. Lease exports hold no line ends inside cells. */
function split(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  cells.push(cell.trim());
  return cells;
}
