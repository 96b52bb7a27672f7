import { describe } from 'vitest';
import { keyboard } from './hands.ts';
import { hasBrowser } from './open-browser.ts';
import { peopleTasks } from './people-tasks.ts';

describe.skipIf(!hasBrowser)('people, by keyboard', () => {
  peopleTasks('keyboard', keyboard);
});
