import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryXml } from './discovery-xml.ts';
import { documentsIn } from './documents.ts';

const UPNP = 'xmlns="urn:schemas-upnp-org:device-1-0"';
const INFORM = `<soap:Envelope xmlns:cwmp="urn:dslforum-org:cwmp-1-0"><soap:Body><cwmp:Inform><DeviceId><Manufacturer>Example</Manufacturer><OUI>00259E</OUI><ProductClass>H1</ProductClass><SerialNumber>485754430A0B0C0D</SerialNumber></DeviceId><ParameterList><ParameterValueStruct><Name>InternetGatewayDevice.DeviceInfo.Manufacturer</Name><Value>Example</Value></ParameterValueStruct><ParameterValueStruct><Name>InternetGatewayDevice.DeviceInfo.SoftwareVersion</Name><Value>V5R19</Value></ParameterValueStruct><ParameterValueStruct><Name>InternetGatewayDevice.LANDevice.1.Hosts.Host.1.MACAddress</Name><Value>00:11:22:33:44:66</Value></ParameterValueStruct></ParameterList></cwmp:Inform></soap:Body></soap:Envelope>`;

describe('discovery-xml', () => {
  it('reads a UPnP description as one device; logical parts of the gateway are no components', async () => {
    const read = await readWith(discoveryXml, fixture(import.meta.url, 'gateway.xml'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices.map((one) => one.label)).toEqual(['Huawei Technologies Co., Ltd. HG532e']);
    expect(read.components).toEqual([]);
    expect(valuesOf(read.devices[0], 'serial-number')).toEqual(['EXAMPLE1']);
  });
  it('reads each WS-Discovery answer as a device with its scopes', async () => {
    const read = await readWith(discoveryXml, fixture(import.meta.url, 'onvif.xml'));
    expect(read.devices.map((one) => [one.record, valuesOf(one, 'onvif-scope').length])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(valuesOf(read.devices[0], 'ip')).toEqual(['192.0.2.10']);
  });
  it('reads a TR-069 Inform saved with its HTTP head', async () => {
    const read = await readWith(discoveryXml, fixture(import.meta.url, 'inform.xml'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(valuesOf(read.devices[0], 'manufacturer')).toEqual(['ZTE']);
    expect(valuesOf(read.devices[0], 'model')).toEqual(['F670L']);
  });
  it('reads an SADP answer', async () => {
    const text =
      '<?xml version="1.0"?><ProbeMatch><Uuid>1</Uuid><DeviceType>1</DeviceType><DeviceDescription>DS-2CD2045FWD-I</DeviceDescription><MAC>4c-bd-8f-01-02-03</MAC></ProbeMatch>';
    const read = await readWith(discoveryXml, text);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(valuesOf(read.devices[0], 'model')).toEqual(['DS-2CD2045FWD-I']);
    expect(valuesOf(read.devices[0], 'service')).toEqual(['SADP']);
  });
  it('says where a document is cut off or nested too deep, and expands no entities', async () => {
    const cut = await readWith(discoveryXml, fixture(import.meta.url, 'gateway.xml').subarray(0, 300));
    expect(cut.problems).toMatchObject([{ code: 'discovery-xml/broken', locator: { at: 'line' } }]);
    const deep = '<root xmlns="urn:schemas-upnp-org:device-1-0"><device>' + '<a>'.repeat(5_000);
    expect((await readWith(discoveryXml, deep)).problems).toMatchObject([{ code: 'discovery-xml/broken' }]);
  });
  it('keeps what a cut document said before the cut, but no half value', async () => {
    const read = await readWith(
      discoveryXml,
      `<root ${UPNP}><device><manufacturer>MikroTik</manufacturer><modelName>Router OS</modelName><serialNumber>AB12`,
    );
    expect(read.devices.map((one) => one.label)).toEqual(['MikroTik Router OS']);
    expect(valuesOf(read.devices[0], 'serial-number')).toEqual([]);
    expect(read.problems).toMatchObject([{ code: 'discovery-xml/broken' }]);
  });
  it('reads answers one after another, each with the line it stands in', async () => {
    const one = (model: string): string =>
      `<ProbeMatch>\n<DeviceDescription>${model}</DeviceDescription>\n</ProbeMatch>\n`;
    const read = await readWith(
      discoveryXml,
      `<?xml version="1.0"?>\n${one('DS-1')}${one('DS-2')}<?xml version="1.0"?>\n${one('DS-3')}`,
    );
    expect(read.problems).toEqual([]);
    expect(read.devices.map(({ label, record, observations }) => [label, record, observations[0]?.at])).toEqual([
      ['DS-1', 1, { at: 'line', line: 3 }],
      ['DS-2', 2, { at: 'line', line: 6 }],
      ['DS-3', 3, { at: 'line', line: 10 }],
    ]);
  });
  it('reads what an Inform reports with it, but not the devices behind the gateway', async () => {
    const [device] = (await readWith(discoveryXml, INFORM)).devices;
    expect(valuesOf(device, 'manufacturer')).toEqual(['Example']);
    expect(valuesOf(device, 'version')).toEqual(['V5R19']);
    expect(valuesOf(device, 'mac')).toEqual(['00259E']);
  });
  it('takes an address from a version 1 UUID and from no other', async () => {
    const match = (uuid: string): string =>
      `<e:Envelope xmlns:e="s" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><d:ProbeMatch><EndpointReference><Address>urn:uuid:${uuid}</Address></EndpointReference><XAddrs>http://192.0.2.7/onvif</XAddrs></d:ProbeMatch></e:Envelope>`;
    const read = await readWith(
      discoveryXml,
      match('00010010-0001-1020-8000-00259e010203') + match('a9708184-a6c0-413a-bbac-00259e010203'),
    );
    expect(read.devices.map((one) => valuesOf(one, 'mac'))).toEqual([['00:25:9e:01:02:03'], []]);
  });
  it.each([
    [
      'ISAPI device information',
      '<DeviceInfo xmlns="http://www.hikvision.com/ver20/XMLSchema"><deviceName>Gate</deviceName><model>DS-X</model><macAddress>00:25:9e:01:02:03</macAddress></DeviceInfo>',
      'DS-X',
    ],
    [
      'a mobile router’s information page',
      '<?xml version="1.0"?><response><DeviceName>E5573</DeviceName><Imei>1</Imei><HardwareVersion>CL1</HardwareVersion></response>',
      'E5573',
    ],
    [
      'ONVIF device information',
      '<s:Envelope xmlns:t="http://www.onvif.org/ver10/device/wsdl"><s:Body><t:GetDeviceInformationResponse><t:Manufacturer>Example</t:Manufacturer><t:Model>C1</t:Model></t:GetDeviceInformationResponse></s:Body></s:Envelope>',
      'C1',
    ],
  ])('reads %s', async (_, text, model) => {
    const read = await readWith(discoveryXml, text);
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(valuesOf(read.devices[0], 'model')).toEqual([model]);
    expect(read.problems).toEqual([]);
  });
  it('shows a device inside another as its component, and a gateway’s logical parts as words about it', async () => {
    const inner = (type: string, maker: string): string =>
      `<device><deviceType>urn:schemas-upnp-org:device:${type}:1</deviceType><manufacturer>${maker}</manufacturer><modelName>${type} model</modelName></device>`;
    const read = await readWith(
      discoveryXml,
      `<root ${UPNP}><device><manufacturer>Front</manufacturer><modelName>F1</modelName><deviceList>${inner('WANDevice', 'MiniUPnP')}${inner('MediaServer', 'Back')}</deviceList></device></root>`,
    );
    expect(valuesOf(read.devices[0], 'manufacturer')).toEqual(['Front']);
    expect(valuesOf(read.devices[0], 'upnp-field')).toContain('MiniUPnP');
    expect(read.components.map((one) => one.label)).toEqual(['Back MediaServer model']);
  });
  it('leaves out values that stand where nothing was filled in', async () => {
    const read = await readWith(
      discoveryXml,
      `<root ${UPNP}><device><manufacturer>A</manufacturer><serialNumber>00000000</serialNumber></device></root>`,
    );
    expect(valuesOf(read.devices[0], 'serial-number')).toEqual([]);
  });
  it('expands no declared entity and fetches none', async () => {
    const read = await readWith(
      discoveryXml,
      `<!DOCTYPE root [<!ENTITY a "Huawei"><!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&a;&a;&a;&a;">]><root ${UPNP}><device><manufacturer>&c;&b;</manufacturer><modelName>M1</modelName></device></root>`,
    );
    expect(valuesOf(read.devices[0], 'manufacturer').join('')).not.toMatch(/Huawei|root:/);
    expect(valuesOf(read.devices[0], 'model')).toEqual(['M1']);
  });
  it.each([
    ['UTF-16 with its mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ])('reads %s', async (_, encode) => {
    const read = await readWith(
      discoveryXml,
      encode(`<root ${UPNP}><device><friendlyName>Büro</friendlyName></device></root>`),
    );
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(valuesOf(read.devices[0], 'upnp-field')).toEqual(['Büro']);
  });
  it('cuts the same documents however the bytes fall, and never throws', async () => {
    const text = `HTTP/1.1 200 OK\r\n\r\n${INFORM}\r\n<?xml version="1.0"?><root ${UPNP}><device/></root>\n${INFORM}`;
    const cut = async (bytes: Buffer, size: number): Promise<readonly string[]> => {
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
      const found: string[] = [];
      for await (const one of documentsIn(pieces()))
        found.push(`${one.linesBefore} ${Buffer.from(one.bytes).toString()}`);
      return found;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length),
        fc.integer({ min: 70, max: 500 }),
        fc.string({ maxLength: 6 }),
        async (at, size, noise) => {
          const bytes = Buffer.from(text.slice(0, at) + noise + text.slice(at));
          expect(await cut(bytes, size)).toEqual(await cut(bytes, 1_000_000));
          await readWith(discoveryXml, bytes);
        },
      ),
      { numRuns: 80 },
    );
  });
  it('takes the address of a UPnP device from the address of its page', async () => {
    const read = await readWith(
      discoveryXml,
      '<root xmlns="urn:schemas-upnp-org:device-1-0"><device><friendlyName>cam</friendlyName><manufacturer>X</manufacturer><presentationURL>http://192.0.2.64:80/</presentationURL></device></root>',
    );
    expect(valuesOf(read.devices[0], 'ip')).toEqual(['192.0.2.64']);
  });
});
