// Most code of a test runs a few times only, in many fresh scripts. V8's optimizing compiler took a fifth of the time of light journeys for
// what never ran again, so it waits twenty times as long. What a long test repeats is still optimized.
import { execFileSync } from 'node:child_process';

const OPTION = '--interrupt-budget';

/** Returns the options of the processes that run tests. No version of V8 promises this one. */
export function lateOptimization(): string[] {
  const isKnown = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).includes(`${OPTION} `);
  return isKnown ? [`${OPTION}=1350000`] : [];
}
