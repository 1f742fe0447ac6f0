import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { main: 'src/apps/cli/main.ts', index: 'src/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  dts: false,
  clean: false,
  fixedExtension: false,
});
