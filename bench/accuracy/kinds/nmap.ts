import type { Observation } from '../../../src/core/evidence.ts';
import { nmapText } from '../../../src/evidence/nmap-text/nmap-text.ts';
import { openBytes } from '../../../src/evidence/open.ts';
import { DEFAULT_LIMITS } from '../../../src/evidence/reader.ts';
import { scriptFacts } from '../../../src/evidence/scan-scripts.ts';
import type { Subject } from '../../../src/identity/identifier.ts';
import { seen, subjectOf } from './network.ts';

interface NmapInput {
  readonly format?: string;
  readonly text?: string;
  readonly addresses?: readonly { readonly addr: string; readonly addrtype: string; readonly vendor?: string }[];
  readonly ports?: readonly {
    readonly portid: string;
    readonly service?: Readonly<Record<string, string>>;
    readonly scripts?: Readonly<Record<string, string>>;
  }[];
  readonly hostnames?: readonly string[];
  readonly osmatch?: readonly string[];
}

/** One host, as the nmap readers make it; text excerpts go through the reader itself. */
export async function subjects(input: NmapInput): Promise<readonly Subject[]> {
  if (input.text !== undefined) return readText(input.text);
  const at = { at: 'record', sheet: 'host', record: 1 } as const;
  const observations: Observation[] = [];
  for (const { addr, addrtype, vendor } of input.addresses ?? []) {
    observations.push(
      ...seen(addrtype === 'mac' ? 'mac' : 'ip', addr, 'address'),
      ...seen('tool-vendor', vendor, 'vendor'),
    );
  }
  for (const { portid, service, scripts } of input.ports ?? []) {
    const product = [service?.['product'] ?? '', service?.['extrainfo'] ?? ''].join(' ').trim();
    observations.push(...seen('banner', service?.['product'] === undefined ? '' : product, `${portid} product`));
    observations.push(...seen('cpe', service?.['cpe'], portid));
    for (const [id, output] of Object.entries(scripts ?? {})) observations.push(...scriptFacts(id, output, at));
  }
  for (const name of input.hostnames ?? []) observations.push(...seen('hostname', name, 'hostname'));
  for (const guess of input.osmatch ?? []) observations.push(...seen('service', guess, 'operating system guess'));
  return [subjectOf(observations)];
}

async function readText(text: string): Promise<readonly Subject[]> {
  const [file] = await openBytes('nmap.txt', Buffer.from(text), { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) return [];
  const found: Subject[] = [];
  for await (const batch of nmapText.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
    for (const event of batch) {
      if (event.kind === 'sighting') found.push({ sightings: [event], observations: event.observations });
    }
  }
  return found;
}
