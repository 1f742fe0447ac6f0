import type { Observation, ObservationKind } from '../../core/evidence.ts';
import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints, type AnswerPrint } from '../answer-prints.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { bestEntry } from '../organisations.ts';
import { behindAnswer, companyBrands } from '../company-brands.ts';
import { scannerOf, type Scanner } from '../scan.ts';
import { namesSoftwareOnly } from '../software-makers.ts';
import { withoutNode } from '../node-name.ts';

/** Names of systems and product families that only their maker's devices carry. */
const SYSTEMS = 'system-name';

/** Which fingerprints apply to which kind of answer. */
const TECHNIQUES: Partial<Record<ObservationKind, readonly string[]>> = {
  'http-server': ['http-server', 'upnp-server', 'rtsp-server', SYSTEMS],
  'http-title': ['html-title', SYSTEMS],
  'http-body': ['http-body', 'http-path', 'html-title', 'http-auth-realm'],
  'http-auth-realm': ['http-auth-realm', SYSTEMS],
  'favicon-hash': ['favicon-md5', 'favicon-mmh3'],
  'tls-subject': ['tls-subject'],
  'tls-issuer': ['tls-subject'],
  'ssh-banner': ['ssh-banner', SYSTEMS],
  'telnet-banner': ['telnet-banner', SYSTEMS],
  'ftp-banner': ['ftp-banner', SYSTEMS],
  'sip-user-agent': ['sip-user-agent', SYSTEMS],
  'rtsp-server': ['rtsp-server', SYSTEMS],
  'upnp-field': ['upnp-server', SYSTEMS],
  'dhcp-vendor-class': ['dhcp-vendor-class', SYSTEMS],
  'sys-descr': ['snmp-sysdescr-regex', SYSTEMS],
  banner: [
    'tcp-service',
    'telnet-banner',
    'ssh-banner',
    'ftp-banner',
    'sip-user-agent',
    'http-server',
    'http-auth-realm',
    SYSTEMS,
  ],
  'mdns-text': [SYSTEMS],
  service: ['discovery-protocol'],
  other: ['soc-compatible'],
};

/**
 * Answers whose words the device itself gives and that no cell scan reads. In these, a maker's name says whose product
 * answers; `mentions` holds kinds whose owner may have typed the text (a page title, a certificate's common name).
 */
const NAMED: ReadonlySet<ObservationKind> = new Set([
  'http-server',
  'http-title',
  'http-auth-realm',
  'ssh-banner',
  'telnet-banner',
  'ftp-banner',
  'sip-user-agent',
  'rtsp-server',
  'banner',
  'dhcp-vendor-class',
  'tls-subject',
  'mdns-text',
  'onvif-scope',
  'oid-value',
  'chassis-id',
]);

/** Answers in which a service gives the name that its owner gave the host: a mail or file server's greeting, a page. */
const OWNER_NAMED: ReadonlySet<ObservationKind> = new Set(['banner', 'ftp-banner', 'http-title']);
/** A name under a top-level domain (RFC 1035): its owner's choice. */
const HOST_NAME = /(?<![@\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w.-])/gi;

/** Reads what a device's services answer: banners, titles, realms, certificates, scopes and private values. */
export const banner: Identifier = {
  name: 'banner',
  summary: 'What services answer: server names, titles, realms, certificates, user agents, scopes, vendor classes',
  prepare(knowledge: Knowledge) {
    const scanner = scannerOf(knowledge);
    const companies = companyBrands(knowledge);
    const probes = answerPrints(knowledge, 'snmp-oid-probe');
    const applications = answerPrints(knowledge, 'title-application');
    const byKind = new Map<ObservationKind, readonly AnswerPrint[]>();
    for (const [kind, techniques] of Object.entries(TECHNIQUES)) {
      byKind.set(
        kind as ObservationKind,
        techniques.flatMap((technique) => answerPrints(knowledge, technique)),
      );
    }
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const because of subject.observations) {
        // A page of a program that shows other equipment, or of people who write about it, is not the equipment's.
        if (because.kind === 'http-title' && applications.some((print) => print.find(because.value) !== undefined))
          continue;
        if (because.kind === 'oid-value') signals.push(...probed(because, probes));
        const prints = byKind.get(because.kind);
        if (prints !== undefined) signals.push(...printed(because, prints, scanner));
        if (!NAMED.has(because.kind)) continue;
        const own = named(because, scanner);
        signals.push(...own);
        const makers = new Set(own.filter(({ role }) => role === 'manufacturer').map(({ maker }) => maker));
        for (const maker of makers)
          for (const brand of companies.ofMaker(maker)) signals.push(...behindAnswer(because, brand, knowledge));
      }
      return signals;
    };
  },
};

function printed(because: Observation, prints: readonly AnswerPrint[], scanner: Scanner): readonly Signal[] {
  const signals: Signal[] = [];
  // A page is written by people: one that says `not a Hikvision camera` names it only to deny it.
  const denied = because.kind === 'http-title' || because.kind === 'http-body' ? deniedIn(because.value, scanner) : [];
  for (const print of prints) {
    // The joint venture Huawei-3Com (2003 to 2007, now H3C) put both names into its systems: a person settles whose it is.
    const shared =
      (/huawei-?3com|hangzhou h3c/i.test(because.value) || carriedOn(because.value)) && print.family === 'huawei';
    const text =
      because.kind === 'http-auth-realm' && !because.value.includes('realm=')
        ? `Basic realm="${because.value}"`
        : wordsIn(because);
    const found = print.find(text);
    if (found === undefined || denied.includes(print.maker)) continue;
    signals.push({
      technique: 'banner',
      maker: print.maker,
      role:
        print.fact.technique === 'soc-compatible' || print.maker === 'hisilicon-technologies'
          ? 'chipset'
          : 'manufacturer',
      strength: shared && print.fact.strength === 'strong' ? 'medium' : print.fact.strength,
      group: `answer-${because.kind}`,
      because,
      says: `It answers “${short(found.text)}”${print.fact.notes === '' ? `, as equipment of ${print.makerName} does` : `: ${print.fact.notes}`}`,
      fact: print.fact.id,
      basis: print.basis,
      verified: print.verified,
    });
  }
  return signals;
}

