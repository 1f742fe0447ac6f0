import { isIsoDate } from '../../../core/dates.ts';
import { OUTCOME_FORMS } from '../../../core/outcome.ts';
import { NameplateError } from '../../../core/problem.ts';
import { judgeCase, type JudgeAnswer } from '../../../findings/judge-case.ts';
import { resolveMaker, similarMakers } from '../../../findings/resolve-maker.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { openKnowledge } from '../../../knowledge/open.ts';
import { type JudgeQuestion, parseQuestion } from '../../../verdicts/question.ts';
import { type Settings, settingsFor, usage } from '../config.ts';
import { EXIT, type Io } from '../io.ts';

/** Longest line of questions taken from standard input, in characters. */
const LINE_LIMIT = 1_000_000;

/**
 * `nameplate judge`: one bare case from flags, or many as JSON lines from standard input (`-`). A line that cannot be
 * judged gets an `error` line of its own and the rest go on; the exit code is then 2.
 */
export async function judge(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('judge', flags, [], io);
  const format = settings['format'] ?? 'table';
  if (format !== 'table' && format !== 'json' && format !== 'jsonl') {
    throw usage(`--format cannot be "${String(format)}" here`, 'Use table, json or jsonl.');
  }
  const knowledge = await openKnowledge();
  if (args[0] === '-') return judgeLines(settings, flags, knowledge, io);
  if (args.length > 0)
    throw usage(
      `judge takes no argument "${args[0]}"`,
      'Give the case with flags, or JSON lines on standard input with -.',
    );
  const answer = answerTo(fromFlags(settings, flags), settings, knowledge, io);
  await io.stdout(
    format === 'table' ? table(answer) : `${JSON.stringify(answer, null, format === 'json' ? 1 : undefined)}\n`,
  );
  return EXIT.ok;
}

async function judgeLines(settings: Settings, flags: Settings, knowledge: Knowledge, io: Io): Promise<number> {
  const common = fromFlags(settings, flags);
  let faulty = 0;
  let number = 0;
  for await (const line of linesOf(io.stdin)) {
    number += 1;
    if (line.trim() === '') continue;
    let id: unknown = number;
    try {
      const raw: unknown = JSON.parse(line);
      if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
        throw usage('the line is no JSON object', 'One object per line.');
      id = (raw as { id?: unknown }).id ?? number;
      const answer = answerTo({ ...common, ...raw }, settings, knowledge, io);
      await io.stdout(`${JSON.stringify({ id, ...answer })}\n`);
    } catch (error) {
      if (!(error instanceof NameplateError) && !(error instanceof SyntaxError)) throw error;
      faulty += 1;
      const hint =
        error instanceof NameplateError
          ? error.hint
          : 'One JSON object per line, with the keys of docs/guide/verdicts.md.';
      await io.stdout(`${JSON.stringify({ id, error: error.message, hint, line: number })}\n`);
    }
  }
  if (faulty > 0) io.stderr(`${faulty} of ${number} lines could not be judged; their answers say why\n`);
  return faulty > 0 ? EXIT.usage : EXIT.ok;
}

/** The question as plain keys; `--fact key=value` gives every fact that has no flag of its own. */
function fromFlags(settings: Settings, flags: Settings): Record<string, unknown> {
  const question: Record<string, unknown> = {};
  for (const key of [
    'maker',
    'role',
    'act',
    'actor',
    'category',
    'purpose',
    'contractDate',
    'quantity',
    'funding',
    'place',
    'obtained',
    'clause',
    'owner',
    'contains',
    'origin',
    'discovered',
    'rules',
    'asOf',
  ]) {
    if (settings[key] !== undefined) question[key] = settings[key];
  }
  // the default profile of other commands must not answer for an actor that was named
  if (flags['profile'] !== undefined) question['profile'] = flags['profile'];
  const answers: Record<string, string> = {};
  const exceptions: Record<string, string> = {};
  for (const [name, into] of [
    ['fact', answers],
    ['exception', exceptions],
  ] as const) {
    for (const fact of [settings[name] ?? []].flat()) {
      const [key = '', ...rest] = String(fact).split('=');
      const value = rest.join('=');
      if (value === '')
        throw usage(
          `--${name} "${String(fact)}" has no value`,
          `Write key=value, e.g. --${name} ${name === 'fact' ? 'consumer-grade=yes' : 'waiver=no'}.`,
        );
      into[key] = value;
    }
  }
  if (Object.keys(answers).length > 0) question['answers'] = answers;
  if (Object.keys(exceptions).length > 0) question['exceptions'] = exceptions;
  return question;
}

