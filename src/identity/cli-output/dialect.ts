import type { Observation } from '../../core/evidence.ts';
import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints, type AnswerPrint } from '../answer-prints.ts';
import { answered, refused } from './own-words.ts';

/** The kinds of sign that the manner of a command line gives, compiled once per knowledge base. */
export interface Dialects {
  /** Headings, names and phrases of one maker's software. */
  readonly prints: readonly AnswerPrint[];
  /** Commands that only one maker's software has; they count where the device answered. */
  readonly commands: readonly AnswerPrint[];
  /** What VRP and Comware share: a hint that rules out everybody else. */
  readonly stock: readonly AnswerPrint[];
  /** What Comware words otherwise than VRP: it speaks against VRP. */
  readonly comware: readonly AnswerPrint[];
  /** Signs of systems that took over a listed maker's tables: they rule out a reading by manner alone. */
  readonly lookalikes: readonly AnswerPrint[];
}

/** What the outputs of one device say by their manner. */
export interface Manner {
  readonly signals: readonly Signal[];
  /** Whether they are in the manner that VRP and Comware share, and nothing tells which of the two. */
  readonly shared: Observation | undefined;
}

interface Sign {
  readonly print: AnswerPrint;
  readonly because: Observation;
  readonly text: string;
}

const WEIGHT = { proven: 2, strong: 2, medium: 1, weak: 0.5 } as const;
/** Weak signs are alike and often come together: all of them count as one medium sign at most, shared ones as half. */
const MOST_WEAK = 1;
const SHARED_WEIGHT = 0.5;
const RIVAL_WEIGHT = 3;

/** Reads the dialect facts out of the knowledge base. */
export function dialectsOf(knowledge: Knowledge): Dialects {
  return {
    prints: answerPrints(knowledge, 'cli-dialect'),
    commands: answerPrints(knowledge, 'cli-command'),
    stock: answerPrints(knowledge, 'cli-stock'),
    comware: answerPrints(knowledge, 'cli-comware'),
    lookalikes: answerPrints(knowledge, 'cli-lookalike'),
  };
}

/**
 * Weighs the manner of several outputs of one device. Two different medium signs, or a strong one, are as good as a
 * statement, unless signs of a rival system weigh as much. Comware, which shares VRP's stock, is the rival of VRP.
 */
export function mannerOf(outputs: readonly Observation[], dialects: Dialects): Manner {
  const byMaker = new Map<string, Sign[]>();
  for (const sign of [
    ...signsIn(outputs, dialects.prints, asked),
    ...signsIn(
      outputs.filter((one) => answered(one.value)),
      dialects.commands,
      ({ field }) => field ?? '',
    ),
  ]) {
    const list = byMaker.get(sign.print.maker);
    if (list) list.push(sign);
    else byMaker.set(sign.print.maker, [sign]);
  }
  const stock = signsIn(outputs, dialects.stock, asked);
  const comware = signsIn(outputs, dialects.comware, asked);
  const lookalikes = signsIn(outputs, dialects.lookalikes, asked);
  const totals = new Map([...byMaker].map(([maker, signs]) => [maker, totalOf(signs)]));
  const signals: Signal[] = [];
  let decided = false;
  for (const [maker, signs] of byMaker) {
    const [first] = signs;
    if (first === undefined) continue;
    const huawei = first.print.family === 'huawei';
    const total = (totals.get(maker) ?? 0) + (huawei && stock.length > 0 ? SHARED_WEIGHT : 0);
    const others = [...totals].reduce((sum, [other, weight]) => (other === maker ? sum : sum + weight), 0);
    const rivals = huawei ? comware.length * RIVAL_WEIGHT : 0;
    // However many tables a system took over from another maker's: what it words otherwise shows that it is not that one.
    const own = lookalikes.length === 0 && others < total && rivals < total;
    const strength = total >= 2 && own ? 'strong' : total >= 1 ? 'medium' : 'weak';
    if (strength === 'strong') decided = true;
    signals.push(signalOf(signs, strength, `in the manner of ${first.print.makerName} software`, 'cli-dialect'));
  }
  // A sign of Comware alone names no maker: H3C, HPE, 3Com and, in its time, Huawei sold goods with it.
  if (comware.length > 0)
    signals.push(signalOf(comware, 'weak', 'in the manner of Comware, the system of H3C, HPE and 3Com', 'cli-comware'));
  // Comware 5 and 7 came after Huawei had left the joint venture: their own signs leave no doubt of it.
  const later = comware.some(({ print }) => print.fact.strength === 'strong');
  return { signals, shared: decided || later ? undefined : (stock[0] ?? comware[0])?.because };
}

function totalOf(signs: readonly Sign[]): number {
  let weak = 0;
  let more = 0;
  for (const { print } of signs) {
    const weight = WEIGHT[print.fact.strength];
    if (weight < 1) weak += weight;
    else more += weight;
  }
  return more + Math.min(weak, MOST_WEAK);
}

function asked(output: Observation): string {
  return `${refused(output.value) ? '' : (output.field ?? '')}\n${output.value}`;
}

/** Each fingerprint once, where it is first met. */
function signsIn(
  outputs: readonly Observation[],
  prints: readonly AnswerPrint[],
  textOf: (output: Observation) => string,
): readonly Sign[] {
  const texts = outputs.map((output) => textOf(output).replaceAll('\t', '    '));
  const signs: Sign[] = [];
  for (const print of prints) {
    for (const [at, because] of outputs.entries()) {
      const found = print.find(texts[at] ?? '');
      if (found === undefined) continue;
      signs.push({ print, because, text: found.text });
      break;
    }
  }
  return signs;
}

function signalOf(signs: readonly Sign[], strength: Signal['strength'], manner: string, group: string): Signal {
  const [first] = signs.toSorted((one, two) => WEIGHT[two.print.fact.strength] - WEIGHT[one.print.fact.strength]);
  if (first === undefined) throw new Error('a signal needs a sign');
  const quoted = signs.slice(0, 3).map((sign) => `“${short(sign.text)}”`);
  return {
    technique: 'cli-output',
    maker: first.print.maker,
    role: 'manufacturer',
    strength,
    group,
    because: first.because,
    says: `The output is ${manner}: ${quoted.join(', ')}${signs.length > 3 ? ` and ${signs.length - 3} more signs` : ''}`,
    fact: first.print.fact.id,
    basis: signs.flatMap((sign) => sign.print.basis).slice(0, 5),
    verified: signs.every((sign) => sign.print.verified),
  };
}

/** A quotation on one line, cut to 70 characters. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
