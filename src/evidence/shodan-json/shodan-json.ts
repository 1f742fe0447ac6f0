import type { ReadEvent, Sighting } from '../../core/evidence.ts';
import { jsonObjects } from '../json-lines-or-list.ts';
import { isObject, type JsonObject, listAt, objectAt, plainText, textAt } from '../json-shape.ts';
import type { Probe, Reader } from '../reader.ts';
import { createNotes, labelOf, type RecordNotes } from '../record-notes.ts';

/** Shodan banners: downloads (JSON lines), search answers (`matches`) and host answers (`data`). */
export const shodanJson: Reader = {
  name: 'shodan-json',
  summary: 'Shodan banners (download, search and host answers)',
  distinct: true,
  scanned: true,
  recognises(probe: Probe): number {
    const text = probe.text.trimStart();
    if (!/^[[{]/.test(text)) return 0;
    if (/"_shodan"\s*:/.test(text)) return 0.97;
    const marks = [/"ip_str"\s*:/, /"isp"\s*:/, /"asn"\s*:/, /"hostnames"\s*:\s*\[/, /"transport"\s*:/];
    return marks.filter((mark) => mark.test(text)).length >= 3 ? 0.93 : 0;
  },
  read: (file, probe, options) =>
    jsonObjects(file, probe, options, ['matches', 'data'], (banner, sheet, record) =>
      bannerEvents(banner, file.artifact, sheet, record),
    ),
};

/** A banner is an item of its own: behind one address several devices may answer on different ports. */
function* bannerEvents(banner: JsonObject, artifact: number, sheet: string, record: number): Generator<ReadEvent> {
  const nested = banner['data'];
  if (!Array.isArray(nested)) {
    yield bannerSighting(banner, banner, artifact, sheet, record);
    return;
  }
  // A host answer on a line of its own: its banners, which inherit its names.
  let position = 0;
  for (const one of nested as readonly unknown[]) {
    position++;
    if (isObject(one)) yield bannerSighting(one, banner, artifact, `${record}.data`, position);
  }
}

function bannerSighting(
  banner: JsonObject,
  host: JsonObject,
  artifact: number,
  sheet: string,
  record: number,
): Sighting {
  const notes = createNotes(sheet, record);
  const address = textAt(banner, 'ip_str') || textAt(host, 'ip_str');
  const port = textAt(banner, 'port');
  notes.add('ip', address, 'ip_str');
  for (const name of listAt(banner, 'hostnames').slice(0, 8)) notes.add('hostname', plainText(name), 'hostnames');
  notes.add(
    'service',
    [port, textAt(banner, 'transport'), textAt(banner, '_shodan', 'module')].filter((part) => part !== '').join('/'),
    'port',
  );
  noteAnswers(banner, notes);
  for (const field of ['cpe23', 'cpe'])
    for (const cpe of listAt(banner, field).slice(0, 16)) notes.add('cpe', plainText(cpe), field);
  // Product and device type are what the scanner made of the banner.
  notes.add('tool-vendor', textAt(banner, 'product'), 'product');
  notes.add('category', textAt(banner, 'devicetype'), 'devicetype');
  notes.add('version', textAt(banner, 'version'), 'version');
  notes.add('os', textAt(banner, 'os'), 'os');
  for (const [mac, registrant] of Object.entries(objectAt(banner, 'mac')).slice(0, 16)) {
    notes.add('mac', mac, 'mac');
    notes.add('tool-vendor', textAt(registrant, 'org'), 'mac.org');
  }
  notes.add('owner', textAt(banner, 'org') || textAt(host, 'org'), 'org');
  notes.add(
    'location',
    labelOf(textAt(banner, 'location', 'city'), textAt(banner, 'location', 'country_name')),
    'location',
  );
  const label =
    labelOf(`${address}${port === '' ? '' : `:${port}`}`, textAt(banner, 'product') || notes.first('http-title')) ||
    'banner';
  return { kind: 'sighting', artifact, sheet, record, counted: true, label, observations: notes.list };
}

/** What the device itself answered. */
function noteAnswers(banner: JsonObject, notes: RecordNotes): void {
  const module = textAt(banner, '_shodan', 'module');
  const text = textAt(banner, 'data');
  const kind = module.startsWith('ssh')
    ? 'ssh-banner'
    : module.startsWith('telnet')
      ? 'telnet-banner'
      : module.startsWith('ftp')
        ? 'ftp-banner'
        : 'banner';
  notes.add(kind, text, 'data');
  const http = objectAt(banner, 'http');
  notes.add('http-server', textAt(http, 'server'), 'http.server');
  notes.add('http-title', textAt(http, 'title'), 'http.title');
  notes.add('http-body', textAt(http, 'html'), 'http.html');
  notes.add('favicon-hash', textAt(http, 'favicon', 'hash'), 'http.favicon.hash');
  const certificate = objectAt(objectAt(banner, 'ssl'), 'cert');
  for (const [field, target] of [
    ['subject', 'tls-subject'],
    ['issuer', 'tls-issuer'],
  ] as const) {
    const parts = Object.entries(objectAt(certificate, field)).map(([name, value]) => `${name}=${plainText(value)}`);
    notes.add(target, parts.join(', '), `ssl.cert.${field}`);
  }
  notes.add('key-fingerprint', textAt(certificate, 'fingerprint', 'sha1'), 'ssl.cert.fingerprint.sha1');
  notes.add('key-fingerprint', textAt(objectAt(banner, 'ssh'), 'fingerprint'), 'ssh.fingerprint');
  const snmp = objectAt(banner, 'snmp');
  notes.add('sys-descr', textAt(snmp, 'description'), 'snmp.description');
  notes.add('sys-object-id', textAt(snmp, 'objectid'), 'snmp.objectid');
  notes.add('hostname', textAt(snmp, 'name'), 'snmp.name');
  const upnp = objectAt(banner, 'upnp');
  for (const field of ['manufacturer', 'model_name', 'model_number', 'friendly_name']) {
    notes.add('upnp-field', textAt(upnp, field), `upnp.${field}`);
  }
  notes.add('serial-number', textAt(upnp, 'serial_number'), 'upnp.serial_number');
  // Protocol parsers name the maker whose protocol answered.
  for (const [name, value] of Object.entries(banner)) {
    if (
      !/^(?:hikvision|dahua|dahua_dvr_web|mikrotik_.*|draytek_vigor|huawei.*|ubiquiti|onvif|sadp)$/.test(name) ||
      !isObject(value)
    )
      continue;
    for (const [field, inner] of Object.entries(value).slice(0, 20)) {
      const at = `${name}.${field}`;
      if (/^serial(?:_?number)?$/i.test(field)) notes.add('serial-number', plainText(inner), at);
      else if (/^(?:model|device_?model|product)$/i.test(field)) notes.add('model', plainText(inner), at);
      else notes.add('other', plainText(inner), at);
    }
  }
}
