// The order of test files: the longest first, because whatever starts last decides when a run ends. A fresh checkout knows no times and
// would begin with the largest files, but the longest tests have short texts.
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

export const LONGEST: readonly string[] = [
  'test/browser/keyboard-journeys.test.ts',
  'test/browser/first-day.test.ts',
  'test/scripts/install-guide.test.ts',
  'test/journeys/trust/typed-during-write.test.ts',
  'test/journeys/nothing-to-send.test.ts',
  'test/journeys/trust/layout-races.test.ts',
  'test/journeys/typed-people.test.ts',
  'test/journeys/typed-input.test.ts',
  'test/journeys/acceptance/reading-on.test.ts',
  'test/journeys/main-job.test.ts',
  'test/journeys/send.test.ts',
  'test/journeys/trust/formulas.test.ts',
  'test/journeys/trust/removal-property.test.ts',
  'test/journeys/trust/two-users.test.ts',
];

/** Files that aren't among the longest stay in their order. */
export function longestFirst<T>(files: readonly T[], pathOf: (file: T) => string): T[] {
  const rank = (file: T) => {
    const at = LONGEST.indexOf(pathOf(file));
    return at < 0 ? LONGEST.length : at;
  };
  return [...files].sort((a, b) => rank(a) - rank(b));
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const root = this.ctx.config.root;
    return longestFirst(await super.sort(files), ({ moduleId }) => relative(root, moduleId));
  }
}
