import { expect, it } from 'vitest';
import { KEPT_COPIES } from '../../../src/sidebar/settings/schedule-draft.ts';
import { KEPT } from '../../../src/sync/schedule/stored-schedules.ts';

it('the form of a schedule offers the numbers of copies that can be saved', () => {
  expect(KEPT_COPIES).toEqual(KEPT);
});
