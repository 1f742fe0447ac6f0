import type { IsoDate } from '../core/dates.ts';
import type { ObservationKind } from '../core/evidence.ts';
import type { Attribution, Identification } from '../core/identity.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createIdentify, type Identify } from './identify.ts';
import { gponVendor } from './gpon-serial/gpon-vendor.ts';
import { readMac } from './mac-address.ts';
import { busId, enterpriseOid, type Guess, isImei, webAnswer } from './spelled-ids.ts';

/** One way a text was read: as which kind of fact, and what that says. */
export interface WhoReading {
  readonly kind: ObservationKind;
  /** What the text was taken for, in words. */
  readonly as: string;
  readonly value: string;
  readonly identification: Identification;
  /** What to know about the reading itself (a private address, a block too short to tell). */
  readonly note?: string;
}

/** What a bare text says: the readings that fit it, most telling first, and the makers they name, surest first. */
export interface WhoAnswer {
  readonly text: string;
  readonly readings: readonly WhoReading[];
  readonly makers: readonly Attribution[];
}

const MOST_CHARACTERS = 2_000;
const SURE = { proven: 0, strong: 1, weak: 2 } as const;
const identifiers = new WeakMap<Knowledge, Identify>();

/**
 * Guesses what a text is (MAC address or block, FCC ID, object identifier, CPE, USB or PCI id, answer of a device, model,
 * brand or company) and says who made it as of a day. Text beyond 2,000 characters is not looked at.
 */
export function whoIs(text: string, knowledge: Knowledge, asOf: IsoDate): WhoAnswer {
  const value = text.trim().slice(0, MOST_CHARACTERS);
  let identify = identifiers.get(knowledge);
  if (identify === undefined) {
    identify = createIdentify(knowledge);
    identifiers.set(knowledge, identify);
  }
  const readings: WhoReading[] = [];
  const told = new Set<string>();
  for (const guess of guessesFor(value)) {
    const observation = { kind: guess.kind, value: guess.value, at: { at: 'line', line: 1 } } as const;
    const identification = identify({ sightings: [], observations: [observation] }, asOf);
    // Several readings of one text often tell the same; the first, most telling one is kept.
    const says = identification.attributions.map((claim) => `${claim.maker} ${claim.role}`).join();
    if (readings.length > 0 && guess.note === undefined && told.has(says)) continue;
    told.add(says);
    readings.push({ ...guess, identification });
  }
  const telling = readings.filter(
    (reading) => reading.identification.attributions.length > 0 || reading.note !== undefined,
  );
  return { text: value, readings: telling.length > 0 ? telling : readings.slice(0, 1), makers: rank(telling) };
}

