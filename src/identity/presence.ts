import type { Identification } from '../core/identity.ts';
import type { Subject } from './identifier.ts';

const STILL_HERE =
  /\b(?:awaiting|pending|to be|scheduled|planned for|will be|due for|marked for|not yet|until|before)\b/i;
const GONE =
  /\b(?:removed|disposed(?: of)?|decommissioned|retired|scrapped|sold|returned|destroyed|written[ -]off|recycled|stolen|lost|donated|uninstalled|surplused|entsorgt|ausgemustert|retirado|retire|списано|демонтировано|报废|已拆除)\b/i;
const PLANNED =
  /\b(?:planned|proposed|quote|quoted|quotation|on order|ordered|to be (?:bought|purchased|procured|installed)|staged|inventory request|forecast|geplant|planificado|запланировано|计划)\b/i;

/** `Removed: Huawei S5720`, `Huawei S5720 (decommissioned 2023)`: the mark stands apart, so that it is about the item itself. */
const MARKED_GONE =
  /^\s*[[(]?(?:removed|decommissioned|disposed(?: of)?|scrapped|retired|written[ -]off|entsorgt|ausgemustert|списано|демонтировано|报废|已拆除)\b[^:;)\]]{0,24}[:)\]]|[[(](?:removed|decommissioned|disposed(?: of)?|scrapped|retired|written[ -]off|entsorgt|ausgemustert|списано|демонтировано|报废|已拆除)(?![\p{L}])[^)\]]{0,40}[)\]]\s*$/iu;

/**
 * Whether the record says that the thing is gone or only planned. Read from status cells alone: a description such as
 * `replaces C300` is about another thing; only a mark that stands apart (`Removed: …`, `… (scrapped)`) is read in it. Gone but still held (`removed; awaiting disposal`) is present.
 */
export function presenceOf(subject: Subject): Identification['presence'] {
  let presence: Identification['presence'] = 'present';
  for (const { kind, value } of subject.observations) {
    if (kind === 'description' && MARKED_GONE.test(value) && !STILL_HERE.test(value)) presence = 'removed';
    if (kind !== 'status') continue;
    if (GONE.test(value)) {
      if (!STILL_HERE.test(value)) presence = 'removed';
    } else if (PLANNED.test(value) && presence === 'present' && !/replace|removal/i.test(value)) presence = 'planned';
  }
  return presence;
}
