import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonSplitOptions, type JsonTrouble, type JsonValue, jsonValues } from './json-values.ts';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function split(text: string, options: JsonSplitOptions = {}, size = 1 << 16) {
  const values: JsonValue[] = [];
  const troubles: JsonTrouble[] = [];
  const all = { ...options, onTrouble: (trouble: JsonTrouble) => troubles.push(trouble) };
  for await (const batch of jsonValues(cut(text, size), all)) values.push(...batch);
  return { values, troubles };
}

describe('jsonValues', () => {
  it('yields the elements of a root array with their position', async () => {
    const { values } = await split('[{"a":1}, "x,]" ,\n 3]');
    expect(values.map((value) => [value.path, JSON.parse(value.json), value.line])).toEqual([
      [[1], { a: 1 }, 1],
      [[2], 'x,]', 1],
      [[3], 3, 2],
    ]);
  });
  it('yields members of a root object and takes its arrays apart', async () => {
    const { values } = await split('{"name":"n","results":[{"id":1},{"id":2}],"meta":{"a":[1]}}');
    expect(values.map((value) => value.path)).toEqual([['name'], ['results', 1], ['results', 2], ['meta']]);
  });
  it('goes deeper when asked', async () => {
    const { values } = await split('{"data":{"items":[{"id":1}]}}', {
      split: (path) => path.length < 3 && path[2] === undefined,
    });
    expect(values.map((value) => value.path)).toEqual([['data', 'items', 1]]);
  });
  it('keeps what came before the end of a cut document', async () => {
    const { values, troubles } = await split('[{"a":1},{"a":');
    expect(values.length).toBe(1);
    expect(troubles).toMatchObject([{ message: 'the document ends in the middle', stopped: true }]);
  });
  it('leaves out one value that is too deep and goes on', async () => {
    const { values, troubles } = await split(`[${'['.repeat(5000)}${']'.repeat(5000)},{"a":1}]`);
    expect(values.map((value) => value.path)).toEqual([[2]]);
    expect(troubles[0]?.message).toMatch(/deeper than 200/);
  });
  it('leaves out one value that is too long and goes on', async () => {
    const { values, troubles } = await split(`["${'x'.repeat(900)}",{"a":1}]`, { valueChars: 100 }, 50);
    expect(values.map((value) => value.path)).toEqual([[2]]);
    expect(troubles[0]?.message).toMatch(/longer than 100/);
  });
  it('finds the same values as JSON.parse however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        async (list, size, pretty) => {
          const { values, troubles } = await split(JSON.stringify(list, null, pretty ? 1 : 0), {}, size);
          expect(troubles).toEqual([]);
          expect(values.map((value) => JSON.parse(value.json) as unknown)).toEqual(JSON.parse(JSON.stringify(list)));
        },
      ),
      { numRuns: 200 },
    );
  });
  it('never throws on garbage', async () => {
    const garbage = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', '1', ' ', '\n'), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(garbage, async (parts) => {
        await split(parts.join(''), {}, 3);
      }),
      { numRuns: 500 },
    );
  });
});