/** What the text may be. An identifier by its shape is that and nothing else; free text is read as a name and as a model. */
function guessesFor(value: string): readonly Guess[] {
  if (value === '') return [];
  const mac = readMac(value);
  if (mac.kind !== 'malformed') return [{ kind: 'mac', as: 'MAC address', value, ...macNote(mac.kind) }];
  if (isImei(value))
    return [
      {
        kind: 'other',
        as: 'IMEI',
        value,
        note: 'An IMEI: its first eight digits (TAC) stand for the model; GSMA and the seller can look them up.',
      },
    ];
  const block = /^(?:[0-9a-f]{2}[:.-]){2}[0-9a-f]{2}$|^[0-9a-f]{6}$/i.test(value) ? blockOf(value) : undefined;
  const guesses: Guess[] = [];
  if (block !== undefined)
    guesses.push({
      kind: 'mac',
      as: 'address block (OUI)',
      value: `${block}000000`,
      note: 'Only the block was given; parts of some blocks belong to others.',
    });
  if (gponVendor(value) !== undefined && /\d/.test(value))
    guesses.push({ kind: 'serial-number', as: 'GPON serial number', value });
  const cpe = /^cpe:/i.test(value);
  if (cpe) return [{ kind: 'cpe', as: 'CPE name', value }];
  const oid = enterpriseOid(value);
  if (oid !== undefined) return [oid];
  const bus = busId(value);
  if (bus !== undefined) return [bus];
  const web = webAnswer(value);
  if (web.length > 0) return web;
  if (/^(?:usb[: ]*)?(?:vid_)?[0-9a-f]{4}[:&/](?:pid_)?[0-9a-f]{4}$/i.test(value)) {
    const id = value.replace(/^usb[: ]*/i, '');
    return [
      { kind: 'usb-id', as: 'USB id', value: id },
      { kind: 'pci-id', as: 'PCI id', value: id },
    ];
  }
  const fcc = /^(?:FCC ?ID[ :#]*)?((?:[A-Z]{3}|[0-9][A-Z0-9]{4})-?[A-Z0-9][A-Z0-9-]{2,13})$/i.exec(value);
  // Three letters and more without a dash behind them may be any model number, so that is asked too.
  const sure = fcc !== null && (/^fcc/i.test(value) || /^(?:[A-Z]{3}-|\d)/.test(value));
  const written =
    fcc !== null && (/^fcc/i.test(value) || (/\d/.test(value) && /[A-Z]/.test(value) && value === value.toUpperCase()));
  if (written && sure) guesses.push({ kind: 'fcc-id', as: 'FCC ID', value: fcc[1] ?? value });
  if (/^SSH-\d/.test(value)) return [{ kind: 'ssh-banner', as: 'SSH greeting', value }];
  if (/^(?:220|230|530)[ -]/.test(value)) return [{ kind: 'ftp-banner', as: 'FTP greeting', value }];
  if (/^(?:Basic|Digest) realm=/i.test(value)) return [{ kind: 'http-auth-realm', as: 'HTTP sign-in realm', value }];
  if (/^Server: /i.test(value))
    return [{ kind: 'http-server', as: 'HTTP server header', value: value.replace(/^Server: /i, '') }];
  if (/\b(?:software|version|release|firmware)\b/i.test(value) && value.length > 30)
    guesses.push({ kind: 'sys-descr', as: 'device description', value });
  guesses.push(
    { kind: 'description', as: 'name or model in running text', value },
    { kind: 'http-server', as: 'web server name', value },
    { kind: 'banner', as: 'answer of a device', value },
    { kind: 'dhcp-vendor-class', as: 'DHCP vendor class', value },
  );
  if (written && !sure) guesses.push({ kind: 'fcc-id', as: 'FCC ID', value: fcc[1] ?? value });
  return guesses;
}

/**
 * The six digits of an address block. Without separators they must hold a letter, and be no locally administered or group
 * address (IEEE 802): those name no registrant, and a model number (`EA5801`) looks the same.
 */
function blockOf(text: string): string | undefined {
  const digits = text.replace(/[^0-9a-f]/gi, '');
  if (text !== digits) return digits;
  return /[a-f]/i.test(digits) && (Number.parseInt(digits.slice(0, 2), 16) & 3) === 0 ? digits : undefined;
}

function macNote(kind: ReturnType<typeof readMac>['kind']): { readonly note?: string } {
  if (kind === 'private') return { note: 'A locally administered address: made up by software, it names no maker.' };
  if (kind === 'group') return { note: 'A group (multicast or broadcast) address: it belongs to no device.' };
  if (kind === 'virtual')
    return {
      note: 'An address that virtual machines, containers or router redundancy use: it names no maker of a device.',
    };
  if (kind === 'empty') return { note: 'An all-zero address: it says nothing.' };
  return {};
}

/** One entry per maker and role, surest first. */
function rank(readings: readonly WhoReading[]): readonly Attribution[] {
  const best = new Map<string, Attribution>();
  for (const { identification } of readings) {
    for (const attribution of identification.attributions) {
      const key = `${attribution.maker} ${attribution.role}`;
      const known = best.get(key);
      if (known === undefined || SURE[attribution.confidence] < SURE[known.confidence]) best.set(key, attribution);
    }
  }
  return [...best.values()].toSorted((left, right) => SURE[left.confidence] - SURE[right.confidence]);
}
