import type { Locator } from './locator.ts';

/** Something wrong with the input, found where it is and never thrown: the rest of the run goes on. */
export interface Problem {
  readonly kind: 'problem';
  /** Stable code `area/name`; each has a heading of that name in docs/reference/problems.md. */
  readonly code: `${string}/${string}`;
  readonly severity: 'error' | 'warning' | 'note';
  /** What happened, naming the offending value. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** The file as the user named it, with `!inner/path` for a zip member. */
  readonly path?: string;
  readonly locator?: Locator;
}

/** Thrown when a command cannot start or go on; only `apps` catch it. `exitCode` follows docs/reference/exit-codes.md. */
export class NameplateError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly exitCode: number;

  constructor(code: string, message: string, hint: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'NameplateError';
    this.code = code;
    this.hint = hint;
    this.exitCode = options.exitCode ?? 127;
  }
}
