import { describe } from 'vitest';
import { firstDays } from './first-days.ts';
import { hasBrowser } from './open-browser.ts';

describe.skipIf(!hasBrowser)('the first day', () => {
  firstDays([
    ['bound', 'private', '1366x768'],
    ['add-on', 'workspace', '1920x1080'],
  ]);
});
