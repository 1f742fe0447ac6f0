import { describe, expect, it } from 'vitest';
import { isoDate } from '../core/dates.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { whoIs } from './who.ts';

const knowledge = await openKnowledge();

describe('whoIs', () => {
  it.each([
    ['Mate 10 Pro', 'huawei'],
    ['4c:bd:8f:00:11:22', 'hikvision'],
    ['2ADTD-5604SD', 'hikvision'],
    ['1.3.6.1.4.1.2011.2.23.1', 'huawei'],
    ['cpe:/h:zte:zxhn_h108n', 'zte'],
    ['12d1:1f02', 'huawei'],
    ['SSH-2.0-HUAWEI-1.5', 'huawei'],
    ['Hikvison', 'hikvision'],
    ['RCA HSDB1', 'hikvision'],
    ['IPC-HFW3441T', 'dahua'],
    ['SNMPv2-SMI::enterprises.2011.2.23', 'huawei'],
    ['enterprises.2011.2.23', 'huawei'],
    ['.iso.org.dod.internet.private.enterprises.3902.3', 'zte'],
    ['iso.3.6.1.4.1.2011.2', 'huawei'],
    ['USB\\VID_12D1&PID_1506', 'huawei'],
    ['USB 12d1', 'huawei'],
    ['PCI\\VEN_19E5&DEV_0222&SUBSYS_00000000', 'huawei'],
    ['pci 19e5', 'huawei'],
    ['HTTP/1.1 401 Unauthorized WWW-Authenticate: Digest realm="IP Camera(12345)"', 'hikvision'],
  ])('%s points to %s', (text, family) => {
    const [first] = whoIs(text, knowledge, isoDate('2026-11-23')).makers;
    expect(first).toMatchObject({ family });
    expect(first?.signals[0]?.says).not.toBe('');
  });
  it.each(['02:42:ac:11:00:02', 'ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00', '4e:bd:8f:00:11:22'])(
    '%s names nobody and says why',
    (text) => {
      const answer = whoIs(text, knowledge, isoDate('2026-11-23'));
      expect(answer.makers).toEqual([]);
      expect(answer.readings[0]?.note).toBeDefined();
    },
  );
  it.each([
    ['490154203237518', ['IMEI']],
    ['ZNID-GPON-2426', ['name or model in running text']],
    ['EA:58:01', ['address block (OUI)']],
    ['EA5801', ['name or model in running text']],
    ['<title>WEB SERVICE</title>', ['title of a web page']],
  ])('%s is read as %j', (text, as) => {
    expect(whoIs(text, knowledge, isoDate('2026-11-23')).readings.map((reading) => reading.as)).toEqual(as);
  });
  it('an empty text has no reading', () => expect(whoIs('  ', knowledge, isoDate('2026-11-23')).readings).toEqual([]));
});
