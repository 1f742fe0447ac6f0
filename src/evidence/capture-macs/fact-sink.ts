import type { ObservationKind } from '../../core/evidence.ts';

/** Takes one fact as read from the frame; empty ones are left out. */
export type Add = (kind: ObservationKind, value: string, field: string) => void;
