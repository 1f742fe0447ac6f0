import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryXml } from './discovery-xml.ts';

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
  });
  it('says where a document is cut off or nested too deep, and expands no entities', async () => {
    const cut = await readWith(discoveryXml, fixture(import.meta.url, 'gateway.xml').subarray(0, 300));
    expect(cut.problems).toMatchObject([{ code: 'discovery-xml/broken', locator: { at: 'line' } }]);
    const deep = '<root xmlns="urn:schemas-upnp-org:device-1-0"><device>' + '<a>'.repeat(5_000);
    expect((await readWith(discoveryXml, deep)).problems).toMatchObject([{ code: 'discovery-xml/broken' }]);
  });
});
