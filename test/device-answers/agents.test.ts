import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snmpwalk } from '../../src/evidence/snmpwalk/snmpwalk.ts';
import { type AnswerCase, casesIn } from './cases.ts';
import { type Answer, deviceAnswer, isFound, isListed, wrongAnswers } from './device-answer.ts';

const CASES = casesIn(join(import.meta.dirname, 'agents'));

/** Of the device whose agent was walked. */
const answerTo = (one: AnswerCase): Promise<Answer> => deviceAnswer(snmpwalk, 'agent.snmpwalk', one.text);
const wrong = (cases: readonly AnswerCase[], right: (one: AnswerCase, answer: Answer) => boolean) =>
  wrongAnswers(cases, answerTo, right);

describe('walks of management agents', () => {
  it('holds a set worth measuring', () => {
    expect(CASES.filter(isListed).length).toBeGreaterThan(20);
    expect(CASES.filter((one) => !isListed(one)).length).toBeGreaterThan(20);
  });
  it('calls nothing covered that no listed maker made', async () => {
    expect(
      await wrong(
        CASES.filter((one) => !isListed(one)),
        (_, { status }) => status !== 'covered',
      ),
    ).toEqual([]);
  });
  it('clears nothing of a listed maker, and nothing that names nobody', async () => {
    const open = CASES.filter(({ expected }) => expected !== 'none');
    expect(await wrong(open, (_, { status }) => status !== 'clear')).toEqual([]);
  });
  it('finds the listed maker that a walk names or carries the number of', async () => {
    const cases = CASES.filter((one) => isListed(one) && one.explicit);
    expect(await wrong(cases, isFound)).toEqual([]);
  });
  it('finds a listed maker by parts, addresses and models in 85 of 100 cases or more', async () => {
    const cases = CASES.filter((one) => isListed(one) && !one.explicit);
    const missed = await wrong(cases, isFound);
    expect(missed.length / cases.length, missed.join('\n')).toBeLessThanOrEqual(0.15);
  });
  it('names another maker that says who it is in 9 of 10 cases or more', async () => {
    const cases = CASES.filter(({ expected }) => expected === 'none');
    const open = await wrong(cases, (_, { status }) => status === 'clear');
    expect(open.length / cases.length, open.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
