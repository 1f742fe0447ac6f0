import type { Observation } from '../../core/evidence.ts';
import { datagramAt } from '../../lib/capture/datagram.ts';
import type { Frame } from '../../lib/capture/frame.ts';
import { datagramAnnouncements } from './datagram-announcements.ts';
import type { Add } from './fact-sink.ts';
import { lldp, snap, wifiSetup } from './link-announcements.ts';
import type { ServiceAnswers } from './service-answers.ts';

const LLDP = 0x88cc;
const ARP = 0x0806;

/** What a frame tells. */
export interface Announced {
  readonly facts: readonly Observation[];
  /** The frame carries a later fragment of a packet, which is not put together. */
  readonly fragment: boolean;
}

/**
 * What a frame tells of its sender in the sender's own words, or its address by ARP. Packet numbers are 1-based; `services`
 * keeps the beginnings of answers in several segments.
 */
export function announced(bytes: Uint8Array, frame: Frame, index: number, services: ServiceAnswers): Announced {
  const out: Observation[] = [];
  let fragment = false;
  const add: Add = (kind, value, field) => {
    const shown = printable(value);
    if (shown.length > 0) out.push({ kind, value: shown.slice(0, 1_024), field, at: { at: 'packet', index } });
  };
  if (frame.management !== undefined) wifiSetup(bytes, frame.management, add);
  else if (frame.etherType === LLDP) lldp(bytes, frame.payload, add);
  else if (frame.etherType === -1) snap(bytes, frame.payload, add);
  else if (frame.etherType === ARP) arp(bytes, frame, add);
  else {
    const datagram = datagramAt(bytes, frame.etherType, frame.payload);
    if (datagram === 'fragment') fragment = true;
    else if (datagram !== undefined) {
      if (datagram.transport === 'udp') datagramAnnouncements(datagram, add);
      services.take(datagram, add);
    }
  }
  return { facts: out, fragment };
}

/** RFC 826 over Ethernet and IPv4: the sender's address, when it speaks for itself and not for another (proxy ARP). */
function arp(bytes: Uint8Array, frame: Frame, add: Add): void {
  const at = frame.payload;
  if (at + 28 > bytes.length || bytes[at + 4] !== 6 || bytes[at + 5] !== 4) return;
  const sender = Buffer.from(bytes.subarray(at + 8, at + 14))
    .toString('hex')
    .toUpperCase();
  const address = bytes.subarray(at + 14, at + 18);
  if (sender === frame.source && address[0] !== 0) add('ip', [...address].join('.'), 'ARP');
}

function printable(value: string): string {
  return value.replace(/[\0-\t\v-\x1f\x7f]/g, ' ').trim();
}
