import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { macInClientId, octetsOfHex } from '../client-id.ts';
import { fileLines } from '../file-lines.ts';
import { createLeases } from '../lease.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

/** Expiry, hardware address (type prefixed when not Ethernet) or identity association, address, name or *, client id or *. */
const LEASE =
  /^(\d{1,12}) ((?:[0-9a-f]{2}-)?[0-9a-f]{2}(?::[0-9a-f]{2}){5}|T?\d{1,10}) ([0-9a-fA-F.:[\]]{3,45}) (\S+)(?: (\S+))?\s*$/i;

/** Leases of dnsmasq (`dnsmasq.leases`), as routers with OpenWrt or Pi-hole keep them. */
export const dhcpDnsmasq: Reader = {
  name: 'dhcp-dnsmasq',
  summary: 'dnsmasq lease files',
  recognises(probe: Probe): number {
    const lines = probe.text
      .slice(0, 16_384)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .slice(0, 40);
    const good = lines.filter((line) => LEASE.test(line) || /^duid [0-9a-f:]+$/i.test(line)).length;
    return good > 0 && good * 10 >= lines.length * 8 ? 0.96 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const leases = createLeases(file.artifact);
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        if (text.trim() === '' || text.startsWith('duid ')) continue;
        const match = LEASE.exec(text);
        if (match === null) {
          const excerpt = text.slice(0, 200);
          batch.push({
            kind: 'unread',
            artifact: file.artifact,
            sheet: 'lease',
            record: line,
            excerpt,
            why: 'not a dnsmasq lease',
          });
          continue;
        }
        const hardware = match[2] ?? '';
        const ip = (match[3] ?? '').replace(/[[\]]/g, '');
        const hostname = match[4] ?? '';
        const mac = hardware.includes(':') ? hardware.slice(-17) : macInClientId(octetsOfHex(match[5] ?? ''));
        batch.push(leases.event({ ip, hostname, ...(mac === undefined ? {} : { mac }) }, line));
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (notes.length > 0) yield notes;
  },
};
