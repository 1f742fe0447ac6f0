import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliSession } from '../../src/evidence/cli-session/cli-session.ts';
import { type AnswerCase, casesIn } from './cases.ts';
import { type Answer, deviceAnswer, isFound, isListed, wrongAnswers } from './device-answer.ts';

const CASES = casesIn(join(import.meta.dirname, 'cli'));

/** Of the reporting device. */
const answerTo = (one: AnswerCase): Promise<Answer> =>
  deviceAnswer(cliSession, 'session.txt', one.asked === 'session' ? one.text : `### ${one.asked}\n${one.text}`);
const wrong = (cases: readonly AnswerCase[], right: (one: AnswerCase, answer: Answer) => boolean) =>
  wrongAnswers(cases, answerTo, right);

describe('command output, written from command references', () => {
  it('holds a set worth measuring', () => {
    const count = (of: (one: AnswerCase) => boolean): number => CASES.filter(of).length;
    expect(count((one) => one.expected === 'huawei')).toBeGreaterThan(150);
    expect(count((one) => one.expected === 'zte')).toBeGreaterThan(45);
    expect(count((one) => !isListed(one))).toBeGreaterThan(120);
  });
  it('calls nothing covered that no listed maker made', async () => {
    expect(
      await wrong(
        CASES.filter((one) => !isListed(one)),
        (_, { status }) => status !== 'covered',
      ),
    ).toEqual([]);
  });
  it('clears nothing of a listed maker', async () => {
    expect(await wrong(CASES.filter(isListed), (_, { status }) => status !== 'clear')).toEqual([]);
  });
  it('leaves what VRP and Comware share, and what names nobody, to a person', async () => {
    const open = CASES.filter(({ expected }) => expected === 'shared' || expected === 'unknown');
    expect(await wrong(open, (_, { status }) => status === 'review')).toEqual([]);
  });
  it('finds the listed maker that an output names', async () => {
    const cases = CASES.filter((one) => isListed(one) && one.explicit);
    expect(await wrong(cases, isFound)).toEqual([]);
  });
  it.each(['huawei', 'zte'])('finds %s by the manner of its output in 85 of 100 cases or more', async (family) => {
    const cases = CASES.filter((one) => one.expected === family && !one.explicit);
    const missed = await wrong(cases, isFound);
    expect(missed.length / cases.length, missed.join('\n')).toBeLessThanOrEqual(0.15);
  });
  it('names another maker that says who it is in 9 of 10 cases or more', async () => {
    const cases = CASES.filter(({ expected }) => expected === 'none');
    const open = await wrong(cases, (_, { status }) => status === 'clear');
    expect(open.length / cases.length, open.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
