import type { Observation, ObservationKind, ReadEvent, Sighting } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { isTimed, withoutTime } from '../../lib/encoding/line-time.ts';
import { fileLines } from '../file-lines.ts';
import { isGroupAddress } from '../group-address.ts';
import { besideSighting, neighbourSighting, seenAddressSighting, type ToldBy } from '../neighbour-sighting.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { addressRows, macIn } from './addresses.ts';
import { neighbourBlocks, type Neighbour, neighbourTable } from './neighbour-blocks.ts';
import { BOARD_SERIAL, ownFacts } from './own-facts.ts';
import { partTables } from './part-tables.ts';
import { partsIn } from './parts.ts';
import { namedValue, routerosNeighbours } from './routeros-neighbours.ts';
import { sureness } from './recognition.ts';
import { sectionKind } from './section-kind.ts';
import { createSections, type Section } from './sections.ts';
import { shownLine } from './terminal-line.ts';
import { terminalsIn } from './terminals.ts';

/** What RouterOS tells of a client beside its address (`print terse`). */
const LEASE_FIELDS: readonly (readonly [ObservationKind, string])[] = [
  ['hostname', 'host-name'],
  ['dhcp-vendor-class', 'class-id'],
];
/** `arp -a` of Linux and BSD: the name before the address, `?` when there is none. */
const ARP_NAME = /^([A-Za-z][\w.-]{0,200}) \(\d{1,3}(?:\.\d{1,3}){3}\) at /;
const MOST_OUTPUT_CHARS = 8_192;
const MOST_OUTPUTS = 60;
const MOST_PROMPTS = 6;
const MOST_ADDRESSES = 500_000;

/** Saved output of a network device's command line: one command or a whole session, of any platform. */
export const cliSession: Reader = {
  name: 'cli-session',
  summary: 'Device command output: version, inventory, neighbours, ARP and MAC tables, single commands or sessions',
  recognises: (probe: Probe): number => sureness(shownText(probe.text.slice(0, 32_768))),
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const sections = createSections();
    let device = createDevice(file.artifact, 1, 'device');
    let devices = 1;
    let host = '';
    const take = (section: Section | undefined): readonly ReadEvent[] => {
      if (section === undefined) return [];
      const out: ReadEvent[] = [];
      const name = section.host.replace(/-(?:GigabitEthernet|Eth|Vlan).*$/, '');
      // Another name in the prompt is another device: logs of several sessions in one file.
      if (name !== '' && host !== '' && name.toLowerCase() !== host.toLowerCase() && !name.startsWith(host)) {
        out.push(...device.finish());
        device = createDevice(file.artifact, section.line, `device ${++devices}`);
      }
      if (name !== '') host = name;
      out.push(...device.take(section));
      return out;
    };
    const timed = isTimed(probe.text.slice(0, 32_768));
    let cutLine = 0;
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const line of lines) {
        if (line.cut && cutLine === 0) cutLine = line.line;
        const text = shownLine(timed ? withoutTime(line.text) : line.text);
        batch.push(...take(sections.add({ ...line, text })));
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    const last: ReadEvent[] = [...take(sections.flush()), ...device.finish()];
    if (cutLine > 0) {
      last.push({
        kind: 'problem',
        code: 'cli-session/long-line',
        severity: 'warning',
        message: `${file.name}, line ${cutLine} is longer than ${options.limits.cellChars} characters; only its beginning was read`,
        hint: 'Save the session as plain text without wrapping',
        path: file.name,
        locator: { at: 'line', line: cutLine },
      });
    }
    yield last;
    if (notes.length > 0) yield notes;
  },
};

/** A text as a terminal showed it; times before most lines are taken off. */
function shownText(text: string): string {
  const timed = isTimed(text);
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => shownLine(timed ? withoutTime(line) : line))
    .join('\n');
}

interface Device {
  take(section: Section): readonly ReadEvent[];
  finish(): readonly ReadEvent[];
}

