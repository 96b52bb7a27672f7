import { configDefaults, defineConfig } from 'vitest/config';
import { closingLineReporter } from './test/support/closing-line.ts';
import { LongestFirst } from './test/support/longest-first.ts';
import { processOptions } from './test/support/process-options.ts';
import { slowestFilesReporter } from './test/support/slowest-files.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'test/deep/**'],
    // A test never runs against an older build than the sources beside it.
    globalSetup: ['test/support/fresh-dist.ts'],
    setupFiles: ['test/support/fixed-seed.ts', 'test/support/open-pages.ts'],
    // The emulator blocks its thread while its own workers fetch; processes keep that away from vitest's own messages.
    pool: 'forks',
    execArgv: processOptions(),
    // Files share the modules of their process: what the house keeps at module level are caches, and loading a hundred modules
    // anew for each file costs more than most files.
    isolate: false,
    // All cores: on two of them, vitest would otherwise keep one for itself.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // Slow machines shall be slow, not red: no test measures time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', slowestFilesReporter, closingLineReporter],
  },
});
