import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    main: 'src/apps/cli/main.ts',
    index: 'src/index.ts',
    'screen-worker': 'src/apps/cli/screening/screen-worker.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  dts: { entry: 'src/index.ts' },
  // The compiled knowledge lives in the same folder and stays.
  clean: ['dist/*.js', 'dist/*.d.ts'],
  fixedExtension: false,
});
