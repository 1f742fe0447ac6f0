import type { Sighting } from '../core/evidence.ts';
import { personalMac } from './personal-mac.ts';
import { ownSerial, sameSerial } from './serial-number.ts';

/** What two sightings of one device may share, surest first. */
export const JOIN_KINDS = [
  'identifier',
  'serial number',
  'MAC address',
  'chassis id',
  'management address and name',
  'asset tag',
] as const;
export type JoinKind = (typeof JOIN_KINDS)[number];

/** What a sighting says that joins it to others, or forbids that. Everything is normalised; lists are short. */
export interface Traits {
  /** Values per join kind, in the order of `JOIN_KINDS`. */
  readonly keys: readonly (readonly string[])[];
  readonly serials: readonly string[];
  readonly models: readonly string[];
  readonly makers: readonly string[];
  readonly names: readonly string[];
}

const MOST_KEYS = 512;
const MOST_ADDRESSES = 32;
const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
/** Names that many devices carry; the factory's own among them. */
const COMMON_NAMES =
  /^(?:localhost|router|switch|gateway|camera|ipcamera|ipc|ip-?cam|nvr|dvr|ap|firewall|modem|printer|host|server|device|unknown|none|n\/?a|default|openwrt|mikrotik|ubnt|hostname|noname|no-?name|huawei|quidway|hikvision|dahua|zte|hytera|cisco|juniper|ubuntu|debian|raspberrypi|android|iphone|homerouter|home gateway|network camera|embedded net dvr|_gateway|-|\?)$/;

/** Reads what joins and what contradicts out of a sighting. */
export function traitsOf(sighting: Sighting): Traits {
  const identifiers = new Set<string>();
  const serials = new Set<string>();
  const macs = new Set<string>();
  const chassis = new Set<string>();
  const tags = new Set<string>();
  const models = new Set<string>();
  const makers = new Set<string>();
  const names = new Set<string>();
  const addresses = new Set<string>();

  for (const { kind, value, field } of sighting.observations) {
    switch (kind) {
      case 'serial-number':
        add(serials, ownSerial(value));
        break;
      case 'mac':
        for (const part of listed(value)) add(macs, personalMac(part));
        break;
      case 'chassis-id': {
        const mac = personalMac(value);
        if (mac !== undefined) macs.add(mac);
        else add(chassis, chassisId(value));
        break;
      }
      case 'asset-tag':
        add(tags, assetTag(value));
        break;
      case 'hostname': {
        const made = madeName(value);
        add(names, deviceName(made.name));
        if (made.serial !== undefined) add(serials, ownSerial(made.serial));
        if (made.mac !== undefined) add(macs, personalMac(made.mac));
        break;
      }
      case 'ip':
        if (addresses.size < MOST_ADDRESSES) {
          for (const part of value.split(/[\s,;|]+/)) add(addresses, deviceAddress(part));
        }
        break;
      case 'model':
      case 'platform':
        for (const code of modelCodes(value)) models.add(code);
        break;
      case 'manufacturer':
      case 'brand':
        for (const word of makerWords(value)) makers.add(word);
        break;
      case 'other':
        if (field === 'uuid') add(identifiers, UUID.exec(value.trim())?.[1]?.toLowerCase());
        else if (field === 'url' && /\/api\/\S+\/\d+\/?$/.test(value)) identifiers.add(value.replace(/\/$/, ''));
        break;
      default:
    }
  }
  // A model number typed into the serial column would join all units of that model.
  for (const code of models) serials.delete(code);
  for (const name of names) chassis.delete(name.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  const managed = new Set<string>();
  for (const address of addresses) for (const name of names) add(managed, `${address} ${name}`);
  const own = listOf(serials);
  return {
    keys: [listOf(identifiers), own, listOf(macs), listOf(chassis), listOf(managed), listOf(tags)],
    serials: own,
    models: listOf(models),
    makers: listOf(makers),
    names: listOf(names),
  };
}

const NONE: readonly string[] = [];

/** Most sightings say little: a hundred thousand empty lists are one. */
function listOf(values: ReadonlySet<string>): readonly string[] {
  return values.size === 0 ? NONE : [...values];
}

/** The addresses of a cell; octets parted by spaces are one address. */
function listed(text: string): readonly string[] {
  return /^[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2}){5}$/.test(text.trim()) ? [text] : text.split(/[\s,;|]+/);
}

function add(set: Set<string>, value: string | undefined): void {
  if (value !== undefined && set.size < MOST_KEYS) set.add(value);
}

/** A chassis id that is neither a hardware address, a network address nor an interface name. */
function chassisId(text: string): string | undefined {
  if (deviceAddress(text) !== undefined || /^\d+\.\d+\.\d+\.\d+/.test(text.trim())) return undefined;
  if (/^(?:eth|en[ops]|vlan|lo|mgmt|port|gi|ge|te|xe)[\w/.-]*$/i.test(text.trim())) return undefined;
  // Six octets are a hardware address that tells no single device, or it would have been taken as one.
  if (/^(?:[0-9a-f]{1,2}[:.-]){5}[0-9a-f]{1,2}$|^[0-9a-f]{12}$/i.test(text.trim())) return undefined;
  return ownSerial(text);
}

