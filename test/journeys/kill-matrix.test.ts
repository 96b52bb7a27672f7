import { expect, it, onTestFinished } from 'vitest';
import { kill, type OpenScene, refreshScenes, sendScenes, unbroken } from '../world/kill-matrix.ts';

/** Every point is tried in the deep tests; here some. */
async function somePoints(open: OpenScene, parts: readonly number[], label: string): Promise<void> {
  const { points, end } = await unbroken(open);
  const picked = parts.map((part) => points[Math.floor(part * points.length)]);
  for (const [index, point] of picked.entries()) {
    const unflushedWrites = (['half', 'lost', 'kept'] as const)[index % 3];
    const verdict = point && (await kill(open, { ...point, again: index === 0 ? 20 : undefined }, { unflushedWrites }));
    expect([point, verdict]).toEqual([point, { untyped: [], end }]);
  }
  console.log(`${label}: kill points: ${picked.length} of ${points.length}`);
}

it('a killed refresh leaves no edit that nobody typed, and going on ends as if nobody had killed it', async () => {
  const scenes = await refreshScenes(20);
  onTestFinished(() => scenes.close());
  await somePoints(scenes.open, [0.75, 0.85], 'refresh');
});

it('a killed send goes on where it stopped, and creates nothing twice', async () => {
  await somePoints(sendScenes({ updates: 3, creates: 2, deletes: 1 }), [0.3, 0.6, 0.9], 'send');
});
