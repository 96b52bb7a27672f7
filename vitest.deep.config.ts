// The long tests: the same rules on many more cases.
import { defineConfig } from 'vitest/config';
import { closingLineReporter } from './test/support/closing-line.ts';

export default defineConfig({
  test: {
    include: ['test/deep/**/*.test.ts'],
    // A test never runs against an older build than the sources beside it.
    globalSetup: ['test/support/fresh-dist.ts'],
    setupFiles: ['test/support/fixed-seed.ts', 'test/support/open-pages.ts'],
    pool: 'forks',
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    reporters: ['default', closingLineReporter],
  },
});
