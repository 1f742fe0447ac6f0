import { parentPort, workerData } from 'node:worker_threads';
import type { ScreenQuery } from '../../../screening/party.ts';
import { loadIndex } from '../../../screening/screening-index.ts';
import { screenBatch } from './screen-batch.ts';
import type { WorkerTask } from './screen-pool.ts';

/** One thread of `screen --jobs`: opens the shared indexes once and answers batches. */
const { lists, registers, settings } = workerData as WorkerTask;
const indexes = { lists: loadIndex(lists), registers: loadIndex(registers) };
parentPort?.on('message', ({ id, queries }: { readonly id: number; readonly queries: readonly ScreenQuery[] }) => {
  parentPort?.postMessage({ id, results: screenBatch(indexes, queries, settings) });
});
