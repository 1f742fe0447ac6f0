import { beforeAll, describe, expect, it } from 'vitest';
import { subjectFrom } from '../../test/subject.ts';
import { isoDate } from '../core/dates.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { openKnowledge } from '../knowledge/open.ts';
import { createIdentify, type Identify } from './identify.ts';

let knowledge: Knowledge;
let identify: Identify;
beforeAll(async () => {
  knowledge = await openKnowledge();
  identify = createIdentify(knowledge);
});

describe('the catalogue', () => {
  it('names several hundred makers, each once', () => {
    const ids = knowledge.catalogue.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(400);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('every model pattern matches its own examples', () => {
    const missed = knowledge.catalogue.flatMap((fact) =>
      fact.models.flatMap((model) => {
        const grammar = new RegExp(`^(?:${model.pattern})(?![a-z0-9])`, 'i');
        return model.examples.filter((example) => !grammar.test(example));
      }),
    );
    expect(missed).toEqual([]);
  });

  it('no example of an unlisted maker is taken for a listed maker’s', () => {
    const taken = knowledge.catalogue
      .filter((fact) => knowledge.maker(fact.id)?.family === undefined)
      .flatMap((fact) =>
        fact.models.flatMap((model) =>
          model.examples.filter((example) =>
            identify(subjectFrom({ model: example }), isoDate('2026-11-23')).attributions.some(
              ({ family, confidence, role }) => family !== undefined && confidence !== 'weak' && role !== 'mentioned',
            ),
          ),
        ),
      );
    expect(taken).toEqual([]);
  });
});