function createDevice(artifact: number, first: number, key: string): Device {
  const own: Observation[] = [];
  const outputs: Observation[] = [];
  const seen = new Set<string>();
  const ownMacs = new Set<string>();
  const prompts = new Set<string>();
  let any = false;

  const from = (line: number): ToldBy => ({ artifact, host: key, line });

  function addresses(section: Section): readonly Sighting[] {
    const out: Sighting[] = [];
    for (const { line, mac, ip, own: isOwn } of addressRows(section.lines)) {
      if (isGroupAddress(mac)) continue;
      const at = { at: 'line', line } as const;
      if (isOwn) {
        if (!ownMacs.has(mac) && ownMacs.size < 64) {
          ownMacs.add(mac);
          own.push({ kind: 'mac', value: mac, field: 'own address', at });
        }
        continue;
      }
      if (seen.has(mac) || seen.size >= MOST_ADDRESSES) continue;
      seen.add(mac);
      const observations: Observation[] = [{ kind: 'mac', value: mac, field: section.command || 'address table', at }];
      if (ip !== undefined) observations.push({ kind: 'ip', value: ip, field: section.command || 'address table', at });
      const text = section.lines[line - (section.lines[0]?.line ?? line)]?.text ?? '';
      const name = ARP_NAME.exec(text)?.[1];
      if (name !== undefined) observations.push({ kind: 'hostname', value: name, field: 'name', at });
      for (const [kind, field] of LEASE_FIELDS) {
        const found = namedValue(text, field);
        if (found !== '') observations.push({ kind, value: found, field, at });
      }
      out.push(seenAddressSighting(from(line), observations));
    }
    return out;
  }

  function neighbours(section: Section): readonly Sighting[] {
    const routeros = /\bip neighbor/.test(section.command) ? routerosNeighbours(section.lines) : [];
    const blocks = routeros.length > 0 ? routeros : neighbourBlocks(section.lines);
    const found: readonly Neighbour[] = blocks.length > 0 ? blocks : neighbourTable(section.lines);
    return found.map(({ line, observations }) => neighbourSighting(from(line), 'neighbour', observations));
  }

  function parts(section: Section): readonly Sighting[] {
    const out: Sighting[] = [];
    const tabled = partTables(section.lines);
    for (const part of tabled.length > 0 ? tabled : partsIn(section.lines)) {
      if (part.device) own.push(...part.observations);
      else {
        const of = (kind: string): string => part.observations.find((one) => one.kind === kind)?.value ?? '';
        const label = [
          of('manufacturer'),
          of('model') || of('part-number') || of('description'),
          part.label === '' ? '' : `in ${part.label}`,
        ];
        const text = label.filter((one) => one !== '').join(' ');
        out.push(besideSighting(from(part.line), text, part.observations, 'component-of'));
      }
    }
    return out;
  }

  return {
    take(section) {
      if (section.lines.some((line) => line.text.trim() !== '') || section.command !== '') any = true;
      if (section.host !== '' && !own.some((one) => one.kind === 'hostname')) {
        own.push({ kind: 'hostname', value: section.host, field: 'prompt', at: { at: 'line', line: section.line } });
      }
      const kind = sectionKind(section);
      if (section.prompt !== '' && prompts.size < MOST_PROMPTS && !prompts.has(section.prompt)) {
        prompts.add(section.prompt);
        outputs.push({
          kind: 'cli-output',
          value: section.prompt,
          field: 'prompt',
          at: { at: 'line', line: section.line },
        });
      }
      if (outputs.length < MOST_OUTPUTS) {
        const value = shownOutput(section, kind);
        if (value !== '' || section.command !== '') {
          outputs.push({ kind: 'cli-output', value, field: section.command, at: { at: 'line', line: section.line } });
        }
      }
      if (kind === 'addresses' || kind === 'leases') return addresses(section);
      if (kind === 'neighbours') return neighbours(section);
      if (kind === 'parts') return parts(section);
      if (kind === 'terminals') {
        return terminalsIn(section.lines).map(({ line, serial, observations }) => {
          const model = observations.find((one) => one.kind === 'model')?.value;
          const label = model === undefined ? `${serial} (terminal)` : `${model} ${serial} (terminal)`;
          return besideSighting(from(line), label, observations);
        });
      }
      if (kind === 'own') own.push(...ownFacts(section.lines));
      return [];
    },
    finish() {
      if (!any) return [];
      // Where an inventory tells the chassis' serial number, the one of its processor board is a part's.
      const told = own.some((one) => one.kind === 'serial-number' && one.field !== BOARD_SERIAL);
      const observations = [...own.filter((one) => !told || one.field !== BOARD_SERIAL), ...outputs];
      const of = (kind: string): string => own.find((one) => one.kind === kind)?.value ?? '';
      const label =
        [of('hostname'), of('model')].filter((one) => one !== '').join(' ') || firstLine(outputs) || 'device';
      return [{ kind: 'sighting', artifact, sheet: '', record: first, counted: true, label, observations, key }];
    },
  };
}

