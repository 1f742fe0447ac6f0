import type { Observation, ObservationKind, ReadEvent, Sighting } from '../../core/evidence.ts';
import { type XmlElement, textOf, xmlElements } from '../../lib/xml/xml-elements.ts';
import type { XmlTrouble } from '../../lib/xml/xml-events.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

/** Fields of the documents read, by local element name, and what they tell. */
const FIELDS: Readonly<Record<string, ObservationKind>> = {
  // UPnP device description
  friendlyName: 'upnp-field',
  manufacturer: 'manufacturer',
  manufacturerURL: 'upnp-field',
  modelDescription: 'description',
  modelName: 'model',
  modelNumber: 'part-number',
  modelURL: 'upnp-field',
  serialNumber: 'serial-number',
  deviceType: 'upnp-field',
  // TR-069 DeviceId
  Manufacturer: 'manufacturer',
  OUI: 'mac',
  ProductClass: 'model',
  SerialNumber: 'serial-number',
  // ONVIF GetDeviceInformation
  Model: 'model',
  FirmwareVersion: 'version',
  HardwareId: 'part-number',
  // SADP (Hikvision) and ISAPI deviceInfo
  DeviceDescription: 'model',
  DeviceSN: 'serial-number',
  MAC: 'mac',
  IPv4Address: 'ip',
  SoftwareVersion: 'version',
  DSPVersion: 'version',
  OEMinfo: 'brand',
  deviceName: 'hostname',
  model: 'model',
  macAddress: 'mac',
  firmwareVersion: 'version',
};
/** Elements that hold one device each. */
const DEVICES: ReadonlySet<string> = new Set([
  'device',
  'DeviceId',
  'ProbeMatch',
  'GetDeviceInformationResponse',
  'DeviceInfo',
  'Hello',
]);
const SIGNS =
  /urn:schemas-upnp-org:device|schemas\.xmlsoap\.org\/ws\/2005\/04\/discovery|docs\.oasis-open\.org\/ws-dd|urn:dslforum-org:cwmp|www\.onvif\.org\/ver10\/device|<ProbeMatch[\s>][^]{0,2000}<DeviceDescription>|<DeviceInfo[\s>][^]{0,400}(?:hikvision|isapi|<deviceName>|<model>)/i;

/** XML answers of discovery protocols: UPnP descriptions, WS-Discovery and ONVIF, TR-069 Inform, SADP. */
export const discoveryXml: Reader = {
  name: 'discovery-xml',
  summary: 'UPnP device descriptions, ONVIF and WS-Discovery answers, TR-069 Inform, SADP answers',
  recognises(probe: Probe): number {
    const text = probe.text.slice(0, 32_768);
    return /^\s*(?:<|POST |HTTP\/|NOTIFY )/.test(text) && SIGNS.test(text) ? 0.96 : 0;
  },
  async *read(file: EvidenceFile, _probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    let trouble: XmlTrouble | undefined;
    const onTrouble = (first: XmlTrouble): void => {
      trouble ??= first;
    };
    let record = 0;
    const xml = { depth: options.limits.depth, runChars: 2 ** 20, nodes: 100_000, onTrouble };
    for await (const elements of xmlElements(fromMarkup(file.stream()), (name) => DEVICES.has(name), xml)) {
      const batch: ReadEvent[] = [];
      for (const element of elements) {
        const found = deviceIn(element, file.artifact, record + 1, undefined);
        record += found.filter((one) => one.counted).length;
        batch.push(...found);
      }
      if (batch.length > 0) yield batch;
    }
    // Several documents in one file follow each other; a second declaration is no trouble once something was read.
    if (trouble !== undefined && (record === 0 || trouble.stopped)) {
      yield [
        {
          kind: 'problem',
          code: 'discovery-xml/broken',
          severity: 'warning',
          message: `${file.name}, line ${trouble.line}: ${trouble.message}; ${record} devices before it were read`,
          hint: 'Save the whole answer of the device again',
          path: file.name,
          locator: { at: 'line', line: trouble.line, column: trouble.column },
        },
      ];
    }
  },
};

/** Leaves out what stands before the first tag: an HTTP head saved with its body. */
async function* fromMarkup(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let started = false;
  for await (const chunk of bytes) {
    if (started) {
      yield chunk;
      continue;
    }
    const at = chunk.indexOf(0x3c);
    if (at === -1 && chunk.length > 0) continue;
    started = true;
    yield chunk.subarray(Math.max(0, at));
  }
}

/** The device, and devices inside it (UPnP deviceList) that tell another model as its components. */
function deviceIn(
  element: XmlElement,
  artifact: number,
  record: number,
  host: string | undefined,
): readonly Sighting[] {
  const at = { at: 'line', line: element.line } as const;
  const observations: Observation[] = [];
  const inner: XmlElement[] = [];
  const walk = (node: XmlElement): void => {
    for (const child of node.children) {
      if (child.name === 'device' || child.name === 'DeviceId') inner.push(child);
      else if (child.name === 'Scopes') {
        for (const scope of textOf(child).split(/\s+/))
          if (scope !== '') observations.push({ kind: 'onvif-scope', value: scope, field: 'Scopes', at });
      } else {
        const kind = FIELDS[child.name];
        const value = child.children.length === 0 ? child.text.trim() : '';
        if (kind !== undefined && value !== '' && value.length < 2_048) {
          observations.push({ kind, value, field: child.name, at: { at: 'line', line: child.line } });
        }
        if (child.name === 'XAddrs' && value !== '') {
          const ip = /\/\/(\d{1,3}(?:\.\d{1,3}){3})/.exec(value)?.[1];
          if (ip !== undefined) observations.push({ kind: 'ip', value: ip, field: 'XAddrs', at });
        }
        walk(child);
      }
    }
  };
  walk(element);
  const of = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
  const label =
    [of('manufacturer'), of('model') || of('onvif-scope') || of('upnp-field')]
      .filter((text) => text !== '')
      .join(' ') || 'device';
  const key = `device ${record}`;
  const out: Sighting[] = [];
  if (observations.length > 0 || host === undefined) {
    out.push({
      kind: 'sighting',
      artifact,
      sheet: '',
      record,
      counted: host === undefined,
      label,
      observations,
      ...(host === undefined ? { key } : { part: { relation: 'component-of', host } as const }),
    });
  }
  for (const child of inner) {
    const below = deviceIn(child, artifact, record, host ?? key);
    // Logical parts of one gateway (WANDevice, LANDevice) repeat the same maker and model: only other ones are shown.
    out.push(
      ...below.filter((one) =>
        one.observations.some(
          (fact) => fact.kind === 'model' && fact.value !== of('model') && !/^(?:WAN|LAN)/.test(fact.value),
        ),
      ),
    );
  }
  return out;
}
