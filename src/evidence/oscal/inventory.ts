import type { ObservationKind, ReadEvent, Sighting } from '../../core/evidence.ts';
import { isObject, type JsonObject, listAt, textAt } from '../json-shape.ts';
import { createNotes, labelOf, type RecordNotes } from '../record-notes.ts';

/** What a document holds that is read, in the JSON shape whichever form it came in. */
export interface OscalContent {
  readonly components: JsonObject[];
  readonly items: JsonObject[];
  /** Names of organisations and people by their uuid. */
  readonly parties: Map<string, string>;
}

/** Property names of OSCAL and of FedRAMP's registry, whatever their namespace says. */
const PROPERTIES: Readonly<Record<string, ObservationKind>> = {
  'vendor-name': 'manufacturer',
  vendor: 'manufacturer',
  manufacturer: 'manufacturer',
  'hardware-vendor': 'manufacturer',
  'software-vendor': 'manufacturer',
  'software-vendor-name': 'manufacturer',
  model: 'model',
  'hardware-model': 'model',
  'model-number': 'model',
  'part-number': 'part-number',
  'asset-type': 'category',
  'component-type': 'category',
  'asset-id': 'asset-tag',
  'asset-tag': 'asset-tag',
  'serial-number': 'serial-number',
  'mac-address': 'mac',
  'ipv4-address': 'ip',
  'ipv6-address': 'ip',
  fqdn: 'hostname',
  'netbios-name': 'hostname',
  'dns-name': 'hostname',
  hostname: 'hostname',
  'os-name': 'os',
  'os-version': 'version',
  version: 'version',
  'software-name': 'description',
  'software-version': 'version',
  'patch-level': 'version',
  function: 'purpose',
  'physical-location': 'location',
  cpe: 'cpe',
  'cpe-string': 'cpe',
  'software-identifier': 'other',
  'fcc-id': 'fcc-id',
  'country-of-origin': 'country-of-origin',
};
/** Properties that say nothing of what a thing is or who made it. */
const IGNORED =
  /^(?:is-scanned|allows-authenticated-scan|scan-type|baseline-configuration-name|diagram-id|label|sort-id|public|virtual|vlan-id|network-id|port|uri|login-url|implementation-point|leveraged-authorization-uuid|release-date|validation-type|validation-reference|scan-authenticated|end-of-life|information-type|direction|purpose)$/;
/** Kinds of components that are papers and processes, not things. */
const PAPERS = /^(?:this-system|system|policy|process-procedure|process|procedure|plan|guidance|standard|validation)$/i;
const HARDWARE = /^(?:hardware|physical|appliance|network|device)$/i;
/** Roles of `responsible-roles` whose party made or supplies the component. */
const MAKER_ROLES: Readonly<Record<string, ObservationKind>> = {
  manufacturer: 'manufacturer',
  vendor: 'manufacturer',
  supplier: 'manufacturer',
  developer: 'manufacturer',
  provider: 'manufacturer',
  maintainer: 'other',
};

/** Inventory items joined with the components that implement them, then the components no item uses. */
export function* inventoryEvents(content: OscalContent, artifact: number): Generator<ReadEvent> {
  const byUuid = new Map<string, { readonly component: JsonObject; readonly record: number }>();
  content.components.forEach((component, at) => {
    const uuid = textAt(component, 'uuid').toLowerCase();
    if (uuid !== '') byUuid.set(uuid, { component, record: at + 1 });
  });
  const used = new Map<string, number>();

  let record = 0;
  for (const item of content.items) {
    record++;
    const notes = createNotes('inventory-item', record);
    noteItem(item, content, notes, '');
    const links = listAt(item, 'implemented-components')
      .map((link) => textAt(link, 'component-uuid').toLowerCase())
      .filter((uuid) => uuid !== '');
    const linked = [...new Set(links)].map((uuid) => byUuid.get(uuid)).filter((found) => found !== undefined);
    const own = notes.has('model') || notes.has('serial-number') || notes.has('mac');
    const running: JsonObject[] = [];
    for (const { component, record: at } of linked) {
      const uuid = textAt(component, 'uuid').toLowerCase();
      if (!used.has(uuid)) used.set(uuid, record);
      const alone = linked.length === 1 && !own;
      // The one component of an item that says nothing of itself describes the item; software beside hardware runs on it.
      if (alone || HARDWARE.test(textAt(component, 'type')))
        noteComponent(component, content, notes, `component ${at}: `);
      else running.push(component);
    }
    if (!notes.has('manufacturer') && !notes.has('model') && running.length === 1 && running[0] !== undefined) {
      noteComponent(running[0], content, notes, 'component: ');
      running.length = 0;
    }
    const key = textAt(item, 'uuid').toLowerCase() || `item ${record}`;
    const label =
      labelOf(notes.first('asset-tag', 'hostname'), notes.first('manufacturer'), notes.first('model', 'description')) ||
      'inventory item';
    const sighting: Sighting = {
      kind: 'sighting',
      artifact,
      sheet: 'inventory-item',
      record,
      counted: true,
      label,
      observations: notes.list,
      key,
    };
    yield sighting;
    for (const component of running) yield softwareOn(component, content, artifact, record, key);
  }

  let position = 0;
  for (const component of content.components) {
    position++;
    yield componentEvent(component, position, content, artifact, used.get(textAt(component, 'uuid').toLowerCase()));
  }
}