/** The words of an answer without names of hosts, where its owner chose them. */
function wordsIn({ kind, value }: Observation): string {
  if (OWNER_NAMED.has(kind)) return value.replace(HOST_NAME, ' ');
  if (kind === 'tls-subject' || kind === 'tls-issuer') return value.replace(HOST_NAME, domainOf);
  return kind === 'sys-descr' ? withoutNode(value) : value;
}

/** Of a host in a certificate the domain, which its maker or owner registered: the rest is the owner's choice. */
function domainOf(host: string): string {
  return PRIVATE_DOMAIN.test(host) ? ' ' : host.split('.').slice(-2).join('.');
}

/** Ends of names that nobody registers (RFC 6762 appendix G, RFC 8375, ICANN's `.internal`). */
const PRIVATE_DOMAIN = /\.(?:lan|local|localdomain|home|internal|intranet|corp|private|arpa|test|invalid|example)$/i;

/**
 * Whether an answer names a line that another company carries on, and not its maker: servers with iBMC were Huawei's until
 * the end of 2021 and are xFusion's since, and the answer does not tell the year.
 */
function carriedOn(text: string): boolean {
  return /\b(?:iBMC|FusionServer|FusionDirector)\b/i.test(text) && !/huawei/i.test(text);
}

/** Makers that a text names only to deny them, or to say what goes with them. */
function deniedIn(text: string, scanner: Scanner): readonly string[] {
  return scanner
    .text(text.slice(0, 4_096))
    .mentions.filter(({ stance }) => stance === 'denied' || stance === 'fits' || stance === 'replaces')
    .flatMap(({ entries }) => entries.map(({ maker }) => maker));
}

/** A value at an address that only one maker's agents have. */
function probed(because: Observation, probes: readonly AnswerPrint[]): readonly Signal[] {
  const oid = because.field ?? '';
  return probes
    .filter((print) => oid === print.fact.value)
    .map((print) => ({
      technique: 'banner',
      maker: print.maker,
      role: 'manufacturer',
      strength: print.fact.strength,
      group: 'private-value',
      because,
      says: `It answers “${short(because.value)}” at ${oid}${print.fact.notes === '' ? '' : `: ${print.fact.notes}`}`,
      fact: print.fact.id,
      basis: print.basis,
      verified: print.verified,
    }));
}

/** Names and model numbers in the answer itself, read as in any text. */
function named(because: Observation, scanner: Scanner): readonly Signal[] {
  const text =
    because.kind === 'onvif-scope' || because.value.includes('%20') ? decoded(because.value) : wordsIn(because);
  if (because.kind === 'onvif-scope' && /\/location\/|\/Profile\/|\/type\//i.test(text)) return [];
  const spaced = text.replace(/[_/]/g, ' ').slice(0, 4_096);
  const scan = scanner.text(spaced);
  const signals: Signal[] = [];
  for (const mention of scan.mentions) {
    const entry = bestEntry(mention);
    if (entry === undefined || entry.common || entry.review || entry.kind === 'lookalike') continue;
    // What a service prints about itself has no sellers and neighbours in it; denial and fit still count.
    if (mention.stance === 'denied' || mention.stance === 'fits' || mention.stance === 'replaces') continue;
    if (mention.how !== 'exact' && mention.how !== 'joined') continue;
    signals.push({
      technique: 'banner',
      maker: entry.maker,
      role: /hisilicon|goke/.test(entry.maker) ? 'chipset' : namesSoftwareOnly(entry) ? 'firmware' : 'manufacturer',
      strength:
        because.kind === 'oid-value' || (entry.family === 'huawei' && carriedOn(because.value)) ? 'medium' : 'strong',
      group: `answer-${because.kind}`,
      because,
      says: `Its answer names ${entry.makerName}: “${short(text)}”`,
      fact: entry.fact,
      basis: entry.basis,
      verified: entry.verified,
    });
  }
  for (const hit of scan.models) {
    const { payload } = hit;
    if (payload.kind === 'trap' || payload.kind === 'spared' || payload.brand !== undefined || payload.needs.length > 0)
      continue;
    if (payload.strength === 'weak') continue;
    signals.push({
      technique: 'banner',
      maker: payload.maker,
      role: payload.kind === 'chip' ? 'chipset' : 'manufacturer',
      // Private values hold names of ports, neighbours and optics too.
      strength: because.kind === 'oid-value' && payload.strength === 'strong' ? 'medium' : payload.strength,
      group: `answer-${because.kind}`,
      because,
      says: `Its answer gives “${hit.text}”, a model number of ${payload.makerName}`,
      fact: payload.fact,
      basis: payload.basis,
      verified: payload.verified,
      product: payload.product,
    });
  }
  return signals;
}

function decoded(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
    return bytes.toString('utf8');
  });
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
