import { createHash } from 'node:crypto';
import { NameplateError } from '../core/problem.ts';
import type { Knowledge } from './knowledge.ts';

/** One file of a bundle, by content. */
export interface BundlePart {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** `manifest.json`: what the bundle holds. Its `sha256` names the bundle in every result. */
export interface Manifest {
  readonly format: 1;
  /** The day up to which the facts were kept. */
  readonly date: string;
  readonly sha256: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Lists and registries in the bundle, each with the day of its newest content. */
  readonly lists: Knowledge['lists'];
  readonly parts: readonly BundlePart[];
}

/** Hex SHA-256 of some bytes or text. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The hash of a bundle: over its date, its lists, and the name, size and hash of each part. */
export function bundleHash({ date, lists, parts }: Pick<Manifest, 'date' | 'lists' | 'parts'>): string {
  const lines = parts.map((part) => `${part.name} ${part.bytes} ${part.sha256}\n`);
  return sha256(`nameplate-knowledge 1 ${date}\n${JSON.stringify(lists)}\n${lines.join('')}`);
}

/** The error of a bundle that is not what it was built to be. Exit status 129 (docs/reference/exit-codes.md). */
export function damaged(what: string, cause?: unknown): NameplateError {
  return new NameplateError(
    'knowledge/damaged',
    `The knowledge base is damaged: ${what}. Nothing was checked.`,
    'Install Nameplate again, or run `npm run data:build` in a source checkout.',
    { exitCode: 129, cause },
  );
}

/** The error of a bundle that is not there at all. */
export function absent(where: string, cause?: unknown): NameplateError {
  return new NameplateError(
    'knowledge/missing',
    `No knowledge base was found in ${where}. Nothing was checked.`,
    'Install Nameplate again, or run `npm run data:build` in a source checkout.',
    { exitCode: 129, cause },
  );
}
