import { describe, expect, it } from 'vitest';
import type { ObservationKind } from '../../core/evidence.ts';
import { subjectWith } from '../../../test/facts.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { banner } from './banner.ts';

const read = banner.prepare(await openKnowledge());

function strongly(kind: ObservationKind, value: string, field?: string): readonly string[] {
  const signals = read(subjectWith([kind, value, field]));
  return [...new Set(signals.filter((signal) => signal.strength === 'strong').map((signal) => signal.maker))];
}

describe('banner', () => {
  const cases: readonly [ObservationKind, string, string][] = [
    ['http-server', 'DNVRS-Webs', 'hikvision'],
    ['http-server', 'DVRDVS-Webs', 'hikvision'],
    ['http-server', 'App-webs/', 'hikvision'],
    ['http-auth-realm', 'Digest realm="hikvision"', 'hikvision'],
    ['http-auth-realm', 'SmartAX MT882', 'huawei-technologies'],
    ['http-auth-realm', 'Basic realm="ZXV10 W300"', 'zte-corporation'],
    ['ssh-banner', 'SSH-2.0-HUAWEI-1.5', 'huawei-technologies'],
    ['ssh-banner', 'SSH-1.99-VRP-3.4', 'huawei-technologies'],
    ['ssh-banner', 'SSH-2.0-ZTE_SSH.2.0', 'zte-corporation'],
    ['telnet-banner', 'ZXHN H168N V3.5\r\nLogin:', 'zte-corporation'],
    ['sip-user-agent', 'HUAWEI-EchoLife HG8121H/V3R018C00S110', 'huawei-technologies'],
    ['rtsp-server', 'Dahua Rtsp Server', 'dahua'],
    ['tls-subject', 'C=CN, O=HIKVISION, CN=camera', 'hikvision'],
    ['favicon-hash', '89b932fcc47cf4ca3faadb0cfdef89cf', 'hikvision'],
    ['dhcp-vendor-class', 'HUAWEI:android:ALP', 'huawei-technologies'],
    ['onvif-scope', 'onvif://www.onvif.org/name/HIKVISION%20DS-2CD2045FWD-I', 'hikvision'],
    ['upnp-field', 'Linux UPnP/1.0 Huawei-ATP-IGD', 'huawei-technologies'],
  ];
  it.each(cases)('reads %s “%s”', (kind, value, maker) => {
    expect(strongly(kind, value)).toContain(maker);
  });

  it('reads the model at Hikvision’s own address', () => {
    expect(strongly('oid-value', 'DS-2CD2185FWD-I', '1.3.6.1.4.1.39165.1.1.0')).toContain('hikvision');
  });

  const traps: readonly [ObservationKind, string][] = [
    ['http-server', 'Webs'],
    ['http-server', 'IBMCBR=fakevalue'],
    ['banner', 'IBMCBR=fakevalue'],
    ['http-title', 'Aztech router'],
    ['http-title', 'F660'],
    ['http-title', 'USG1900'],
    ['tls-subject', 'C=CN, O=Dahua Scale, CN=x'],
    ['sys-descr', 'Huawei-3Com Versatile Routing Platform Software'],
    ['http-title', 'non-Hikvision camera'],
    ['ssh-banner', 'SSH-2.0-OpenSSH_9.6'],
    ['ssh-banner', 'SSH-2.0-Comware-5.20'],
    ['onvif-scope', 'onvif://www.onvif.org/location/city/hangzhou'],
    ['dhcp-vendor-class', 'android-dhcp-13'],
  ];
  it.each(traps)('is not fooled by %s “%s”', (kind, value) => {
    const families = ['huawei-technologies', 'zte-corporation', 'hikvision', 'dahua', 'hytera'];
    expect(strongly(kind, value).filter((maker) => families.includes(maker))).toEqual([]);
  });
});
