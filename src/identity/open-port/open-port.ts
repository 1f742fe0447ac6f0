import type { Observation } from '../../core/evidence.ts';
import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints } from '../answer-prints.ts';
import type { Identifier, Subject } from '../identifier.ts';

/** Reads ports that a scan found open and that one maker's equipment is known for: a lead to follow, hardly more. */
export const openPort: Identifier = {
  name: 'open-port',
  summary: 'Open ports that one maker’s equipment is known for: leads, never proof',
  prepare(knowledge: Knowledge) {
    const prints = new Map(answerPrints(knowledge, 'open-port').map((print) => [print.fact.value, print]));
    return (subject: Subject) => {
      const signals = new Map<string, Signal>();
      for (const because of subject.observations) {
        const port = portOf(because);
        const print = port === undefined ? undefined : prints.get(port);
        if (port === undefined || print === undefined || signals.has(port)) continue;
        signals.set(port, {
          technique: 'open-port',
          maker: print.maker,
          role: 'manufacturer',
          strength: print.fact.strength,
          // An answer on the search port and the search answer itself are one fact.
          group: 'answer-service',
          because,
          says: `It answers on ${port}, ${print.fact.notes}`,
          fact: print.fact.id,
          basis: print.basis,
          verified: print.verified,
        });
      }
      return [...signals.values()];
    };
  },
};

/** `tcp/37777` out of a scan's field (nmap, masscan) or value (`37777/tcp/…`, Shodan); open or filtered is not open. */
function portOf({ kind, value, field = '' }: Observation): string | undefined {
  if (kind !== 'service') return undefined;
  if (/^(?:tcp|udp)\/\d{1,5}$/.test(field)) return field;
  const [, port, protocol] = field === 'port' ? (/^(\d{1,5})\/(tcp|udp)\b/.exec(value) ?? []) : [];
  return port === undefined ? undefined : `${protocol}/${port}`;
}
