import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { NameplateError } from '../../core/problem.ts';
import { decodeHalves } from '../../lib/encoding/tolerant-decoder.ts';
import { macInClientId, octetsOfHex } from '../client-id.ts';
import { fileLines } from '../file-lines.ts';
import { createLeases, type Lease } from '../lease.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

const HEADER = /^address,(?:hwaddr,client_id|duid),/;
const MOST_JSON_BYTES = 256 * 2 ** 20;

/** Leases of Kea: the memfile (CSV) and answers of `lease4-get-all` (JSON). */
export const dhcpKea: Reader = {
  name: 'dhcp-kea',
  summary: 'Kea lease files (CSV) and lease4-get-all answers (JSON)',
  recognises(probe: Probe): number {
    const text = probe.text.slice(0, 16_384);
    if (HEADER.test(text)) return 0.99;
    return /^\s*[[{]/.test(text) && /"hw-address"\s*:/.test(text) && /"ip-address"\s*:/.test(text) ? 0.97 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    if (HEADER.test(probe.text)) yield* readCsv(file, probe, options);
    else yield* readJson(file, probe);
  },
};

async function* readCsv(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const leases = createLeases(file.artifact);
  let columns: readonly string[] = [];
  const notes: Problem[] = [];
  for await (const lines of fileLines(file, probe, options, notes)) {
    const batch: ReadEvent[] = [];
    for (const { text, line } of lines) {
      if (text.trim() === '') continue;
      if (HEADER.test(text)) {
        columns = text.split(',');
        batch.push({
          kind: 'set-aside',
          artifact: file.artifact,
          sheet: 'lease',
          record: line,
          reason: 'header',
          excerpt: text,
        });
        continue;
      }
      // Kea writes a comma inside a value as &#x2c, so cells never hold one.
      const cells = text.split(',').map((cell) => cell.replaceAll('&#x2c', ','));
      const of = (name: string): string => cells[columns.indexOf(name)] ?? '';
      if (of('address') === '') {
        const excerpt = text.slice(0, 200);
        batch.push({
          kind: 'unread',
          artifact: file.artifact,
          sheet: 'lease',
          record: line,
          excerpt,
          why: 'no address in the row',
        });
        continue;
      }
      batch.push(
        leases.event(
          {
            ip: of('address'),
            mac: of('hwaddr') || macOfClient(of('client_id') || of('duid')),
            hostname: of('hostname').replace(/\.$/, ''),
            ...vendorOf(of('user_context')),
          },
          line,
        ),
      );
    }
    if (batch.length > 0) yield batch;
    options.signal?.throwIfAborted();
  }
  if (notes.length > 0) yield notes;
}

/** Where a lease holds no hardware address, its client's identifier may. */
function macOfClient(identifier: string): string {
  return macInClientId(octetsOfHex(identifier)) ?? '';
}

/** Vendor class from the user context, where a hook stores it as `vendor-class-identifier` or in `ISC` relay data. */
function vendorOf(context: string): Pick<Lease, 'vendorClass'> {
  const found = /"vendor-class(?:-identifier)?"\s*:\s*"([^"]{1,255})"/.exec(context)?.[1];
  return found === undefined ? {} : { vendorClass: found };
}

async function* readJson(file: EvidenceFile, probe: Probe): AsyncGenerator<readonly ReadEvent[]> {
  const leases = createLeases(file.artifact);
  const out: ReadEvent[] = [];
  let record = 0;
  try {
    const bytes = await file.bytes(MOST_JSON_BYTES);
    const walk = (value: unknown, depth: number): void => {
      if (typeof value !== 'object' || value === null || depth > 12) return;
      if (Array.isArray(value)) {
        for (const one of value) walk(one, depth + 1);
        return;
      }
      const fields = value as Readonly<Record<string, unknown>>;
      const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
      if (text('ip-address') !== '') {
        const context = JSON.stringify(fields['user-context'] ?? '');
        out.push(
          leases.event(
            {
              ip: text('ip-address'),
              mac: text('hw-address') || macOfClient(text('client-id') || text('duid')),
              hostname: text('hostname').replace(/\.$/, ''),
              ...vendorOf(context),
            },
            ++record,
          ),
        );
        return;
      }
      for (const one of Object.values(fields)) walk(one, depth + 1);
    };
    walk(JSON.parse(decodeHalves(bytes, probe.encoding === 'binary' ? 'utf-8' : probe.encoding)), 0);
  } catch (error) {
    const tooLarge = error instanceof NameplateError;
    out.push({
      kind: 'problem',
      code: tooLarge ? 'dhcp-kea/too-large' : 'dhcp-kea/broken',
      severity: 'error',
      message: `${file.name} was not read: ${error instanceof Error ? error.message : 'not JSON'}`,
      hint: tooLarge
        ? 'Give the CSV lease file instead; it is read piece by piece'
        : 'Save the answer of lease4-get-all again, whole',
      path: file.name,
    });
  }
  yield out;
}
