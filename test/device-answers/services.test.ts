import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/core/dates.ts';
import type { ObservationKind } from '../../src/core/evidence.ts';
import { prepareJudging } from '../../src/findings/judge-item.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import { subjectWith } from '../facts.ts';
import { type AnswerCase, casesIn } from './cases.ts';
import { isListed } from './device-answer.ts';

const AS_OF = isoDate('2026-11-23');
const knowledge = await openKnowledge();
const identify = createIdentify(knowledge);
const judging = prepareJudging(knowledge, { asOf: AS_OF });
const CASES = casesIn(join(import.meta.dirname, 'services'));

/** Cases that come out otherwise than `right` says, as `file:line kind: status`. */
function wrong(
  cases: readonly AnswerCase[],
  right: (one: AnswerCase, status: string, families: readonly string[]) => boolean,
): readonly string[] {
  return cases.flatMap((one) => {
    const identification = identify(subjectWith([one.asked as ObservationKind, one.text, one.asked]), AS_OF);
    const { status } = judging.judge(identification);
    const families = identification.attributions.flatMap(({ role, family, confidence }) =>
      role === 'manufacturer' && family !== undefined && confidence !== 'weak' ? [family] : [],
    );
    return right(one, status, families) ? [] : [`${one.file}:${one.line} ${one.asked} ${one.text}: ${status}`];
  });
}

describe('answers of services and management agents', () => {
  it('holds a set worth measuring', () => {
    expect(CASES.filter(isListed).length).toBeGreaterThan(100);
    expect(CASES.filter((one) => !isListed(one)).length).toBeGreaterThan(100);
  });
  it('calls nothing covered that no listed maker made', () => {
    const others = CASES.filter((one) => !isListed(one));
    expect(wrong(others, (_, status) => status !== 'covered')).toEqual([]);
  });
  it('clears nothing of a listed maker', () => {
    expect(wrong(CASES.filter(isListed), (_, status) => status !== 'clear')).toEqual([]);
  });
  it('leaves answers of software and of shared systems to a person', () => {
    const open = CASES.filter(({ expected }) => expected === 'shared' || expected === 'unknown');
    expect(wrong(open, (_, status) => status === 'review')).toEqual([]);
  });
  it('finds the listed maker that an answer names', () => {
    const named = CASES.filter((one) => isListed(one) && one.explicit);
    expect(wrong(named, (one, status, families) => status === 'covered' && families.includes(one.expected))).toEqual(
      [],
    );
  });
  it('finds a listed maker by its product lines, models and numbers in 85 of 100 cases or more', () => {
    const cases = CASES.filter((one) => isListed(one) && !one.explicit);
    const missed = wrong(cases, (one, status, families) => status === 'covered' && families.includes(one.expected));
    expect(missed.length / cases.length, missed.join('\n')).toBeLessThanOrEqual(0.15);
  });
  it('names another maker that says who it is in 9 of 10 cases or more', () => {
    const cases = CASES.filter(({ expected }) => expected === 'none');
    const open = wrong(cases, (_, status) => status === 'clear');
    expect(open.length / cases.length, open.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
