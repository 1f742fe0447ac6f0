import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/core/dates.ts';
import { cliSession } from '../../src/evidence/cli-session/cli-session.ts';
import { openBytes } from '../../src/evidence/open.ts';
import { DEFAULT_LIMITS } from '../../src/evidence/reader.ts';
import { prepareJudging } from '../../src/findings/judge-item.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import { type AnswerCase, casesIn } from './cases.ts';

const AS_OF = isoDate('2026-11-23');
const knowledge = await openKnowledge();
const identify = createIdentify(knowledge);
const judging = prepareJudging(knowledge, { asOf: AS_OF });
const CASES = casesIn(join(import.meta.dirname, 'cli'));

interface Answer {
  readonly status: string;
  readonly families: readonly string[];
}

/** The headline of the reporting device, and the families that something specific names as its maker. */
async function answerTo(one: AnswerCase): Promise<Answer> {
  const text = one.asked === 'session' ? one.text : `### ${one.asked}\n${one.text}`;
  const [file] = await openBytes('session.txt', Buffer.from(text), { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) throw new Error('the text was not opened');
  for await (const batch of cliSession.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
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
async function wrong(cases: readonly AnswerCase[], right: (one: AnswerCase, answer: Answer) => boolean) {
  const found: string[] = [];
  for (const one of cases) {
    const answer = await answerTo(one);
    if (!right(one, answer)) found.push(`${one.file}:${one.line} ${one.what}, ${one.asked}: ${answer.status}`);
  }
  return found;
}

const listed = (one: AnswerCase): boolean => !['none', 'shared', 'unknown'].includes(one.expected);
const found = (one: AnswerCase, { status, families }: Answer): boolean =>
  status === 'covered' && families.includes(one.expected);

describe('command output, written from command references', () => {
  it('holds a set worth measuring', () => {
    const count = (of: (one: AnswerCase) => boolean): number => CASES.filter(of).length;
    expect(count((one) => one.expected === 'huawei')).toBeGreaterThan(150);
    expect(count((one) => one.expected === 'zte')).toBeGreaterThan(45);
    expect(count((one) => !listed(one))).toBeGreaterThan(120);
  });
  it('calls nothing covered that no listed maker made', async () => {
    expect(
      await wrong(
        CASES.filter((one) => !listed(one)),
        (_, { status }) => status !== 'covered',
      ),
    ).toEqual([]);
  });
  it('clears nothing of a listed maker', async () => {
    expect(await wrong(CASES.filter(listed), (_, { status }) => status !== 'clear')).toEqual([]);
  });
  it('leaves what VRP and Comware share, and what names nobody, to a person', async () => {
    const open = CASES.filter(({ expected }) => expected === 'shared' || expected === 'unknown');
    expect(await wrong(open, (_, { status }) => status === 'review')).toEqual([]);
  });
  it('finds the listed maker that an output names', async () => {
    const cases = CASES.filter((one) => listed(one) && one.explicit);
    expect(await wrong(cases, found)).toEqual([]);
  });
  it.each(['huawei', 'zte'])('finds %s by the manner of its output in 85 of 100 cases or more', async (family) => {
    const cases = CASES.filter((one) => one.expected === family && !one.explicit);
    const missed = await wrong(cases, found);
    expect(missed.length / cases.length, missed.join('\n')).toBeLessThanOrEqual(0.15);
  });
  it('names another maker that says who it is in 9 of 10 cases or more', async () => {
    const cases = CASES.filter(({ expected }) => expected === 'none');
    const open = await wrong(cases, (_, { status }) => status === 'clear');
    expect(open.length / cases.length, open.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
