import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { checkWarnings } from '../../../scripts/checks/warnings.ts';

describe('the warnings check', () => {
  it('passes on what the bundler warns of', async () => {
    const { warnings } = await transform('if (typeof x == "nothing") y();', { logLevel: 'silent' });
    expect((await checkWarnings(warnings)).join()).toContain('Bundler warning');
  });

  it('is content without warnings', async () => {
    expect(await checkWarnings([])).toEqual([]);
  });
});
