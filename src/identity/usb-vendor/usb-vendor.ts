import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { idPair } from '../id-pair.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { factsByValue, factSignal, registeredSignal } from '../registered.ts';

/** Says who holds the vendor id of a USB device: a modem under an operator's label keeps its maker's. */
export const usbVendor: Identifier = {
  name: 'usb-vendor',
  summary: 'Holder of a USB vendor id',
  prepare(knowledge: Knowledge) {
    const facts = factsByValue(knowledge, 'usb-vid');
    const resolve = organisationsOf(knowledge);
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const observation of subject.observations) {
        if (observation.kind !== 'usb-id') continue;
        const pair = idPair(observation.value);
        if (pair === undefined) continue;
        const fact = facts.get(pair.vendor);
        if (fact?.maker !== undefined) {
          const signal = factSignal(
            'usb-vendor',
            observation,
            fact,
            knowledge.maker(fact.maker)?.name ?? fact.makerAsNamed,
            'manufacturer',
            'proven',
          );
          if (signal !== undefined) signals.push(signal);
          continue;
        }
        const hit = knowledge.registries.usb(pair.vendor, pair.product);
        if (hit === undefined) continue;
        const says = `USB vendor id ${pair.vendor} belongs to ${hit.registrant}`;
        signals.push(
          registeredSignal('usb-vendor', observation, hit, resolve(hit.registrant), {
            role: 'manufacturer',
            strength: 'strong',
            says,
          }),
        );
      }
      return signals;
    };
  },
};
