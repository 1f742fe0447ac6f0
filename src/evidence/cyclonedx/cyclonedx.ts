import type { ReadEvent } from '../../core/evidence.ts';
import { jsonValues, type JsonTrouble } from '../../lib/json-stream/json-values.ts';
import { xmlElements } from '../../lib/xml/xml-elements.ts';
import type { XmlTrouble } from '../../lib/xml/xml-events.ts';
import { documentTrouble, tooManyRecords } from '../document-trouble.ts';
import { isObject, type JsonObject } from '../json-shape.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { textOf } from '../text-of.ts';
import { componentEvents, describedEvents, keyOf, serviceEvent } from './component.ts';
import { jsonOfXml } from './component-xml.ts';

/** CycloneDX bills of materials, JSON and XML, versions 1.0 to 1.7: hardware, firmware and software components. */
export const cyclonedx: Reader = {
  name: 'cyclonedx',
  summary: 'CycloneDX bill of materials (JSON, XML)',
  distinct: true,
  recognises(probe: Probe): number {
    const text = probe.text.trimStart();
    if (isXml(text)) return /<(?:\w+:)?bom\b[^>]*cyclonedx\.org\/schema\/bom/.test(text) ? 0.98 : 0;
    if (!text.startsWith('{')) return 0;
    if (/"bomFormat"\s*:\s*"CycloneDX"/.test(text) || text.includes('cyclonedx.org/schema/bom')) return 0.98;
    return /"specVersion"\s*:\s*"1\.\d"/.test(text) && /"components"\s*:/.test(text) ? 0.8 : 0;
  },
  read: (file, probe, options) =>
    isXml(probe.text.trimStart()) ? readXml(file, options) : readJson(file, probe, options),
};

function isXml(text: string): boolean {
  return text.startsWith('<');
}

/** Turns the members of one bill into events, in the order they come. */
function createBill(artifact: number, options: ReadOptions) {
  let host: string | undefined;
  let records = 0;
  const { depth } = options.limits;
  return {
    full: () => records >= options.limits.records,
    metadata(metadata: JsonObject): readonly ReadEvent[] {
      const component = metadata['component'];
      if (isObject(component)) host = keyOf(component, { artifact, sheet: 'metadata', record: 1, host: undefined });
      return describedEvents(metadata, artifact, depth);
    },
    component(component: JsonObject, record: number): readonly ReadEvent[] {
      records++;
      return [...componentEvents(component, { artifact, sheet: 'components', record, host }, depth)];
    },
    service(service: JsonObject, record: number): readonly ReadEvent[] {
      records++;
      return [serviceEvent(service, artifact, record)];
    },
  };
}

async function* readJson(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const bill = createBill(file.artifact, options);
  const troubles: JsonTrouble[] = [];
  const text = textOf(file, probe, options);
  let described = false;
  const parts = jsonValues(text.chunks, {
    depth: options.limits.depth,
    onTrouble: (trouble) => troubles.push(trouble),
  });
  for await (const batch of parts) {
    const events: ReadEvent[] = [];
    for (const { path, json, line } of batch) {
      const [name, position] = path;
      const listed = (name === 'components' || name === 'services') && typeof position === 'number';
      if (!listed && name !== 'metadata') continue;
      if (bill.full()) break;
      const value = parsed(json);
      if (!isObject(value)) {
        events.push(...unreadable(file, name, typeof position === 'number' ? position : 1, line, json));
        continue;
      }
      if (name === 'metadata') {
        if (!described) events.push(...bill.metadata(value));
        described = true;
        continue;
      }
      if (!described) {
        // Members of an object have no order: when the parts come first, the whole is looked up first.
        described = true;
        const metadata = await metadataOf(file, probe, options);
        if (metadata !== undefined) events.push(...bill.metadata(metadata));
      }
      const record = Number(position);
      events.push(...(name === 'components' ? bill.component(value, record) : bill.service(value, record)));
    }
    if (events.length > 0) yield events;
    if (bill.full()) break;
  }
  const last: ReadEvent[] = troubles.slice(0, 20).map((trouble) => documentTrouble(file, 'CycloneDX', trouble));
  if (bill.full()) last.push(tooManyRecords(file, options.limits.records));
  last.push(...text.problems());
  if (last.length > 0) yield last;
}

async function metadataOf(file: EvidenceFile, probe: Probe, options: ReadOptions): Promise<JsonObject | undefined> {
  const text = textOf(file, probe, options);
  for await (const batch of jsonValues(text.chunks, { depth: options.limits.depth })) {
    const found = batch.find(({ path }) => path.length === 1 && path[0] === 'metadata');
    if (found === undefined) continue;
    const value = parsed(found.json);
    return isObject(value) ? value : undefined;
  }
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function unreadable(
  file: EvidenceFile,
  sheet: string,
  record: number,
  line: number,
  json: string,
): readonly ReadEvent[] {
  const why = 'it is no JSON object';
  return [
    { kind: 'unread', artifact: file.artifact, sheet, record, excerpt: json.slice(0, 200), why },
    {
      kind: 'problem',
      code: 'cyclonedx/unreadable-component',
      severity: 'warning',
      message: `${file.name}, line ${line}: ${sheet} ${record} could not be read: ${why}`,
      hint: 'Validate the bill against the CycloneDX schema of its version',
      path: file.name,
      locator: { at: 'line', line },
    },
  ];
}

async function* readXml(file: EvidenceFile, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
  const bill = createBill(file.artifact, options);
  let trouble: XmlTrouble | undefined;
  const wanted = (name: string, path: readonly string[]): boolean =>
    (path.length === 1 && name === 'metadata') ||
    (path.length === 2 && path[0] === 'bom' && path[1] === 'components' && name === 'component') ||
    (path.length === 2 && path[0] === 'bom' && path[1] === 'services' && name === 'service');
  const elements = xmlElements(file.stream(), wanted, {
    depth: options.limits.depth,
    onTrouble: (found) => {
      trouble = found;
    },
  });
  let components = 0;
  let services = 0;
  for await (const batch of elements) {
    const events: ReadEvent[] = [];
    for (const element of batch) {
      if (bill.full()) break;
      const value = jsonOfXml(element);
      if (element.name === 'metadata') events.push(...bill.metadata(value));
      else if (element.name === 'component') events.push(...bill.component(value, ++components));
      else events.push(...bill.service(value, ++services));
    }
    if (events.length > 0) yield events;
    if (bill.full()) break;
  }
  if (bill.full()) yield [tooManyRecords(file, options.limits.records)];
  if (trouble !== undefined) yield [documentTrouble(file, 'CycloneDX', trouble)];
}
