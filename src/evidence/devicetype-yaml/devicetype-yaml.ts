import type { ReadEvent, Sighting } from '../../core/evidence.ts';
import { isObject, type JsonObject, listAt, textAt } from '../json-shape.ts';
import { createNotes, labelOf } from '../record-notes.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { yamlDocuments } from '../yaml-documents.ts';

/** Device and module types as the NetBox devicetype-library keeps them, one or more YAML documents. */
export const devicetypeYaml: Reader = {
  name: 'devicetype-yaml',
  summary: 'NetBox device and module types (YAML)',
  distinct: true,
  recognises(probe: Probe): number {
    const { text } = probe;
    if (!/^(?:- |\s{2})?manufacturer:\s*\S/m.test(text) || !/^(?:- |\s{2})?model:\s*\S/m.test(text)) return 0;
    const typical =
      /^\s{0,2}(?:slug|u_height|is_full_depth|part_number|airflow|weight_unit|front_image|subdevice_role|interfaces|console-ports|power-ports|module-bays|rear-ports|front-ports|inventory-items|device-bays|profile):/m;
    return typical.test(text) ? 0.93 : 0.7;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const { documents, problems } = await yamlDocuments(file, probe, options);
    const events: ReadEvent[] = [];
    let record = 0;
    for (const { value } of documents) {
      for (const type of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
        record++;
        if (isObject(type)) events.push(...typeEvents(type, file.artifact, record));
        else {
          const why = 'it is no device or module type';
          events.push({
            kind: 'unread',
            artifact: file.artifact,
            sheet: '',
            record,
            excerpt: String(type).slice(0, 200),
            why,
          });
        }
      }
    }
    yield [...events, ...problems];
  },
};

function* typeEvents(type: JsonObject, artifact: number, record: number): Generator<ReadEvent> {
  const notes = createNotes('', record);
  notes.add('manufacturer', textAt(type, 'manufacturer'), 'manufacturer');
  notes.add('model', textAt(type, 'model'), 'model');
  notes.add('part-number', textAt(type, 'part_number'), 'part_number');
  notes.add('description', textAt(type, 'description'), 'description');
  notes.add('description', textAt(type, 'comments'), 'comments');
  notes.add('other', textAt(type, 'slug'), 'slug');
  const label = labelOf(textAt(type, 'manufacturer'), textAt(type, 'model')) || 'device type';
  const key = `type ${record}`;
  const sighting: Sighting = {
    kind: 'sighting',
    artifact,
    sheet: '',
    record,
    counted: true,
    label,
    observations: notes.list,
    key,
  };
  yield sighting;

  let position = 0;
  for (const item of listAt(type, 'inventory-items').slice(0, 1_000)) {
    position++;
    const sheet = `${record}.inventory-items`;
    const part = createNotes(sheet, position);
    part.add('manufacturer', textAt(item, 'manufacturer'), 'manufacturer');
    part.add('part-number', textAt(item, 'part_id'), 'part_id');
    part.add('description', textAt(item, 'name'), 'name');
    if (!part.has('manufacturer') && !part.has('part-number')) continue;
    yield {
      kind: 'sighting',
      artifact,
      sheet,
      record: position,
      counted: false,
      label: labelOf(textAt(item, 'manufacturer'), textAt(item, 'part_id') || textAt(item, 'name')),
      observations: part.list,
      part: { relation: 'component-of', host: key },
    };
  }
}
