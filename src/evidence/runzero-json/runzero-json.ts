import type { ObservationKind, ReadEvent, Sighting } from '../../core/evidence.ts';
import { jsonObjects } from '../json-lines-or-list.ts';
import { isObject, type JsonObject, listAt, objectAt, plainText, textAt } from '../json-shape.ts';
import type { Probe, Reader } from '../reader.ts';
import { createNotes, labelOf, type RecordNotes } from '../record-notes.ts';

/** runZero asset and service exports, JSON and JSON lines. */
export const runzeroJson: Reader = {
  name: 'runzero-json',
  summary: 'runZero asset and service exports (JSON, JSON lines)',
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
    // A record of a services export is a service with its asset beside it.
    if (/"service_data"\s*:\s*\{/.test(text) && /"service_(?:address|asset_id|port)"\s*:/.test(text)) return 0.95;
    const found = marks.filter((mark) => mark.test(text)).length;
    return found >= 3 ? 0.95 : found === 2 ? 0.7 : 0;
  },
  async *read(file, probe, options) {
    const assets = new Map<string, Asset>();
    const lists = ['assets', 'services', 'data', 'results'];
    yield* jsonObjects(file, probe, options, lists, (entry, sheet, record) => {
      const name = textAt(entry, 'service_asset_id') || textAt(entry, 'id');
      if (!('service_data' in entry) || name === '')
        return [assetEvent(startAsset(entry, sheet, record), file.artifact)];
      // Each service repeats its asset; the services of one asset are one thing.
      const known = assets.get(name);
      if (known === undefined && assets.size < MOST_ASSETS) assets.set(name, startAsset(entry, sheet, record));
      else if (known !== undefined) noteService(entry, known.notes);
      return [];
    });
    let batch: ReadEvent[] = [];
    for (const asset of assets.values()) {
      batch.push(assetEvent(asset, file.artifact));
      if (batch.length < 1_000) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  },
};

/** One asset while its services are gathered. */
interface Asset {
  readonly sheet: string;
  readonly record: number;
  readonly notes: RecordNotes;
}

const MOST_ASSETS = 1_000_000;

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

function startAsset(asset: JsonObject, sheet: string, record: number): Asset {
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
  notes.add('other', textAt(asset, 'service_asset_id') || textAt(asset, 'id'), 'uuid');
  noteValues(objectAt(asset, 'attributes'), 'attributes', notes);
  noteService(asset, notes);
  const services = asset['services'];
  const list = isObject(services)
    ? Object.entries(services)
    : listAt(asset, 'services').map((one, at) => [`${at + 1}`, one] as const);
  for (const [name, service] of list.slice(0, MOST_SERVICES)) {
    if (isObject(service)) noteValues(service, `services.${name}`, notes);
  }
  return { sheet, record, notes };
}

/** What the record of a service says; nothing for the record of an asset. */
function noteService(service: JsonObject, notes: RecordNotes): void {
  notes.add('ip', textAt(service, 'service_address'), 'service_address');
  const port = [textAt(service, 'service_port'), textAt(service, 'service_transport')].filter((one) => one !== '');
  noteValues(objectAt(service, 'service_data'), `service_data.${port.join('/')}`, notes);
}

function assetEvent({ sheet, record, notes }: Asset, artifact: number): Sighting {
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
