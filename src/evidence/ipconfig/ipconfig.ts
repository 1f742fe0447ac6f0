import type { Observation, ReadEvent, Sighting } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import { besideSighting } from '../neighbour-sighting.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import { fieldOf } from './fields.ts';

const HOST = 'machine';
const MOST_ADAPTERS = 256;
const MAC = /^(?:[0-9A-F]{2}-){5}[0-9A-F]{2}$/i;

interface Adapter {
  readonly line: number;
  readonly name: string;
  readonly observations: Observation[];
}

/** `ipconfig /all` of Windows, in the language of the machine: the machine, and each network adapter as a part of it. */
export const ipconfig: Reader = {
  name: 'ipconfig',
  summary: 'Windows ipconfig /all: the machine and its network adapters, in many languages',
  recognises(probe: Probe): number {
    const lines = probe.text.slice(0, 32_768).split(/\r\n|\n|\r/);
    const pairs = lines.flatMap((line) => {
      const pair = pairIn(line);
      return pair === undefined ? [] : [{ field: fieldOf(pair.key), value: pair.value }];
    });
    const addressed = pairs.filter(({ field, value }) => field === 'mac' && MAC.test(value)).length;
    return addressed > 0 && pairs.length >= 4 ? 0.96 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const own: Observation[] = [];
    const adapters: Adapter[] = [];
    const notes: Problem[] = [];
    let adapter: Adapter | undefined;
    let first = 0;
    for await (const lines of fileLines(file, probe, options, notes)) {
      for (const { text, line } of lines) {
        if (text.trim() === '') continue;
        if (first === 0) first = line;
        const heading = /^(\S.*):\s*$/.exec(text)?.[1];
        if (heading !== undefined && adapters.length < MOST_ADAPTERS) {
          adapter = { line, name: heading.trim(), observations: [] };
          adapters.push(adapter);
          continue;
        }
        const pair = pairIn(text);
        if (pair !== undefined) take(pair.key, pair.value, line, own, adapter);
      }
      options.signal?.throwIfAborted();
    }
    yield sightings(file.artifact, Math.max(1, first), own, adapters);
    if (notes.length > 0) yield notes;
  },
};

/** `   Physical Address. . . . . . . . . : 00-25-9E-01-02-03`: a key filled up with dots, in whatever language. */
function pairIn(line: string): { readonly key: string; readonly value: string } | undefined {
  const colon = line.indexOf(':');
  if (colon < 4 || colon > 120 || !line.startsWith(' ')) return undefined;
  const filled = line.slice(0, colon).trimEnd();
  if (!filled.endsWith('.')) return undefined;
  let end = filled.length;
  while (end > 0 && (filled[end - 1] === '.' || filled[end - 1] === ' ')) end--;
  return { key: filled.slice(0, end).trim(), value: line.slice(colon + 1, colon + 400).trim() };
}

function take(key: string, value: string, line: number, own: Observation[], adapter: Adapter | undefined): void {
  const field = fieldOf(key);
  const at = { at: 'line', line } as const;
  if (field === 'hostname' && adapter === undefined && value !== '')
    own.push({ kind: 'hostname', value, field: key, at });
  else if (field === 'mac' && MAC.test(value)) {
    const mac = { kind: 'mac', value, field: key, at } as const;
    own.push(mac);
    adapter?.observations.push(mac);
  } else if (field === 'ip') {
    const ip = /\d{1,3}(?:\.\d{1,3}){3}/.exec(value)?.[0];
    if (ip !== undefined && !/^(?:169\.254|127)\./.test(ip)) own.push({ kind: 'ip', value: ip, field: key, at });
  } else if (field === 'description' && value !== '')
    adapter?.observations.push({ kind: 'description', value, field: key, at });
}

/** Adapters that a program makes are no parts: tunnels, virtual switches, virtual private networks. */
const VIRTUAL =
  /\b(?:virtual|vethernet|hyper-v|vmware|virtualbox|vpn|tap-windows|tap|wintun|wireguard|tunnel|teredo|isatap|6to4|loopback|wan miniport|miniport|bluetooth|npcap|wi-fi direct|kernel debug)\b|虚拟|仮想/i;

function sightings(
  artifact: number,
  first: number,
  own: readonly Observation[],
  adapters: readonly Adapter[],
): readonly ReadEvent[] {
  const name = own.find(({ kind }) => kind === 'hostname')?.value ?? 'Windows machine';
  const category: Observation = {
    kind: 'category',
    value: 'computer',
    field: 'ipconfig',
    at: { at: 'line', line: first },
  };
  const machine: Sighting = {
    kind: 'sighting',
    artifact,
    sheet: '',
    record: first,
    counted: true,
    label: name,
    observations: [...own.filter((one, at) => own.findIndex(({ value }) => value === one.value) === at), category],
    key: HOST,
  };
  const parts = adapters
    .map(({ line, observations }) => ({ line, told: observations.filter(({ kind }) => kind === 'description') }))
    .filter(({ told }) => told.length > 0 && !told.some(({ value }) => VIRTUAL.test(value)))
    .map(({ line, told }) =>
      besideSighting({ artifact, host: HOST, line }, `${told[0]?.value ?? ''} in ${name}`, told, 'component-of'),
    );
  return [machine, ...parts];
}
