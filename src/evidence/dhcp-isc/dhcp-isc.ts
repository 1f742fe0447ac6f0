import type { ReadEvent } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { macInClientId, octetsOfEscapes, octetsOfHex } from '../client-id.ts';
import { fileLines } from '../file-lines.ts';
import { createLeases, type Lease, unescapedText } from '../lease.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { piecesOf } from './statements.ts';

const LEASE = /^(?:lease|iaaddr|iaprefix) ([0-9A-Fa-f.:]{2,45}(?:\/\d{1,3})?)$/;
const HOST = /^host "?([\w.-]{1,253})"?$/;
const ASSOCIATION = /^ia-(?:na|ta|pd) ("?)(.{1,1000}?)\1$/;
const STATEMENT =
  /^(hardware (?:ethernet|token-ring)|uid|dynamic|fixed-address6?|client-hostname|host-identifier option dhcp6\.client-id|set vendor-class-identifier|set [\w-]*(?:vendor|class|option-60|dhcp-?fingerprint|parameter|option-55)[\w-]*|option (?:vendor-class-identifier|dhcp-parameter-request-list|host-name|dhcp-client-identifier))\s*=?\s*(.*)$/;

type Open = { -readonly [Key in keyof Lease]: Lease[Key] } & { clientMac?: string };

/** Leases of ISC dhcpd (`dhcpd.leases`, `dhcpd6.leases`), and hosts with fixed addresses from them or from its configuration. */
export const dhcpIsc: Reader = {
  name: 'dhcp-isc',
  summary: 'ISC dhcpd lease files',
  recognises(probe: Probe): number {
    const { text } = probe;
    if (/^\s*lease [0-9A-Fa-f.:]{2,45} \{/m.test(text) || /^\s*iaaddr [0-9A-Fa-f:]{2,45} \{/m.test(text)) return 0.97;
    if (/^# This lease file was written by isc-dhcp/m.test(text)) return 0.97;
    return /^\s*host "?[\w.-]{1,253}"? \{[^}]{0,400}\bhardware ethernet [0-9A-Fa-f:]{11,17};/m.test(text) ? 0.95 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const leases = createLeases(file.artifact);
    let record = 0;
    /** The lease or host being read, where it began, and how deep blocks of no interest are nested in or around it. */
    let open: Open | undefined;
    let openLine = 0;
    let depth = 0;
    let associated: string | undefined;
    const problems: ReadEvent[] = [];
    const notes: Problem[] = [];
    const hint = 'Copy the file from the server again; no lease has such a line';
    const end = (): readonly ReadEvent[] => {
      const done = open;
      open = undefined;
      depth = 0;
      if (done === undefined) return [];
      const { clientMac, ...lease } = done;
      const mac = lease.mac ?? clientMac;
      return [leases.event({ ...lease, ...(mac === undefined ? {} : { mac }) }, ++record)];
    };
    for await (const lines of fileLines(file, probe, options, notes, hint)) {
      const batch: ReadEvent[] = [];
      for (const { text, line } of lines) {
        for (const piece of piecesOf(text)) {
          if (piece.kind === 'open') {
            const ip = LEASE.exec(piece.text)?.[1];
            const host = HOST.exec(piece.text)?.[1];
            if (ip !== undefined || host !== undefined) {
              if (open !== undefined) {
                batch.push(...end());
                if (problems.length === 0) problems.push(unclosed(file.name, openLine));
              }
              open = ip === undefined ? { hostname: host ?? '' } : { ip };
              if (ip !== undefined && associated !== undefined && piece.text.startsWith('ia'))
                open.clientMac = associated;
              openLine = line;
            } else if (open !== undefined) depth++;
            else {
              const identifier = ASSOCIATION.exec(piece.text)?.[2];
              // The first four octets number the association; the client's own identifier follows.
              if (identifier !== undefined) associated = macInClientId(octetsOfEscapes(identifier).slice(4));
            }
          } else if (piece.kind === 'close') {
            if (depth > 0) depth--;
            else batch.push(...end());
          } else if (open !== undefined) take(open, piece.text);
        }
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    const last = [...problems];
    if (open !== undefined) {
      last.push(...end());
      if (problems.length === 0) last.push(unclosed(file.name, openLine));
    }
    if (last.length > 0) yield last;
    if (notes.length > 0) yield notes;
  },
};

function take(open: Open, text: string): void {
  const statement = STATEMENT.exec(text);
  if (statement === null) return;
  const name = statement[1] ?? '';
  const written = (statement[2] ?? '').replace(/^"|"$/g, '');
  if (name.startsWith('hardware')) open.mac = written;
  else if (name === 'uid' || name.includes('client-id')) {
    const octets = /^[0-9a-f]{1,2}(?::[0-9a-f]{1,2})+$/i.test(written)
      ? octetsOfHex(written.replace(/(?<![0-9a-f])([0-9a-f])(?![0-9a-f])/gi, '0$1'))
      : octetsOfEscapes(written);
    const mac = macInClientId(octets);
    if (mac !== undefined) open.clientMac = mac;
  } else if (name.startsWith('fixed-address')) {
    // A host may have several addresses; the first is enough to find it by.
    open.ip ??= (written.split(',')[0] ?? '').trim();
  } else {
    // An expression is computed by the server; what is in it is not what the client said.
    if (/^(?:concat|substring|option|binary-to-ascii|pick-first-value|if)\b/.test(written)) return;
    const value = unescapedText(written);
    if (name.includes('host')) open.hostname = value;
    else if (/parameter|55|fingerprint/.test(name)) open.parameters = value;
    else if (name !== 'dynamic') open.vendorClass = value;
  }
}

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
