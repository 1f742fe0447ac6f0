import type { ObservationKind, ReadEvent, Sighting } from '../../core/evidence.ts';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../json-shape.ts';
import { createNotes, labelOf, type RecordNotes } from '../record-notes.ts';
import { supplierKind } from '../supplier-role.ts';

/** Where a component stands: array it is in, position, and the thing it is part of. */
export interface Place {
  readonly artifact: number;
  readonly sheet: string;
  readonly record: number;
  readonly host: string | undefined;
}

/** Component types that are no hardware, as category words for people. */
const SOFTWARE: Readonly<Record<string, string>> = {
  application: 'software application',
  framework: 'software framework',
  library: 'software library',
  container: 'software container',
  platform: 'software platform',
  'operating-system': 'operating system',
  'device-driver': 'software device driver',
  firmware: 'firmware',
  file: 'software file',
  'machine-learning-model': 'software machine learning model',
  data: 'software data',
  'cryptographic-asset': 'software cryptographic asset',
};
/** Types set aside when nobody is named: listings of single files and of keys. */
const CHATTER = new Set(['file', 'data', 'cryptographic-asset']);

/**
 * The property taxonomy of CycloneDX for devices (`cdx:device:*`), and the words tools use for the same; compared in
 * lower case without separators.
 */
const PROPERTIES: Readonly<Record<string, ObservationKind>> = {
  function: 'category',
  devicetype: 'category',
  quantity: 'quantity',
  location: 'location',
  serialnumber: 'serial-number',
  serial: 'serial-number',
  sku: 'part-number',
  partnumber: 'part-number',
  mpn: 'part-number',
  manufacturerpartnumber: 'part-number',
  macaddress: 'mac',
  mac: 'mac',
  fccid: 'fcc-id',
  countryoforigin: 'country-of-origin',
  manufacturer: 'manufacturer',
  vendor: 'manufacturer',
  brand: 'brand',
  model: 'model',
  modelnumber: 'model',
  usbid: 'usb-id',
  pciid: 'pci-id',
  assettag: 'asset-tag',
  ipaddress: 'ip',
  hostname: 'hostname',
};
const MOST_PROPERTIES = 40;

/** The name other components refer to it by. */
export function keyOf(component: JsonObject, place: Place): string {
  return textAt(component, 'bom-ref') || `${place.sheet}!${place.record}`;
}

/** A component and those nested in it, each part of the one around it. `more` adds facts to the outermost one. */
export function* componentEvents(
  component: JsonObject,
  place: Place,
  depth: number,
  more?: (notes: RecordNotes) => void,
): Generator<ReadEvent> {
  const type = textAt(component, 'type').toLowerCase();
  const software = SOFTWARE[type];
  const notes = createNotes(place.sheet, place.record);
  noteMakers(component, notes);
  more?.(notes);
  const name = textAt(component, 'name');
  notes.add(software === undefined ? 'model' : 'description', name, 'name');
  notes.add(software === undefined ? 'brand' : 'other', textAt(component, 'group'), 'group');
  notes.add('version', textAt(component, 'version'), 'version');
  notes.add('description', textAt(component, 'description'), 'description');
  notes.add('cpe', textAt(component, 'cpe'), 'cpe');
  notes.add('purl', textAt(component, 'purl'), 'purl');
  notes.add('other', textAt(component, 'swid', 'tagId'), 'swid.tagId');
  noteProperties(component, notes);
  if (software !== undefined) notes.add('category', software, 'type');
  else if (!notes.has('category')) notes.add('category', type === 'device' ? 'device' : type, 'type');

  const { artifact, sheet, record, host } = place;
  const key = keyOf(component, place);
  if (CHATTER.has(type) && !notes.has('manufacturer') && !notes.has('cpe') && !notes.has('purl')) {
    yield { kind: 'set-aside', artifact, sheet, record, reason: 'chatter', excerpt: labelOf(type, name) };
  } else {
    const label = labelOf(notes.first('brand', 'manufacturer'), name, textAt(component, 'version')) || 'component';
    const sighting: Sighting = {
      kind: 'sighting',
      artifact,
      sheet,
      record,
      counted: true,
      label,
      observations: notes.list,
      key,
    };
    const relation = software === undefined ? 'component-of' : 'software-on';
    yield host === undefined || host === key ? sighting : { ...sighting, part: { relation, host } };
  }

  if (depth <= 0) return;
  const below = `${sheet}.${record}.components`;
  let position = 0;
  for (const child of listAt(component, 'components')) {
    position++;
    if (isObject(child))
      yield* componentEvents(child, { artifact, sheet: below, record: position, host: key }, depth - 1);
  }
}

/** Who made it, and who sold it: `manufacturer` (1.6), `publisher`, `supplier`, `author` and `authors`. */
function noteMakers(component: JsonObject, notes: RecordNotes): void {
  const manufacturer = textAt(component, 'manufacturer', 'name');
  notes.add('manufacturer', manufacturer, 'manufacturer.name');
  const publisher = textAt(component, 'publisher');
  notes.add('manufacturer', publisher, 'publisher');
  const supplier = textAt(component, 'supplier', 'name');
  notes.add(supplierKind(supplier, manufacturer !== '' || publisher !== ''), supplier, 'supplier.name');
  notes.add('person', textAt(component, 'author'), 'author');
  for (const author of listAt(component, 'authors').slice(0, 8))
    notes.add('person', textAt(author, 'name'), 'authors.name');
}

function noteProperties(component: JsonObject, notes: RecordNotes): void {
  for (const property of listAt(component, 'properties').slice(0, MOST_PROPERTIES)) {
    const name = textAt(property, 'name');
    const last = (name.split(':').at(-1) ?? name).toLowerCase().replace(/[^a-z0-9]/g, '');
    notes.add(PROPERTIES[last] ?? 'other', textAt(property, 'value'), name);
  }
}

/** What `metadata` says of the thing the whole bill describes. */
export function describedEvents(metadata: JsonObject, artifact: number, depth: number): readonly ReadEvent[] {
  const component = metadata['component'];
  if (!isObject(component)) return [];
  const place: Place = { artifact, sheet: 'metadata', record: 1, host: undefined };
  return [
    ...componentEvents(component, place, depth, (notes) => {
      // `manufacture` (up to 1.5) made the thing described; `manufacturer` (1.6) made the bill and says nothing of it.
      notes.add('manufacturer', textAt(metadata, 'manufacture', 'name'), 'metadata.manufacture.name');
      const supplier = textAt(objectAt(metadata, 'supplier'), 'name');
      notes.add(supplierKind(supplier, notes.has('manufacturer')), supplier, 'metadata.supplier.name');
    }),
  ];
}

/** A service the described thing uses, with its provider. */
export function serviceEvent(service: JsonObject, artifact: number, record: number): Sighting {
  const notes = createNotes('services', record);
  notes.add('manufacturer', textAt(service, 'provider', 'name'), 'provider.name');
  notes.add('description', textAt(service, 'name'), 'name');
  notes.add('description', textAt(service, 'description'), 'description');
  notes.add('category', 'service', 'services');
  const label = labelOf(notes.first('manufacturer'), textAt(service, 'name')) || 'service';
  return { kind: 'sighting', artifact, sheet: 'services', record, counted: true, label, observations: notes.list };
}
