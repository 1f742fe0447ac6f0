import type { RegistrySource } from '../registry-source.ts';
import { oneLine, tallied } from './tallied.ts';

/**
 * The Bluetooth SIG's `company_identifiers.yaml`: a list of `value: 0x….` and `name: …` pairs. Its own small shape is read
 * line by line; any other YAML in it is reported.
 */
export const bluetoothCompanies: RegistrySource = {
  name: 'bluetooth',
  title: 'Bluetooth SIG company identifiers',
  licence: 'public registry; facts',
  publication: 'https://www.bluetooth.com/specifications/assigned-numbers/',
  downloads: [
    {
      part: 'companies',
      url: 'https://bitbucket.org/bluetooth-SIG/public/raw/main/assigned_numbers/company_identifiers/company_identifiers.yaml',
      file: 'company_identifiers.yaml',
    },
  ],
  expected: { company: { min: 3_000, max: 65_536 } },
  oldAfterDays: 365,
  partOf: (beginning) => (/^company_identifiers:\s*$/mu.test(beginning.slice(0, 4_000)) ? 'companies' : undefined),
  parse(texts) {
    const tally = tallied('Bluetooth company identifiers');
    const entries: (readonly [number, string])[] = [];
    let value: number | undefined;
    for (const line of (texts.get('companies') ?? '').split(/\r?\n/u)) {
      if (line.trim() === '' || line.trimStart().startsWith('#') || /^(?:---|company_identifiers:)\s*$/u.test(line))
        continue;
      const number = /^\s*-\s*value:\s*(0x[0-9a-fA-F]{1,4}|\d{1,5})\s*$/u.exec(line)?.[1];
      const name = /^\s*name:\s*(\S.*)$/u.exec(line)?.[1];
      if (number !== undefined) {
        if (value !== undefined) tally.bad('a value without a name', line);
        value = Number(number);
        tally.read += 1;
      } else if (name !== undefined && value !== undefined) {
        const company = oneLine(scalar(name.trim()));
        if (company === '') tally.bad('an empty name', line);
        else {
          tally.used += 1;
          entries.push([value, company]);
        }
        value = undefined;
      } else tally.bad('not a company identifier', line);
    }
    return { tables: [{ name: 'company', entries }], ...tally.sums() };
  },
};

/** A YAML flow scalar: plain, single-quoted or double-quoted. */
function scalar(text: string): string {
  if (text.startsWith("'")) return text.replace(/^'|'$/gu, '').replaceAll("''", "'");
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replace(/^"|"$/gu, '');
  }
}
