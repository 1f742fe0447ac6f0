import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { factsByValue, factSignal, registeredSignal } from '../registered.ts';

/** An FCC ID in running text: the words `FCC ID` before it. */
const IN_TEXT = /\bFCC[ -]?ID[ :#-]{0,3}([A-Z0-9]{3,5}-?[A-Z0-9-]{1,14})\b/i;

/** Says who holds the grantee code an FCC ID begins with. */
export const fccGrantee: Identifier = {
  name: 'fcc-grantee',
  summary: 'Grantee of an FCC ID, the registered identifier on a radio device’s label',
  prepare(knowledge: Knowledge) {
    const facts = factsByValue(knowledge, 'fcc-grantee');
    const resolve = organisationsOf(knowledge);
    return (subject: Subject) => {
      const signals: Signal[] = [];
      for (const observation of subject.observations) {
        const id = fccIdOf(observation.kind, observation.value);
        if (id === undefined) continue;
        // A code has three characters, or five when it begins with a digit (47 CFR 2.926).
        const code = id.slice(0, /^[0-9]/.test(id) ? 5 : 3);
        const fact = facts.get(code.toLowerCase());
        if (fact?.maker !== undefined) {
          const name = knowledge.maker(fact.maker)?.name ?? fact.makerAsNamed;
          const signal = factSignal(
            'fcc-grantee',
            observation,
            fact,
            name,
            'grantee',
            fact.strength === 'strong' ? 'proven' : 'strong',
          );
          if (signal !== undefined) signals.push(signal);
          continue;
        }
        const hit = knowledge.registries.fccGrantee(id);
        if (hit === undefined) continue;
        const says = `FCC ID ${id} begins with the grantee code ${hit.key} of ${hit.registrant}`;
        signals.push(
          registeredSignal('fcc-grantee', observation, hit, resolve(hit.registrant), {
            role: 'grantee',
            strength: 'strong',
            says,
          }),
        );
      }
      return signals;
    };
  },
};

function fccIdOf(kind: string, value: string): string | undefined {
  if (kind === 'fcc-id')
    return value
      .trim()
      .toUpperCase()
      .replace(/^FCC ?ID[ :]*/, '');
  if (kind !== 'description' && kind !== 'other') return undefined;
  if (value.length > 2000 || !/fcc/i.test(value)) return undefined;
  return IN_TEXT.exec(value)?.[1]?.toUpperCase();
}