function answerTo(
  raw: Readonly<Record<string, unknown>>,
  settings: Settings,
  knowledge: Knowledge,
  io: Io,
): JudgeAnswer {
  const day = settings['asOf'] ?? io.today;
  if (typeof day !== 'string' || !isIsoDate(day))
    throw usage(`--as-of cannot be "${String(day)}"`, 'Write a calendar day as YYYY-MM-DD, e.g. 2020-08-13.');
  const question = parseQuestion(raw, day);
  return judgeCase(resolved(question, knowledge), knowledge);
}

/** Names turned into ids; a maker nobody knows is refused unless its owner is given, and `unknown` stays unknown. */
function resolved(question: JudgeQuestion, knowledge: Knowledge): JudgeQuestion {
  const { maker, owners, contains } = question;
  const idOf = (text: string): string => resolveMaker(text, knowledge)?.id ?? refuse(text, knowledge);
  const own =
    maker === undefined || maker === 'unknown' || maker === 'unlisted'
      ? maker
      : (resolveMaker(maker, knowledge)?.id ?? (owners.length > 0 ? maker : refuse(maker, knowledge)));
  return {
    ...question,
    ...(own === undefined ? {} : { maker: own }),
    owners: owners.map((link) => ({ ...link, owner: idOf(link.owner) })),
    contains: contains.map((part) => ({ ...part, maker: idOf(part.maker) })),
  };
}

function refuse(text: string, knowledge: Knowledge): never {
  const near = similarMakers(text, knowledge);
  throw new NameplateError(
    'judge/unknown-maker',
    `No maker is called "${text}".${near.length > 0 ? ` Near: ${near.join(', ')}.` : ''}`,
    'Look it up with: nameplate who <name>. Write unknown when nobody knows, unlisted for a company known to be on no list; --owner <id>=<percent> ties a company not held here to one that is.',
    { exitCode: EXIT.usage },
  );
}

async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > LINE_LIMIT)
      throw usage(`a line of standard input is longer than ${LINE_LIMIT} characters`, 'Write one question per line.');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

function table(answer: JudgeAnswer): string {
  const lines = [
    `${OUTCOME_FORMS[answer.outcome].words}${answer.maker ? `: ${answer.maker.name}` : ''}, as of ${answer.asOf}`,
    '',
  ];
  const shown = answer.verdicts.filter((verdict) => verdict.outcome !== 'not-applicable');
  for (const verdict of shown) {
    lines.push(
      `${OUTCOME_FORMS[verdict.outcome].words.toUpperCase()}  ${verdict.rule}${verdict.acts.length > 0 ? ` (${verdict.acts.join(', ')})` : ''}${verdict.informational ? '  for information' : ''}`,
    );
    lines.push(`  ${verdict.title}`, `  Source: ${verdict.citations[0]?.title ?? ''}`);
    for (const step of verdict.proof) lines.push(`  - ${step.says}`);
    for (const exception of verdict.exceptions)
      lines.push(`  may be excepted: ${exception.id}: ${exception.what} Needs: ${exception.needs.join('; ')}`);
    for (const duty of verdict.duties) {
      lines.push(`  duty ${duty.id} (${duty.citation}), to ${duty.to}`);
      for (const step of duty.steps)
        lines.push(`    ${step.deadline} from ${step.from}${step.due ? `: by ${step.due.local}` : ''}`);
    }
    lines.push('');
  }
  const rest = answer.verdicts.filter((verdict) => verdict.outcome === 'not-applicable');
  for (const verdict of rest) lines.push(`does not apply: ${verdict.rule}: ${verdict.proof[0]?.says ?? ''}`);
  if (answer.toSettle.length > 0)
    lines.push('', 'To settle:', ...answer.toSettle.map((open) => `  ${open.fact}: ${open.question}`));
  lines.push(
    '',
    `Knowledge ${answer.bundle.date} ${answer.bundle.sha256.slice(0, 12)}. What was found, not legal advice.`,
  );
  return `${lines.join('\n')}\n`;
}
