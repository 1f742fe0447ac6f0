import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { factsByValue, factSignal } from '../registered.ts';

/** `cpe:/h:vendor:product` (2.2) and `cpe:2.3:h:vendor:product`. */
const CPE = /cpe:(?:\/|2\.3:)([hoa]):([a-z0-9_.\-\\!]{2,60})/i;

/** Reads the vendor of a CPE name: what a tool or catalogue calls the maker. */
export const cpeVendor: Identifier = {
  name: 'cpe-vendor',
  summary: 'Vendor of a CPE name (hardware and operating systems; an application says nothing of the device)',
  prepare(knowledge: Knowledge) {
    const facts = factsByValue(knowledge, 'cpe-vendor');
    const resolve = organisationsOf(knowledge);
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const observation of subject.observations) {
        if (observation.kind !== 'cpe' && !observation.value.includes('cpe:')) continue;
        const match = CPE.exec(observation.value);
        const part = match?.[1]?.toLowerCase();
        const vendor = match?.[2]?.toLowerCase().replaceAll('\\', '');
        if (vendor === undefined || part === undefined) continue;
        const role = part === 'a' ? 'mentioned' : part === 'o' ? 'firmware' : 'manufacturer';
        const fact = facts.get(vendor);
        if (fact !== undefined) {
          const name =
            fact.maker === undefined ? fact.makerAsNamed : (knowledge.maker(fact.maker)?.name ?? fact.makerAsNamed);
          const signal = factSignal(
            'cpe-vendor',
            observation,
            fact,
            name,
            part === 'o' ? 'manufacturer' : role,
            part === 'a' ? 'weak' : 'strong',
          );
          if (signal !== undefined) signals.push(signal);
          continue;
        }
        if (NO_DEVICE.has(vendor)) continue;
        const who = resolve(vendor.replaceAll('_', ' '));
        signals.push({
          technique: 'cpe-vendor',
          maker: who.maker,
          role,
          strength: part === 'h' ? 'strong' : 'weak',
          group: 'cpe-vendor',
          because: observation,
          says: `The CPE name calls the vendor ${vendor}`,
          ...(who.fact ? { fact: who.fact } : {}),
          basis: who.basis,
          verified: who.verified,
        });
      }
      return signals;
    };
  },
};

/** Vendors of operating systems that run on anyone's devices. */
const NO_DEVICE = new Set([
  'linux',
  'busybox',
  'openbsd',
  'freebsd',
  'debian',
  'canonical',
  'redhat',
  'microsoft',
  'netbsd',
  'gnu',
  'apache',
  'nginx',
  'lwip',
]);
