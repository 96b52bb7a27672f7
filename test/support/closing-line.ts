// A reporter: the last line of a test run says in numbers how it went.
import { writeSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

type Modules = Parameters<NonNullable<Reporter['onTestRunEnd']>>[0];

/** A file, a group or a run that breaks outside its tests counts as one failure, so that `0 failed` is never said of a broken run. */
export function countTests(modules: Modules, runErrors: number): Count {
  const count: Count = { passed: 0, failed: runErrors, skipped: 0 };
  for (const module of modules) {
    count.failed += module.errors().length;
    for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') count.passed += 1;
      else if (state === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
  }
  return count;
}

export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Writes when the process ends, so that no other reporter comes after it. */
export const closingLineReporter: Reporter = {
  onTestRunEnd(modules, errors) {
    const line = closingLine(countTests(modules, errors.length));
    process.once('exit', () => writeSync(1, `${line}\n`));
  },
};