function assetTag(text: string): string | undefined {
  const tag = text.trim().toUpperCase();
  if (!/\d/.test(tag) || /^(?:N\/?A|NONE|TBD|0+)$/.test(tag)) return undefined;
  const plain = tag.replace(/[^A-Z0-9]/g, '');
  // Plain short numbers are row numbers in half the world's lists.
  if (/^\d+$/.test(plain) ? plain.length < 5 : tag.length < 3) return undefined;
  return plain;
}

/**
 * Names that devices make themselves: Nexus switches announce `name(serial number)` over CDP, Cisco phones and access
 * points are called by their hardware address (`SEP001B0D200001`, `AP001b.0d20.0001`).
 */
function madeName(text: string): { readonly name: string; readonly serial?: string; readonly mac?: string } {
  const nexus = /^([^()\s]+)\(([A-Z0-9]{9,14})\)$/.exec(text.trim());
  if (nexus !== null) return { name: nexus[1] ?? '', serial: nexus[2] ?? '' };
  const mac = /^(?:SEP|AP)([0-9a-f]{4}\.?[0-9a-f]{4}\.?[0-9a-f]{4})$/i.exec(text.trim())?.[1];
  return mac === undefined ? { name: text } : { name: text, mac };
}

/** The first label of a host name, in lower case. Names that many devices carry are none. */
function deviceName(text: string): string | undefined {
  const whole = text.trim().toLowerCase();
  if (whole === '' || whole.length > 253 || deviceAddress(whole) !== undefined) return undefined;
  const name = /\s/.test(whole) ? whole : (whole.split('.')[0] ?? whole);
  if (name.length < 2 || COMMON_NAMES.test(name) || /^[\d-]+$/.test(name)) return undefined;
  // Names made of the address say no more than the address.
  if (/^(?:ip|host|dhcp|static)?-?\d+-\d+-\d+-\d+/.test(name)) return undefined;
  return name;
}

/** A unicast address of one interface, without its prefix length. */
function deviceAddress(text: string): string | undefined {
  const address = (text.trim().split(/[/%]/)[0] ?? '').toLowerCase();
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (v4 !== null) {
    const [first = 0, second = 0] = v4.slice(1).map(Number);
    const useless = first === 0 || first === 127 || first >= 224 || (first === 169 && second === 254);
    return useless ? undefined : address;
  }
  return /^[23][0-9a-f]{3}:[0-9a-f:]+$|^f[cd][0-9a-f]{2}:[0-9a-f:]+$/.test(address) ? address : undefined;
}

/** Words of a model text that hold a digit and are long enough to tell models apart; letters and digits only. */
function modelCodes(text: string): readonly string[] {
  const codes = text
    .toUpperCase()
    .slice(0, 200)
    .split(/[\s,;()]+/)
    .map((word) => word.replace(/[^A-Z0-9]/g, ''))
    .filter((word) => word.length >= 4 && /\d/.test(word));
  return codes.slice(0, 4);
}

const LEGAL_WORDS =
  /^(?:co|company|ltd|limited|inc|corp|corporation|gmbh|ag|llc|plc|group|technology|technologies|digital|electronics|international|systems|networks|network|communications|the|and|of|generic|unknown|oem|other|na|none)$/;

function makerWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2 && !LEGAL_WORDS.test(word))
    .slice(0, 8);
}

/** What a cluster of sightings says together; the parts that can contradict. */
export interface Claims {
  readonly serials: readonly string[];
  readonly models: readonly string[];
  readonly makers: readonly string[];
  readonly names: readonly string[];
  /** Files whose rows are things of their own and of which the cluster holds a row. */
  readonly tables: readonly number[];
}

/**
 * Whether two clusters cannot be one device although they share a value of `kind`. Two rows of one table are two things;
 * two serial numbers are two devices; the weaker the shared value, the less disagreement it survives. A hardware address
 * outweighs a label of another maker, since rebranded gear is sold that way, but not another name and model at once.
 */
export function contradicts(kind: JoinKind, one: Claims, two: Claims): boolean {
  if (one.tables.some((table) => two.tables.includes(table))) return true;
  const serials = differ(one.serials, two.serials, sameSerial);
  const models = differ(one.models, two.models, alike);
  const makers = differ(one.makers, two.makers, (a, b) => a === b);
  switch (kind) {
    case 'identifier':
      return serials;
    case 'serial number':
      return models && makers;
    case 'MAC address':
    case 'chassis id':
      return serials || (models && differ(one.names, two.names, (a, b) => a === b));
    default: {
      const sameModel = one.models.length > 0 && two.models.length > 0 && !models;
      return serials || models || (makers && !sameModel);
    }
  }
}

function alike(one: string, two: string): boolean {
  return one.includes(two) || two.includes(one);
}

/** Both say something and nothing of it agrees. */
function differ(one: readonly string[], two: readonly string[], same: (a: string, b: string) => boolean): boolean {
  return one.length > 0 && two.length > 0 && !one.some((a) => two.some((b) => same(a, b)));
}
