import type { ObservationKind, ReadEvent, Sighting } from '../../core/evidence.ts';
import { type XmlElement, xmlElements } from '../../lib/xml/xml-elements.ts';
import type { XmlTrouble } from '../../lib/xml/xml-events.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { type AnsweringDevice, devicesIn } from './devices.ts';
import { documentsIn, type FoundDocument } from './documents.ts';

const MOST_TOLD = 20;
const SIGNS: readonly RegExp[] = [
  /urn:schemas-upnp-org:device/i,
  /schemas\.xmlsoap\.org\/ws\/2005\/04\/discovery|docs\.oasis-open\.org\/ws-dd/i,
  /urn:dslforum-org:cwmp|<(?:\w{1,20}:)?DeviceId(?:Struct)?>\s*<Manufacturer>/i,
  /www\.onvif\.org\/ver10\/(?:device|schema)|GetDeviceInformationResponse/i,
  /<ProbeMatch[\s>][^]{0,2000}<(?:DeviceDescription|DeviceSN)>/,
  /<DeviceInfo[\s>][^]{0,400}(?:hikvision|isapi|psia|<deviceName>|<model>)/i,
  /<response>\s*<Device(?:Name|Type)>[^]{0,4000}<(?:Imei|HardwareVersion)>/,
];

/** XML answers of discovery protocols: UPnP descriptions, WS-Discovery and ONVIF, TR-069 Inform, SADP. */
export const discoveryXml: Reader = {
  name: 'discovery-xml',
  summary: 'UPnP device descriptions, ONVIF and WS-Discovery answers, TR-069 Inform, SADP answers',
  recognises(probe: Probe): number {
    const text = probe.text.slice(0, 32_768);
    return /^\s*(?:<|POST |HTTP\/|NOTIFY )/.test(text) && SIGNS.some((sign) => sign.test(text)) ? 0.96 : 0;
  },
  async *read(file: EvidenceFile, _probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let record = 0;
    let told = 0;
    for await (const document of documentsIn(file.stream())) {
      const { root, trouble } = await parsed(document, options);
      const batch: ReadEvent[] = [];
      for (const device of root === undefined ? [] : devicesIn(root, document.linesBefore)) {
        if (record >= options.limits.records) break;
        batch.push(...sightingsOf(device, file.artifact, ++record));
      }
      if (trouble !== undefined && told++ < MOST_TOLD) {
        batch.push(broken(file, { ...trouble, line: trouble.line + document.linesBefore }, batch.length));
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    if (told > MOST_TOLD) {
      const trouble = {
        message: `${told - MOST_TOLD} further answers are damaged`,
        line: 1,
        column: 0,
        stopped: false,
      };
      yield [broken(file, trouble, 0)];
    }
  },
};

/** The document's root as far as it can be read; what was cut off is left out. */
async function parsed(
  document: FoundDocument,
  options: ReadOptions,
): Promise<{ readonly root: XmlElement | undefined; readonly trouble: XmlTrouble | undefined }> {
  let trouble: XmlTrouble | undefined = document.tooLong
    ? { message: 'an answer is longer than 4 MiB', line: 1, column: 0, stopped: true }
    : undefined;
  const xml = {
    depth: options.limits.depth,
    runChars: 2 ** 20,
    nodes: 100_000,
    keepCut: true,
    onTrouble: (first: XmlTrouble): void => {
      trouble ??= first;
    },
  };
  async function* once(): AsyncGenerator<Uint8Array> {
    yield document.bytes;
  }
  let root: XmlElement | undefined;
  for await (const elements of xmlElements(once(), (_, path) => path.length === 0, xml)) root ??= elements[0];
  return { root, trouble };
}

function broken(file: EvidenceFile, trouble: XmlTrouble, kept: number): ReadEvent {
  const read = kept === 0 ? 'no device was read from it' : 'what stands before was read';
  return {
    kind: 'problem',
    code: 'discovery-xml/broken',
    severity: 'warning',
    message: `${file.name}, line ${trouble.line}: ${trouble.message}; ${read}`,
    hint: 'Save the whole answer of the device again',
    path: file.name,
    locator: { at: 'line', line: trouble.line, column: trouble.column },
  };
}

/** The device, and devices it holds as its components when they are named at all. */
function sightingsOf(device: AnsweringDevice, artifact: number, record: number): readonly Sighting[] {
  const key = `device ${record}`;
  const base = { kind: 'sighting', artifact, sheet: '', record } as const;
  const out: Sighting[] = [{ ...base, counted: true, label: labelOf(device), observations: device.observations, key }];
  const add = (one: AnsweringDevice, depth: number): void => {
    if (one.observations.length > 0) {
      const part = { relation: 'component-of', host: key } as const;
      out.push({ ...base, counted: false, label: labelOf(one), observations: one.observations, part });
    }
    if (depth < 8) for (const child of one.inner) add(child, depth + 1);
  };
  for (const child of device.inner) if (!sameAs(child, device)) add(child, 0);
  return out;
}

/** Embedded devices often repeat maker and model of the whole: another face of it, not another thing. */
function sameAs(part: AnsweringDevice, whole: AnsweringDevice): boolean {
  return (
    valueOf(part, 'model') === valueOf(whole, 'model') &&
    valueOf(part, 'manufacturer') === valueOf(whole, 'manufacturer')
  );
}

function valueOf(device: AnsweringDevice, kind: ObservationKind): string {
  return device.observations.find((one) => one.kind === kind)?.value ?? '';
}

function labelOf(device: AnsweringDevice): string {
  const maker = valueOf(device, 'manufacturer');
  const scope = device.observations.find(
    (one) => one.kind === 'onvif-scope' && /\/(?:hardware|name)\//.test(one.value),
  );
  const model = valueOf(device, 'model') || (scope && unescapedScope(scope.value)) || valueOf(device, 'upnp-field');
  const both = [maker, model].filter((text) => text !== '').join(' ');
  return (both || valueOf(device, 'mac') || valueOf(device, 'ip') || 'device').slice(0, 160);
}

/** The last part of a scope, for people: `…/name/MAKER%20X1` is `MAKER X1`. */
function unescapedScope(scope: string): string {
  const last = scope.replace(/^.*\//, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
