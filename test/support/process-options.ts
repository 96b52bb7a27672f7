// Options of V8 that save time in processes that run tests. Most code of a test runs a few times only, in many fresh scripts.
import { execFileSync } from 'node:child_process';

const OPTIONS = [
  // The optimizing compiler took a fifth of the time of light journeys for what never ran again, so it waits twenty times as long. What a
  // long test repeats is still optimized.
  '--interrupt-budget=1350000',
  // Megabytes for what was just made. Each journey makes a new workbook and drops it, and a larger space is cleared less often.
  '--max-semi-space-size=64',
];

/** Returns the options that this Node.js knows. No version promises the first one. */
export function processOptions(): string[] {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  return OPTIONS.filter((option) => known.includes(`${option.slice(0, option.indexOf('='))} `));
}
