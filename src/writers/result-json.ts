import type { Attribution, Citation, Signal } from '../core/identity.ts';
import type { AssessmentHead, AssessmentTail, Dossier, Verdict } from '../core/verdict.ts';
import { placeText } from './problem-text.ts';
import { makerOf } from './finding-row.ts';

/** Name and major version of the result format; fields are only added within it (docs/reference/json.md). */
export const RESULT_SCHEMA = 'nameplate.result/1';

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

/** One item as plain JSON: what was given, who made it, what each rule says, and every reason. */
export function itemJson(dossier: Dossier): Record<string, unknown> {
  const maker = makerOf(dossier);
  return {
    ref: dossier.item.ref,
    status: dossier.status,
    because: dossier.because,
    label: dossier.item.label,
    seenIn: dossier.item.sightings.map((sighting) => ({
      input: sighting.artifact,
      sheet: sighting.sheet,
      record: sighting.record,
      counted: sighting.counted,
    })),
    ...(dossier.item.partOf === undefined ? {} : { partOf: dossier.item.partOf }),
    given: dossier.item.sightings.flatMap((sighting) =>
      sighting.observations.map((seen) => ({
        kind: seen.kind,
        value: seen.value,
        ...(seen.field === undefined ? {} : { field: seen.field }),
        at: placeText(seen.at),
      })),
    ),
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
    matches: dossier.matches,
    verdicts: dossier.verdicts.map(verdictJson),
    toSettle: dossier.identification.toSettle,
    joins: dossier.item.joins,
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

function verdictJson(verdict: Verdict): Record<string, unknown> {
  return { ...verdict };
}
