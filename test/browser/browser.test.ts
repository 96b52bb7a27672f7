import { expect, it } from 'vitest';
import { hasBrowser } from './open-browser.ts';

if (!hasBrowser) console.info('browser tests skipped: install Chrome');

// On a build machine nobody reads the line above, so there it is a failure.
it.skipIf(!hasBrowser && process.env.CI !== 'true')('a browser is there to test with', () => {
  expect(hasBrowser).toBe(true);
});
