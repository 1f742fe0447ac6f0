import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildKnowledge } from '../src/knowledge/authoring/build.ts';
import { filesIn } from '../src/knowledge/authoring/files-in.ts';
import { sha256 } from '../src/knowledge/bundle.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BUNDLE = at('../dist/knowledge');
const STAMP = at('../node_modules/.nameplate-knowledge-inputs');

/** Builds the knowledge bundle before the tests when it is missing, or older than the data or the code that makes it. */
export async function setup(): Promise<void> {
  const inputs = inputsNow();
  if (inputs === stampedInputs()) return;
  try {
    buildKnowledge(at('../data'), BUNDLE);
    writeFileSync(STAMP, inputs);
  } catch (cause) {
    // With an older bundle at hand the other tests can still tell something; the data's own test fails on the fault.
    if (!existsSync(join(BUNDLE, 'manifest.json'))) throw cause;
    process.stderr.write(`The tests run on the older knowledge bundle. ${(cause as Error).message}\n`);
  }
}

function stampedInputs(): string | undefined {
  try {
    readFileSync(join(BUNDLE, 'manifest.json'));
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}

/** A hash over name, size and time of change of everything the bundle is made from. */
function inputsNow(): string {
  const files = [...filesIn(at('../data')), ...filesIn(at('../src/knowledge/authoring')), at('../package-lock.json')];
  return sha256(
    files
      .map((file) => {
        const { size, mtimeMs } = statSync(file);
        return `${file} ${size} ${mtimeMs}`;
      })
      .join('\n'),
  );
}
