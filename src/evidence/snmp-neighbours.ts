import type { Observation, ObservationKind, Sighting } from '../core/evidence.ts';
import { colons, macOf, type SnmpVariable, textOfVariable } from '../lib/snmp/variable.ts';
import { neighbourSighting } from './neighbour-sighting.ts';

/** LLDP-MIB and LLDP-V2-MIB remote tables, LLDP-EXT-MED inventory and CISCO-CDP-MIB cdpCacheTable: each row a device of its own. */
export interface Neighbours {
  add(variable: SnmpVariable, line: number): void;
  finish(): readonly Sighting[];
}

const LLDP = '1.0.8802.1.1.2.1.4.1.1.';
const LLDP_ADDRESS = '1.0.8802.1.1.2.1.4.2.1.';
const V2 = '1.3.111.2.802.1.1.13.1.4.1.1.';
const V2_ADDRESS = '1.3.111.2.802.1.1.13.1.4.2.1.';
const MED = '1.0.8802.1.1.2.1.5.4795.1.3.3.1.';
const CDP = '1.3.6.1.4.1.9.9.23.1.2.1.1.';
const MOST_NEIGHBOURS = 50_000;

interface Column {
  readonly kind: ObservationKind;
  readonly field: string;
}

const LLDP_COLUMNS: Readonly<Record<string, Column>> = {
  5: { kind: 'chassis-id', field: 'lldpRemChassisId' },
  7: { kind: 'other', field: 'lldpRemPortId' },
  9: { kind: 'hostname', field: 'lldpRemSysName' },
  10: { kind: 'sys-descr', field: 'lldpRemSysDesc' },
};
const V2_COLUMNS: Readonly<Record<string, Column>> = {
  6: { kind: 'chassis-id', field: 'lldpV2RemChassisId' },
  8: { kind: 'other', field: 'lldpV2RemPortId' },
  10: { kind: 'hostname', field: 'lldpV2RemSysName' },
  11: { kind: 'sys-descr', field: 'lldpV2RemSysDesc' },
};
const MED_COLUMNS: Readonly<Record<string, Column>> = {
  5: { kind: 'serial-number', field: 'lldpXMedRemSerialNum' },
  6: { kind: 'manufacturer', field: 'lldpXMedRemMfgName' },
  7: { kind: 'model', field: 'lldpXMedRemModelName' },
};
const CDP_COLUMNS: Readonly<Record<string, Column>> = {
  5: { kind: 'sys-descr', field: 'cdpCacheVersion' },
  6: { kind: 'hostname', field: 'cdpCacheDeviceId' },
  7: { kind: 'other', field: 'cdpCacheDevicePort' },
  8: { kind: 'platform', field: 'cdpCachePlatform' },
};

interface Row {
  readonly line: number;
  readonly observations: Observation[];
}

/** Starts the tables for the device `host`. */
export function createNeighbours(artifact: number, host: string): Neighbours {
  const rows = new Map<string, Row>();

  function row(table: string, index: string, line: number): Row | undefined {
    const key = `${table} ${index}`;
    let found = rows.get(key);
    if (found === undefined) {
      if (rows.size >= MOST_NEIGHBOURS) return undefined;
      found = { line, observations: [] };
      rows.set(key, found);
    }
    return found;
  }

  function note(
    table: string,
    columns: Readonly<Record<string, Column>>,
    rest: string,
    variable: SnmpVariable,
    line: number,
  ): void {
    const dot = rest.indexOf('.');
    const what = columns[rest.slice(0, dot)];
    if (dot === -1 || what === undefined) return;
    const mac = what.kind === 'chassis-id' || what.kind === 'other' ? macOf(variable) : undefined;
    const value = mac === undefined ? textOfVariable(variable) : colons(mac);
    if (value === '') return;
    const target = row(table, rest.slice(dot + 1), line);
    if (target === undefined) return;
    target.observations.push({ ...what, value: value.slice(0, 4_096), at: { at: 'line', line } });
    if (mac !== undefined && what.kind === 'chassis-id') {
      target.observations.push({ kind: 'mac', value: colons(mac), field: what.field, at: { at: 'line', line } });
    }
  }

  /** Index: what names the neighbour (`parts` numbers), address subtype (1 = IPv4), length, octets. */
  function address(rest: string, parts: number, line: number): void {
    const index = rest.split('.').slice(1);
    const target = index[parts] === '1' ? rows.get(`LLDP ${index.slice(0, parts).join('.')}`) : undefined;
    if (target === undefined || target.observations.some((one) => one.kind === 'ip')) return;
    const ip = index.slice(-4).join('.');
    target.observations.push({ kind: 'ip', value: ip, field: 'lldpRemManAddr', at: { at: 'line', line } });
  }

  return {
    add(variable, line) {
      const { oid } = variable;
      if (oid.startsWith(LLDP)) note('LLDP', LLDP_COLUMNS, oid.slice(LLDP.length), variable, line);
      else if (oid.startsWith(MED)) note('LLDP', MED_COLUMNS, oid.slice(MED.length), variable, line);
      else if (oid.startsWith(V2)) note('LLDP', V2_COLUMNS, oid.slice(V2.length), variable, line);
      else if (oid.startsWith(LLDP_ADDRESS)) address(oid.slice(LLDP_ADDRESS.length), 3, line);
      else if (oid.startsWith(V2_ADDRESS)) address(oid.slice(V2_ADDRESS.length), 9, line);
      else if (oid.startsWith(`${CDP}4.`)) {
        const target = row('CDP', oid.slice(CDP.length + 2), line);
        const octets = variable.type === 'hex' ? [...Buffer.from(variable.value, 'hex')] : [];
        if (octets.length === 4) {
          target?.observations.push({
            kind: 'ip',
            value: octets.join('.'),
            field: 'cdpCacheAddress',
            at: { at: 'line', line },
          });
        }
      } else if (oid.startsWith(CDP)) note('CDP', CDP_COLUMNS, oid.slice(CDP.length), variable, line);
    },
    finish() {
      const out: Sighting[] = [];
      for (const [key, { line, observations }] of rows) {
        if (observations.length === 0) continue;
        const how = key.slice(0, key.indexOf(' '));
        // The index names the port of the device that told: LLDP's own number, or the interface index of CDP.
        const port = key.split(/[ .]/)[how === 'LLDP' ? 2 : 1] ?? '';
        const field = how === 'LLDP' ? 'lldpRemLocalPortNum' : 'cdpCacheIfIndex';
        const local: Observation = { kind: 'other', value: port, field, at: { at: 'line', line } };
        const told = { artifact, host, line };
        out.push(neighbourSighting(told, `${how} neighbour`, port === '' ? observations : [...observations, local]));
      }
      return out;
    },
  };
}
