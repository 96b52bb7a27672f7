import { describe } from 'vitest';
import { keyboard } from './hands.ts';
import { journeys } from './journeys.ts';
import { hasBrowser } from './open-browser.ts';

describe.skipIf(!hasBrowser)('a user with the keyboard alone', () => {
  journeys(keyboard);
});
