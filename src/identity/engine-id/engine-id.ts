import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints } from '../answer-prints.ts';
import { SHARED_NUMBERS } from '../enterprise-numbers.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { readEngineId } from '../snmp-engine.ts';

/** Cisco's objects are copied widely; its number in an engine identifier is not. */
const CISCO = 9;

/** Reads the enterprise number in an SNMP engine identifier. The address in it is read by `mac-registrant`. */
export const engineId: Identifier = {
  name: 'engine-id',
  summary: 'The enterprise number in an SNMP engine identifier: whose agent answers',
  prepare(knowledge: Knowledge) {
    const organisation = organisationsOf(knowledge);
    const numbers = new Map(answerPrints(knowledge, 'iana-pen').map((print) => [Number(print.fact.value), print]));
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const because of subject.observations) {
        if (because.kind !== 'engine-id') continue;
        const number = readEngineId(because.value)?.enterprise;
        if (number === undefined || (SHARED_NUMBERS.has(number) && number !== CISCO)) continue;
        const print = numbers.get(number);
        const hit = knowledge.registries.enterprise(number);
        if (print === undefined && hit === undefined) continue;
        const who = hit === undefined ? undefined : organisation(hit.registrant);
        signals.push({
          technique: 'engine-id',
          maker: print?.maker ?? who?.maker ?? '',
          role: 'manufacturer',
          // Agents are passed on with a system: H3C's first switches still gave Huawei's number.
          strength: 'medium',
          group: 'engine-number',
          because,
          says: `Its SNMP engine carries enterprise number ${number}, registered to ${hit?.registrant ?? print?.makerName ?? ''}`,
          ...(print === undefined ? (who?.fact === undefined ? {} : { fact: who.fact }) : { fact: print.fact.id }),
          basis: print?.basis ?? [
            { title: hit?.snapshot.title ?? 'IANA private enterprise numbers', pinpoint: String(number) },
          ],
          verified: print?.verified ?? !(who?.review ?? false),
        });
      }
      return signals;
    };
  },
};
