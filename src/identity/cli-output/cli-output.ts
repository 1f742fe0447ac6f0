import type { Observation } from '../../core/evidence.ts';
import type { Signal } from '../../core/identity.ts';
import type { Knowledge, LookalikeFact } from '../../knowledge/knowledge.ts';
import { answerPrints, type AnswerPrint } from '../answer-prints.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { relatedSignal } from '../registered.ts';
import { scannerOf } from '../scan.ts';
import { dialectsOf, mannerOf, short } from './dialect.ts';
import { namedIn } from './introduction.ts';
import { ownWords } from './own-words.ts';

/**
 * Reads what a device's command line prints. Two kinds of fact: `cli-statement`, a line in which the software states its
 * maker (a copyright line, a system name), and its manner (`dialect.ts`): headings, phrases and commands of one maker's
 * software. What VRP and Comware share, with no statement beside it, is left to a person even where an address names H3C:
 * Huawei sold goods of the joint venture Huawei-3Com under its own label. What operators typed is not read.
 */
export const cliOutput: Identifier = {
  name: 'cli-output',
  summary: 'Command output: copyright and system lines, and the headings only one maker’s software prints',
  prepare(knowledge: Knowledge) {
    const scanner = scannerOf(knowledge);
    const statements = answerPrints(knowledge, 'cli-statement');
    const systems = answerPrints(knowledge, 'system-name');
    const dialects = dialectsOf(knowledge);
    const venture = knowledge.lookalikes.find(
      ({ kind, pattern }) => kind === 'joint-venture' && pattern.startsWith('Huawei-3Com'),
    );
    return (subject: Subject) => {
      const outputs = subject.observations.filter((one) => one.kind === 'cli-output').map(withoutTyped);
      if (outputs.length === 0) return [];
      const stated = outputs.flatMap((because) => [
        ...statementsIn(because, statements),
        ...namedIn(because, scanner, systems),
      ]);
      const manner = mannerOf(outputs, dialects);
      const named = stated.length > 0 || subject.observations.some((one) => one.kind === 'manufacturer');
      const open = named || manner.shared === undefined ? [] : ventureSignal(manner.shared, venture, knowledge);
      return [...stated, ...manner.signals, ...open];
    };
  },
};

function withoutTyped(output: Observation): Observation {
  const value = ownWords(output.value);
  return value === output.value ? output : { ...output, value };
}

/** The question of the joint venture, put where a manner shared by VRP and Comware is all that there is. */
function ventureSignal(
  because: Observation,
  venture: LookalikeFact | undefined,
  knowledge: Knowledge,
): readonly Signal[] {
  const maker = knowledge.maker('h3c');
  if (venture === undefined || maker === undefined) return [];
  const related = { maker: maker.id, makerName: maker.name };
  const signal = relatedSignal('cli-output', because, related, venture, knowledge);
  return signal === undefined ? [] : [signal];
}

function statementsIn(because: Observation, statements: readonly AnswerPrint[]): readonly Signal[] {
  const signals: Signal[] = [];
  for (const print of statements) {
    const found = print.find(because.value);
    if (found === undefined) continue;
    const part = print.fact.notes.startsWith('component');
    signals.push({
      technique: 'cli-output',
      maker: print.maker,
      role: part ? 'component' : 'manufacturer',
      strength: print.fact.strength,
      group: part ? 'part-name' : 'cli-statement',
      because,
      says: `The command line says “${short(found.text)}”${print.fact.notes === '' ? '' : `: ${print.fact.notes}`}`,
      fact: print.fact.id,
      basis: print.basis,
      verified: print.verified,
    });
  }
  return signals;
}
