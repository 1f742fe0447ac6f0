import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/core/dates.ts';
import { openBytes } from '../../src/evidence/open.ts';
import { DEFAULT_LIMITS } from '../../src/evidence/reader.ts';
import { snmpwalk } from '../../src/evidence/snmpwalk/snmpwalk.ts';
import { prepareJudging } from '../../src/findings/judge-item.ts';
import { createIdentify } from '../../src/identity/identify.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import { type AnswerCase, casesIn } from './cases.ts';

const AS_OF = isoDate('2026-11-23');
const knowledge = await openKnowledge();
const identify = createIdentify(knowledge);
const judging = prepareJudging(knowledge, { asOf: AS_OF });
const CASES = casesIn(join(import.meta.dirname, 'agents'));

interface Answer {
  readonly status: string;
  readonly families: readonly string[];
}

/** The headline of the device whose agent was walked, and the families that something specific names as its maker. */
async function answerTo(one: AnswerCase): Promise<Answer> {
  const [file] = await openBytes('agent.snmpwalk', Buffer.from(one.text), { limits: DEFAULT_LIMITS });
  if (file === undefined || 'kind' in file) throw new Error('the walk was not opened');
  for await (const batch of snmpwalk.read(file, file.probe, { limits: DEFAULT_LIMITS })) {
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

async function wrong(cases: readonly AnswerCase[], right: (one: AnswerCase, answer: Answer) => boolean) {
  const found: string[] = [];
  for (const one of cases) {
    const answer = await answerTo(one);
    if (!right(one, answer)) found.push(`${one.file}:${one.line} ${one.what}: ${answer.status}`);
  }
  return found;
}

const listed = ({ expected }: AnswerCase): boolean => !['none', 'shared', 'unknown'].includes(expected);
const found = (one: AnswerCase, { status, families }: Answer): boolean =>
  status === 'covered' && families.includes(one.expected);

describe('walks of management agents', () => {
  it('holds a set worth measuring', () => {
    expect(CASES.filter(listed).length).toBeGreaterThan(20);
    expect(CASES.filter((one) => !listed(one)).length).toBeGreaterThan(20);
  });
  it('calls nothing covered that no listed maker made', async () => {
    expect(
      await wrong(
        CASES.filter((one) => !listed(one)),
        (_, { status }) => status !== 'covered',
      ),
    ).toEqual([]);
  });
  it('clears nothing of a listed maker, and nothing that names nobody', async () => {
    const open = CASES.filter(({ expected }) => expected !== 'none');
    expect(await wrong(open, (_, { status }) => status !== 'clear')).toEqual([]);
  });
  it('finds the listed maker that a walk names or carries the number of', async () => {
    const cases = CASES.filter((one) => listed(one) && one.explicit);
    expect(await wrong(cases, found)).toEqual([]);
  });
  it('finds a listed maker by parts, addresses and models in 85 of 100 cases or more', async () => {
    const cases = CASES.filter((one) => listed(one) && !one.explicit);
    const missed = await wrong(cases, found);
    expect(missed.length / cases.length, missed.join('\n')).toBeLessThanOrEqual(0.15);
  });
  it('names another maker that says who it is in 9 of 10 cases or more', async () => {
    const cases = CASES.filter(({ expected }) => expected === 'none');
    const open = await wrong(cases, (_, { status }) => status === 'clear');
    expect(open.length / cases.length, open.join('\n')).toBeLessThanOrEqual(0.1);
  });
});
