import { describe } from 'vitest';
import { mouse } from '../browser/hands.ts';
import { hasBrowser } from '../browser/open-browser.ts';
import { peopleTasks } from '../browser/people-tasks.ts';

describe.skipIf(!hasBrowser)('people, by mouse', () => {
  peopleTasks('mouse', (page) => mouse(page, () => ({})));
});
