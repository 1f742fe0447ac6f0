import type { Observation } from '../../../src/core/evidence.ts';
import type { Subject } from '../../../src/identity/identifier.ts';
import { seen, subjectOf } from './network.ts';

interface SnmpInput {
  readonly sysDescr?: string;
  readonly sysObjectID?: string;
  readonly sysName?: string;
  readonly engineID?: string;
  readonly dot1dBaseBridgeAddress?: string | null;
  readonly ifPhysAddress?: readonly string[];
  readonly entPhysical?: readonly Readonly<Record<string, string | undefined>>[];
  readonly privateStrings?: Readonly<Record<string, string>>;
  readonly enterpriseNumbers?: Readonly<Record<string, number>>;
}

/** What the SNMP readers make of the same facts: the chassis row is the device, other rows are parts. */
export function subjects(input: SnmpInput): readonly Subject[] {
  const rows = input.entPhysical ?? [];
  const named = (row: Readonly<Record<string, string | undefined>>): boolean =>
    ['mfgName', 'modelName', 'descr'].some((column) => (row[column] ?? '') !== '');
  const chassis =
    rows.find((row) => row['class'] === '3' && named(row)) ?? rows.find((row) => row['class'] === '11' && named(row));
  const observations: Observation[] = [
    ...seen('sys-descr', input.sysDescr, 'sysDescr'),
    ...seen('sys-object-id', input.sysObjectID, 'sysObjectID'),
    ...seen('hostname', input.sysName === '<private>' ? '' : input.sysName, 'sysName'),
    ...seen('engine-id', input.engineID, 'snmpEngineID'),
    ...seen('description', chassis?.['descr'], 'entPhysicalDescr'),
    ...seen('manufacturer', chassis?.['mfgName'], 'entPhysicalMfgName'),
    ...seen('model', chassis?.['modelName'], 'entPhysicalModelName'),
    ...seen('mac', input.dot1dBaseBridgeAddress, 'dot1dBaseBridgeAddress'),
    ...(input.ifPhysAddress ?? []).flatMap((mac) => seen('mac', mac, 'ifPhysAddress')),
    ...Object.entries(input.enterpriseNumbers ?? {}).flatMap(([number, count]) =>
      seen('enterprise-number', number, `${count} answers`),
    ),
    ...Object.entries(input.privateStrings ?? {}).flatMap(([oid, value]) => seen('oid-value', value, oid)),
  ];
  return [subjectOf(observations)];
}
