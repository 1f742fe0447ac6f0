import type { ObservationKind } from '../../../src/core/evidence.ts';
import type { Subject } from '../../../src/identity/identifier.ts';
import { seen, subjectOf } from './network.ts';

const KINDS: Readonly<Record<string, ObservationKind>> = {
  'snmp.sys_description': 'sys-descr',
  'snmp.sys_object_id': 'sys-object-id',
  'http_header.server': 'http-server',
  'http_header.wwwauth': 'http-auth-realm',
  html_title: 'http-title',
  'favicon.md5': 'favicon-hash',
  'ftp.banner': 'ftp-banner',
  'ssh.banner': 'ssh-banner',
  'mdns.device-info.txt': 'mdns-text',
  'x509.subject': 'tls-subject',
  'x509.issuer': 'tls-issuer',
  'sip_header.user_agent': 'sip-user-agent',
  'sip_header.server': 'sip-user-agent',
  'rtsp_header.server': 'rtsp-server',
  dhcp_vendor_class: 'dhcp-vendor-class',
};

/** One answer of one service. */
export function subjects(input: {
  readonly protocol?: string;
  readonly field?: string | null;
  readonly text?: string;
}): readonly Subject[] {
  const kind = KINDS[input.field ?? ''] ?? (input.protocol === 'telnet' ? 'telnet-banner' : 'banner');
  return [subjectOf(seen(kind, input.text, input.field ?? input.protocol))];
}
