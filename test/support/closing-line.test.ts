import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const samples = join(import.meta.dirname, 'closing-line-samples');

/** The last line of a real run over the samples whose names hold the filter. */
function lastLine(filter: string): string | undefined {
  const program = join(project, 'node_modules/vitest/vitest.mjs');
  const { stdout } = spawnSync(process.execPath, [program, 'run', '--config', join(samples, 'vitest.config.ts'), filter], {
    cwd: samples,
    encoding: 'utf8',
  });
  return stdout.trimEnd().split('\n').at(-1);
}

describe('the last line of a test run', () => {
  it('counts tests, and a group that cannot begin as one failure', () => {
    expect(lastLine('mixed')).toBe('2 passed, 2 failed, 3 skipped');
  });

  it('counts a file that cannot be loaded as one failure', () => {
    expect(lastLine('broken')).toBe('0 passed, 1 failed, 0 skipped');
  });
});
