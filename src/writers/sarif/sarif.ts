import type { ReportingDescriptor, Result, Run } from 'sarif';
import { OUTCOME_FORMS } from '../../core/outcome.ts';
import type { AssessmentEvent, AssessmentHead, AssessmentTail, Dossier, Verdict } from '../../core/verdict.ts';
import { isDossier } from '../event-kind.ts';
import { tellingVerdicts } from '../finding-row.ts';
import type { Writer } from '../writer.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const UNKNOWN_MAKER = 'nameplate/maker-not-established';

/** SARIF 2.1.0: one result per rule and item that needs attention, with stable fingerprints; streams results. */
export const sarif: Writer = {
  name: 'sarif',
  summary: 'SARIF 2.1.0 for code-scanning and ticket tools',
  mediaType: 'application/sarif+json',
  extension: 'sarif',
  open(head) {
    let results = 0;
    const uris: string[] = [];
    const notifications: AssessmentEvent[] = [];
    return {
      write(events) {
        let text = '';
        for (const event of events) {
          if (isDossier(event)) {
            for (const result of resultsOf(event, uris)) {
              text += `${results === 0 ? opening(head) : ','}\n${JSON.stringify(result)}`;
              results += 1;
            }
          } else if (event.kind === 'problem') {
            notifications.push(event);
          } else if (event.kind === 'artifact') {
            uris[event.index] = artifactUri(event.name);
          }
        }
        return text === '' ? [] : [text];
      },
      close(tail) {
        return [`${results === 0 ? opening(head) : ''}\n]${closing(tail, notifications, uris)}`];
      },
    };
  },
};

function opening(head: AssessmentHead): string {
  const tool: Run['tool'] = {
    driver: {
      name: 'Nameplate',
      semanticVersion: head.tool.version,
      rules: [...head.rules.map(descriptor), unknownMakerRule()],
    },
  };
  const properties = { asOf: head.asOf, bundle: head.bundle, profile: head.profile };
  return `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"tool":${JSON.stringify(tool)},"properties":${JSON.stringify(properties)},"results":[`;
}

function descriptor(rule: AssessmentHead['rules'][number]): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    ...(rule.citation === undefined ? {} : { help: { text: rule.citation } }),
  };
}

function unknownMakerRule(): ReportingDescriptor {
  return { id: UNKNOWN_MAKER, shortDescription: { text: 'The maker of the item is not established' } };
}

function closing(tail: AssessmentTail, events: readonly AssessmentEvent[], uris: readonly string[]): string {
  const artifacts = tail.artifacts.map((artifact) => ({
    location: { uri: uris[artifact.index] ?? artifactUri(artifact.name) },
    length: artifact.sizeBytes,
    hashes: { 'sha-256': artifact.sha256 },
  }));
  const invocation = {
    executionSuccessful: tail.status !== 'failed',
    toolExecutionNotifications: events.flatMap((event) =>
      'kind' in event && event.kind === 'problem'
        ? [
            {
              level: event.severity,
              message: { text: `${event.message} ${event.hint}` },
              descriptor: { id: event.code },
            },
          ]
        : [],
    ),
  };
  const columnKind: Run['columnKind'] = 'utf16CodeUnits';
  return `,"artifacts":${JSON.stringify(artifacts)},"invocations":[${JSON.stringify(invocation)}],"columnKind":"${columnKind}"}]}\n`;
}

function resultsOf(dossier: Dossier, uris: readonly string[]): Result[] {
  const telling = tellingVerdicts(dossier).filter((verdict) => !verdict.informational);
  if (telling.length > 0) return telling.map((verdict) => ruleResult(dossier, verdict, uris));
  return dossier.status === 'review' ? [result(dossier, uris, UNKNOWN_MAKER, 'open', 'none', dossier.because)] : [];
}

function ruleResult(dossier: Dossier, verdict: Verdict, uris: readonly string[]): Result {
  const form = OUTCOME_FORMS[verdict.outcome];
  const message = `${form.words} under ${verdict.title} as of ${verdict.asOf}: ${dossier.because}`;
  // A covered item fails the rules that bar or restrict it; what a person must settle first is no failure yet.
  const kind = dossier.status === 'covered' && form.status === 'covered' ? 'fail' : notFailed(form.sarifKind);
  return result(dossier, uris, verdict.rule, kind, form.sarifLevel, message);
}

/** How a rule's answer about an item that needs a person is put: nothing fails before the person has looked. */
function notFailed(kind: Kind): Kind {
  return kind === 'fail' ? 'review' : kind;
}

type Kind = (typeof OUTCOME_FORMS)[keyof typeof OUTCOME_FORMS]['sarifKind'];

/** SARIF 2.1.0 §3.27.9: a level other than "none" needs kind "fail"; other kinds carry level "none". */
function result(
  dossier: Dossier,
  uris: readonly string[],
  ruleId: string,
  kind: NonNullable<Result['kind']>,
  level: NonNullable<Result['level']>,
  text: string,
): Result {
  const sighting = dossier.item.sightings[0];
  return {
    ruleId,
    kind,
    level: kind === 'fail' ? level : 'none',
    message: { text: `${dossier.item.label}: ${text}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: uris[sighting.artifact] ?? `inputs/${sighting.artifact + 1}`,
            index: sighting.artifact,
          },
          region: { startLine: Math.max(1, sighting.record) },
        },
        logicalLocations: [{ name: dossier.item.ref, kind: 'record' }],
      },
    ],
    partialFingerprints: { 'nameplateFinding/v1': `${dossier.fingerprint}:${ruleId}` },
    properties: { status: dossier.status, toSettle: [...dossier.identification.toSettle] },
  };
}

/** Input names may be any text: each path part is percent-encoded, so the result is a relative reference (RFC 3986). */
function artifactUri(name: string): string {
  return name === '-'
    ? 'stdin'
    : name
        .split(/[\\/]+/)
        .map(encodeURIComponent)
        .join('/')
        .replace(/^\//, '');
}
