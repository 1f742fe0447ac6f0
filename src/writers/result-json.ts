import type { Attribution, Citation, Signal } from '../core/identity.ts';
import type { AssessmentHead, AssessmentTail, Dossier, Verdict } from '../core/verdict.ts';
import { placeText } from './problem-text.ts';
import { makerOf } from './finding-row.ts';

/** Name and major version of the result format; fields are only added within it (docs/reference/json.md). */
const RESULT_SCHEMA = 'nameplate.result/1';

/** The head of a result as plain JSON. */
export function headJson(head: AssessmentHead): Record<string, unknown> {
  return {
    schema: RESULT_SCHEMA,
    tool: head.tool,
    asOf: head.asOf,
    bundle: head.bundle,
    profile: head.profile,
    acts: head.acts,
    rules: head.rules,
    command: head.command,
  };
}

/** The end of a result as plain JSON: files with their sums, then the sums of the run. */
export function tailJson(tail: AssessmentTail): Record<string, unknown> {
  return {
    status: tail.status,
    inputs: tail.artifacts.map((artifact, index) => ({ ...artifact, sums: tail.perArtifact[index] })),
    summary: tail.tally,
  };
}

/** The full verdicts of one case, given once: items with the same makers and facts share them and refer to it by id. */
export interface CaseJson {
  readonly id: string;
  readonly matches: Dossier['matches'];
  readonly verdicts: readonly Verdict[];
}

/** Names cases in the order they are first seen. */
export interface Cases {
  /** Id of the dossier's case, and the case itself when it has not been given before. */
  of(dossier: Dossier): { readonly id: string; readonly fresh: CaseJson | undefined };
}

/** Most cases remembered; a run with more gives some again under a new id, which costs bytes and no meaning. */
const MOST_CASES = 20_000;

/** Starts naming cases. Judging shares one list of verdicts between items of the same case, so identity tells them apart. */
export function createCases(): Cases {
  const ids = new Map<readonly Verdict[], string>();
  let count = 0;
  return {
    of({ verdicts, matches }) {
      const known = ids.get(verdicts);
      if (known !== undefined) return { id: known, fresh: undefined };
      if (ids.size >= MOST_CASES) ids.clear();
      count += 1;
      const id = `case-${count}`;
      ids.set(verdicts, id);
      return { id, fresh: { id, matches, verdicts } };
    },
  };
}

/** One item as plain JSON: what was given, who made it with every reason, and what each rule says in short. */
export function itemJson(dossier: Dossier, caseId: string): Record<string, unknown> {
  const maker = makerOf(dossier);
  const applies = dossier.verdicts.filter((verdict) => verdict.outcome !== 'not-applicable');
  return {
    ref: dossier.item.ref,
    status: dossier.status,
    because: dossier.because,
    label: dossier.item.label,
    ...(dossier.item.partOf === undefined ? {} : { partOf: dossier.item.partOf }),
    seenIn: dossier.item.sightings.map((sighting) => ({
      input: sighting.artifact,
      sheet: sighting.sheet,
      record: sighting.record,
      counted: sighting.counted,
      given: sighting.observations.map((seen) => ({
        kind: seen.kind,
        value: seen.value,
        ...(seen.field === undefined ? {} : { field: seen.field }),
        ...(seen.at.at === 'record' && seen.at.record === sighting.record ? {} : { at: placeText(seen.at) }),
      })),
    })),
    maker:
      maker === undefined
        ? null
        : {
            id: maker.maker,
            name: maker.makerName,
            family: maker.family ?? null,
            role: maker.role,
            confidence: maker.confidence,
          },
    state: dossier.identification.state,
    category: dossier.identification.category,
    presence: dossier.identification.presence,
    roles: dossier.identification.attributions.map(attributionJson),
    case: caseId,
    verdicts: applies.map((verdict) => ({
      rule: verdict.rule,
      outcome: verdict.outcome,
      acts: verdict.acts,
      citation: verdict.citations[0]?.title ?? '',
      ...(verdict.effective.from === undefined ? {} : { effective: verdict.effective.from }),
      missing: verdict.missing,
    })),
    toSettle: dossier.identification.toSettle,
    ...(dossier.item.joins.length === 0 ? {} : { joins: dossier.item.joins }),
    ...(dossier.item.toldBy === undefined ? {} : { toldBy: dossier.item.toldBy }),
    ...(dossier.item.perhaps === undefined
      ? {}
      : { perhaps: dossier.item.perhaps.map(({ ref, why }) => ({ ref, why })) }),
    fingerprint: dossier.fingerprint,
  };
}

function attributionJson(claim: Attribution): Record<string, unknown> {
  return {
    maker: claim.maker,
    name: claim.makerName,
    family: claim.family ?? null,
    role: claim.role,
    confidence: claim.confidence,
    evidence: claim.signals.map(signalJson),
    against: claim.against.map(signalJson),
  };
}

function signalJson(signal: Signal): Record<string, unknown> {
  return {
    technique: signal.technique,
    says: signal.says,
    weight: signal.strength,
    verified: signal.verified,
    from: { kind: signal.because.kind, value: signal.because.value, at: placeText(signal.because.at) },
    ...(signal.fact === undefined ? {} : { fact: signal.fact }),
    sources: signal.basis.map(citationJson),
  };
}

function citationJson(citation: Citation): Record<string, unknown> {
  return { ...citation };
}
