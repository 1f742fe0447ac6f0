import type { Observation } from '../../core/evidence.ts';
import type { Signal } from '../../core/identity.ts';
import type { FingerprintFact, Knowledge } from '../../knowledge/knowledge.ts';
import { answerPrints } from '../answer-prints.ts';
import { SHARED_NUMBERS } from '../enterprise-numbers.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';

const ENTERPRISES = '1.3.6.1.4.1.';

/**
 * Enterprise numbers that say which agent program answers, not who built the device: UCD-SNMP and net-snmp are put into
 * thousands of makers' equipment; 8072.3.2.x names the operating system the agent was compiled for (NET-SNMP-TC).
 */
const AGENTS: ReadonlySet<number> = new Set([2021, 8072]);
/** Branches that name an operating system for anybody's machines: 311.1.1 is Windows (MSFT-MIB). */
const SYSTEMS: readonly string[] = [`${ENTERPRISES}311.1.1`];
/**
 * Numbers that agents give as they came from a supplier, whoever built the device (IANA): a network stack, switch software
 * and reference firmware of chip makers, and the MIB of China's cable television standard, which every maker of its
 * equipment answers.
 */
const SUPPLIED: ReadonlyMap<number, readonly [maker: string, what: string]> = new Map([
  [26381, ['name:lwip', 'a program library that many makers build in']],
  [89, ['name:radlan', 'the makers of switch software that many build in']],
  [4413, ['name:broadcom', 'a chip maker, whose switch software many build in']],
  [6132, ['name:lvl7', 'the makers of switch software that many build in']],
  [27282, ['name:realtek', 'a chip maker, whose switch firmware many build in']],
  [17409, ['name:nscrtv', 'the committee for China’s cable television standard, whose MIB many makers answer']],
]);

/** Reads what a device gives as its own object identifier (sysObjectID, RFC 3418). */
export const sysObjectId: Identifier = {
  name: 'sys-object-id',
  summary:
    'The object identifier a device gives for itself; the enterprise number is a registration, not proof of the maker',
  prepare(knowledge: Knowledge) {
    const organisation = organisationsOf(knowledge);
    const prefixes = answerPrints(knowledge, 'snmp-sysobjectid').map((print) => ({
      print,
      prefix: prefixOf(print.fact),
    }));
    prefixes.sort((one, two) => two.prefix.length - one.prefix.length);
    const numbers = new Map(answerPrints(knowledge, 'iana-pen').map((print) => [Number(print.fact.value), print]));
    return (subject: Subject) => {
      const found: Signal[] = [];
      const signals = { push: (...more: Signal[]) => found.push(...more.map((signal) => borneOut(signal, subject))) };
      for (const because of subject.observations) {
        if (because.kind !== 'sys-object-id') continue;
        const oid = because.value
          .trim()
          .replace(/^\./, '')
          .replace(/^iso\./, '1.');
        if (!oid.startsWith(ENTERPRISES)) continue;
        const number = Number(oid.slice(ENTERPRISES.length).split('.')[0]);
        const base = { technique: 'sys-object-id', because, group: 'enterprise-number' } as const;
        if (SYSTEMS.some((branch) => oid === branch || oid.startsWith(`${branch}.`))) continue;
        if (AGENTS.has(number)) continue;
        const supplied = SUPPLIED.get(number);
        if (supplied !== undefined) {
          signals.push(suppliedSignal(base, number, supplied));
          continue;
        }
        const known = prefixes.find(({ prefix }) => oid === prefix || oid.startsWith(`${prefix}.`))?.print;
        if (known !== undefined) {
          signals.push(...subtreeSignals(base, oid, known, knowledge));
          continue;
        }
        const registered = numbers.get(number);
        if (registered !== undefined) {
          signals.push({
            ...base,
            maker: registered.maker,
            role: 'manufacturer',
            strength: 'strong',
            says: `The device gives ${oid}: enterprise number ${number} is registered to ${registered.makerName}`,
            fact: registered.fact.id,
            basis: registered.basis,
            verified: registered.verified,
          });
          continue;
        }
        const hit = knowledge.registries.enterprise(number);
        if (hit === undefined) continue;
        const who = organisation(hit.registrant);
        signals.push({
          ...base,
          maker: who.maker,
          role: 'manufacturer',
          strength: 'strong',
          says: `The device gives ${oid}: enterprise number ${number} is registered to ${hit.registrant} (${hit.snapshot.title}, ${hit.snapshot.date})`,
          ...(who.fact === undefined ? {} : { fact: who.fact }),
          basis: [{ title: `${hit.snapshot.title}, ${hit.snapshot.date}`, pinpoint: String(number) }],
          verified: !who.review,
        });
      }
      return found;
    };
  },
};

/**
 * A number is given freely by a device: one that answers nothing under it, while answering under another maker's, may
 * have been given the wrong one. Its sign is then only a hint.
 */
function borneOut(signal: Signal, subject: Subject): Signal {
  const number =
    signal.because.value
      .trim()
      .replace(/^\.?(?:iso|1)\.3\.6\.1\.4\.1\./, '')
      .split('.')[0] ?? '';
  const answered = subject.observations.filter(
    (one) => one.kind === 'enterprise-number' && !SHARED_NUMBERS.has(Number(one.value)),
  );
  if (signal.strength !== 'strong' || answered.length === 0 || answered.some((one) => one.value === number))
    return signal;
  return { ...signal, strength: 'medium', says: `${signal.says}; it answers nothing under that number` };
}

type Base = { readonly technique: 'sys-object-id'; readonly because: Observation; readonly group: 'enterprise-number' };

function suppliedSignal(base: Base, number: number, [maker, what]: readonly [maker: string, what: string]): Signal {
  return {
    ...base,
    maker,
    role: 'firmware',
    strength: 'weak',
    says: `Enterprise number ${number} is registered to ${what}: it does not tell the maker`,
    basis: [{ title: 'IANA private enterprise numbers', pinpoint: String(number) }],
    verified: true,
  };
}

/** A subtree with a fact of its own. 2011.10 was given to the joint venture Huawei-3Com: both names stand until settled. */
function subtreeSignals(
  base: Base,
  oid: string,
  print: ReturnType<typeof answerPrints>[number],
  knowledge: Knowledge,
): readonly Signal[] {
  const { fact } = print;
  const signal: Signal = {
    ...base,
    maker: print.maker,
    role: 'manufacturer',
    strength: fact.strength,
    says: `The device gives ${oid}${fact.notes === '' ? '' : `: ${fact.notes}`}`,
    fact: fact.id,
    basis: print.basis,
    verified: print.verified,
  };
  if (prefixOf(fact) !== `${ENTERPRISES}2011.10`) return [signal];
  const huawei = knowledge.maker('huawei-technologies');
  return [
    signal,
    {
      ...base,
      group: 'enterprise-number-owner',
      maker: huawei?.id ?? 'huawei-technologies',
      role: 'manufacturer',
      strength: 'strong',
      says: `${oid} lies under number 2011, registered to Huawei; its branch 10 was the joint venture Huawei-3Com's, and the same models were sold by Huawei, 3Com and H3C`,
      fact: fact.id,
      basis: print.basis,
      verified: print.verified,
    },
  ];
}

function prefixOf(fact: FingerprintFact): string {
  return fact.value.replace(/\.+$/, '');
}
