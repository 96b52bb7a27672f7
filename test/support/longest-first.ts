// The order of test files: the longest first, because whatever starts last decides when a run ends. Vitest remembers the times of earlier
// runs. A fresh checkout knows none and would begin with the largest files, but the longest tests have short texts: `longest.json` names
// them, and `npm run longest` writes it after a run of all tests.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

export const LONGEST: readonly string[] = JSON.parse(readFileSync(join(import.meta.dirname, 'longest.json'), 'utf8'));

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
    const { cache, config } = this.ctx;
    const pathOf = ({ moduleId }: TestSpecification) => relative(config.root, moduleId);
    const sorted = await super.sort(files);
    const isRemembered = files.every((file) => cache.getFileTestResults(`${file.project.name}:${pathOf(file)}`));
    return isRemembered ? sorted : longestFirst(sorted, pathOf);
  }
}
