import type { Observation, ReadEvent } from '../../core/evidence.ts';
import { childOf, childrenOf, type XmlElement, xmlElements } from '../../lib/xml/xml-elements.ts';
import type { XmlTrouble } from '../../lib/xml/xml-events.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { openPlace } from '../open-place.ts';
import { scriptFacts } from '../scan-scripts.ts';

const SHEET = 'host';
const MOST_PORTS = 2_000;

/** Results of nmap in XML (`-oX`), complete or cut off: one host, one item. */
export const nmapXml: Reader = {
  name: 'nmap-xml',
  summary: 'nmap XML results (-oX): addresses, services, scripts, certificates',
  distinct: true,
  scanned: true,
  recognises(probe: Probe): number {
    return /<nmaprun[\s>]/.test(probe.text.slice(0, 8_192)) ? 0.99 : 0;
  },
  async *read(file: EvidenceFile, _probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let trouble: XmlTrouble | undefined;
    let finished = false;
    let record = 0;
    const wanted = (name: string): boolean => name === 'host' || name === 'finished';
    const onTrouble = (first: XmlTrouble): void => {
      trouble ??= first;
    };
    const xml = { depth: options.limits.depth, runChars: 4 * 2 ** 20, nodes: 500_000, onTrouble };
    for await (const elements of xmlElements(file.stream(), wanted, xml)) {
      const batch: ReadEvent[] = [];
      for (const element of elements) {
        if (element.name === 'finished') finished = true;
        else batch.push(hostEvent(element, file.artifact, ++record));
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (trouble !== undefined) {
      yield [
        {
          kind: 'problem',
          code: 'nmap-xml/broken',
          severity: 'warning',
          message: `${file.name}, line ${trouble.line}: ${trouble.message}; ${record} ${record === 1 ? 'host was' : 'hosts were'} read${trouble.stopped ? ' before it' : ''}`,
          hint: finished
            ? 'Give the file as nmap wrote it (-oX): something changed it afterwards'
            : 'Let the scan run to its end, or resume it with nmap --resume, and give the file again',
          path: file.name,
          locator: { at: 'line', line: trouble.line, column: trouble.column },
        },
      ];
    } else if (!finished) {
      yield [
        {
          kind: 'problem',
          code: 'nmap-xml/unfinished',
          severity: 'note',
          message: `${file.name}: the scan was not finished; the ${record} hosts it holds were read`,
          hint: 'Hosts scanned later are missing; resume the scan with nmap --resume',
          path: file.name,
        },
      ];
    }
  },
};

function hostEvent(host: XmlElement, artifact: number, record: number): ReadEvent {
  const at = { at: 'record', sheet: SHEET, record } as const;
  const observations: Observation[] = [];
  let address = '';
  for (const element of childrenOf(host, 'address')) {
    const { addr, addrtype, vendor } = element.attributes;
    if (addr === undefined) continue;
    if (addrtype === 'mac') {
      observations.push({ kind: 'mac', value: addr, field: 'address', at });
      if (vendor !== undefined && vendor !== '')
        observations.push({ kind: 'tool-vendor', value: vendor, field: 'vendor', at });
    } else {
      if (address === '') address = addr;
      observations.push({ kind: 'ip', value: addr, field: addrtype ?? 'address', at });
    }
  }
  if (childOf(host, 'status')?.attributes['state'] === 'down') {
    return { kind: 'set-aside', artifact, sheet: SHEET, record, reason: 'chatter', excerpt: `${address} was down` };
  }
  const names = childrenOf(childOf(host, 'hostnames') ?? host, 'hostname').map((one) => one.attributes['name'] ?? '');
  for (const name of names)
    if (name !== '') observations.push({ kind: 'hostname', value: name, field: 'hostname', at });
  const ports = childrenOf(childOf(host, 'ports') ?? host, 'port');
  for (const port of ports.slice(0, MOST_PORTS)) observations.push(...portFacts(port, at));
  const scripts = childrenOf(host, 'hostscript').flatMap((group) => childrenOf(group, 'script'));
  for (const script of scripts) observations.push(...scriptOf(script, at));
  for (const match of childrenOf(childOf(host, 'os') ?? host, 'osmatch').slice(0, 3)) {
    const { name, accuracy } = match.attributes;
    if (name !== undefined)
      observations.push({ kind: 'service', value: name, field: `operating system guess, ${accuracy ?? '?'} %`, at });
  }
  const label = [address, names[0] ?? ''].filter((text) => text !== '').join(' ') || 'host';
  return { kind: 'sighting', artifact, sheet: SHEET, record, counted: true, label, observations };
}

function portFacts(port: XmlElement, at: Observation['at']): readonly Observation[] {
  const state = childOf(port, 'state')?.attributes['state'] ?? 'open';
  if (state === 'closed' || state === 'filtered') return [];
  const { portid = '?', protocol = 'tcp' } = port.attributes;
  const place = openPlace(state, protocol, portid);
  const out: Observation[] = [];
  const service = childOf(port, 'service');
  if (service === undefined) {
    if (state === 'open') out.push({ kind: 'service', value: 'open', field: place, at });
  } else {
    const {
      name = '',
      product = '',
      version = '',
      extrainfo = '',
      devicetype = '',
      hostname = '',
    } = service.attributes;
    const shown = [name, product, version].filter((text) => text !== '').join(' ');
    if (shown !== '') out.push({ kind: 'service', value: shown, field: place, at });
    if (product !== '') {
      const value = [product, extrainfo].filter((text) => text !== '').join(' ');
      out.push({ kind: 'banner', value, field: `${place} product`, at });
    }
    if (hostname !== '') out.push({ kind: 'hostname', value: hostname, field: `${place} hostname`, at });
    if (devicetype !== '') out.push({ kind: 'category', value: devicetype, field: `${place} devicetype`, at });
    // Operating-system names (cpe:/o) of general systems say nothing of the maker of the device; hardware and applications may.
    for (const cpe of childrenOf(service, 'cpe')) {
      const value = cpe.text.trim();
      if (value !== '' && !/^cpe:\/o:(?:linux|microsoft|apple)/.test(value))
        out.push({ kind: 'cpe', value, field: place, at });
    }
  }
  for (const script of childrenOf(port, 'script')) out.push(...scriptOf(script, at));
  return out;
}

function scriptOf(script: XmlElement, at: Observation['at']): readonly Observation[] {
  return scriptFacts(script.attributes['id'] ?? '', script.attributes['output'] ?? '', at);
}
