import { isIsoDate } from '../../../core/dates.ts';
import type { RegistrySource } from '../registry-source.ts';
import { oneLine, tallied } from './tallied.ts';

/**
 * IANA's `enterprise-numbers.txt`: a number at the start of a line, then the organisation (two spaces in), the contact
 * (four) and the address (six). Only number and organisation are kept.
 */
export const enterpriseNumbers: RegistrySource = {
  name: 'enterprise',
  title: 'IANA Private Enterprise Numbers',
  licence: 'CC0-1.0 (IANA protocol registries); number and registrant name only',
  publication: 'https://www.iana.org/assignments/enterprise-numbers/',
  downloads: [
    {
      part: 'numbers',
      url: 'https://www.iana.org/assignments/enterprise-numbers.txt',
      file: 'enterprise-numbers.txt',
    },
  ],
  expected: { number: { min: 60_000, max: 1_000_000 } },
  oldAfterDays: 180,
  partOf: (beginning) =>
    /^\uFEFF?\s*PRIVATE ENTERPRISE NUMBERS/u.test(beginning) ||
    beginning.includes('SMI Network Management Private Enterprise Codes')
      ? 'numbers'
      : undefined,
  parse(texts) {
    const text = texts.get('numbers') ?? '';
    const tally = tallied('IANA enterprise numbers');
    const entries: (readonly [number, string])[] = [];
    let number: number | undefined;
    for (const line of text.split(/\r?\n/u)) {
      if (/^\d+\s*$/u.test(line)) {
        if (number !== undefined) tally.bad('a number without an organisation', String(number));
        number = Number(line);
        tally.read += 1;
        if (number > 0xffffffff) {
          tally.bad('no enterprise number', line);
          number = undefined;
        }
        continue;
      }
      if (number === undefined || !line.startsWith('  ') || line.trim() === '') continue;
      // the first line below a number is the organisation, whatever its indent: some are indented by a character more
      entries.push([number, oneLine(line)]);
      tally.used += 1;
      number = undefined;
    }
    if (number !== undefined) tally.bad('a number without an organisation: the file may be cut', String(number));
    tally.leave('Contact and Email', 'persons are not carried');
    const day = /\(last updated (\d{4}-\d{2}-\d{2})\)/u.exec(text.slice(0, 2_000))?.[1] ?? '';
    return {
      tables: [{ name: 'number', entries }],
      ...(isIsoDate(day) ? { date: { day, basis: 'published' as const } } : {}),
      ...tally.sums(),
    };
  },
};
