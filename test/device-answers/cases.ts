import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an answer is expected to lead to, whichever words it uses. */
export type Expected = 'huawei' | 'zte' | 'hikvision' | 'dahua' | 'hytera' | 'none' | 'shared' | 'unknown';

/** One answer of a device, and what its author expected before anything was measured. */
export interface AnswerCase {
  readonly file: string;
  readonly line: number;
  readonly expected: Expected;
  /** Whether the text names the maker (or carries a number registered to it). */
  readonly explicit: boolean;
  readonly what: string;
  /** Command or field asked for. */
  readonly asked: string;
  readonly text: string;
}

/**
 * Cases of a folder: text files in which `=== <expected> [explicit|implicit] | <device> | <command or field>` heads each
 * case. Throws when a header cannot be read: a case that is skipped would prove nothing.
 */
export function casesIn(folder: string, names: (name: string) => boolean = () => true): readonly AnswerCase[] {
  const cases: AnswerCase[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt') || !names(file)) continue;
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    let open: (Omit<AnswerCase, 'text'> & { readonly body: string[] }) | undefined;
    const close = (): void => {
      if (open === undefined) return;
      const { body, ...rest } = open;
      cases.push({ ...rest, text: body.join('\n').trimEnd() });
    };
    lines.forEach((text, index) => {
      if (!text.startsWith('=== ')) {
        open?.body.push(text);
        return;
      }
      close();
      const match =
        /^=== (huawei|zte|hikvision|dahua|hytera|none|shared|unknown)(?: (explicit|implicit))? \| ([^|]+) \| (.+)$/.exec(
          text,
        );
      if (match === null) throw new Error(`${file}, line ${index + 1}: not a case header`);
      open = {
        file,
        line: index + 1,
        expected: match[1] as Expected,
        explicit: match[2] === 'explicit',
        what: match[3] ?? '',
        asked: match[4] ?? '',
        body: [],
      };
    });
    close();
  }
  return cases;
}
