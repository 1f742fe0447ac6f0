import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'tsdown';

/** One hash of everything that decides how names are read and compiled. */
function screeningSources(): string {
  const hash = createHash('sha256');
  for (const folder of ['src/screening', 'src/lib/scripts']) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const name of names.sort()) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

export default defineConfig({
  entry: {
    main: 'src/apps/cli/main.ts',
    index: 'src/index.ts',
    'screen-worker': 'src/apps/cli/screening/screen-worker.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Compiled screening indexes are kept on the user's machine and must not outlive the code that made them.
  define: { SCREENING_SOURCES: JSON.stringify(screeningSources()) },
  outDir: 'dist',
  dts: { entry: 'src/index.ts' },
  // The compiled knowledge lives in the same folder and stays.
  clean: ['dist/*.js', 'dist/*.d.ts'],
  fixedExtension: false,
});
