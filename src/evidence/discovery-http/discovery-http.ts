import type { Observation, ObservationKind, ReadEvent, Sighting } from '../../core/evidence.ts';
import type { Problem } from '../../core/problem.ts';
import { fileLines } from '../file-lines.ts';
import type { EvidenceFile, Probe, Reader, ReadOptions } from '../reader.ts';
import {
  type Answer,
  answerAt,
  factsOf,
  goesOn,
  readBody,
  readHeader,
  received,
  targetIn,
  whatwebLine,
} from './answer.ts';

/** Saved answers of web, RTSP, SIP and SSDP servers: heads as `curl -i` prints them, and the title of the page. */
export const discoveryHttp: Reader = {
  name: 'discovery-http',
  summary: 'HTTP, RTSP, SIP and SSDP answers: server, realm, page title; WhatWeb logs',
  recognises(probe: Probe): number {
    const lines = probe.text
      .slice(0, 16_384)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .slice(0, 60);
    const first = lines.findIndex((line) => answerAt(received(line) ?? '', 1) !== undefined);
    if (first !== -1) return first === 0 ? 0.93 : first < 30 && hasHead(lines.slice(first + 1)) ? 0.85 : 0;
    const logged = lines.filter((line) => whatwebLine(line, 1) !== undefined).length;
    return logged * 2 > lines.length ? 0.9 : 0;
  },
  async *read(file: EvidenceFile, probe: Probe, options: ReadOptions): AsyncGenerator<readonly ReadEvent[]> {
    const device = createDevices(file.artifact);
    let answer: Answer | undefined;
    let inHead = false;
    let target: string | undefined;
    const notes: Problem[] = [];
    for await (const lines of fileLines(file, probe, options, notes)) {
      const batch: ReadEvent[] = [];
      for (const { text: raw, line } of lines) {
        const text = received(raw);
        const begins = text === undefined ? undefined : answerAt(text, line);
        if (begins !== undefined) {
          // An address named since the last answer is that of another call.
          if (answer !== undefined && (target !== undefined || !goesOn(answer))) batch.push(...device.close());
          device.open(begins, target);
          answer = begins;
          inHead = true;
          target = undefined;
          continue;
        }
        const logged = text === undefined || inHead ? undefined : whatwebLine(text, line);
        if (logged !== undefined) {
          batch.push(...device.close(), ...device.alone(logged));
          answer = undefined;
        } else if (text !== undefined && inHead && text.trim() === '') inHead = false;
        else if (text !== undefined && inHead && answer !== undefined) readHeader(answer, text, line);
        else {
          if (raw.trim() !== '') target = targetIn(raw) ?? (text === undefined ? target : undefined);
          if (text !== undefined && answer !== undefined) readBody(answer, text, line);
        }
      }
      if (batch.length > 0) yield batch;
      options.signal?.throwIfAborted();
    }
    yield [...device.close(), ...notes];
  },
};

function hasHead(lines: readonly string[]): boolean {
  return lines
    .slice(0, 8)
    .some((line) => /^(?:Server|Content-Type|Date|Connection|WWW-Authenticate): /i.test(received(line) ?? ''));
}

/** Puts answers of one server together and numbers the servers. */
function createDevices(artifact: number): {
  open(answer: Answer, target: string | undefined): void;
  close(): readonly ReadEvent[];
  alone(facts: readonly Observation[]): readonly ReadEvent[];
} {
  let answers: Answer[] = [];
  let address: string | undefined;
  let record = 0;
  const sighting = (observations: readonly Observation[], fallback: string): Sighting => {
    const of = (kind: ObservationKind): string => observations.find((one) => one.kind === kind)?.value ?? '';
    const name = of('http-title') || of('http-server') || of('rtsp-server') || of('upnp-field') || fallback;
    const label = [of('ip'), name].filter((text) => text !== '').join(' ');
    return {
      kind: 'sighting',
      artifact,
      sheet: '',
      record: ++record,
      counted: true,
      label: label.slice(0, 160),
      observations,
    };
  };
  return {
    open(answer, target) {
      if (answers.length === 0) address = target;
      answers.push(answer);
    },
    close() {
      const all = answers;
      answers = [];
      const [first] = all;
      if (first === undefined) return [];
      const facts = all.flatMap((one) => factsOf(one));
      const observations = facts.filter(
        (one, nth) => facts.findIndex((other) => other.kind === one.kind && other.value === one.value) === nth,
      );
      const ip = address;
      if (ip !== undefined && !observations.some((one) => one.kind === 'ip' && one.value === ip))
        observations.unshift({ kind: 'ip', value: ip, field: 'target', at: { at: 'line', line: first.line } });
      return [sighting(observations, `${first.protocol} answer`)];
    },
    alone: (facts) => [sighting(facts, 'HTTP answer')],
  };
}
