import { describe } from 'vitest';
import { hasBrowser } from './open-browser.ts';
import { reportClicks, runnable } from './report-clicks.ts';

/** One report of each group. */
const groups = new Map(runnable.map((each) => [each.group, each]));

describe.skipIf(!hasBrowser)('each report, in a real browser', () => {
  reportClicks(Array.from(groups.values()));
});
