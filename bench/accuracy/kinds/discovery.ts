import { discoveryXml } from '../../../src/evidence/discovery-xml/discovery-xml.ts';
import { openBytes } from '../../../src/evidence/open.ts';
import { DEFAULT_LIMITS } from '../../../src/evidence/reader.ts';
import type { Subject } from '../../../src/identity/identifier.ts';
import { seen, subjectOf } from './network.ts';

interface DiscoveryInput {
  readonly protocol?: string;
  readonly text?: string;
  readonly scopes?: readonly string[];
  readonly Manufacturer?: string;
  readonly OUI?: string;
  readonly ProductClass?: string;
  readonly SerialNumber?: string;
}

/** One answer of a discovery protocol; whole documents go through the reader. */
export async function subjects(input: DiscoveryInput): Promise<readonly Subject[]> {
  if (input.text !== undefined) return readDocument(input.text);
  return [
    subjectOf([
      ...(input.scopes ?? []).flatMap((scope) => seen('onvif-scope', scope, 'Scopes')),
      ...seen('manufacturer', input.Manufacturer, 'Manufacturer'),
      ...seen('mac', input.OUI, 'OUI'),
      ...seen('model', input.ProductClass, 'ProductClass'),
      ...seen('serial-number', input.SerialNumber, 'SerialNumber'),
    ]),
  ];
}

async function readDocument(text: string): Promise<readonly Subject[]> {
  const [file] = await openBytes('answer.xml', Buffer.from(text), { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) return [];
  const found: Subject[] = [];
  for await (const batch of discoveryXml.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
    for (const event of batch) {
      if (event.kind === 'sighting' && event.part === undefined) {
        found.push({ sightings: [event], observations: event.observations });
      }
    }
  }
  return found;
}
