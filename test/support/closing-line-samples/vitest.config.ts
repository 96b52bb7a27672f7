import { defineConfig } from 'vitest/config';
import { closingLineReporter } from '../closing-line.ts';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.sample.ts'],
    reporters: ['default', closingLineReporter],
  },
});
