import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints } from '../answer-prints.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { gponVendor } from './gpon-vendor.ts';

/** Reads the vendor id with which the serial number of an optical terminal begins (ITU-T G.984.3, 9.2.4.1). */
export const gponSerial: Identifier = {
  name: 'gpon-serial',
  summary: 'The four letters before a GPON serial number, as letters or as hex digits: the vendor of the terminal',
  prepare(knowledge: Knowledge) {
    const vendors = new Map(
      answerPrints(knowledge, 'gpon-vendor').map((print) => [print.fact.value.toUpperCase(), print]),
    );
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const because of subject.observations) {
        if (because.kind !== 'serial-number') continue;
        const letters = gponVendor(because.value);
        const print = letters === undefined ? undefined : vendors.get(letters);
        if (letters === undefined || print === undefined) continue;
        const part = print.fact.notes.startsWith('chip');
        signals.push({
          technique: 'gpon-serial',
          maker: print.maker,
          role: part ? 'chipset' : 'manufacturer',
          strength: print.fact.strength,
          group: 'gpon-serial',
          because,
          says: `The GPON serial number ${because.value} begins with ${letters}, the vendor id of ${print.makerName}${print.fact.notes === '' ? '' : ` (${print.fact.notes})`}`,
          fact: print.fact.id,
          basis: print.basis,
          verified: print.verified,
        });
      }
      return signals;
    };
  },
};
