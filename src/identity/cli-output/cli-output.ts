import type { Observation } from '../../core/evidence.ts';
import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints, type AnswerPrint } from '../answer-prints.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { bestEntry } from '../organisations.ts';
import { type Scanner, scannerOf } from '../scan.ts';

/**
 * Comware, the system of H3C, HPE and 3Com switches, grew out of the same stock as VRP and shares its commands. What it
 * names differently speaks against VRP (H3C Comware 7 command references; 3Com and HPE manuals of the same line).
 */
const COMWARE: readonly RegExp[] = [
  /\b(?:Bridge|Route)-Aggregation\d/,
  /\b(?:Ten-GigabitEthernet|M-GigabitEthernet|FortyGigE|HundredGigE|Vlan-interface)\d/,
  /LLDP neighbor-information of port/,
  /^ *% ?Unrecognized command found at '\^' position/m,
  /Comware (?:Platform )?Software|\bH3C\b|3Com Corporation|3Com OS/,
];

/**
 * Reads what a device's command line prints. Two kinds of fact: `cli-statement`, a line in which the software states its
 * maker (a copyright line, a system name), and `cli-dialect`, a heading or phrase that one maker's software prints and
 * related software does not. One dialect sign is a hint; two different ones together are as good as a statement.
 */
export const cliOutput: Identifier = {
  name: 'cli-output',
  summary: 'Command output: copyright and system lines, and the headings only one maker’s software prints',
  prepare(knowledge: Knowledge) {
    const scanner = scannerOf(knowledge);
    const statements = answerPrints(knowledge, 'cli-statement');
    const dialects = answerPrints(knowledge, 'cli-dialect');
    return (subject: Subject) => {
      const outputs = subject.observations.filter((one) => one.kind === 'cli-output');
      if (outputs.length === 0) return [];
      const stated = outputs.flatMap((because) => statementsIn(because, statements));
      return [
        ...stated,
        ...outputs.flatMap((because) => namedIn(because, scanner)),
        ...dialectSigns(outputs, dialects),
      ];
    };
  },
};

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

/** Names in the first lines of an output in which a system introduces itself. Descriptions and neighbours are not read. */
function namedIn(because: Observation, scanner: Scanner): readonly Signal[] {
  const command = because.field ?? '';
  if (
    command !== '' &&
    !/version|^motd$|system$|switch$|hardware|sysinfo|banner|inventory|system display|uname/i.test(command)
  )
    return [];
  const lines = because.value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/name|contact|location|desc|user|login/i.test(line));
  const signals: Signal[] = [];
  for (const line of lines.slice(0, 8)) {
    if (command === '' && !/copyright|software|version|corporation|\binc\b|networks/i.test(line)) continue;
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
        role: 'manufacturer',
        strength: 'strong',
        group: 'cli-statement',
        because,
        says: `The system introduces itself: “${short(line)}”`,
        fact: entry.fact,
        basis: entry.basis,
        verified: entry.verified,
      });
    }
  }
  return signals;
}

function dialectSigns(outputs: readonly Observation[], dialects: readonly AnswerPrint[]): readonly Signal[] {
  const byMaker = new Map<string, { print: AnswerPrint; because: Observation; text: string; weight: number }[]>();
  for (const print of dialects) {
    for (const because of outputs) {
      const found = print.find(`${because.field ?? ''}\n${because.value}`);
      if (found === undefined) continue;
      const weight = print.fact.strength === 'strong' ? 2 : print.fact.strength === 'medium' ? 1 : 0.5;
      const list = byMaker.get(print.maker) ?? [];
      list.push({ print, because, text: found.text, weight });
      byMaker.set(print.maker, list);
      break;
    }
  }
  const signals: Signal[] = [];
  const comware = COMWARE.filter((sign) => outputs.some((output) => sign.test(output.value))).length;
  for (const [maker, signs] of byMaker) {
    const total = signs.reduce((sum, sign) => sum + sign.weight, 0);
    const [first] = signs;
    if (first === undefined) continue;
    const others = [...byMaker]
      .filter(([other]) => other !== maker)
      .reduce((sum, [, list]) => sum + list.reduce((all, one) => all + one.weight, 0), 0);
    const rivals = first.print.family === 'huawei' ? comware * 2 : 0;
    const strength = total >= 2 && others < total && rivals < total ? 'strong' : total >= 1 ? 'medium' : 'weak';
    const quoted = signs.slice(0, 3).map((sign) => `“${short(sign.text)}”`);
    signals.push({
      technique: 'cli-output',
      maker,
      role: 'manufacturer',
      strength,
      group: 'cli-dialect',
      because: first.because,
      says: `The output is in the manner of ${first.print.makerName} software: ${quoted.join(', ')}${signs.length > 3 ? ` and ${signs.length - 3} more signs` : ''}`,
      fact: first.print.fact.id,
      basis: signs.flatMap((sign) => sign.print.basis).slice(0, 5),
      verified: signs.every((sign) => sign.print.verified),
    });
  }
  return signals;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
