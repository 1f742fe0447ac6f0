import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import { createLeases } from '../lease.ts';
import type { EvidenceFile, Probe, ReadOptions } from '../reader.ts';
import { macOfId } from './mac-of-id.ts';

/** Headings that PowerShell prints above leases when it is given no format. */
const TABLE = /^IPAddress +ScopeId +(?:ClientId|Name) .*/m;
/** A row of `netsh dhcp server scope … show clients 1` or `show reservedip`. */
const NETSH =
  /^(\d{1,3}(?:\.\d{1,3}){3}) +- *(?:\d{1,3}(?:\.\d{1,3}){3})? *-? *((?:[0-9a-f]{2}-){5,20}[0-9a-f]{2})[ -]*(?:-(.*))?$/i;

/** Whether a text is a printed list of leases: PowerShell's table, or the answer of `netsh`. */
export function isPrinted(text: string): boolean {
  if (/^Changed the current scope context to \d/m.test(text)) return true;
  return TABLE.test(text) && /^-{9} +-{7} +-{4,}/m.test(text);
}

interface Column {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Reads a printed list; rows that are none of a lease (headings, sums, what the program says) are set aside. */
export async function* readPrinted(
  file: EvidenceFile,
  probe: Probe,
  options: ReadOptions,
): AsyncGenerator<readonly ReadEvent[]> {
  const leases = createLeases(file.artifact);
  const notes: Problem[] = [];
  let columns: readonly Column[] = [];
  let heading = '';
  for await (const lines of fileLines(file, probe, options, notes)) {
    const batch: ReadEvent[] = [];
    for (const { text, line } of lines) {
      if (text.trim() === '') continue;
      const aside = (reason: 'header' | 'chatter'): void => {
        const excerpt = text.slice(0, 200);
        batch.push({ kind: 'set-aside', artifact: file.artifact, sheet: 'lease', record: line, reason, excerpt });
      };
      const row = NETSH.exec(text);
      if (/^-{4,}( +-+)+ *$/.test(text)) {
        columns = columnsOf(heading, text);
        aside('header');
      } else if (row !== null) {
        const hostname = /-[A-Z]- *(\S.*)$/.exec(row[3] ?? '')?.[1]?.trim();
        const mac = macOfId(row[2] ?? '');
        const name = hostname === undefined ? {} : { hostname };
        batch.push(leases.event({ ip: row[1] ?? '', ...name, ...(mac === undefined ? {} : { mac }) }, line));
      } else if (columns.length > 0 && /^\d{1,3}(?:\.\d{1,3}){3} /.test(text)) {
        const of = (name: string): string => {
          const column = columns.find((one) => one.name === name);
          // PowerShell ends what does not fit with three dots: no name is so called.
          return column === undefined
            ? ''
            : text
                .slice(column.from, column.to)
                .trim()
                .replace(/(?:\.{3}|…)$/, '');
        };
        const mac = macOfId(of('ClientId'));
        const hostname = of('HostName') || of('Name');
        batch.push(leases.event({ ip: of('IPAddress'), hostname, ...(mac === undefined ? {} : { mac }) }, line));
      } else {
        aside(TABLE.test(text) ? 'header' : 'chatter');
        heading = text;
      }
    }
    if (batch.length > 0) yield batch;
    options.signal?.throwIfAborted();
  }
  if (notes.length > 0) yield notes;
}

function columnsOf(heading: string, dashes: string): readonly Column[] {
  const starts = [...dashes.matchAll(/-+/g)].map((run) => run.index);
  return starts.map((from, at) => {
    const to = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    return { name: heading.slice(from, to).trim(), from, to };
  });
}
