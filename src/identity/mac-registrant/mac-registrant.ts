import type { Signal } from '../../core/identity.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { addressBlock } from '../address-block.ts';
import type { Identifier, Subject } from '../identifier.ts';
import { organisationsOf } from '../organisations.ts';
import { registeredSignal, relatedSignal } from '../registered.ts';
import { wordsOf } from '../words.ts';

/** Says who registered the block a device's Ethernet address comes from. */
export const macRegistrant: Identifier = {
  name: 'mac-registrant',
  summary: 'IEEE registrant of a MAC address; private, group and virtual addresses prove nothing',
  prepare(knowledge: Knowledge) {
    const resolve = organisationsOf(knowledge);
    return (subject: Subject) => {
      const signals: Signal[] = [];
      const host = subject.observations.some(({ kind, value }) => kind === 'sys-descr' && ANY_MACHINE.test(value));
      for (const observation of subject.observations) {
        const hit = addressBlock(observation, knowledge);
        if (hit === undefined) continue;
        const who = resolve(hit.registrant);
        const related = who.related && relatedSignal('mac-registrant', observation, who, who.related, knowledge);
        if (related !== undefined) signals.push(related);
        const part = who.family === undefined && isPartMaker(hit.registrant);
        signals.push(
          registeredSignal('mac-registrant', observation, hit, who, {
            role: part ? 'module' : 'manufacturer',
            strength: part || host ? 'medium' : 'strong',
            says: part
              ? `The address block belongs to ${hit.registrant}, which makes network parts for others: it proves the part, not the device`
              : `The address block ${hit.key} belongs to ${hit.registrant}${host ? '; the system runs on anybody’s machine, and the address may be its network card’s' : ''}`,
          }),
        );
      }
      return signals;
    };
  },
};

/**
 * Systems for anybody's machines, by the release they give as sysDescr: kernels of Linux distributions for servers and
 * desktops, Windows, ESXi, the BSDs. Network cards for such machines are sold apart.
 */
const ANY_MACHINE =
  /\bLinux \S+ \d+\.\d+\S*(?:\.(?:el|oe|fc|an|ky)\d|\.amzn\d|-(?:generic|amd64|arm64|lowlatency|pve|cloud)\b)|\b(?:Ubuntu|Debian|openEuler|CentOS|VMware ESXi|FreeBSD|OpenBSD)\b|\bSoftware: Windows\b/;

/** First words of registrants whose blocks sit in network parts of other makers' devices (general trade knowledge). */
const PART_MAKERS = new Set(
  (
    'intel realtek broadcom qualcomm mediatek marvell azurewave liteon lite espressif murata hon foxconn wistron quanta compal pegatron inventec usi universal rivet killer ralink atheros ' +
    'texas microchip silicon nordic cypress infineon stmicroelectronics nxp freescale bilian gaoshengda fn ampak hui cloud wnc gemtek sercomm arcadyan askey mitrastar'
  ).split(' '),
);
const TWO_WORDS = new Set([
  'hon hai',
  'lite on',
  'fn link',
  'cloud network',
  'universal global',
  'hui zhou',
  'silicon laboratories',
  'texas instruments',
  'nordic semiconductor',
]);
const NEEDS_SECOND = new Set(['hon', 'lite', 'fn', 'cloud', 'universal', 'hui', 'silicon', 'texas', 'nordic']);

function isPartMaker(registrant: string): boolean {
  const [one = '', two = ''] = wordsOf(registrant).list.map((word) => word.text);
  if (NEEDS_SECOND.has(one)) return TWO_WORDS.has(`${one} ${two}`);
  return PART_MAKERS.has(one);
}
