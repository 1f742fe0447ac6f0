import type { ReadEvent, Sighting } from '../../core/evidence.ts';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../json-shape.ts';
import { createNotes, labelOf, type RecordNotes } from '../record-notes.ts';

/** Which NetBox model a record is, by its own fields. */
type RecordKind = 'device' | 'inventory-item' | 'module' | 'device-type' | 'module-type' | 'virtual-machine' | 'other';

/** Tells by fields that only one model has; `other` are sites, racks, cables, interfaces, prefixes and so on. */
function kindOf(record: JsonObject): RecordKind {
  if (isObject(record['device_type']) || ('device_type' in record && 'site' in record)) return 'device';
  if (isObject(record['module_type'])) return 'module';
  if ('part_id' in record && 'device' in record) return 'inventory-item';
  if ('vcpus' in record || ('cluster' in record && 'memory' in record)) return 'virtual-machine';
  if ('model' in record && 'manufacturer' in record)
    return 'u_height' in record || 'is_full_depth' in record ? 'device-type' : 'module-type';
  return 'other';
}

/** Address of a device record, the same in every export of one NetBox; shows what parts belong to across files. */
function deviceKey(device: JsonObject): string {
  const url = textAt(device, 'url');
  if (url !== '') return url.replace(/\/$/, '');
  const id = textAt(device, 'id');
  return id === '' ? `device ${textAt(device, 'name')}` : `device ${id}`;
}

/** One record of a dump as a sighting; `undefined` for records that are no equipment. */
export function recordEvent(record: JsonObject, artifact: number, sheet: string, number: number): ReadEvent {
  const kind = kindOf(record);
  const place = { artifact, sheet, record: number } as const;
  if (kind === 'other') {
    const excerpt = labelOf(textAt(record, 'display') || textAt(record, 'name')) || 'record';
    return { kind: 'set-aside', ...place, reason: 'chatter', excerpt };
  }
  const notes = createNotes(sheet, number);
  const device = objectAt(record, 'device');
  if (kind === 'device') noteDevice(record, notes);
  else if (kind === 'inventory-item') noteInventoryItem(record, notes);
  else if (kind === 'module') noteModule(record, notes);
  else if (kind === 'virtual-machine') noteVirtualMachine(record, notes);
  else noteType(record, notes, '');
  noteCommon(record, notes);
  const name = textAt(record, 'name') || textAt(record, 'display') || textAt(record, 'display_name');
  const label =
    labelOf(kind === 'device' ? name : '', notes.first('manufacturer'), notes.first('model', 'part-number')) ||
    name ||
    kind;
  const sighting: Sighting = { kind: 'sighting', ...place, counted: true, label, observations: notes.list };
  if (kind === 'device') return { ...sighting, key: deviceKey(record) };
  if (kind !== 'inventory-item' && kind !== 'module') return sighting;
  return { ...sighting, part: { relation: 'component-of', host: deviceKey(device) } };
}

function noteDevice(record: JsonObject, notes: RecordNotes): void {
  const type = objectAt(record, 'device_type');
  noteType(type, notes, 'device_type.');
  notes.add('hostname', textAt(record, 'name'), 'name');
  const role = isObject(record['role']) ? 'role' : 'device_role';
  notes.add('category', nameOf(record, role), role);
  for (const field of ['primary_ip', 'primary_ip4', 'primary_ip6', 'oob_ip']) {
    notes.add('ip', textAt(record, field, 'address'), `${field}.address`);
  }
  notes.add('other', textAt(record, 'url'), 'url');
  noteInterfaces(record, notes);
}

function noteInventoryItem(record: JsonObject, notes: RecordNotes): void {
  notes.add('manufacturer', nameOf(record, 'manufacturer'), 'manufacturer');
  notes.add('part-number', textAt(record, 'part_id'), 'part_id');
  notes.add('other', textAt(record, 'name'), 'name');
  notes.add('category', nameOf(record, 'role'), 'role');
  notes.add('location', nameOf(record, 'device'), 'device');
}

