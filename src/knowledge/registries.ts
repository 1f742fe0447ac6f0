import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundlePart, damaged, sha256 } from './bundle.ts';
import type { Registries, RegistryHit } from './knowledge.ts';
import { decodeRegistry, type RegistryTable } from './registry-table.ts';

/** Names of the registry files of a bundle. */
export type RegistryName = 'bluetooth' | 'enterprise' | 'fcc-grantee' | 'mac' | 'pci' | 'usb';

const HEX_12 = /^[0-9A-F]{12}$/;
const HEX_4 = /^[0-9a-fA-F]{4}$/;

/**
 * Answers from the registry files of a bundle; each file is read, and its hash checked, when it is first asked.
 * `refreshed` are newer copies, already checked, that answer instead.
 */
export function openRegistries(
  dir: string,
  parts: readonly BundlePart[],
  refreshed: ReadonlyMap<RegistryName, { readonly bytes: Uint8Array }> = new Map(),
): Registries {
  const opened = new Map<RegistryName, RegistryTable>();
  const table = (name: RegistryName): RegistryTable => {
    const known = opened.get(name);
    if (known) return known;
    const newer = refreshed.get(name);
    const fresh = newer === undefined ? load(dir, parts, `${name}.registry`) : decodeRegistry(newer.bytes);
    opened.set(name, fresh);
    return fresh;
  };
  let seenInFilings: RegistryTable | undefined;
  // the packaged codes come from single filings, some later than the registry's last refresh
  const packagedGrantees = (): RegistryTable => (seenInFilings ??= load(dir, parts, 'fcc-grantee.registry'));
  return {
    mac: (address) => lookUpMac(() => table('mac'), address),
    enterprise: (number) => hit('enterprise', table('enterprise'), 'number', number, String(number)),
    usb: (vendor, product) => lookUpDevice('usb', () => table('usb'), vendor, product),
    pci: (vendor, device) => lookUpDevice('pci', () => table('pci'), vendor, device),
    fccGrantee(fccId) {
      const code = granteeCode(fccId);
      if (code === undefined) return undefined;
      const found = hit('fcc-grantee', table('fcc-grantee'), 'grantee', granteeKey(code), code);
      return (
        found ??
        (refreshed.has('fcc-grantee')
          ? hit('fcc-grantee', packagedGrantees(), 'grantee', granteeKey(code), code)
          : undefined)
      );
    },
    bluetooth: (company) => hit('bluetooth', table('bluetooth'), 'company', company, String(company)),
    macRegistrants: () => table('mac').names(),
  };
}

function load(dir: string, parts: readonly BundlePart[], name: string): RegistryTable {
  const part = parts.find((candidate) => candidate.name === name);
  if (!part) throw damaged(`it holds no ${name}`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(dir, name));
  } catch (cause) {
    throw damaged(`${name} cannot be read`, cause);
  }
  if (sha256(bytes) !== part.sha256) throw damaged(`${name} is not the file that was built`);
  return decodeRegistry(bytes);
}

function hit(
  registry: string,
  table: RegistryTable,
  list: string,
  key: number,
  asText: string,
): RegistryHit | undefined {
  const registrant = table.lookup(list, key);
  return registrant === undefined ? undefined : { registry, key: asText, registrant, snapshot: table.snapshot };
}

/** The longest registered prefix wins: IEEE assigns MA-S (36 bits) and MA-M (28) inside blocks of its own. */
const MAC_TABLES = [
  { name: 'bits-36', digits: 9, divisor: 2 ** 12 },
  { name: 'bits-28', digits: 7, divisor: 2 ** 20 },
  { name: 'bits-24', digits: 6, divisor: 2 ** 24 },
] as const;

function lookUpMac(open: () => RegistryTable, address: string): RegistryHit | undefined {
  if (!HEX_12.test(address)) return undefined;
  const table = open();
  const number = Number.parseInt(address, 16);
  for (const { name, digits, divisor } of MAC_TABLES) {
    const registrant = table.lookup(name, Math.floor(number / divisor));
    if (registrant === undefined) continue;
    const { snapshot } = table;
    return { registry: 'mac', key: address.slice(0, digits), registrant, prefixBits: digits * 4, snapshot };
  }
  return undefined;
}

function lookUpDevice(
  registry: 'usb' | 'pci',
  table: () => RegistryTable,
  vendorId: string,
  productId: string | undefined,
): RegistryHit | undefined {
  if (!HEX_4.test(vendorId)) return undefined;
  const vendor = Number.parseInt(vendorId, 16);
  const found = hit(registry, table(), 'vendors', vendor, vendorId.toLowerCase());
  if (!found || productId === undefined || !HEX_4.test(productId)) return found;
  const product = table().lookup('products', vendor * 0x10000 + Number.parseInt(productId, 16));
  return product === undefined ? found : { ...found, key: `${found.key}:${productId.toLowerCase()}`, product };
}

/**
 * The grantee code in front of an FCC ID: three characters, or five when it begins with a digit (47 CFR 2.926).
 * Undefined when the text is too short to hold one and a product code.
 */
function granteeCode(fccId: string): string | undefined {
  const text = fccId
    .toUpperCase()
    .replace(/^FCC\s*ID\s*:?\s*/, '')
    .trim();
  const code = /^[2-9]/.test(text) ? text.slice(0, 5) : text.slice(0, 3);
  return /^(?:[A-Z][A-Z0-9]{2}|[2-9][A-Z0-9]{4})$/.test(code) ? code : undefined;
}

/** A grantee code as a number in base 36; five characters stay below 2^26. */
export function granteeKey(code: string): number {
  return Number.parseInt(code, 36);
}
