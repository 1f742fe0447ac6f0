import type { Observation } from '../core/evidence.ts';
import { alike } from './contradiction.ts';

/** What the sightings that bear a name say of the thing, for comparing two of them. */
export interface SaidOfItself {
  /** Model and platform cells and descriptions as one text. */
  readonly about: string;
  /** Model numbers told as such. */
  readonly models: readonly string[];
  /** Words with digits out of descriptions. */
  readonly words: readonly string[];
  readonly descriptions: readonly string[];
  /** Names with their domain. */
  readonly fullNames: readonly string[];
  readonly chassis: readonly string[];
}

const MOST_TEXT = 2_048;

/** Gathers it; the host name that Linux puts into its description is left out. */
export function saidOf(observations: readonly Observation[]): SaidOfItself {
  const models = new Set<string>();
  const words = new Set<string>();
  const descriptions = new Set<string>();
  const fullNames = new Set<string>();
  const chassis = new Set<string>();
  const about: string[] = [];
  for (const { kind, value } of observations) {
    const text = value.slice(0, MOST_TEXT);
    if (kind === 'model' || kind === 'platform' || kind === 'part-number') {
      about.push(text);
      for (const code of codesIn(text)) models.add(code);
    } else if (kind === 'sys-descr') {
      const plain = text
        .replace(/^Linux \S+ /, 'Linux ')
        .replace(/\s+/g, ' ')
        .trim();
      about.push(plain);
      if (plain.length >= 20) descriptions.add(plain.toLowerCase());
      for (const code of codesIn(plain)) words.add(code);
    } else if (kind === 'hostname') {
      const name = text.trim().toLowerCase().replace(/\.$/, '');
      if (isFullName(name)) fullNames.add(name);
    } else if (kind === 'chassis-id') chassis.add(text.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  }
  return {
    about: about.join(' '),
    models: [...models],
    words: [...words],
    descriptions: [...descriptions],
    fullNames: [...fullNames],
    chassis: [...chassis],
  };
}

/** Whether both say they are the same model, or describe themselves alike. */
export function sameKindOfThing(one: SaidOfItself, two: SaidOfItself): boolean {
  const told = (models: readonly string[], others: readonly string[]): boolean =>
    models.some((model) => others.some((other) => alike(model, other)));
  return (
    told(one.models, two.models) ||
    told(one.models, two.words) ||
    told(two.models, one.words) ||
    one.descriptions.some((a) => two.descriptions.some((b) => a.startsWith(b) || b.startsWith(a)))
  );
}

/** Whether both go by the same name in the same domain. */
export function sameFullName(one: SaidOfItself, two: SaidOfItself): boolean {
  return one.fullNames.some((name) => two.fullNames.includes(name));
}

/** Whether both tell a chassis id, and not the same. */
export function otherChassis(one: SaidOfItself, two: SaidOfItself): boolean {
  return one.chassis.length > 0 && two.chassis.length > 0 && !one.chassis.some((id) => two.chassis.includes(id));
}

/** A host in a domain that somebody chose: `sw1.example.net`, not `sw1.local`. */
function isFullName(name: string): boolean {
  const labels = name.split('.');
  return (
    labels.length >= 3 && labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label)) && /[a-z]/.test(labels[0] ?? '')
  );
}

/** Long words that hold letters and digits; versions in parentheses and dates are none of a model's. */
function codesIn(text: string): readonly string[] {
  return text
    .toUpperCase()
    .split(/[\s,;()]+/)
    .map((word) => word.replace(/[^A-Z0-9]/g, ''))
    .filter((word) => word.length >= 4 && word.length <= 30 && /\d/.test(word) && /[A-Z]/.test(word))
    .slice(0, 24);
}

/** One end of a link: the port, the field that told it, and whether it goes by a name (`gi0/24`) or by some number. */
export interface LinkEnd {
  readonly port: string;
  readonly field: string;
  readonly named: boolean;
}

const LOCAL = /local|cdpCacheIfIndex|^interface$/i;
const REMOTE = /port ?-?id|remote ?port|neighbou?r (?:interface|port)|outgoing port|cdpCacheDevicePort/i;

/** The port of the teller (`local`) or of the neighbour (`remote`) that a neighbour row names. */
export function linkEnd(observations: readonly Observation[], end: 'local' | 'remote'): LinkEnd | undefined {
  for (const { kind, value, field = '' } of observations) {
    if (kind !== 'other') continue;
    const isLocal = LOCAL.test(field);
    if (end === 'local' ? !isLocal : isLocal || !REMOTE.test(field)) continue;
    const port = portName(value);
    if (port !== '') return { port, field, named: /^[a-z]{1,2}\d/.test(port) };
  }
  return undefined;
}

/** Kinds of port by the beginnings of their names, over all platforms. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:xg|10ge|te|xe)/, 'te'],
  [/^(?:40ge|fo)/, 'fo'],
  [/^(?:100ge|hu)/, 'hu'],
  [/^g[ie]/, 'gi'],
  [/^f[ae]/, 'fa'],
];

/** `GigabitEthernet1/0/24`, `Gi1/0/24`, `GE1/0/24` and `ge-1/0/24` as one. */
function portName(text: string): string {
  const trimmed = text.trim().toLowerCase().slice(0, 80);
  const [, letters = '', place = ''] = /^(\d{2,3}ge|[a-z-]*?)[\s-]*(\d[\d/:.]*)$/.exec(trimmed) ?? [];
  if (place === '') return trimmed;
  const kind = KINDS.find(([pattern]) => pattern.test(letters))?.[1] ?? letters.slice(0, 2);
  return `${kind}${place}`;
}
