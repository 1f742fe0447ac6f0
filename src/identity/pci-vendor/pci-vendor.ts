import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { idPair } from '../id-pair.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { factsByValue, factSignal, registeredSignal } from '../registered.ts';

/** Says who holds the vendor id of a PCI function: the maker of the card or chip, not of the computer around it. */
export const pciVendor: Identifier = {
  name: 'pci-vendor',
  summary: 'Holder of a PCI vendor id',
  prepare(knowledge: Knowledge) {
    const facts = factsByValue(knowledge, 'pci-vid');
    const resolve = organisationsOf(knowledge);
    return (subject: Subject) => {
      const host = subject.observations.some(
        (observation) => observation.kind === 'manufacturer' || observation.kind === 'model',
      );
      const role = host ? 'component' : 'manufacturer';
      const signals: Signal[] = [];
      for (const observation of subject.observations) {
        if (observation.kind !== 'pci-id') continue;
        const pair = idPair(observation.value);
        if (pair === undefined) continue;
        const fact = facts.get(pair.vendor);
        if (fact?.maker !== undefined) {
          const signal = factSignal(
            'pci-vendor',
            observation,
            fact,
            knowledge.maker(fact.maker)?.name ?? fact.makerAsNamed,
            role,
            'proven',
          );
          if (signal !== undefined) signals.push(signal);
          continue;
        }
        const hit = knowledge.registries.pci(pair.vendor, pair.product);
        if (hit === undefined) continue;
        const says = `PCI vendor id ${pair.vendor} belongs to ${hit.registrant}`;
        signals.push(
          registeredSignal('pci-vendor', observation, hit, resolve(hit.registrant), { role, strength: 'strong', says }),
        );
      }
      return signals;
    };
  },
};
