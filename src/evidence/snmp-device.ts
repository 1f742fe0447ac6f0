import type { Observation, ObservationKind, ReadEvent, Sighting } from '../core/evidence.ts';
import { branchOfModule } from '../lib/snmp/mib-modules.ts';
import { colons, macOf, type SnmpVariable, textOfVariable } from '../lib/snmp/variable.ts';
import { isGroupAddress } from './group-address.ts';
import { seenAddressSighting } from './neighbour-sighting.ts';
import { createNeighbours, type Neighbours } from './snmp-neighbours.ts';
import { createParts, type Parts } from './snmp-parts.ts';

/** Limits per device, so that a hostile or huge walk cannot fill memory; what is beyond them is counted. */
const MOST_OWN_ADDRESSES = 256;
const MOST_PRIVATE_VALUES = 200;
const MOST_VALUE_CHARS = 4_096;
const MOST_SEEN_ADDRESSES = 500_000;

/** Groups the variables of one walk into sightings: the device, its parts, its neighbours and the addresses it saw. */
export interface SnmpDevice {
  /** Takes one variable found at `line`. */
  add(variable: SnmpVariable, line: number): void;
  /** Takes the host that a heading above the walk at `line` names: an IPv4 address or a name. */
  address(host: string, line: number): void;
  /** Sightings that need nothing further (addresses seen), taken away so that memory stays small. */
  ready(): readonly ReadEvent[];
  /** The rest, at the end of the walk. */
  finish(): readonly ReadEvent[];
}

const SYSTEM: Readonly<Record<string, { readonly kind: ObservationKind; readonly field: string }>> = {
  '1.3.6.1.2.1.1.1.0': { kind: 'sys-descr', field: 'sysDescr' },
  '1.3.6.1.2.1.1.2.0': { kind: 'sys-object-id', field: 'sysObjectID' },
  '1.3.6.1.2.1.1.4.0': { kind: 'person', field: 'sysContact' },
  '1.3.6.1.2.1.1.5.0': { kind: 'hostname', field: 'sysName' },
  '1.3.6.1.2.1.1.6.0': { kind: 'location', field: 'sysLocation' },
  '1.3.6.1.6.3.10.2.1.1.0': { kind: 'engine-id', field: 'snmpEngineID' },
  '1.0.8802.1.1.2.1.3.2.0': { kind: 'chassis-id', field: 'lldpLocChassisId' },
  '1.3.111.2.802.1.1.13.1.3.2.0': { kind: 'chassis-id', field: 'lldpV2LocChassisId' },
  '1.3.6.1.2.1.69.1.1.4.0': { kind: 'serial-number', field: 'docsDevSerialNumber' },
  '1.3.6.1.2.1.33.1.1.1.0': { kind: 'manufacturer', field: 'upsIdentManufacturer' },
  '1.3.6.1.2.1.33.1.1.2.0': { kind: 'model', field: 'upsIdentModel' },
};

const ENTERPRISES = '1.3.6.1.4.1.';
const IF_PHYS = '1.3.6.1.2.1.2.2.1.6.';
const BRIDGE = '1.3.6.1.2.1.17.1.1.0';
const OWN_IP = '1.3.6.1.2.1.4.20.1.1.';
/** ipAddressIfIndex and lldpLocManAddrIfId: the address is the index; type, length, octets (RFC 4293, LLDP-MIB). */
const OWN_IN_INDEX =
  /^1\.(?:3\.6\.1\.2\.1\.4\.34\.1\.3|0\.8802\.1\.1\.2\.1\.3\.8\.1\.[35])\.1\.4\.(\d{1,3}(?:\.\d{1,3}){3})$/;
const LLDP_V2 = '1.3.111.2.802.1.1.13.1.4.';

/**
 * Starts a device. `artifact` and `file` are put on every sighting; `first` is the line its walk begins at; `key` is
 * unique in the file.
 */
