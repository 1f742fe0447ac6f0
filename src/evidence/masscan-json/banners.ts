import { X509Certificate } from 'node:crypto';
import type { Observation } from '../../core/evidence.ts';
import type { Locator } from '../../core/locator.ts';

/** Names of a certificate (`X509`, base64 of its encoding); none when it was cut off or lies about its lengths. */
export function certificateFacts(banner: string, at: Locator): readonly Observation[] {
  try {
    const { subject, issuer } = new X509Certificate(Buffer.from(banner, 'base64'));
    // Typed as text, but undefined when the certificate says nothing.
    const line = (name: string | undefined): string => (name ?? '').trim().replaceAll('\n', ', ').slice(0, 1_024);
    const facts: readonly Observation[] = [
      { kind: 'tls-subject', value: line(subject), field: 'X509', at },
      { kind: 'tls-issuer', value: line(issuer), field: 'X509', at },
    ];
    return facts.filter((one) => one.value !== '');
  } catch {
    return [];
  }
}

/** NetBIOS names of a machine and its hardware address (`nbtstat`: `NVR01 WORKGROUP [4c:bd:8f:01:02:03]`). */
export function nameServiceFacts(banner: string, at: Locator): readonly Observation[] {
  const name = /^([\w-]{1,15})(?=\s)/.exec(banner.trim())?.[1];
  const mac = /\[(?!(?:00:){5}00)((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})\]/i.exec(banner)?.[1];
  return [
    ...(name === undefined ? [] : [{ kind: 'hostname', value: name, field: 'nbtstat', at } as const]),
    ...(mac === undefined ? [] : [{ kind: 'mac', value: mac, field: 'nbtstat', at } as const]),
  ];
}

/** System description and name (`snmp`: `sysDescr:… sysName:…`, or the description alone). */
export function systemFacts(banner: string, at: Locator): readonly Observation[] {
  const description = banner
    .replace(/^\s*sysDescr:\s*/, '')
    .replace(/\s*\bsysName:[^]*$/, '')
    .trim();
  const name = /\bsysName:\s*([^\s,]{1,255})/.exec(banner)?.[1];
  return [
    ...(description === ''
      ? []
      : [{ kind: 'sys-descr', value: description.slice(0, 2_048), field: 'snmp', at } as const]),
    ...(name === undefined ? [] : [{ kind: 'hostname', value: name, field: 'snmp', at } as const]),
  ];
}
