import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { factsByValue, factSignal, registeredSignal } from '../registered.ts';

/** Says who holds the Bluetooth company id a device announces: often the maker of its radio part. */
export const bluetoothCompany: Identifier = {
  name: 'bluetooth-company',
  summary: 'Holder of a Bluetooth company id',
  prepare(knowledge: Knowledge) {
    const facts = factsByValue(knowledge, 'bluetooth-company-id');
    const resolve = organisationsOf(knowledge);
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const observation of subject.observations) {
        if (observation.kind !== 'bluetooth-company-id') continue;
        const text = observation.value.trim();
        const id = /^(?:0x[0-9a-f]{1,4}|\d{1,5})$/i.test(text) ? Number(text) : Number.NaN;
        if (!Number.isInteger(id)) continue;
        const fact = facts.get(String(id));
        if (fact?.maker !== undefined) {
          const signal = factSignal(
            'bluetooth-company',
            observation,
            fact,
            knowledge.maker(fact.maker)?.name ?? fact.makerAsNamed,
            'manufacturer',
            'strong',
          );
          if (signal !== undefined) signals.push(signal);
          continue;
        }
        const hit = knowledge.registries.bluetooth(id);
        if (hit === undefined) continue;
        const says = `Bluetooth company id ${id} belongs to ${hit.registrant}`;
        signals.push(
          registeredSignal('bluetooth-company', observation, hit, resolve(hit.registrant), {
            role: 'module',
            strength: 'medium',
            says,
          }),
        );
      }
      return signals;
    };
  },
};
