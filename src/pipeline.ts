import type { Artifact, Sighting } from './core/evidence.ts';
import type { AssessmentEvent, AssessmentHead, AssessmentTail, Dossier, Item } from './core/verdict.ts';
import { allReaders } from './evidence/choose.ts';
import { type EvidenceOptions, readEvidence } from './evidence/read-evidence.ts';
import { disputedBy } from './findings/disputed.ts';
import { fingerprintOf } from './findings/fingerprint.ts';
import { createHeadings } from './findings/headings.ts';
import { recordedFacts } from './findings/item-facts.ts';
import { withOpenQuestions } from './findings/open-questions.ts';
import { createCounter } from './findings/tally.ts';
import { fusedItems } from './fusion/fuse.ts';
import { createRefs } from './fusion/ref.ts';
import { createIdentify } from './identity/identify.ts';
import { type Judging, type JudgingOptions, prepareJudging } from './findings/judge-item.ts';
import { notYetInForce } from './findings/rules-in-time.ts';
import type { Problem } from './core/problem.ts';
import { type PartyLists, partyQuestions, partyRules, prepareParties } from './findings/party-findings.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { shortName } from './verdicts/short-names.ts';
import { MISSING } from './verdicts/vocabulary.ts';

/** What to read, what to ask, and what is known. */
export interface AssessRequest {
  readonly paths: readonly string[];
  readonly evidence: EvidenceOptions;
  readonly question: JudgingOptions;
  readonly knowledge: Knowledge;
  /** Words of the command, for the report's "how to get the same answer again". */
  readonly command: readonly string[];
  readonly version: string;
  /**
   * True when the paths name one plain file. If its reader says that every record is a thing of its own, items stream
   * through; joining sightings across files needs them all before the first answer.
   */
  readonly oneFile: boolean;
  /** Lists kept on this machine, to screen makers, sellers and people against; nothing is screened without. */
  readonly parties?: PartyLists | undefined;
}

/** A run: what is known before it, its events, and (as the generator's return value) its sums. */
export interface Assessment {
  readonly head: AssessmentHead;
  readonly events: AsyncGenerator<readonly AssessmentEvent[], AssessmentTail>;
}

/** The whole product: read → fuse → identify → screen and judge → find. */
export function assess(request: AssessRequest): Assessment {
  const judging = prepareJudging(request.knowledge, request.question);
  return { head: headOf(request, judging), events: run(request, judging) };
}

