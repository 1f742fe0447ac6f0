import type { Observation } from '../../core/evidence.ts';
import type { Signal } from '../../core/identity.ts';
import type { AnswerPrint } from '../answer-prints.ts';
import { bestEntry } from '../organisations.ts';
import type { Scanner } from '../scan.ts';
import { namesSoftwareOnly } from '../software-makers.ts';
import { short } from './dialect.ts';

/** Commands and headings under which a system tells what it is. */
const INTRODUCES =
  /version|^motd$|system\b|switch$|hardware|sysinfo|banner|inventory|uname|system[- ]info|sys info|platform|sysdescr|software show/i;
/** Lines in which a system gives its own description or maker, wherever they stand. */
const OWN_FIELD =
  /^(?:system ?desc\w*|descr(?:iption)?|device type|machine type|company|vendor|manufacturer(?:'s)?(?: name)?|sys-?descr(?:\.0)?|image|hwsku|product(?: name| model)?|switch model|model(?: name)?|hw model)\b\s*[.:=-]+\s*\S/i;
/** Other lines that carry words of people. */
const TYPED = /name|contact|location|desc|user|login/i;
const MOST_LINES = 8;
const MOST_OWN = 40;

/**
 * Names of makers in the lines in which a system introduces itself: its first lines, and those that give its own
 * description. Descriptions of ports and neighbours are not read.
 */
export function namedIn(because: Observation, scanner: Scanner, systems: readonly AnswerPrint[]): readonly Signal[] {
  const command = because.field ?? '';
  if (command !== '' && !INTRODUCES.test(command)) return [];
  const lines = because.value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && (!TYPED.test(line) || OWN_FIELD.test(line)));
  const own = lines.slice(0, MOST_OWN).filter((line, at) => at < MOST_LINES || OWN_FIELD.test(line));
  const signals: Signal[] = [];
  for (const line of own) {
    const field = OWN_FIELD.test(line);
    if (command === '' && !field && !/copyright|software|version|corporation|\binc\b|networks|system/i.test(line))
      continue;
    for (const mention of scanner.text(line.slice(0, 300)).mentions) {
      const entry = bestEntry(mention);
      if (
        entry === undefined ||
        entry.common ||
        entry.kind === 'lookalike' ||
        mention.stance === 'denied' ||
        mention.how !== 'exact'
      )
        continue;
      signals.push({
        technique: 'cli-output',
        maker: entry.maker,
        role: namesSoftwareOnly(entry) ? 'firmware' : 'manufacturer',
        strength: 'strong',
        group: 'cli-statement',
        because,
        says: `The system introduces itself: “${short(line)}”`,
        fact: entry.fact,
        basis: entry.basis,
        verified: entry.verified,
      });
    }
    for (const print of systems) {
      if (print.find(line) === undefined) continue;
      signals.push({
        technique: 'cli-output',
        maker: print.maker,
        role: 'manufacturer',
        strength: print.fact.strength,
        group: 'cli-statement',
        because,
        says: `The system introduces itself: “${short(line)}”: ${print.fact.notes}`,
        fact: print.fact.id,
        basis: print.basis,
        verified: print.verified,
      });
    }
  }
  return signals;
}
