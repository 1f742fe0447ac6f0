import type { ObservationKind, Sighting } from '../../core/evidence.ts';
import { jsonObjects } from '../json-lines-or-list.ts';
import { isObject, type JsonObject, listAt, objectAt, plainText, textAt } from '../json-shape.ts';
import type { Probe, Reader } from '../reader.ts';
import { createNotes, labelOf, type RecordNotes } from '../record-notes.ts';

/** runZero asset exports, JSON and JSON lines. */
export const runzeroJson: Reader = {
  name: 'runzero-json',
  summary: 'runZero asset exports (JSON, JSON lines)',
  distinct: true,
  recognises(probe: Probe): number {
    const text = probe.text.trimStart();
    if (!/^[[{]/.test(text)) return 0;
    const marks = [
      /"newest_mac(?:_vendor)?"\s*:/,
      /"mac_vendors"\s*:/,
      /"addresses(?:_extra)?"\s*:\s*\[/,
      /"hw_(?:vendor|product|version)"\s*:/,
      /"service_(?:count|ports_tcp|products)"\s*:/,
    ];
    const found = marks.filter((mark) => mark.test(text)).length;
    return found >= 3 ? 0.95 : found === 2 ? 0.7 : 0;
  },
  read: (file, probe, options) =>
    jsonObjects(file, probe, options, ['assets', 'data', 'results'], (asset, sheet, record) => [
      assetSighting(asset, file.artifact, sheet, record),
    ]),
};

/** Values of services, by the last part of their name. */
const SERVICE_VALUES: Readonly<Record<string, ObservationKind>> = {
  banner: 'banner',
  'http.head.server': 'http-server',
  'html.title': 'http-title',
  'http.head.wwwAuthenticate': 'http-auth-realm',
  'snmp.sysDesc': 'sys-descr',
  'snmp.sysDescr': 'sys-descr',
  'snmp.sysObjectID': 'sys-object-id',
  'snmp.engineID.raw': 'engine-id',
  'ssh.banner': 'ssh-banner',
  'telnet.banner': 'telnet-banner',
  'ftp.banner': 'ftp-banner',
  'tls.subject': 'tls-subject',
  'tls.issuer': 'tls-issuer',
  'tls.cn': 'tls-subject',
  'sip.userAgent': 'sip-user-agent',
  'rtsp.server': 'rtsp-server',
  'upnp.device.manufacturer': 'upnp-field',
  'upnp.device.modelName': 'upnp-field',
  'upnp.device.modelNumber': 'upnp-field',
  'mdns.model': 'mdns-text',
};
const MOST_SERVICES = 200;

function assetSighting(asset: JsonObject, artifact: number, sheet: string, record: number): Sighting {
  const notes = createNotes(sheet, record);
  for (const name of listAt(asset, 'names')) notes.add('hostname', plainText(name), 'names');
  for (const field of ['addresses', 'addresses_extra']) {
    for (const address of listAt(asset, field).slice(0, 64)) notes.add('ip', plainText(address), field);
  }
  for (const mac of listAt(asset, 'macs').slice(0, 128)) notes.add('mac', plainText(mac), 'macs');
  notes.add('mac', textAt(asset, 'newest_mac'), 'newest_mac');
  for (const vendor of listAt(asset, 'mac_vendors')) notes.add('tool-vendor', plainText(vendor), 'mac_vendors');
  // What the scanner concluded is its opinion; the answers it rests on stand in the services.
  for (const field of ['newest_mac_vendor', 'hw_vendor', 'hw', 'hw_product', 'os_vendor']) {
    notes.add('tool-vendor', textAt(asset, field), field);
  }
  notes.add('os', textAt(asset, 'os') || textAt(asset, 'os_product'), 'os');
  notes.add('version', textAt(asset, 'os_version'), 'os_version');
  notes.add('category', textAt(asset, 'type'), 'type');
  notes.add('location', textAt(asset, 'site_name'), 'site_name');
  notes.add('owner', textAt(asset, 'organization_name'), 'organization_name');
  notes.add('description', textAt(asset, 'comments'), 'comments');
  notes.add('other', textAt(asset, 'id'), 'uuid');
  noteValues(objectAt(asset, 'attributes'), 'attributes', notes);
  const services = asset['services'];
  const list = isObject(services)
    ? Object.entries(services)
    : listAt(asset, 'services').map((one, at) => [`${at + 1}`, one] as const);
  for (const [name, service] of list.slice(0, MOST_SERVICES)) {
    if (isObject(service)) noteValues(service, `services.${name}`, notes);
  }
  const label = labelOf(notes.first('hostname', 'ip'), notes.first('tool-vendor')) || 'asset';
  return { kind: 'sighting', artifact, sheet, record, counted: true, label, observations: notes.list };
}

function noteValues(values: JsonObject, prefix: string, notes: RecordNotes): void {
  for (const [name, kind] of Object.entries(SERVICE_VALUES)) {
    const value = values[name];
    // Several answers are parted by tabs in one text.
    const texts = Array.isArray(value) ? value.map(plainText) : plainText(value).split('\t');
    for (const text of texts.slice(0, 8)) notes.add(kind, text, `${prefix}.${name}`);
  }
  for (const name of ['snmp.serialNumbers', 'serialNumber', 'serial_number']) {
    notes.add('serial-number', plainText(values[name]), `${prefix}.${name}`);
  }
}
