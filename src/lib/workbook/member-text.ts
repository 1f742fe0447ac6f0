import { decodeStream } from '../encoding/text-stream.ts';
import type { ZipMember } from '../zip/zip.ts';
import type { WorkbookLimits } from './sheet.ts';

/** A member's text: UTF-8, as workbook parts are, or UTF-16 when its mark says so. */
export async function* memberText(member: ZipMember, limits: WorkbookLimits): AsyncGenerator<string> {
  let first = true;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* member.stream(limits.memberBytes);
  }
  for await (const chunk of decodeStream(bytes(), 'utf-8').chunks) {
    yield first ? chunk.replace(/^\ufeff/, '') : chunk;
    first = false;
  }
}
