import { describe } from 'vitest';
import { firstDays } from '../browser/first-days.ts';
import { hasBrowser } from '../browser/open-browser.ts';

describe.skipIf(!hasBrowser)('the first day, with each kind, account, and screen together', () => {
  firstDays([
    ['bound', 'private', '1366x768'],
    ['bound', 'private', '1920x1080'],
    ['bound', 'workspace', '1366x768'],
    ['bound', 'workspace', '1920x1080'],
    ['add-on', 'workspace', '1366x768'],
    ['add-on', 'workspace', '1920x1080'],
  ]);
});
