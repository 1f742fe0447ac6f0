import { parentPort, workerData } from 'node:worker_threads';
import type { ScreenQuery } from '../../../screening/party.ts';
import { loadIndex } from '../../../screening/screening-index.ts';
import { type BatchSettings, screenBatch } from './screen-batch.ts';

/** One thread of `screen --jobs`: opens the shared index once and answers batches. */
const { bytes, settings } = workerData as { readonly bytes: Uint8Array; readonly settings: BatchSettings };
const index = loadIndex(bytes);
parentPort?.on('message', ({ id, queries }: { readonly id: number; readonly queries: readonly ScreenQuery[] }) => {
  parentPort?.postMessage({ id, results: screenBatch(index, queries, settings) });
});
