import { isDossier } from '../event-kind.ts';
import { createCases, headJson, itemJson, tailJson } from '../result-json.ts';
import type { Writer } from '../writer.ts';

/**
 * One JSON object per line: a header, then every event as it comes (a case before the first item that refers to it), then
 * the summary. Streams any number of rows.
 */
export const jsonl: Writer = {
  name: 'jsonl',
  summary: 'JSON lines: header, one item per line, summary; streams',
  mediaType: 'application/jsonl',
  extension: 'jsonl',
  open(head) {
    const cases = createCases();
    let opened = false;
    const start = (): string => {
      if (opened) return '';
      opened = true;
      return line({ kind: 'head', ...headJson(head) });
    };
    return {
      write(events) {
        let text = start();
        for (const event of events) {
          if (!isDossier(event)) {
            text += line(event);
            continue;
          }
          const { id, fresh } = cases.of(event);
          if (fresh) text += line({ kind: 'case', ...fresh });
          text += line({ kind: 'item', ...itemJson(event, id) });
        }
        return text === '' ? [] : [text];
      },
      close(tail) {
        return [`${start()}${line({ kind: 'summary', ...tailJson(tail) })}`];
      },
    };
  },
};

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