/**
 * The part of an output that speaks of the device itself. Of neighbour and part listings only the lines without values
 * stay (headings and layout), so that a neighbour's name is never taken for the device's own.
 */
function shownOutput(section: Section, kind: ReturnType<typeof sectionKind>): string {
  const lines = section.lines.map((line) => line.text);
  const kept =
    kind === 'neighbours'
      ? ownOfNeighbours(lines)
      : kind === 'parts'
        ? withoutParts(section).filter((text) => !/vendor|manufacturer|^NAME:|descr/i.test(text))
        : kind === 'leases'
          ? lines
              .slice(0, MOST_LEASE_LINES)
              .filter((text) => macIn(text) === undefined && !/host|client ?name/i.test(text))
          : kind === 'addresses'
            ? lines.slice(0, 40)
            : lines;
  return kept.join('\n').slice(0, MOST_OUTPUT_CHARS).trimEnd();
}

/** Headings and legends stand in the first lines of a list of leases. */
const MOST_LEASE_LINES = 12;
const LOCAL_COLUMN = /\bLocal ?(?:Intf|Port|Interface|Intrfce|If)\b/;

/** Of a list of neighbours: headings, and the names of the device's own ports, which are in its own manner. */
function ownOfNeighbours(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let column = -1;
  for (const text of lines) {
    const heading = /[:=] *\S/.test(text) ? -1 : text.search(LOCAL_COLUMN);
    if (heading >= 0) column = heading;
    const own = column < 0 || heading >= 0 ? undefined : text.slice(column).match(/^\S+(?=\s|$)/)?.[0];
    if (
      heading >= 0 ||
      /^\S+ has \d+ neighbor|^ *(?:Discovered|Expired) time|information of port|information:?\s*$/i.test(text) ||
      /^ *Local ?(?:Port|Intf|Interface|Port id) *[:=] *\S+ *$/i.test(text)
    )
      kept.push(text);
    else if (own !== undefined && /\d/.test(own) && (column === 0 || text[column - 1] === ' ')) kept.push(own);
  }
  return kept;
}

/** The lines of a hardware listing that are no rows about parts: a part's maker is not the device's. */
function withoutParts(section: Section): readonly string[] {
  const rows = new Set(partTables(section.lines).flatMap((part) => (part.device ? [] : [part.line])));
  return section.lines.filter((line) => !rows.has(line.line)).map((line) => line.text);
}

/** What a device prints while it works or asks, and headings: they name nothing. */
const NO_NAME =
  /^(?:please wait|loading|menu\b|press\b|more\b|login|password|user ?name|copyright|welcome|warning|info\b|error|building|current|[^\p{L}]*$)|:?\s*-{3,}$/iu;
const TELLING = /\b(?:version|software|firmware|hardware|model|product|chassis|system desc)/i;

/** A line for people that tells most of the device: one that speaks of its make, else the first that says something. */
function firstLine(outputs: readonly Observation[]): string {
  const lines = outputs
    .slice(0, 8)
    .flatMap(({ value }) => value.split('\n', 40))
    .map((line) => line.trim())
    // Rows of tables are no name for a device either.
    .filter((line) => line !== '' && !NO_NAME.test(line) && !/\S {3,}\S/.test(line));
  return (lines.find((line) => TELLING.test(line)) ?? lines[0] ?? '').slice(0, 80);
}
