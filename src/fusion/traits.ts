import type { Sighting } from '../core/evidence.ts';
import { deviceAddress } from './device-address.ts';
import { keyOfEngine, keyOfPrint } from './device-key.ts';
import { deviceName, madeName } from './device-name.ts';
import { personalMac } from './personal-mac.ts';
import { ownSerial } from './serial-number.ts';

/** What two sightings of one device may share, surest first. */
export const JOIN_KINDS = [
  'identifier',
  'serial number',
  'MAC address',
  'chassis id',
  'management address and name',
  'key and name',
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
  readonly macs: readonly string[];
}

const MOST_KEYS = 512;
const MOST_ADDRESSES = 32;
const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
/** Fields of names that a scan looked up elsewhere (DNS) or was started with; the device itself did not say them. */
const LOOKED_UP = new Set(['hostname', 'hostnames', 'host', 'input']);

/**
 * Reads what joins and what contradicts out of a sighting. `scanned` is true for an address that answered a scan: what
 * is one device's own then joins only together with the name the device says.
 */
export function traitsOf(sighting: Sighting, scanned = false): Traits {
  const identifiers = new Set<string>();
  const serials = new Set<string>();
  const macs = new Set<string>();
  const chassis = new Set<string>();
  const tags = new Set<string>();
  const models = new Set<string>();
  const makers = new Set<string>();
  const names = new Set<string>();
  const addresses = new Set<string>();
  const ownNames = new Set<string>();
  const prints = new Set<string>();

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
        const name = deviceName(made.name);
        add(names, name);
        if (!scanned || !LOOKED_UP.has(field ?? '')) add(ownNames, name);
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
      case 'key-fingerprint':
        add(prints, keyOfPrint(value));
        break;
      case 'engine-id':
        add(prints, keyOfEngine(value));
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
  const named = new Set<string>();
  const keys = scanned ? [...prints, ...serials, ...macs, ...identifiers, ...chassis] : [...prints];
  for (const key of keys) for (const name of ownNames) add(named, `${key} ${name}`);
  const own = listOf(serials);
  const ownMacs = listOf(macs);
  return {
    keys: [listOf(identifiers), own, ownMacs, listOf(chassis), listOf(managed), listOf(named), listOf(tags)],
    serials: own,
    models: listOf(models),
    makers: listOf(makers),
    names: listOf(names),
    macs: ownMacs,
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
