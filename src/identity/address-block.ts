import type { Observation } from '../core/evidence.ts';
import type { Knowledge, RegistryHit } from '../knowledge/knowledge.ts';
import { readMac } from './mac-address.ts';
import { readEngineId } from './snmp-engine.ts';

/** Who registered the block that a device's Ethernet address comes from; nothing for private, group and virtual addresses. */
export function addressBlock(observation: Observation, knowledge: Knowledge): RegistryHit | undefined {
  const address = addressIn(observation);
  if (address === undefined) return undefined;
  const mac = readMac(address);
  if (mac.kind !== 'assigned') return undefined;
  const hit = knowledge.registries.mac(mac.digits);
  return hit === undefined || NO_ONE.test(hit.registrant) ? undefined : hit;
}

/** The Ethernet address that an observation gives for the device: its own, or the one in its SNMP engine identifier. */
function addressIn({ kind, value }: Observation): string | undefined {
  if (kind === 'mac' || kind === 'chassis-id') return value;
  return kind === 'engine-id' ? readEngineId(value)?.mac : undefined;
}

/** Registrants that stand for no maker: the registry's own entries and reserved blocks. */
const NO_ONE = /^(?:ieee registration authority|private|iana|icann\b|reserved|none)\b/i;
