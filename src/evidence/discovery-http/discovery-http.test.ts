import { describe, expect, it } from 'vitest';
import { fixture, readWith, valuesOf } from '../../../test/reading.ts';
import { discoveryHttp } from './discovery-http.ts';

describe('discovery-http', () => {
  it('reads server, realm and title of one server, and an SSDP answer apart', async () => {
    const read = await readWith(discoveryHttp, fixture(import.meta.url, 'camera.txt'));
    expect(read.sureness).toBeGreaterThan(0.9);
    expect(read.devices).toHaveLength(2);
    const [web, ssdp] = read.devices;
    expect(valuesOf(web, 'http-server')).toEqual(['DNVRS-Webs', 'DNVRS-Webs']);
    expect(valuesOf(web, 'http-auth-realm')[0]).toContain('realm="hikvision"');
    expect(valuesOf(web, 'http-title')).toEqual(['Web Client']);
    expect(valuesOf(ssdp, 'upnp-field')).toEqual(['Linux UPnP/1.0 Huawei-ATP-IGD']);
  });
  it('leaves other text to other readers', async () => {
    expect((await readWith(discoveryHttp, 'The HTTP/1.1 protocol\n')).sureness).toBe(0);
  });
});
