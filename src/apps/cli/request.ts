import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isIsoDate, type IsoDate } from '../../core/dates.ts';
import { DEFAULT_LIMITS } from '../../evidence/reader.ts';
import type { EvidenceOptions } from '../../evidence/read-evidence.ts';
import type { JudgingOptions } from '../../findings/judge-item.ts';
import { openKnowledge } from '../../knowledge/open.ts';
import { dataHome } from '../../knowledge/snapshots/home.ts';
import type { AssessRequest } from '../../pipeline.ts';
import { PURPOSES, type Purpose } from '../../verdicts/vocabulary.ts';
import { type Settings, usage } from './config.ts';
import type { Io } from './io.ts';
import { partyLists } from './screening/party-screening.ts';
import { VERSION } from './version.ts';

/** Opens the knowledge and turns settings into one run's request. Throws usage errors (exit 2) that say what is allowed. */
export async function requestFor(
  paths: readonly string[],
  settings: Settings,
  command: readonly string[],
  io: Io,
): Promise<AssessRequest> {
  const dir = settings['listsDir'];
  const home = typeof dir === 'string' ? resolve(io.cwd, dir) : dataHome(io.env, process.platform);
  const knowledge = await openKnowledge(undefined, { home });
  const question = questionFor(settings, io);
  return {
    paths,
    evidence: evidenceOptions(settings, io),
    question,
    knowledge,
    parties: await partyLists(home, question.asOf, knowledge),
    command: ['nameplate', ...command],
    version: VERSION,
    oneFile: paths.length === 1 && (paths[0] === '-' || isPlainFile(resolve(io.cwd, paths[0] ?? ''))),
  };
}

/** How the inputs are read, from the settings. */
export function evidenceOptions(settings: Settings, io: Io): EvidenceOptions {
  const map = settings['columns'];
  return {
    limits: DEFAULT_LIMITS,
    ...text('encoding', settings['encoding']),
    ...text('delimiter', settings['delimiter'] === 'tab' ? '\t' : settings['delimiter']),
    ...text('sheet', settings['sheet']),
    ...(typeof map === 'string' ? { columns: columnMap(resolve(io.cwd, map)) } : {}),
    stdin: io.stdin,
  };
}

/** The day to answer for: `--as-of`, else today. */
export function asOfDay(settings: Settings, io: Io): IsoDate {
  const day = settings['asOf'] ?? io.today;
  if (typeof day !== 'string' || !isIsoDate(day))
    throw usage(`--as-of cannot be "${String(day)}"`, 'Write a calendar day as YYYY-MM-DD, e.g. 2020-08-13.');
  if (day > io.today)
    io.stderr(`--as-of ${day} lies in the future: the answers rest on the rules and lists known today.\n`);
  return day;
}

/** What is asked of every item: the day, the rules, the profile, and what the user said of the case. */
function questionFor(settings: Settings, io: Io): JudgingOptions {
  const purpose = settings['purpose'];
  const contractDate = settings['contractDate'];
  const rules = settings['rules'];
  if (typeof contractDate === 'string' && !isIsoDate(contractDate))
    throw usage(`--contract-date cannot be "${contractDate}"`, 'Write a calendar day as YYYY-MM-DD.');
  return {
    asOf: asOfDay(settings, io),
    ...text('profile', settings['profile']),
    ...(typeof rules === 'string' ? { rules: rules.split(',').map((word) => word.trim()) } : {}),
    ...(typeof purpose === 'string' ? { purpose: purposeWord(purpose) } : {}),
    ...(typeof contractDate === 'string' && isIsoDate(contractDate) ? { contractDate } : {}),
  };
}

function purposeWord(given: string): Purpose {
  const word = given.trim().toLowerCase();
  const found = (Object.entries(PURPOSES) as [Purpose, string][]).find(([id, words]) => id === word || words === word);
  if (!found) throw usage(`--purpose cannot be "${given}"`, `Use one of: ${Object.keys(PURPOSES).join(', ')}.`);
  return found[0];
}

function columnMap(path: string): Readonly<Record<string, string>> {
  if (!existsSync(path))
    throw usage(`the column map ${path} does not exist`, 'Make one with: nameplate columns <file> --save map.json');
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw usage(
      `the column map ${path} is no JSON: ${error instanceof Error ? error.message : ''}`,
      'Make one with: nameplate columns <file> --save map.json',
    );
  }
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    !Object.values(value).every((one) => typeof one === 'string')
  ) {
    throw usage(
      `the column map ${path} must be an object of header → meaning`,
      'For example {"Make": "brand", "Model / Part": "model"}.',
    );
  }
  return value as Record<string, string>;
}

function isPlainFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // What cannot be looked at is no plain file; opening it says why.
    return false;
  }
}

function text<K extends string>(key: K, value: unknown): Partial<Record<K, string>> {
  return typeof value === 'string' ? ({ [key]: value } as Partial<Record<K, string>>) : {};
}
