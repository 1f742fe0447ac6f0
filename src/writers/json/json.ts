import type { AssessmentEvent } from '../../core/verdict.ts';
import { isDossier } from '../event-kind.ts';
import { type CaseJson, createCases, headJson, itemJson, tailJson } from '../result-json.ts';
import type { Writer } from '../writer.ts';

/**
 * One JSON document (`nameplate.result/1`). Items stream; rows set aside, unread rows and problems are kept to the end
 * because JSON has one place for each, so their number is what bounds the memory.
 */
export const json: Writer = {
  name: 'json',
  summary: 'One JSON document, versioned',
  mediaType: 'application/json',
  extension: 'json',
  open(head) {
    const others = {
      'set-aside': [] as unknown[],
      unread: [] as unknown[],
      columns: [] as unknown[],
      problem: [] as unknown[],
    };
    const cases = createCases();
    const given: CaseJson[] = [];
    let items = 0;
    const start = (): string => {
      const opening = JSON.stringify(headJson(head), null, 1);
      return `${opening.slice(0, -2)},\n "items": [`;
    };
    return {
      write(events: readonly AssessmentEvent[]) {
        let text = '';
        for (const event of events) {
          if (isDossier(event)) {
            const { id, fresh } = cases.of(event);
            if (fresh) given.push(fresh);
            text += `${items === 0 ? start() : ','}\n${JSON.stringify(itemJson(event, id))}`;
            items += 1;
          } else if (event.kind !== 'artifact') {
            others[event.kind].push(event);
          }
        }
        return text === '' ? [] : [text];
      },
      close(tail) {
        const rest = {
          cases: given,
          setAside: others['set-aside'],
          unread: others.unread,
          columns: others.columns,
          problems: others.problem,
          ...tailJson(tail),
        };
        return [`${items === 0 ? start() : ''}\n ],\n${JSON.stringify(rest, null, 1).slice(2)}\n`];
      },
    };
  },
};
