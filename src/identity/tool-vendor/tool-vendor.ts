import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';

/** Reads the vendor name that a scanner printed: a lead that the address or the answer itself must bear out. */
export const toolVendor: Identifier = {
  name: 'tool-vendor',
  summary: 'The vendor a scanner printed: a lead, never proof by itself',
  prepare(knowledge: Knowledge) {
    const organisation = organisationsOf(knowledge);
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const because of subject.observations) {
        if (because.kind !== 'tool-vendor' || because.value.trim() === '') continue;
        const who = organisation(because.value);
        signals.push({
          technique: 'tool-vendor',
          maker: who.maker,
          role: 'mentioned',
          strength: 'weak',
          group: 'mac-registrant',
          because,
          says: `The scanning tool printed “${because.value}”: its own look-up of the address, of an unknown date`,
          ...(who.fact === undefined ? {} : { fact: who.fact }),
          basis: who.basis,
          verified: who.verified && !who.review,
        });
      }
      return signals;
    };
  },
};
