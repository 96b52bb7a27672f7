import { describe } from 'vitest';
import { hasBrowser } from '../browser/open-browser.ts';
import { reportClicks, runnable } from '../browser/report-clicks.ts';

describe.skipIf(!hasBrowser)('each report, in a real browser', () => {
  reportClicks(runnable);
});
