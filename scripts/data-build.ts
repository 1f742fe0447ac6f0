import { fileURLToPath } from 'node:url';
import { buildKnowledge } from '../src/knowledge/authoring/build.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

try {
  const manifest = buildKnowledge(at('../data'), at('../dist/knowledge'));
  const bytes = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
  const counts = Object.entries(manifest.counts).map(([kind, count]) => `${count} ${kind}`);
  console.log(`knowledge ${manifest.sha256.slice(0, 12)} of ${manifest.date}: ${counts.join(', ')}; ${bytes} bytes`);
} catch (cause) {
  console.error((cause as Error).message);
  process.exitCode = 1;
}
