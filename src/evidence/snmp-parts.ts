import type { Observation, ObservationKind, Sighting } from '../core/evidence.ts';
import { type SnmpVariable, textOfVariable } from '../lib/snmp/variable.ts';

/** entPhysicalTable: the chassis apart from modules, power supplies and optics (RFC 6933, entPhysicalClass). */
export interface Parts {
  add(variable: SnmpVariable, line: number): void;
  /** What the table says of the device as a whole: its first chassis. */
  chassis(): readonly Observation[];
  components(): readonly Sighting[];
}

const TABLE = '1.3.6.1.2.1.47.1.1.1.1.';
const MOST_PARTS = 20_000;

const COLUMNS: Readonly<Record<string, { readonly kind: ObservationKind; readonly field: string }>> = {
  2: { kind: 'description', field: 'entPhysicalDescr' },
  7: { kind: 'other', field: 'entPhysicalName' },
  10: { kind: 'version', field: 'entPhysicalSoftwareRev' },
  11: { kind: 'serial-number', field: 'entPhysicalSerialNum' },
  12: { kind: 'manufacturer', field: 'entPhysicalMfgName' },
  13: { kind: 'model', field: 'entPhysicalModelName' },
};

/** entPhysicalClass values that are things one can hold: stack members and chassis, power, fan, module, port (optics). */
const CHASSIS = 3;
const COMPONENTS: Readonly<Record<number, string>> = {
  3: 'further chassis',
  6: 'power supply',
  7: 'fan',
  9: 'module',
  10: 'port',
  12: 'processor',
  13: 'energy object',
  14: 'battery',
  15: 'storage drive',
};
const CLASS_WORDS: Readonly<Record<string, number>> = {
  other: 1,
  unknown: 2,
  chassis: 3,
  backplane: 4,
  container: 5,
  powerSupply: 6,
  fan: 7,
  sensor: 8,
  module: 9,
  port: 10,
  stack: 11,
  cpu: 12,
};

interface Entry {
  class: number;
  line: number;
  readonly observations: Observation[];
}

/** Starts a table for the device `host`. */
export function createParts(artifact: number, host: string): Parts {
  const entries = new Map<string, Entry>();

  /** The row that stands for the device: the first chassis, else the first row that names maker or model of a stack. */
  function main(): string | undefined {
    let stack: string | undefined;
    for (const [index, entry] of entries) {
      if (entry.class === CHASSIS && named(entry)) return index;
      if (entry.class === 11 && stack === undefined && named(entry)) stack = index;
    }
    return stack;
  }

  return {
    add(variable, line) {
      const rest = variable.oid.slice(TABLE.length);
      const dot = rest.indexOf('.');
      if (dot === -1) return;
      const column = rest.slice(0, dot);
      const index = rest.slice(dot + 1);
      let entry = entries.get(index);
      if (entry === undefined) {
        if (entries.size >= MOST_PARTS) return;
        entry = { class: 0, line, observations: [] };
        entries.set(index, entry);
      }
      if (column === '5') {
        const digits = /\d+/.exec(variable.value)?.[0];
        entry.class = digits === undefined ? (CLASS_WORDS[variable.value.trim()] ?? 0) : Number(digits);
        return;
      }
      const what = COLUMNS[column];
      if (what === undefined) return;
      const value = textOfVariable(variable);
      if (value === '' || value === '<private>' || /^(?:n\/?a|none|unknown)$/i.test(value)) return;
      entry.observations.push({ ...what, value: value.slice(0, 1_000), at: { at: 'line', line } });
    },
    chassis() {
      const index = main();
      return index === undefined ? [] : (entries.get(index)?.observations ?? []);
    },
    components() {
      const device = main();
      const out: Sighting[] = [];
      for (const [index, entry] of entries) {
        const word = COMPONENTS[entry.class];
        if (index === device || word === undefined || !identified(entry)) continue;
        const of = (kind: ObservationKind): string => entry.observations.find((one) => one.kind === kind)?.value ?? '';
        const label = [of('manufacturer'), of('model') || of('description') || of('other'), `(${word})`]
          .filter((text) => text !== '')
          .join(' ');
        out.push({
          kind: 'sighting',
          artifact,
          sheet: '',
          record: entry.line,
          counted: false,
          label,
          observations: [
            ...entry.observations,
            { kind: 'category', value: word, field: 'entPhysicalClass', at: { at: 'line', line: entry.line } },
          ],
          part: { relation: 'component-of', host },
        });
      }
      return out;
    },
  };
}

function named(entry: Entry): boolean {
  return entry.observations.some(
    (one) => one.kind === 'manufacturer' || one.kind === 'model' || one.kind === 'description',
  );
}

/** A part is worth its own sighting when maker, model or serial number is told; a bare port or fan slot is none. */
function identified(entry: Entry): boolean {
  return entry.observations.some(
    (one) =>
      one.kind === 'manufacturer' || one.kind === 'serial-number' || (one.kind === 'model' && one.value.length > 2),
  );
}