export function createSnmpDevice(artifact: number, first: number, key: string): SnmpDevice {
  const own: Observation[] = [];
  const addresses = new Map<string, Observation>();
  const subtrees = new Map<number, { count: number; line: number }>();
  const privates: Observation[] = [];
  const parts: Parts = createParts(artifact, key);
  const neighbours: Neighbours = createNeighbours(artifact, key);
  const seen = new Set<string>();
  const ips = new Set<string>();
  let waiting: Sighting[] = [];
  let any = false;

  function seenAddress(mac: string, line: number, field: string, ip?: string): void {
    if (seen.has(mac) || seen.size >= MOST_SEEN_ADDRESSES || isGroupAddress(mac)) return;
    seen.add(mac);
    const at = { at: 'line', line } as const;
    const value = colons(mac);
    const observations: Observation[] = [{ kind: 'mac', value, field, at }];
    if (ip !== undefined) observations.push({ kind: 'ip', value: ip, field, at });
    waiting.push(seenAddressSighting({ artifact, host: key, line }, observations));
  }

  function ownIp(ip: string, line: number, field: string): void {
    if (ip.startsWith('127.') || ips.has(ip) || ips.size >= MOST_OWN_ADDRESSES) return;
    ips.add(ip);
    own.push({ kind: 'ip', value: ip, field, at: { at: 'line', line } });
  }

  function addPrivate(variable: SnmpVariable, line: number): void {
    const rest = variable.oid.slice(ENTERPRISES.length);
    const dot = rest.indexOf('.');
    const number = Number(dot === -1 ? rest : rest.slice(0, dot));
    if (!Number.isSafeInteger(number)) return;
    const known = subtrees.get(number);
    if (known !== undefined) known.count++;
    else if (subtrees.size < 1_000) subtrees.set(number, { count: 1, line });
    if (privates.length >= MOST_PRIVATE_VALUES || (variable.type !== 'text' && variable.type !== 'oid')) return;
    const value = textOfVariable(variable);
    if (value.length < 3 || !/[A-Za-z]{2}/.test(value)) return;
    privates.push({
      kind: 'oid-value',
      value: value.slice(0, MOST_VALUE_CHARS),
      field: variable.oid,
      at: { at: 'line', line },
    });
  }

  return {
    address(host, line) {
      const kind = /^[\d.]+$/.test(host) ? 'ip' : 'hostname';
      own.push({ kind, value: host, field: 'heading', at: { at: 'line', line } });
    },
    add(variable, line) {
      any = true;
      const { oid } = variable;
      if (oid.startsWith('1.3.6.1.4.1.9.9.23.')) {
        neighbours.add(variable, line);
      } else if (oid.startsWith(ENTERPRISES)) {
        addPrivate(variable, line);
      } else if (oid.startsWith('1.3.6.1.2.1.1.') || oid.startsWith('1.3.6.1.6.3.10.') || SYSTEM[oid] !== undefined) {
        const what = SYSTEM[oid];
        if (what === undefined) return;
        const value = what.kind === 'engine-id' ? variable.value : textOfVariable(variable);
        if (what.kind === 'chassis-id') {
          const mac = macOf(variable);
          own.push({ ...what, value: mac === undefined ? value : colons(mac), at: { at: 'line', line } });
        } else if (value !== '' && value !== '<private>') {
          own.push({ ...what, value: value.slice(0, MOST_VALUE_CHARS), at: { at: 'line', line } });
        }
      } else if (oid.startsWith(IF_PHYS) || oid === BRIDGE) {
        const mac = macOf(variable, true);
        if (mac === undefined || addresses.has(mac) || addresses.size >= MOST_OWN_ADDRESSES) return;
        const field = oid === BRIDGE ? 'dot1dBaseBridgeAddress' : 'ifPhysAddress';
        addresses.set(mac, { kind: 'mac', value: colons(mac), field, at: { at: 'line', line } });
      } else if (oid.startsWith('1.3.6.1.2.1.47.1.1.1.1.')) {
        parts.add(variable, line);
      } else if (oid.startsWith('1.3.6.1.2.1.4.34.1.3.') || oid.startsWith('1.0.8802.1.1.2.1.3.8.1.')) {
        const ip = OWN_IN_INDEX.exec(oid)?.[1];
        if (ip !== undefined) ownIp(ip, line, oid.startsWith('1.3.') ? 'ipAddressIfIndex' : 'lldpLocManAddr');
      } else if (oid.startsWith('1.0.8802.1.1.2.1.')) {
        neighbours.add(variable, line);
      } else if (oid.startsWith(OWN_IP)) {
        ownIp(oid.slice(OWN_IP.length), line, 'ipAdEntAddr');
      } else if (oid.startsWith(LLDP_V2)) {
        neighbours.add(variable, line);
      } else if (oid.startsWith('1.3.6.1.2.1.4.22.1.2.') || oid.startsWith('1.3.6.1.2.1.3.1.1.2.')) {
        const mac = macOf(variable, true);
        const ip = oid.split('.').slice(-4).join('.');
        if (mac !== undefined) seenAddress(mac, line, 'ARP table', ip);
      } else if (oid.startsWith('1.3.6.1.2.1.4.35.1.4.')) {
        // Index: interface, address type (1 = IPv4), length, octets.
        const mac = macOf(variable, true);
        const ip = /^1\.3\.6\.1\.2\.1\.4\.35\.1\.4\.\d+\.1\.4\.(\d{1,3}(?:\.\d{1,3}){3})$/.exec(oid)?.[1];
        if (mac !== undefined) seenAddress(mac, line, 'ARP table', ip);
      } else if (oid.startsWith('1.3.6.1.2.1.17.4.3.1.1.')) {
        const mac = macOf(variable, true);
        if (mac !== undefined) seenAddress(mac, line, 'bridge table');
      } else if (oid.startsWith('1.3.6.1.2.1.17.7.1.2.2.1.2.')) {
        const octets = oid.split('.').slice(-6).map(Number);
        if (octets.length === 6 && octets.every((octet) => octet <= 255)) {
          seenAddress(Buffer.from(octets).toString('hex').toUpperCase(), line, 'bridge table');
        }
      }
      const branch =
        variable.module === undefined || oid.startsWith('1.') ? undefined : branchOfModule(variable.module);
      // A name that could not be turned into numbers still tells whose module answered.
      if (branch !== undefined) addPrivate({ ...variable, oid: `${ENTERPRISES}${branch}` }, line);
    },
    ready() {
      // The device's own addresses stand in its bridge table too; they are no neighbours.
      const out = waiting.filter((sighting) => !addresses.has(plain(sighting)));
      waiting = [];
      return out;
    },
    finish() {
      if (!any) return [];
      const out: ReadEvent[] = [];
      const chassis = parts.chassis();
      const numbers = [...subtrees].sort((one, two) => two[1].count - one[1].count || one[0] - two[0]);
      const answered = numbers.slice(0, 50).map(
        ([number, { count, line }]): Observation => ({
          kind: 'enterprise-number',
          value: String(number),
          field: `${count} answers`,
          at: { at: 'line', line },
        }),
      );
      const observations = [...own, ...chassis, ...addresses.values(), ...answered, ...privates];
      const text = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
      const label =
        oneLine(text('sys-descr') || text('model') || text('hostname') || text('sys-object-id')) || 'SNMP device';
      out.push({ kind: 'sighting', artifact, sheet: '', record: first, counted: true, label, observations, key });
      out.push(...parts.components(), ...neighbours.finish(), ...this.ready());
      return out;
    },
  };
}

function plain(sighting: Sighting): string {
  return (sighting.observations[0]?.value ?? '').replaceAll(':', '');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
