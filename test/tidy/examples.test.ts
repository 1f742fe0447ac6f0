import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, tempFolder } from '../e2e/run-cli.ts';

/**
 * Examples in the docs are run: in a `console` fence every line that starts with `$ nameplate` is a command, run in the
 * project's folder, and the lines under it must appear in its output in that order (`…` stands for anything). A line
 * `# exit 1` gives the exit code, else it is 0.
 */
interface Example {
  readonly file: string;
  readonly command: string;
  readonly expected: readonly string[];
  readonly exit: number;
}

function pages(): string[] {
  const docs = readdirSync('docs', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
  return ['README.md', ...docs].sort();
}

function examplesIn(file: string): Example[] {
  const fences = [...readFileSync(file, 'utf8').matchAll(/^```console\n([\s\S]*?)^```/gm)].map(
    (match) => match[1] ?? '',
  );
  return fences.flatMap((fence) =>
    fence
      .split(/^\$ nameplate /m)
      .slice(1)
      .map((block) => {
        const [command = '', ...lines] = block.trimEnd().split('\n');
        const exit = Number(lines.find((line) => line.startsWith('# exit '))?.slice(7) ?? 0);
        return {
          file,
          command,
          expected: lines.filter((line) => !line.startsWith('# exit ') && line.trim() !== ''),
          exit,
        };
      }),
  );
}

/** Splits a command line at spaces outside quotes; the docs use no other shell feature. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** What one example leaves for the next: the last run, compiled lists. */
const HOME = tempFolder();
const EXAMPLES = pages().flatMap(examplesIn);

describe('examples in the docs', () => {
  it('there are some', () => expect(EXAMPLES.length).toBeGreaterThan(3));

  it.each(EXAMPLES)('$file: nameplate $command', async ({ command, expected, exit }) => {
    const ran = await runCli(words(command), {
      cwd: process.cwd(),
      env: { XDG_STATE_HOME: join(HOME, 'state'), NAMEPLATE_HOME: join(HOME, 'data') },
    });
    expect(ran.code, ran.err).toBe(exit);
    const output = `${ran.out}\n${ran.err}`.split('\n').map((line) => line.trim());
    let at = 0;
    for (const line of expected) {
      const parts = line
        .trim()
        .split('…')
        .map((part) => part.trim());
      const found = output.findIndex((text, index) => index >= at && inOrder(text, parts));
      expect(found, `no line like "${line}" after line ${at} of:\n${ran.out}`).toBeGreaterThanOrEqual(0);
      at = found + 1;
    }
  });
});

function inOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every((part, index) => {
    const found = index === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, from);
    from = found + part.length;
    return found >= 0;
  });
}
