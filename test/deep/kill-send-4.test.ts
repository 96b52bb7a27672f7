import { it, onTestFinished } from 'vitest';
import { everyPoint } from '../support/kill-report.ts';
import { sendScene } from '../support/kill-scenes.ts';

it('a send with 40 updates, 25 creates and 5 deletes may be killed at any point of its last quarter', async () => {
  const scene = await sendScene({ updates: 40, creates: 25, deletes: 5 });
  onTestFinished(() => scene.close());
  await everyPoint(scene, 'send', 3, 4);
});
