import type { AssessmentEvent, AssessmentHead, AssessmentTail } from '../core/verdict.ts';

/** A piece of a document: text (UTF-8) or bytes. */
export type Chunk = string | Uint8Array;

/** One document being written. Several run side by side over one pass of the input, so each must bound what it keeps. */
export interface WriterSession {
  /** Events in input order; called many times. */
  write(events: readonly AssessmentEvent[]): Iterable<Chunk> | Promise<Iterable<Chunk>>;
  /** Called once; yields what can only be known at the end. */
  close(tail: AssessmentTail): Iterable<Chunk> | Promise<Iterable<Chunk>>;
}

/** What a document may depend on besides the assessment. */
export interface WriterOptions {
  /** Width of the terminal in columns, when the document is meant for one. */
  readonly columns?: number;
  readonly colour: boolean;
  /** Most non-clear rows a human-readable table prints before it says how many more there are. */
  readonly maxRows: number;
}

/** A plug-in that turns an assessment into one document format. Writers see the assessment and nothing else. */
export interface Writer {
  readonly name: string;
  readonly summary: string;
  readonly mediaType: string;
  readonly extension: string;
  open(head: AssessmentHead, options: WriterOptions): WriterSession;
}
