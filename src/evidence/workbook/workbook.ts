import type { ReadEvent } from '../../core/evidence.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';

/** Spreadsheets: XLSX (macros or not), XLSB, XLS and ODS, every sheet, hidden ones too. */
export const workbook: Reader = {
  name: 'workbook',
  summary: 'XLSX, XLS, XLSB and ODS workbooks, every sheet, hidden ones too',
  distinct: true,
  recognises: (probe) => (probe.container === undefined || probe.container === 'plain' ? 0 : 1),
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    // The formats' decoders are loaded only when a workbook is read.
    const { readWorkbook } = await import('./read-workbook.ts');
    yield* readWorkbook(file, probe, options);
  },
};
