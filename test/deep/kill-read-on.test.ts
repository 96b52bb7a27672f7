import { expect, it, onTestFinished } from 'vitest';
import { everyPoint } from '../support/kill-report.ts';
import { readOnScene } from '../support/kill-scenes.ts';

it('a refresh that asks only for what changed may be killed at any point', async () => {
  const scene = await readOnScene();
  onTestFinished(() => scene.close());
  const back = scene.keep();
  scene.run(() => undefined);
  expect(scene.catalog.requests().some(({ path }) => path.includes('updated_at_from'))).toBe(true);
  back();
  await everyPoint(scene, 'reading on', 0, 1);
});
