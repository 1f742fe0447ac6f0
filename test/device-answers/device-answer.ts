import { isoDate } from '../../src/core/dates.ts';
import { openBytes } from '../../src/evidence/open.ts';
import { DEFAULT_LIMITS, type Reader } from '../../src/evidence/reader.ts';
import { prepareJudging } from '../../src/findings/judge-item.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import type { AnswerCase } from './cases.ts';

const AS_OF = isoDate('2026-11-23');
const knowledge = await openKnowledge();
const identify = createIdentify(knowledge);
const judging = prepareJudging(knowledge, { asOf: AS_OF });

/** The headline of a device, and the families that something specific names as its maker. */
export interface Answer {
  readonly status: string;
  readonly families: readonly string[];
}

/** What is found of the device that a text, read by `reader`, comes from; neighbours and parts in it do not count. */
export async function deviceAnswer(reader: Reader, name: string, text: string): Promise<Answer> {
  const [file] = await openBytes(name, Buffer.from(text), { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) throw new Error(`${name} was not opened`);
  for await (const batch of reader.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
    for (const event of batch) {
      if (event.kind !== 'sighting' || event.part !== undefined) continue;
      const identification = identify({ sightings: [event], observations: event.observations }, AS_OF);
      const families = identification.attributions.flatMap(({ role, family, confidence }) =>
        role === 'manufacturer' && family !== undefined && confidence !== 'weak' ? [family] : [],
      );
      return { status: judging.judge(identification).status, families };
    }
  }
  return { status: 'unread', families: [] };
}

/** Cases that an answer goes wrong for, as `file:line device, command: status`. */
export async function wrongAnswers(
  cases: readonly AnswerCase[],
  answerTo: (one: AnswerCase) => Promise<Answer>,
  right: (one: AnswerCase, answer: Answer) => boolean,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const one of cases) {
    const answer = await answerTo(one);
    if (!right(one, answer)) wrong.push(`${one.file}:${one.line} ${one.what}, ${one.asked}: ${answer.status}`);
  }
  return wrong;
}

/** Whether a case is expected to lead to a listed maker. */
export function isListed({ expected }: AnswerCase): boolean {
  return !['none', 'shared', 'unknown'].includes(expected);
}

/** Whether the expected maker was found. */
export function isFound(one: AnswerCase, { status, families }: Answer): boolean {
  return status === 'covered' && families.includes(one.expected);
}