async function* run(
  request: AssessRequest,
  judging: Judging,
): AsyncGenerator<readonly AssessmentEvent[], AssessmentTail> {
  const identify = createIdentify(request.knowledge);
  const withParties = prepareParties(request.parties, request.question, judging.rules);
  const questions = { ...MISSING, ...partyQuestions(request.parties) };
  const counter = createCounter();
  const artifacts: Artifact[] = [];
  const held: Sighting[] = [];
  const refs = createRefs();
  const formats = new Map(allReaders().map((reader) => [reader.name, reader]));
  let streams = false;
  let mayHold = 0;
  let failures = 0;

  const headings = createHeadings((sighting) =>
    identify({ sightings: [sighting], observations: sighting.observations }, request.question.asOf).attributions.map(
      (claim) => claim.makerName,
    ),
  );

  const find = (item: Item): AssessmentEvent => {
    const [first, ...others] = item.sightings;
    const observations =
      others.length === 0 ? first.observations : item.sightings.flatMap((sighting) => sighting.observations);
    const facts = recordedFacts(item);
    // Who made what is sold under a brand changes with time: the day the thing was obtained decides, when it is known.
    const { asOf } = request.question;
    const dated = facts.obtained !== undefined && facts.obtained <= asOf;
    const day = dated ? (facts.obtained ?? asOf) : asOf;
    const own = identify({ sightings: item.sightings, observations }, day, dated);
    const alone = judging.judge(own, facts);
    const records = (item.perhaps ?? []).flatMap(({ ref, disputed }) => {
      if (disputed === undefined || alone.status !== 'clear') return [];
      const identification = identify({ sightings: [disputed], observations: disputed.observations }, day, dated);
      return [{ ref, identification, status: judging.judge(identification, facts).status }];
    });
    const disputed = disputedBy(own, alone.status, records);
    const identification = disputed ?? own;
    const judged = withParties(
      disputed === undefined ? alone : judging.judge(disputed, facts),
      identification,
      observations,
    );
    const { matches, verdicts, status, because } = judged;
    const dossier: Dossier = {
      item,
      identification: withOpenQuestions(identification, status, verdicts, questions),
      matches,
      verdicts,
      status,
      because,
      // Hashing costs more than judging, and a table needs none.
      get fingerprint() {
        return fingerprintOf(item, verdicts);
      },
    };
    counter.found(dossier);
    return dossier;
  };

  const notes = [
    ...(request.knowledge.problems ?? []),
    ...(request.parties?.problems ?? []),
    ...notYetInForce(judging.rules, request.question.asOf, request.knowledge.date),
  ];
  if (notes.length > 0) yield notes;

  for await (const batch of readEvidence(request.paths, request.evidence)) {
    const out: AssessmentEvent[] = [];
    for (const event of headings.settle(batch)) {
      if (event.kind === 'artifact-read') {
        artifacts[event.artifact.index] = event.artifact;
        continue;
      }
      if (event.kind === 'artifact') {
        const { distinct = false, scanned = false } = formats.get(event.format) ?? {};
        refs.file(event.index, event.name, distinct, scanned);
        streams = request.oneFile && event.name === request.paths[0] && distinct;
        // Addresses of a scan are compared with each other, unless they are too many to hold.
        mayHold = streams && scanned ? MOST_HELD_OF_SCAN : 0;
      }
      if (event.kind !== 'artifact') counter.read(event);
      if (event.kind === 'problem' && event.severity === 'error') failures += 1;
      if (event.kind !== 'sighting') out.push(event);
      else if (!streams || held.length < mayHold) held.push(event);
      else {
        if (held.length > 0) {
          mayHold = 0;
          out.push(...held.splice(0).map((one) => find(refs.single(one))), scanTooLarge(request.paths[0] ?? ''));
        }
        out.push(find(refs.single(event)));
      }
    }
    if (out.length > 0) yield out;
  }

  let batch: AssessmentEvent[] = [];
  for (const item of fusedItems(held, refs)) {
    batch.push(find(item));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;

  const total = counter.total();
  const read = artifacts.filter((artifact) => artifact !== undefined);
  return {
    status: failures === 0 ? 'complete' : read.length > 0 && total.read > 0 ? 'partial' : 'failed',
    artifacts: read,
    tally: total,
    perArtifact: read.map((artifact) => counter.of(artifact.index)),
  };
}

const BATCH = 250;

/** Addresses of one scan held for comparison; above it they stream through, each an item. */
const MOST_HELD_OF_SCAN = 4_096;

function scanTooLarge(path: string): Problem {
  return {
    kind: 'problem',
    code: 'evidence/large-scan',
    severity: 'note',
    message: `${path} holds more than ${MOST_HELD_OF_SCAN} addresses; each was taken for a device of its own`,
    hint: 'Split the scan into sites to have addresses of one device joined',
    path,
  };
}

function headOf({ question, knowledge, command, version, parties }: AssessRequest, judging: Judging): AssessmentHead {
  const used = new Set(judging.rules.flatMap((rule) => [rule.id, ...rule.lists]));
  const lists = knowledge.lists.filter((list) => used.has(list.id) || list.id.startsWith('registry:'));
  return {
    tool: { name: 'nameplate', version },
    asOf: question.asOf,
    bundle: { sha256: knowledge.sha256, date: knowledge.date, lists: [...lists, ...(parties?.lists ?? [])] },
    rules: [
      ...judging.rules.map((rule) => ({
        id: rule.id,
        title: rule.title,
        short: shortName(rule.id),
        citation: rule.citation.title,
      })),
      ...partyRules(parties),
    ],
    acts: judging.acts,
    questions: { ...MISSING, ...partyQuestions(parties) },
    profile: judging.profile.id,
    command,
  };
}
