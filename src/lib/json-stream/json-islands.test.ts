import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonIsland, jsonIslands } from './json-islands.ts';

async function islands(text: string, size = 1_000_000, most?: number): Promise<readonly JsonIsland[]> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const found: JsonIsland[] = [];
  for await (const one of jsonIslands(chunks(), most)) found.push(one);
  return found;
}

describe('jsonIslands', () => {
  it.each([
    [
      'objects in a row and among other text',
      '> {"a":1}\nx {y} \n{"b":{"c":2}} {}',
      ['{"a":1}', '{"b":{"c":2}}', '{}'],
    ],
    ['brackets and quotes inside strings', '{"a":"}{\\"","b":1}', ['{"a":"}{\\"","b":1}']],
    ['objects in an array', '[{"a":1},{"a":2}]', ['{"a":1}', '{"a":2}']],
  ])('finds %s', async (_, text, expected) => {
    expect((await islands(text)).map((one) => one.json)).toEqual(expected);
  });
  it('goes on after an object that was cut inside a string', async () => {
    expect(await islands('{"a":"b\n{"c":1}')).toEqual([
      { json: '{"a":"b', line: 1, whole: false },
      { json: '{"c":1}', line: 2, whole: true },
    ]);
  });
  it('goes on after an object that was cut between values', async () => {
    expect((await islands('{"a":{"b":1\n{"c":1}\n{"d":[\n{"e":1}]}')).map((one) => one.json)).toEqual([
      '{"a":{"b":1\n',
      '{"c":1}',
      '{"d":[\n{"e":1}]}',
    ]);
  });
  it('yields what is too long as far as it may go', async () => {
    expect((await islands(`{"a":"${'x'.repeat(50)}"}`, 7, 20)).map((one) => [one.json.length, one.whole])).toEqual([
      [20, false],
    ]);
  });
  it('finds the same however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('{', '}', '"', '\\', '\n', 'a', ' ', ':', '{"a":1}'), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (parts, size) => {
          const text = parts.join('');
          expect(await islands(text, size)).toEqual(await islands(text));
        },
      ),
      { numRuns: 300 },
    );
  });
});
