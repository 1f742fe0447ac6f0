import { describe, expect, it } from 'vitest';
import type { Reader } from '../../src/evidence/reader.ts';
import { allReaders } from '../../src/evidence/choose.ts';
import { fuzzCorpus } from './corpus.ts';
import { feed } from './feed.ts';
import { mutate, random } from './mutate.ts';
import { reshape } from './reshape.ts';

describe('fuzzing', () => {
  it('finds nothing in the first 1,500 mutations', async () => {
    const readers = allReaders();
    const corpus = fuzzCorpus();
    for (let seed = 1; seed <= 1_500; seed++) {
      const next = random(seed);
      const input = corpus[next(corpus.length)];
      const other = corpus[next(corpus.length)];
      if (input === undefined || other === undefined) throw new Error('no inputs');
      const bytes = seed % 2 === 0 ? mutate(input.bytes, other.bytes, next) : reshape(input.bytes, next);
      const forced = next(2) === 0 ? undefined : readers[next(readers.length)];
      await expect(feed(input.name, bytes, readers, forced), `seed ${seed}`).resolves.toBeUndefined();
    }
  });
  it('fails on a reader that loses track of its file', async () => {
    const broken: Reader = {
      name: 'broken',
      summary: '',
      recognises: () => 1,
      async *read() {
        yield [{ kind: 'sighting', artifact: 7, sheet: '', record: 1, counted: true, label: '', observations: [] }];
      },
    };
    await expect(feed('a.txt', Buffer.from('ZTE'), [broken], undefined)).rejects.toThrow('another file');
  });
});
