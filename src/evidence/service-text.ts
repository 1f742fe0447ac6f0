import type { ObservationKind } from '../core/evidence.ts';

const KEYS: Readonly<Record<string, ObservationKind>> = {
  manufacturer: 'manufacturer',
  vendor: 'manufacturer',
  mfg: 'manufacturer',
  mf: 'manufacturer',
  usb_mfg: 'manufacturer',
  model: 'model',
  md: 'model',
  modelid: 'model',
  am: 'model',
  ty: 'model',
  usb_mdl: 'model',
  product: 'model',
  serial: 'serial-number',
  serialnumber: 'serial-number',
  sn: 'serial-number',
  mac: 'mac',
  macaddress: 'mac',
  deviceid: 'mac',
};
const MAC = /^[0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){5}$/i;

/**
 * What one `key=value` of a service's text record (RFC 6763) tells: maker, model, serial number or hardware address by the
 * keys in general use (AirPlay, Cast, Bonjour printing, HomeKit); other texts that hold words as `mdns-text`; else nothing.
 */
export function serviceTextFact(
  pair: string,
): { readonly kind: ObservationKind; readonly value: string; readonly key: string } | undefined {
  const equals = pair.indexOf('=');
  if (equals < 1) return undefined;
  const key = pair.slice(0, equals).toLowerCase();
  const value = pair.slice(equals + 1).trim();
  const kind = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (kind === 'mac') return MAC.test(value) ? { kind, value, key } : undefined;
  // Printers write their product in brackets.
  if (kind !== undefined) return value === '' ? undefined : { kind, value: value.replace(/^\((.*)\)$/, '$1'), key };
  return /[A-Za-z]{3}/.test(value) && value.length <= 80
    ? { kind: 'mdns-text', value: `${key}=${value}`, key }
    : undefined;
}
