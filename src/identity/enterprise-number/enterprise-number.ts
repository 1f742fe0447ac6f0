import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints } from '../answer-prints.ts';
import { SHARED_NUMBERS } from '../enterprise-numbers.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';

/** Reads under whose private subtree a device answers values. */
export const enterpriseNumber: Identifier = {
  name: 'enterprise-number',
  summary: 'Private subtrees a device answers under: it speaks the MIB of that number’s registrant',
  prepare(knowledge: Knowledge) {
    const organisation = organisationsOf(knowledge);
    const numbers = new Map(answerPrints(knowledge, 'iana-pen').map((print) => [Number(print.fact.value), print]));
    const squatters = answerPrints(knowledge, 'snmp-sysobjectid')
      .filter((print) => print.fact.strength === 'strong')
      .map((print) => ({
        print,
        number: Number(/^1\.3\.6\.1\.4\.1\.(\d+)\.$/.exec(print.fact.value)?.[1] ?? Number.NaN),
      }))
      .filter(({ number }) => Number.isFinite(number));
    for (const { print, number } of squatters) if (!numbers.has(number)) numbers.set(number, print);
    return (subject: Subject) => {
      const answered = subject.observations.filter((one) => one.kind === 'enterprise-number');
      const own = answered.filter((one) => !SHARED_NUMBERS.has(Number(one.value)));
      const most = Math.max(0, ...own.map((one) => countOf(one.field)));
      const signals: Signal[] = [];
      for (const because of own) {
        const number = Number(because.value);
        const count = countOf(because.field);
        const print = numbers.get(number);
        const hit = print === undefined ? knowledge.registries.enterprise(number) : undefined;
        if (print === undefined && hit === undefined) continue;
        const who = hit === undefined ? undefined : organisation(hit.registrant);
        // The subtree answered most is the device's own; a few values under another's number may be borrowed objects.
        const main = count === most && count * 2 > own.reduce((sum, one) => sum + countOf(one.field), 0);
        const registrant = hit?.registrant ?? print?.makerName ?? '';
        signals.push({
          technique: 'enterprise-number',
          maker: print?.maker ?? who?.maker ?? '',
          role: 'manufacturer',
          strength: main && count >= 3 ? 'strong' : main ? 'medium' : 'weak',
          group: 'private-subtree',
          because,
          says: `The device answers ${count} values under enterprise number ${number}, registered to ${registrant}${main ? '' : '; most of its answers lie elsewhere'}`,
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

function countOf(field: string | undefined): number {
  return Number(/\d+/.exec(field ?? '')?.[0] ?? 1);
}
