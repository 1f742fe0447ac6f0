import { dossierOf } from '../../../knowledge/dossier.ts';
import { findMaker } from '../../../knowledge/find-maker.ts';
import { openKnowledge } from '../../../knowledge/open.ts';
import { settingsFor, type Settings } from '../config.ts';
import { dossierText } from '../dossier-text.ts';
import { EXIT, type Io } from '../io.ts';
import { asOfDay } from '../request.ts';

/** `nameplate who`: a maker answers with its dossier, anything else with ranked makers and why. */
export async function who(args: readonly string[], flags: Settings, io: Io): Promise<number> {
  const settings = await settingsFor('who', flags, [], io);
  const asOf = asOfDay(settings, io);
  const knowledge = await openKnowledge();
  const text = args.join(' ').trim();
  for (const named of findMaker(text, knowledge)) {
    const dossier = dossierOf(named.maker, knowledge, asOf);
    if (dossier) await io.stdout(dossierText(dossier));
  }
  return EXIT.ok;
}
