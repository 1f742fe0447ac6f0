import { describe, expect, it } from 'vitest';
import { isoDate } from '../core/dates.ts';
import { parseQuestion } from './question.ts';

const today = isoDate('2026-11-23');

describe('a bare question', () => {
  it('takes everyday words for the words of the rules', () => {
    expect(
      parseQuestion(
        { maker: 'zte', act: 'purchase,USE', actor: 'Federal Contractor', purpose: 'public safety', place: 'us-tx' },
        today,
      ),
    ).toMatchObject({
      acts: ['buy', 'use'],
      actor: 'federal-contractor',
      purpose: 'public-safety',
      place: 'US-TX',
      asOf: '2026-11-23',
    });
  });

  it('reads owners, parts and answers', () => {
    expect(
      parseQuestion(
        {
          owner: 'hikvision=60',
          contains: ['hisilicon-technologies=chipset'],
          answers: { 'consumer-grade': 'yes' },
          exceptions: { waiver: false },
        },
        today,
      ),
    ).toMatchObject({
      owners: [{ owner: 'hikvision', sharePercent: 60 }],
      contains: [{ maker: 'hisilicon-technologies', role: 'chipset' }],
      answers: { 'consumer-grade': true },
      exceptions: { waiver: false },
    });
  });

  it.each([
    [{ act: 'teleport' }, 'act cannot be "teleport"'],
    [{ act: 'byu' }, 'did you mean buy'],
    [{ actor: 'federal-contracter' }, 'did you mean federal-contractor'],
    [{ asOf: '03/04/2026' }, 'asOf must be a day written YYYY-MM-DD'],
    [{ asOf: '2026-02-30' }, 'asOf must be a day'],
    [{ quantity: 'many' }, 'quantity must be a whole number'],
    [{ purpose: 'fun' }, 'purpose cannot be "fun"'],
    [{ owner: 'hikvision=160' }, 'share from 0 to 100'],
    [{ colour: 'red' }, 'unknown key colour'],
    [{ answers: { weather: true } }, 'no rule asks for the fact weather'],
    [{ discovered: '2026-11-23T10:00:00' }, 'instant with its zone'],
    [{ category: 'ruoter' }, 'did you mean router'],
    [{ maker: { id: 1 } }, 'maker must be text'],
  ])('refuses %j, saying what is right', (raw, says) => {
    expect(() => parseQuestion(raw, today)).toThrow(says);
  });

  it('names every fault at once', () => {
    expect(() => parseQuestion({ act: 'x', actor: 'y', quantity: -1 }, today)).toThrow(
      /act cannot.*actor cannot.*quantity must/,
    );
  });
});
