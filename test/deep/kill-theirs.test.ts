import { it, onTestFinished } from 'vitest';
import { everyPoint } from '../support/kill-report.ts';
import { sendScene } from '../support/kill-scenes.ts';

it('a send in which names are taken from Catalog may be killed at any point', async () => {
  const scene = await sendScene({ updates: 1, creates: 1, deletes: 1, theirs: 2 });
  onTestFinished(() => scene.close());
  await everyPoint(scene, 'send with decisions', 0, 1);
});
