import type { Observation, ObservationKind } from '../core/evidence.ts';
import type { Locator } from '../core/locator.ts';

const MOST_CHARS = 2_048;

/** What a scanner's script or banner grab says, as observations. Scripts not listed here are ignored. */
export function scriptFacts(id: string, output: string, at: Locator): readonly Observation[] {
  const text = output.trim();
  if (text === '') return [];
  const one = (kind: ObservationKind, value: string | undefined, field = id): readonly Observation[] => {
    const shown = value?.trim() ?? '';
    return shown === '' ? [] : [{ kind, value: shown.slice(0, MOST_CHARS), field, at }];
  };
  switch (id) {
    case 'http-title':
    case 'html-title':
      return /^(?:Did not follow|Site doesn't|Requested resource|Service Unavailable|4\d\d |5\d\d )/.test(text)
        ? []
        : one('http-title', text.split('\n')[0]);
    case 'http-server-header':
      return text.split('\n').flatMap((line) => one('http-server', line));
    case 'http-headers':
      return [
        ...one('http-server', /^\s*Server: *(.+)$/im.exec(text)?.[1]),
        ...one('http-auth-realm', /^\s*WWW-Authenticate: *(.+)$/im.exec(text)?.[1]),
      ];
    case 'http-auth':
    case 'http-auth-finder':
      return one('http-auth-realm', /realm="?([^"\n]+)/i.exec(text)?.[0]);
    case 'http-favicon':
      return one('favicon-hash', /\b[0-9a-f]{32}\b/i.exec(text)?.[0]);
    case 'ssl-cert':
      return [
        ...one('tls-subject', certificateName(/^\s*Subject: *(.+)$/m.exec(text)?.[1])),
        ...one('tls-issuer', certificateName(/^\s*Issuer: *(.+)$/m.exec(text)?.[1])),
        ...one('key-fingerprint', /^\s*SHA-?1: *([0-9a-f ]{40,60})$/im.exec(text)?.[1], 'ssl-cert SHA-1'),
      ];
    case 'ssh-hostkey':
      // `2048 50:db:… (RSA)` or `256 SHA256:… (ED25519)`, one key a line.
      return text
        .split('\n')
        .slice(0, 8)
        .flatMap((line) => one('key-fingerprint', /^\s*\d{3,5} (\S{40,60}) \(/.exec(line)?.[1]));
    case 'snmp-sysdescr':
      return one('sys-descr', text.replace(/\n\s*System uptime:[^]*$/, ''));
    case 'snmp-info':
      // The engine's identifier is told in pieces; where it was made of a hardware address, that is the device's own.
      return /engineIDFormat: *mac/i.test(text)
        ? one('mac', /engineIDData: *((?:[0-9a-f]{2}:){5}[0-9a-f]{2})\s*$/im.exec(text)?.[1], 'snmp-info engine')
        : [];
    case 'hnap-info':
      return [
        ...one('manufacturer', keyed(text, 'Vendor')),
        ...one('model', keyed(text, 'Model')),
        ...one('version', keyed(text, 'Firmware')),
      ];
    case 'bacnet-info':
      return [...one('manufacturer', keyed(text, 'Vendor Name')), ...one('model', keyed(text, 'Model Name'))];
    case 'enip-info':
      return [
        ...one('manufacturer', keyed(text, 'vendor')?.replace(/ \(\d+\)$/, '')),
        ...one('model', keyed(text, 'productName')),
      ];
    case 's7-info':
      return [
        ...one('part-number', keyed(text, 'Module')),
        ...one('model', keyed(text, 'Module Type')),
        ...one('serial-number', keyed(text, 'Serial Number')),
        ...one('banner', keyed(text, 'Copyright')),
      ];
    case 'fox-info':
      return [
        ...one('manufacturer', keyed(text, 'brandId')),
        ...one('hostname', keyed(text, 'hostName')),
        ...one('banner', keyed(text, 'app.name')),
      ];
    case 'pptp-version':
      return [...one('banner', keyed(text, 'Vendor')), ...one('hostname', keyed(text, 'Hostname'))];
    case 'ike-version':
      return one('banner', keyed(text, 'vendor_id'));
    case 'telnet-ntlm-info':
    case 'rdp-ntlm-info':
    case 'http-ntlm-info':
      return one('hostname', keyed(text, 'NetBIOS_Computer_Name'));
    case 'smb-os-discovery':
      return one('hostname', /NetBIOS computer name: *([\w-]+)/.exec(text)?.[1]);
    case 'upnp-info':
    case 'broadcast-upnp-info':
      return [
        ...one('upnp-field', /^\s*Server: *(.+)$/im.exec(text)?.[1], 'SERVER'),
        ...one('manufacturer', /^\s*Manufacturer: *(.+)$/im.exec(text)?.[1]),
        ...one('model', /^\s*Model ?(?:Name|Descr): *(.+)$/im.exec(text)?.[1]),
        ...one('upnp-field', /^\s*Name: *(.+)$/im.exec(text)?.[1], 'friendlyName'),
      ];
    case 'rtsp-server':
      return one('rtsp-server', text);
    case 'banner':
      return one('banner', text);
    case 'ssh-banner':
    case 'ssh':
      return one('ssh-banner', text);
    case 'telnet':
    case 'telnet-banner':
      return one('telnet-banner', text);
    case 'ftp':
    case 'ftp-banner':
      return one('ftp-banner', text);
    case 'sip-methods':
    case 'sip':
      return one('sip-user-agent', text);
    case 'title':
    case 'html_title':
      return one('http-title', text);
    case 'http.server':
      return one('http-server', text);
    case 'http':
      return [
        ...one('http-server', /^Server: *(.+)$/im.exec(text)?.[1]),
        ...one('http-auth-realm', /^WWW-Authenticate: *(.+)$/im.exec(text)?.[1]),
        ...one('http-title', /<title>([^<]{1,200})/i.exec(text)?.[1]),
      ];
    case 'snmp':
      return one('sys-descr', text);
    case 'rtsp':
      return one('rtsp-server', /^Server: *(.+)$/im.exec(text)?.[1] ?? text);
    case 'nbstat':
      return [
        ...one('hostname', /NetBIOS name: *([^,\n<]+)/.exec(text)?.[1]),
        ...one('mac', /NetBIOS MAC: *(?!00:00:00:00:00:00)((?:[0-9a-f]{2}:){5}[0-9a-f]{2})/i.exec(text)?.[1], 'nbstat'),
      ];
    case 'dhcp-discover':
      return one('dhcp-vendor-class', /Vendor (?:Class|Specific)[^:]*: *(.+)/i.exec(text)?.[1]);
    default:
      return [];
  }
}

/** The value of `key: value` at the start of a line of a script's output. */
function keyed(text: string, key: string): string | undefined {
  const value = new RegExp(`^\\s*${key.replaceAll('.', '\\.')}: *(.+)$`, 'm').exec(text)?.[1]?.trim();
  return value === undefined || /^(?:unknown|n\/a|none|<.*>)$/i.test(value) ? undefined : value;
}

const SHORT: Readonly<Record<string, string>> = {
  commonName: 'CN',
  organizationName: 'O',
  organizationalUnitName: 'OU',
  countryName: 'C',
  stateOrProvinceName: 'ST',
  localityName: 'L',
};

/** `commonName=x/organizationName=y` as the usual short form `CN=x, O=y`. */
function certificateName(text: string | undefined): string | undefined {
  return text
    ?.split('/')
    .map((part) =>
      part.replace(/^(\w+)=/, (whole, name: string) => (SHORT[name] === undefined ? whole : `${SHORT[name]}=`)),
    )
    .join(', ');
}
