import { expect, it, onTestFinished } from 'vitest';
import { killMatrix } from '../world/kill-matrix.ts';
import { refreshScene, type Scene, sendScene } from '../world/kill-scenes.ts';

/** Every point is tried in the deep tests; here some. */
function somePoints(scene: Scene, parts: readonly number[], label: string): void {
  const choose = (index: number, total: number) => parts.some((part) => index === Math.floor(part * total));
  const { tried, chosen, total, differences } = killMatrix(scene, { choose, again: (state) => state === 0 });
  expect(differences).toEqual([]);
  expect([tried, chosen]).toEqual([parts.length, parts.length]);
  console.log(`${label}: kill points: ${tried} of ${total}`);
}

it('a killed refresh leaves no edit that nobody typed, and going on ends as if nobody had killed it', async () => {
  const scene = await refreshScene(20);
  onTestFinished(() => scene.close());
  somePoints(scene, [0.75, 0.8, 0.85], 'refresh');
});

it('a killed send goes on where it stopped, and creates nothing twice', async () => {
  const scene = await sendScene({ updates: 3, creates: 2, deletes: 1 });
  onTestFinished(() => scene.close());
  somePoints(scene, [0.3, 0.45, 0.6, 0.9], 'send');
});
