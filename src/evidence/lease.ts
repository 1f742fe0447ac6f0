import type { Observation, ObservationKind, ReadEvent } from '../core/evidence.ts';

/** What a lease record can tell of a client. */
export interface Lease {
  readonly ip?: string;
  readonly mac?: string;
  readonly hostname?: string;
  readonly vendorClass?: string;
  /** DHCP option 55 as sent: numbers with commas. */
  readonly parameters?: string;
  readonly userClass?: string;
  /** What the keeper of the server wrote about the client. */
  readonly description?: string;
}

/** Six octets in any notation; what else stands in the column of addresses names no hardware. */
const MAC = /^(?:[0-9a-f]{1,2}(?:[:-][0-9a-f]{1,2}){5}|[0-9a-f]{12}|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2})$/i;

/** Turns leases into events; a journal repeats clients, and a repeat that says nothing new is set aside. */
export function createLeases(artifact: number): { event(lease: Lease, record: number): ReadEvent } {
  const seen = new Map<string, string>();
  return {
    event(lease, record) {
      const sheet = 'lease';
      const mac = MAC.test(lease.mac ?? '') && !/^[0:.-]+$/.test(lease.mac ?? '') ? lease.mac : undefined;
      const facts: readonly [ObservationKind, string | undefined, string][] = [
        ['mac', mac, 'hardware address'],
        ['ip', lease.ip, 'address'],
        ['hostname', lease.hostname, 'client host name'],
        ['dhcp-vendor-class', lease.vendorClass, 'vendor class identifier'],
        ['dhcp-parameters', lease.parameters, 'parameter request list'],
        ['other', lease.userClass, 'user class'],
        ['description', lease.description, 'description'],
      ];
      const observations: Observation[] = [];
      for (const [kind, value, field] of facts) {
        if (value === undefined || value === '' || value === '*') continue;
        observations.push({ kind, value, field, at: { at: 'record', sheet, record } });
      }
      const label =
        [lease.hostname ?? '', lease.ip ?? '', mac ?? ''].filter((text) => text !== '' && text !== '*').join(' ') ||
        'lease';
      const about = [lease.hostname, lease.vendorClass, lease.parameters].join('|');
      const key = (mac ?? '').toLowerCase().replace(/[^0-9a-f]/g, '');
      if (key !== '' && seen.has(key) && (about === '||' || seen.get(key) === about)) {
        return { kind: 'set-aside', artifact, sheet, record, reason: 'repeat', excerpt: label };
      }
      if (key !== '' && seen.size < 1_000_000) seen.set(key, about);
      return { kind: 'sighting', artifact, sheet, record, counted: true, label, observations };
    },
  };
}

/** Undoes C-style escapes (`\001Zd\277`) of a quoted text; control characters become spaces. */
export function unescapedText(text: string): string {
  const plain = text.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, other: string | undefined) =>
    octal === undefined ? (other ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return plain.replace(/[\u0000-\u001f]/g, ' ').trim();
}
