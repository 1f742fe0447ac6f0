import type { AssessmentEvent } from '../../core/verdict.ts';
import { isDossier } from '../event-kind.ts';
import { headJson, itemJson, tailJson } from '../result-json.ts';
import type { Writer } from '../writer.ts';

/** One JSON object per line: a header, then every event as it comes, then the summary. Streams any number of rows. */
export const jsonl: Writer = {
  name: 'jsonl',
  summary: 'JSON lines: header, one item per line, summary; streams',
  mediaType: 'application/jsonl',
  extension: 'jsonl',
  open(head) {
    let opened = false;
    const start = (): string => {
      if (opened) return '';
      opened = true;
      return `${JSON.stringify({ kind: 'head', ...headJson(head) })}\n`;
    };
    return {
      write(events) {
        let text = start();
        for (const event of events) text += `${JSON.stringify(eventJson(event))}\n`;
        return text === '' ? [] : [text];
      },
      close(tail) {
        return [`${start()}${JSON.stringify({ kind: 'summary', ...tailJson(tail) })}\n`];
      },
    };
  },
};

function eventJson(event: AssessmentEvent): unknown {
  return isDossier(event) ? { kind: 'item', ...itemJson(event) } : event;
}
