import { NameplateError } from '../../../core/problem.ts';
import { assess } from '../../../pipeline.ts';
import { isDossier } from '../../../writers/event-kind.ts';
import { explanationText } from '../../../writers/explanation.ts';
import { itemJson } from '../../../writers/result-json.ts';
import { settingsFor, type Settings, usage } from '../config.ts';
import { EXIT, type Io } from '../io.ts';
import { lastRun } from '../last-run.ts';
import { requestFor } from '../request.ts';

/**
 * `nameplate explain <ref> [path…]`: repeats the check (same input, bundle and flags give the same answer) and shows the
 * whole chain behind the items whose ref it is. Without paths it repeats the last check.
 */
export async function explain(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const [ref, ...given] = args;
  if (ref === undefined) throw usage('which row?', 'Give the ref that check printed, e.g. nameplate explain Assets!17');
  const last = given.length > 0 ? undefined : lastRun(io);
  if (given.length === 0 && !last)
    throw usage('there is no earlier check to explain', 'Name the files: nameplate explain <ref> <file…>');
  const paths = last?.paths ?? given;
  const settings = await settingsFor('explain', last ? { asOf: last.asOf, ...last.flags, ...flags } : flags, paths, io);
  const request = await requestFor(paths, settings, ['explain', ...args], io);
  const { head, events } = assess(request);
  const names: string[] = [];
  const near: string[] = [];
  let found = 0;
  for await (const batch of events) {
    for (const event of batch) {
      if (isDossier(event)) {
        if (!answersTo(event.item.ref, ref)) {
          if (near.length < 5) near.push(event.item.ref);
          continue;
        }
        found += 1;
        await io.stdout(
          settings['format'] === 'json'
            ? `${JSON.stringify({ ...itemJson(event, 'case-1'), cases: [{ id: 'case-1', matches: event.matches, verdicts: event.verdicts }] }, null, 1)}\n`
            : explanationText(event, head, names, settings['all'] === true || settings['all'] === 'true'),
        );
      } else if (event.kind === 'artifact') names[event.index] = event.name;
    }
  }
  if (found === 0) {
    throw new NameplateError(
      'cli/no-such-ref',
      `nothing in ${paths.join(', ')} is called "${ref}"`,
      `Refs look like: ${near.join(', ')}`,
      { exitCode: 2 },
    );
  }
  return EXIT.ok;
}

/** A ref answers to its whole name, to its end after a separator (`17` for `Assets!17`), and as a table cut it short (`…ts!17`). */
function answersTo(ref: string, asked: string): boolean {
  return (
    ref === asked ||
    ref.toLowerCase() === asked.toLowerCase() ||
    ref.endsWith(`!${asked}`) ||
    ref.endsWith(`#${asked}`) ||
    (asked.startsWith('…') && ref.endsWith(asked.slice(1))) ||
    ref === `row ${asked}`
  );
}
