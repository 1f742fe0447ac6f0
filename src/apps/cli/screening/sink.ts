import type { ScreenedParty } from './result-rows.ts';

/** Takes screened parties in order and gives a document in pieces. */
export interface ScreenSink {
  add(screened: ScreenedParty): readonly (string | Uint8Array)[];
  close(summary: ScreenSummary): readonly (string | Uint8Array)[];
}

/** What the run says at its end. */
export interface ScreenSummary {
  readonly asOf: string;
  readonly threshold: number;
  readonly sources: readonly string[];
  readonly screened: number;
  readonly alerts: number;
  readonly suppressed: number;
  readonly withoutName: number;
}
