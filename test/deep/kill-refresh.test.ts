import { it, onTestFinished } from 'vitest';
import { everyPoint } from '../support/kill-report.ts';
import { refreshScene } from '../support/kill-scenes.ts';

it('a refresh of 1,200 rows with changes may be killed at any point', async () => {
  const scene = await refreshScene(1_200);
  onTestFinished(() => scene.close());
  await everyPoint(scene, 'refresh', 0, 1);
});
