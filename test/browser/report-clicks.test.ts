import { describe } from 'vitest';
import { hasBrowser } from './open-browser.ts';
import { reportClicks, runnable } from './report-clicks.ts';

/** The first report of each group. The story of a finding needs Seats. */
const groups = new Map(runnable.toReversed().map((each) => [each.group, each]));

describe.skipIf(!hasBrowser)('a report of each group, in a real browser', () => {
  reportClicks(Array.from(groups.values()));
});