function noteModule(record: JsonObject, notes: RecordNotes): void {
  noteType(objectAt(record, 'module_type'), notes, 'module_type.');
  notes.add('category', 'module', 'module_type');
  notes.add('location', nameOf(record, 'device'), 'device');
  notes.add('location', nameOf(record, 'module_bay'), 'module_bay');
}

function noteVirtualMachine(record: JsonObject, notes: RecordNotes): void {
  notes.add('hostname', textAt(record, 'name'), 'name');
  notes.add('category', 'virtual machine', 'virtual-machine');
  notes.add('ip', textAt(record, 'primary_ip', 'address'), 'primary_ip.address');
}

/** A device or module type: maker, model, part number. */
function noteType(type: JsonObject, notes: RecordNotes, prefix: string): void {
  notes.add('manufacturer', nameOf(type, 'manufacturer'), `${prefix}manufacturer`);
  notes.add('model', textAt(type, 'model') || textAt(type, 'display') || textAt(type, 'name'), `${prefix}model`);
  notes.add('part-number', textAt(type, 'part_number'), `${prefix}part_number`);
  notes.add('other', textAt(type, 'slug'), `${prefix}slug`);
}

function noteCommon(record: JsonObject, notes: RecordNotes): void {
  notes.add('serial-number', textAt(record, 'serial'), 'serial');
  notes.add('asset-tag', textAt(record, 'asset_tag'), 'asset_tag');
  notes.add('platform', nameOf(record, 'platform'), 'platform');
  notes.add('description', textAt(record, 'description'), 'description');
  notes.add('description', textAt(record, 'comments'), 'comments');
  notes.add(
    'status',
    textAt(record, 'status', 'value') || textAt(record, 'status', 'label') || textAt(record, 'status'),
    'status',
  );
  notes.add('location', nameOf(record, 'site'), 'site');
  notes.add('location', nameOf(record, 'location'), 'location');
  notes.add('owner', nameOf(record, 'tenant'), 'tenant');
  noteCustom(objectAt(record, 'custom_fields'), notes);
}

/** Custom fields whose name says what they hold; others are kept as remarks. */
function noteCustom(fields: JsonObject, notes: RecordNotes): void {
  let kept = 0;
  for (const [name, value] of Object.entries(fields)) {
    const text = isObject(value) ? textAt(value, 'label') || textAt(value, 'name') : textAt(fields, name);
    if (text === '' || ++kept > 40) continue;
    const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
    const field = `custom_fields.${name}`;
    if (/^(?:base)?mac(?:address)?$/.test(plain)) notes.add('mac', text, field);
    else if (plain === 'fccid') notes.add('fcc-id', text, field);
    else if (/^(?:purchase|acquisition|install)(?:ed)?date$/.test(plain)) notes.add('date-obtained', text, field);
    else if (plain === 'oem' || plain === 'realmanufacturer') notes.add('manufacturer', text, field);
    else if (/^(?:supplier|vendor|reseller|seller)$/.test(plain)) notes.add('seller', text, field);
    else if (/^(?:countryoforigin|madein)$/.test(plain)) notes.add('country-of-origin', text, field);
    else notes.add('other', text, field);
  }
}

/** Hardware addresses of interfaces that query-language dumps nest in the device. */
function noteInterfaces(record: JsonObject, notes: RecordNotes): void {
  for (const port of listAt(record, 'interfaces').slice(0, 128)) {
    notes.add(
      'mac',
      textAt(port, 'mac_address') || textAt(port, 'primary_mac_address', 'mac_address'),
      'interfaces.mac_address',
    );
  }
}

/** The name of a related object: nested (`{name}`, `{display}`, `{label}`) or plain text. */
function nameOf(record: JsonObject, field: string): string {
  const value = record[field];
  if (!isObject(value)) return textAt(record, field);
  return textAt(value, 'name') || textAt(value, 'display') || textAt(value, 'display_name') || textAt(value, 'label');
}
