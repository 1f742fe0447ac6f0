import { discoveryHttp } from '../../../src/evidence/discovery-http/discovery-http.ts';
import { discoveryJson } from '../../../src/evidence/discovery-json/discovery-json.ts';
import { discoveryMdns } from '../../../src/evidence/discovery-mdns/discovery-mdns.ts';
import { discoveryXml } from '../../../src/evidence/discovery-xml/discovery-xml.ts';
import { chooseReader } from '../../../src/evidence/choose.ts';
import type { ObservationKind } from '../../../src/core/evidence.ts';
import { openBytes } from '../../../src/evidence/open.ts';
import { DEFAULT_LIMITS } from '../../../src/evidence/reader.ts';
import type { Subject } from '../../../src/identity/identifier.ts';
import { seen, subjectOf } from './network.ts';

const READERS = [discoveryHttp, discoveryJson, discoveryMdns, discoveryXml];

/** Fields of single answers, as the readers would name them. */
const KINDS: Readonly<Record<string, ObservationKind>> = {
  manufacturer: 'manufacturer',
  vendor: 'manufacturer',
  oui: 'mac',
  mac: 'mac',
  macaddress: 'mac',
  productclass: 'model',
  model: 'model',
  modelname: 'model',
  devicetype: 'model',
  devicedescription: 'model',
  modeldescription: 'description',
  friendlyname: 'upnp-field',
  server: 'upnp-field',
  serialnumber: 'serial-number',
  hostname: 'hostname',
  txt: 'mdns-text',
};

/** One answer of a discovery protocol; whole documents go through the readers. */
export async function subjects(input: Readonly<Record<string, unknown>>): Promise<readonly Subject[]> {
  const { text } = input;
  if (typeof text === 'string') return readDocument(text);
  const observations = Object.entries(input).flatMap(([name, value]) => {
    if (name === 'protocol') return [];
    const kind = name === 'scopes' ? 'onvif-scope' : KINDS[name.toLowerCase()];
    if (kind === undefined) return [];
    return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap((one) => seen(kind, one, name));
  });
  return [subjectOf(observations)];
}

async function readDocument(text: string): Promise<readonly Subject[]> {
  const [file] = await openBytes('answer', Buffer.from(text), { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) return [];
  const reader = chooseReader(file.probe, READERS)?.reader;
  if (reader === undefined) return [subjectOf(seen('banner', text, 'text'))];
  const found: Subject[] = [];
  for await (const batch of reader.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
    for (const event of batch) {
      if (event.kind === 'sighting' && event.part === undefined) {
        found.push({ sightings: [event], observations: event.observations });
      }
    }
  }
  return found;
}
