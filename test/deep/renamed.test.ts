import { expect, it } from 'vitest';
import { afterRename, refreshAfterRename } from '../support/rename-user.ts';
import { callsOf } from '../support/runs.ts';

it('a refresh after a rename can be killed at any service call, whatever becomes of unflushed writes', async () => {
  const unbroken = await afterRename(0, {});
  const { world, refresh } = await refreshAfterRename();
  const calls = callsOf(world.host, refresh);
  let held = 0;
  for (const unflushedWrites of ['kept', 'lost', 'half'] as const) {
    for (let point = 1; point <= calls; point++) {
      expect([point, await afterRename(point, { unflushedWrites })]).toEqual([point, unbroken]);
      held += 1;
    }
  }
  console.log(`kill points of a refresh after a rename: ${held} of ${3 * calls}`);
});
