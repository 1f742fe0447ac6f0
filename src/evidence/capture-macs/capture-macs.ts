import type { Observation, ReadEvent } from '../../core/evidence.ts';
import { frameOf } from '../../lib/capture/frame.ts';
import { type CaptureTrouble, capturePackets, isCapture } from '../../lib/capture/packets.ts';
import { innerFrame } from '../../lib/capture/tunnels.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { announced } from './announcements.ts';
import { createServiceAnswers } from './service-answers.ts';

const MOST_DEVICES = 100_000;
const MOST_ANNOUNCED = 24;
const MOST_ADDRESSES = 4;
const MOST_VLANS = 50;
/** Frames inside frames that are unpacked; a mirrored frame may itself be a tunnel's. */
const DEEPEST = 3;

interface Seen {
  readonly record: number;
  readonly first: number;
  sent: number;
  received: number;
  /** Absent until there are some: most devices of a large capture announce nothing. */
  vlans?: Set<number>;
  facts?: Observation[];
}

/** Packet captures: each hardware address in the frames is a device on the wire. */
export const captureMacs: Reader = {
  name: 'capture-macs',
  summary: 'Packet captures (pcap, pcapng): hardware addresses, and what devices announce (LLDP, DHCP, mDNS, …)',
  recognises(probe: Probe): number {
    return isCapture(probe.head) ? 0.99 : 0;
  },
  async *read(file: EvidenceFile, _probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const devices = new Map<string, Seen>();
    const withoutAddress = new Map<number, number>();
    const troubles: CaptureTrouble[] = [];
    let frames = 0;
    let left = 0;
    let fragments = 0;
    const meet = (mac: string, index: number): Seen | undefined => {
      // Group addresses name no device; all zeros is a loopback.
      if ((Number.parseInt(mac[1] ?? '1', 16) & 1) === 1 || mac === '000000000000') return undefined;
      let device = devices.get(mac);
      if (device === undefined) {
        if (devices.size >= MOST_DEVICES) {
          left++;
          return undefined;
        }
        device = { record: devices.size + 1, first: index, sent: 0, received: 0 };
        devices.set(mac, device);
      }
      return device;
    };
    const services = createServiceAnswers();
    const look = (bytes: Uint8Array, linkType: number, index: number, depth: number): void => {
      const frame = frameOf(bytes, linkType);
      if (frame === undefined) {
        if (depth === 0) withoutAddress.set(linkType, (withoutAddress.get(linkType) ?? 0) + 1);
        return;
      }
      const sender = frame.source === undefined ? undefined : meet(frame.source, index);
      const receiver = frame.destination === undefined ? undefined : meet(frame.destination, index);
      if (receiver !== undefined) receiver.received++;
      if (sender !== undefined) {
        sender.sent++;
        for (const vlan of frame.vlans) {
          sender.vlans ??= new Set();
          if (sender.vlans.size < MOST_VLANS) sender.vlans.add(vlan);
        }
        if ((sender.facts?.length ?? 0) < MOST_ANNOUNCED) {
          const told = announced(bytes, frame, index, services);
          if (told.fragment) fragments++;
          keep(sender, told.facts);
        }
      }
      const inner = depth < DEEPEST ? innerFrame(bytes, frame) : undefined;
      if (inner !== undefined) look(inner.bytes, inner.linkType, index, depth + 1);
    };
    for await (const packets of capturePackets(file.stream(), (one) => troubles.push(one))) {
      for (const { bytes, linkType, index } of packets) {
        frames++;
        look(bytes, linkType, index, 0);
      }
      options.signal?.throwIfAborted();
    }
    yield* deviceEvents(devices, file.artifact);
    const nameless = [...devices.keys()].filter(isLocallyAdministered).length;
    yield endProblems(file.name, { troubles, frames, left, withoutAddress, nameless, fragments });
  },
};

/** Adds what is new; a device that speaks for many addresses is a router, and only the first few are kept. */
function keep(device: Seen, facts: readonly Observation[]): void {
  for (const fact of facts) {
    device.facts ??= [];
    const alike = device.facts.filter((known) => known.kind === fact.kind);
    if (fact.kind === 'ip' && alike.length >= MOST_ADDRESSES) continue;
    if (!alike.some((known) => known.value === fact.value)) device.facts.push(fact);
  }
}

