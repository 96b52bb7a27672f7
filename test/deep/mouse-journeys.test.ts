import { describe } from 'vitest';
import { mouse } from '../browser/hands.ts';
import { journeys } from '../browser/journeys.ts';
import { hasBrowser } from '../browser/open-browser.ts';

describe.skipIf(!hasBrowser)('a person with the mouse', () => {
  journeys(mouse);
});
