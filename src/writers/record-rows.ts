import type { ColumnReport, SetAside, Sighting, Unread } from '../core/evidence.ts';
import type { AssessmentHead, Dossier } from '../core/verdict.ts';
import { findingRow } from './finding-row.ts';

/** Our columns in spreadsheets, after the user's own, in this order. */
export const NAMEPLATE_COLUMNS = [
  'nameplate_verdict',
  'nameplate_maker',
  'nameplate_confidence',
  'nameplate_because',
  'nameplate_rules',
  'nameplate_to_settle',
  'nameplate_item',
  'nameplate_ref',
  'nameplate_input',
  'nameplate_sheet',
  'nameplate_record',
  'nameplate_state',
  'nameplate_fingerprint',
] as const;

/** One record of the output: where it belongs, the user's cells as given, and our values for NAMEPLATE_COLUMNS. */
export interface RecordRow {
  readonly artifact: number;
  readonly sheet: string;
  readonly record: number;
  readonly cells: readonly string[];
  readonly ours: readonly string[];
}

/** The output records of one item: one for each record of the input that it was seen in. */
export function dossierRows(dossier: Dossier, head: AssessmentHead, names: readonly string[]): RecordRow[] {
  const row = findingRow(dossier, head);
  const seen = dossier.item.sightings.filter((sighting) => sighting.counted);
  const shown: readonly Sighting[] = seen.length > 0 ? seen : [dossier.item.sightings[0]];
  return shown.map((sighting) => ({
    artifact: sighting.artifact,
    sheet: sighting.sheet,
    record: sighting.record,
    cells: sighting.cells ?? [],
    ours: [
      row.status,
      row.maker === '?' ? '' : row.maker,
      row.confidence,
      row.because,
      row.rules,
      row.toSettle,
      row.item,
      row.ref,
      names[sighting.artifact] ?? '',
      sighting.sheet,
      String(sighting.record),
      row.presence,
      dossier.fingerprint,
    ],
  }));
}

/** The output record of a record that is no item, so that the output has every record of the input. */
export function otherRow(event: SetAside | Unread, names: readonly string[]): RecordRow {
  const isAside = event.kind === 'set-aside';
  const ours = [
    isAside ? 'set aside' : 'unread',
    '',
    '',
    isAside ? event.reason : event.why,
    '',
    '',
    event.excerpt,
    '',
  ];
  return {
    artifact: event.artifact,
    sheet: event.sheet,
    record: event.record,
    cells: isAside ? (event.cells ?? []) : [],
    ours: [...ours, names[event.artifact] ?? '', event.sheet, String(event.record), '', ''],
  };
}

/** The user's header texts of a sheet, as written. */
export function userHeaders(report: ColumnReport): string[] {
  return report.columns.map((column) => column.header);
}

/** Key of one sheet of one file. */
export function sheetKey(place: { readonly artifact: number; readonly sheet: string }): string {
  return `${place.artifact}\u0000${place.sheet}`;
}