function* deviceEvents(devices: ReadonlyMap<string, Seen>, artifact: number): Generator<readonly ReadEvent[]> {
  let batch: ReadEvent[] = [];
  for (const [mac, { record, first, sent, received, vlans = new Set(), facts = [] }] of devices) {
    const at = { at: 'packet', index: first } as const;
    const own = isLocallyAdministered(mac) ? ', locally administered' : '';
    const value = mac.match(/../g)?.join(':') ?? mac;
    const observations: Observation[] = [
      { kind: 'mac', value, field: `${sent} frames sent, ${received} received${own}`, at },
      ...facts,
    ];
    if (vlans.size > 0) observations.push({ kind: 'service', value: [...vlans].join(', '), field: 'VLAN', at });
    const name = facts.find((fact) => fact.kind === 'hostname')?.value;
    const label = name === undefined ? value : `${name} (${value})`;
    batch.push({ kind: 'sighting', artifact, sheet: '', record, counted: true, label, observations });
    if (batch.length >= 1_000) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

interface Ending {
  readonly troubles: readonly CaptureTrouble[];
  readonly frames: number;
  readonly left: number;
  readonly withoutAddress: ReadonlyMap<number, number>;
  /** Addresses that no registry gave to a maker. */
  readonly nameless: number;
  /** Later fragments of IP packets. */
  readonly fragments: number;
}

/** The second lowest bit of the first octet: randomised, virtual, or set by hand (IEEE 802). */
function isLocallyAdministered(mac: string): boolean {
  return (Number.parseInt(mac[1] ?? '0', 16) & 2) !== 0;
}

/** Damaged places told one by one; further ones are counted in the last. */
const MOST_TOLD = 10;

function endProblems(path: string, ending: Ending): readonly ReadEvent[] {
  const { troubles, frames, left, withoutAddress, nameless, fragments } = ending;
  const out: ReadEvent[] = [];
  troubles.slice(0, MOST_TOLD).forEach(({ message, offset, packet, skipped }, nth) => {
    const further = troubles.length - MOST_TOLD;
    const more = nth === MOST_TOLD - 1 && further > 0 ? `; ${further} further places like this` : '';
    out.push({
      kind: 'problem',
      code: 'capture-macs/damaged',
      severity: 'warning',
      message: `${path}: ${message}, at byte ${offset}; ${skipped} bytes were left out, ${frames} frames of the file were read${more}`,
      hint: 'Copy the capture after the recording has been stopped, or repair it with pcapfix',
      path,
      locator: { at: 'packet', index: packet, offset },
    });
  });
  for (const [linkType, count] of withoutAddress) {
    out.push({
      kind: 'problem',
      code: 'capture-macs/no-addresses',
      severity: 'note',
      message: `${path}: ${count} frames of link type ${linkType} carry no hardware address, or are cut too short`,
      hint: 'Capture on the Ethernet interface itself (tcpdump -i eth0) to see who is on the wire',
      path,
    });
  }
  if (nameless > 0) {
    out.push({
      kind: 'problem',
      code: 'capture-macs/locally-administered',
      severity: 'note',
      message: `${path}: locally administered addresses (randomised, virtual or set by hand) name no maker; there are ${nameless}`,
      hint: 'Look the devices up by name or address in the lease list, or turn address randomisation off for your network',
      path,
    });
  }
  if (fragments > 0) {
    out.push({
      kind: 'problem',
      code: 'capture-macs/fragments',
      severity: 'note',
      message: `${path}: ${fragments} later fragments of IP packets were not put together; what they carry was not read`,
      hint: 'Little is lost: announcements and the beginnings of answers stand in first fragments',
      path,
    });
  }
  if (left > 0) {
    out.push({
      kind: 'problem',
      code: 'capture-macs/too-many',
      severity: 'warning',
      message: `${path}: more than ${MOST_DEVICES} addresses; ${left} frames of further ones were left out`,
      hint: 'Split the capture, and look for address flooding on the network',
      path,
    });
  }
  return out;
}