function componentEvent(
  component: JsonObject,
  record: number,
  content: OscalContent,
  artifact: number,
  usedBy: number | undefined,
): ReadEvent {
  const type = textAt(component, 'type');
  const excerpt = labelOf(type, textAt(component, 'title')) || 'component';
  const place = { artifact, sheet: 'component', record } as const;
  if (usedBy !== undefined) {
    return {
      kind: 'set-aside',
      ...place,
      reason: 'repeat',
      excerpt: `${excerpt} (told with inventory-item ${usedBy})`,
    };
  }
  if (PAPERS.test(type)) return { kind: 'set-aside', ...place, reason: 'chatter', excerpt };
  const notes = createNotes('component', record);
  noteComponent(component, content, notes, '');
  const label = labelOf(notes.first('manufacturer'), notes.first('model'), textAt(component, 'title')) || 'component';
  const key = textAt(component, 'uuid').toLowerCase() || `component ${record}`;
  return { kind: 'sighting', ...place, counted: true, label, observations: notes.list, key };
}

function softwareOn(
  component: JsonObject,
  content: OscalContent,
  artifact: number,
  record: number,
  host: string,
): Sighting {
  const notes = createNotes('inventory-item', record);
  noteComponent(component, content, notes, 'component: ');
  const label = labelOf(notes.first('manufacturer'), textAt(component, 'title')) || 'software';
  const part = { relation: 'software-on', host } as const;
  return {
    kind: 'sighting',
    artifact,
    sheet: 'inventory-item',
    record,
    counted: false,
    label,
    observations: notes.list,
    part,
  };
}

function noteItem(item: JsonObject, content: OscalContent, notes: RecordNotes, prefix: string): void {
  notes.add('other', textAt(item, 'uuid'), prefix === '' ? 'uuid' : `${prefix}uuid`);
  noteProperties(item, notes, prefix);
  noteRoles(item, content, notes, prefix);
  notes.add('description', textAt(item, 'description'), `${prefix}description`);
}

function noteComponent(component: JsonObject, content: OscalContent, notes: RecordNotes, prefix: string): void {
  if (prefix === '') notes.add('other', textAt(component, 'uuid'), 'uuid');
  noteProperties(component, notes, prefix);
  noteRoles(component, content, notes, prefix);
  notes.add('description', textAt(component, 'title'), `${prefix}title`);
  notes.add('description', textAt(component, 'description'), `${prefix}description`);
  const type = textAt(component, 'type');
  if (!notes.has('category')) notes.add('category', type, `${prefix}type`);
}

const MOST_PROPERTIES = 200;

function noteProperties(from: JsonObject, notes: RecordNotes, prefix: string): void {
  for (const property of listAt(from, 'props').slice(0, MOST_PROPERTIES)) {
    const name = textAt(property, 'name').toLowerCase();
    if (name === '' || IGNORED.test(name)) continue;
    notes.add(PROPERTIES[name] ?? 'other', textAt(property, 'value'), `${prefix}${name}`);
  }
}

function noteRoles(from: JsonObject, content: OscalContent, notes: RecordNotes, prefix: string): void {
  for (const key of ['responsible-roles', 'responsible-parties']) {
    for (const role of listAt(from, key)) {
      const name = textAt(role, 'role-id').toLowerCase();
      const kind = MAKER_ROLES[name];
      if (kind === undefined || !isObject(role)) continue;
      for (const uuid of listAt(role, 'party-uuids')) {
        const party = typeof uuid === 'string' ? content.parties.get(uuid.toLowerCase()) : undefined;
        if (party !== undefined) notes.add(kind, party, `${prefix}${name}`);
      }
    }
  }
}
