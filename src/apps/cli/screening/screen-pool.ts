import { Worker } from 'node:worker_threads';
import type { ScreenQuery } from '../../../screening/party.ts';
import { type BatchSettings, type Indexes, type NameAnswer, screenBatch } from './screen-batch.ts';

/** What a thread is started with. */
export interface WorkerTask {
  readonly lists: Uint8Array;
  readonly registers: Uint8Array;
  readonly settings: BatchSettings;
}

/** Answers batches; results come in the order of the calls whatever the number of threads. */
export interface ScreenPool {
  /** How many batches may wait at once. */
  readonly width: number;
  answer(queries: readonly ScreenQuery[]): Promise<readonly NameAnswer[]>;
  close(): Promise<void>;
}

/** A pool of `jobs` threads over the same indexes in shared memory; with one job everything happens in this thread. */
export function openPool(indexes: Indexes, settings: BatchSettings, jobs: number): ScreenPool {
  if (jobs <= 1)
    return {
      width: 1,
      answer: async (queries) => screenBatch(indexes, queries, settings),
      close: async () => undefined,
    };
  const waiting = new Map<number, { resolve(results: readonly NameAnswer[]): void; reject(error: Error): void }>();
  const workers = Array.from({ length: jobs }, () => {
    const worker = openWorker({ lists: indexes.lists.bytes, registers: indexes.registers.bytes, settings });
    worker.on('message', ({ id, results }: { id: number; results: readonly NameAnswer[] }) => {
      waiting.get(id)?.resolve(results);
      waiting.delete(id);
    });
    worker.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return worker;
  });
  let next = 0;
  return {
    width: jobs * 3,
    answer: (queries) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        workers[id % jobs]!.postMessage({ id, queries });
      }),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** The built program has the thread's code beside it. From source (tests, development) the thread needs a loader first. */
function openWorker(workerData: WorkerTask): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./screen-worker.js', import.meta.url), { workerData });
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(new URL('./screen-worker.ts', import.meta.url).href)}); })`;
  return new Worker(code, { eval: true, workerData });
}
