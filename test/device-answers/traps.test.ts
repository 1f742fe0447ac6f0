import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/core/dates.ts';
import { prepareJudging } from '../../src/findings/judge-item.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import { type Fact, subjectWith } from '../facts.ts';

const knowledge = await openKnowledge();
const identify = createIdentify(knowledge);

/** The headline and the families of makers, as of a day. */
function on(day: string, ...facts: readonly Fact[]): { readonly status: string; readonly families: readonly string[] } {
  const asOf = isoDate(day);
  const found = identify(subjectWith(...facts), asOf);
  const families = found.attributions.flatMap(({ role, family, confidence }) =>
    role === 'manufacturer' && family !== undefined && confidence !== 'weak' ? [family] : [],
  );
  return { status: prepareJudging(knowledge, { asOf }).judge(found).status, families: [...new Set(families)] };
}

const TODAY = '2026-11-23';

describe('traps seen in real answers', () => {
  it.each<[string, string, string]>([
    ['the branch of Huawei-3Com under Huawei’s number', '1.3.6.1.4.1.2011.10.1.88', 'review'],
    ['ZTE’s number', '1.3.6.1.4.1.3902.3.100.59', 'covered'],
    ['Hikvision’s number', '1.3.6.1.4.1.39165.1.6', 'covered'],
    ['a number of another company that Hikvision recorders give', '1.3.6.1.4.1.50001', 'review'],
    ['the number nobody assigned that Dahua recorders give', '1.3.6.1.4.1.1004849.2.1.2', 'covered'],
    ['the number of a program library', '1.3.6.1.4.1.26381.1', 'review'],
    ['net-snmp on Linux', '1.3.6.1.4.1.8072.3.2.10', 'review'],
    ['Windows, which runs on anybody’s machine', '1.3.6.1.4.1.311.1.1.3.1.2', 'review'],
    ['the number of H3C', '1.3.6.1.4.1.25506.1.1000', 'clear'],
    ['the number of 3Com, which sold goods of the joint venture too', '1.3.6.1.4.1.43.1.16.4.3.34', 'review'],
  ])('sysObjectID: %s', (_what, oid, status) => {
    expect(on(TODAY, ['sys-object-id', oid, 'sysObjectID']).status).toBe(status);
  });

  it.each<[string, string]>([
    ['DNVRS-Webs', 'covered'],
    ['App-webs/', 'covered'],
    ['DVRDVS-Webs', 'covered'],
    ['Webs', 'review'],
    ['GoAhead-Webs', 'review'],
  ])('web server %s', (server, status) => {
    expect(on(TODAY, ['http-server', server, 'Server']).status).toBe(status);
  });

  it('a network part’s address proves the part, not the device', () => {
    const found = on(TODAY, ['mac', '00:E0:4C:11:22:33', 'own address']);
    expect(found).toEqual({ status: 'review', families: [] });
  });

  it.each<[string, Fact]>([
    ['HPE Comware', ['sys-descr', 'HPE Comware Platform Software, Software Version 7.1.070, Release 6127', 'sysDescr']],
    ['H3C Comware', ['sys-descr', 'H3C Comware Software, Version 7.1.045', 'sysDescr']],
    ['3Com', ['sys-descr', '3Com SuperStack 3 Switch 4500 26-Port', 'sysDescr']],
    ['Comware over SSH', ['ssh-banner', 'SSH-2.0-Comware-5.20.106', 'banner']],
    ['xFusion', ['tls-subject', 'C=CN, O=xFusion Digital Technologies, CN=iBMC', 'subject']],
    ['Honor', ['dhcp-vendor-class', 'HONOR:android:ANY', 'option 60']],
  ])('%s is not taken for Huawei', (_what, fact) => {
    const found = on(TODAY, fact);
    expect(found.families).toEqual([]);
    expect(found.status).not.toBe('covered');
  });

  it('a company once owned is looked at by the day asked', () => {
    const sepura: Fact = ['manufacturer', 'Sepura', 'Manufacturer'];
    const radio: Fact = ['model', 'SC20 TETRA radio', 'Model'];
    expect(on('2020-01-01', sepura, radio).status).not.toBe('clear');
    expect(on(TODAY, sepura, radio).status).not.toBe('covered');
  });
});
