import { describe, expect, it, onTestFinished } from 'vitest';
import { kill, type OpenScene, refreshScenes, sendScenes, unbroken } from '../world/kill-matrix.ts';

/** Each point once; the ways in which unflushed writes are lost take turns, and every third resume is killed as well. */
async function everyPoint(open: OpenScene, label: string): Promise<void> {
  const { points, end } = await unbroken(open);
  let held = 0;
  for (const [index, point] of points.entries()) {
    const unflushedWrites = (['kept', 'lost', 'half'] as const)[index % 3];
    const again = Math.floor(index / 3) % 3 === 0 ? 5 + ((index * 37) % 90) : undefined;
    const verdict = await kill(open, { ...point, again }, { unflushedWrites });
    expect([index, point, unflushedWrites, again, verdict]).toEqual([index, point, unflushedWrites, again, { untyped: [], end }]);
    held += 1;
  }
  console.log(`${label}: kill points: ${held} of ${points.length}`);
}

describe('a run may be killed at any point', () => {
  it('of a refresh of 1,200 rows with changes', async () => {
    const scenes = await refreshScenes(1_200);
    onTestFinished(() => scenes.close());
    await everyPoint(scenes.open, 'refresh');
  });

  it('of a send with 40 updates, 25 creates and 5 deletes', async () => {
    await everyPoint(sendScenes({ updates: 40, creates: 25, deletes: 5 }), 'send');
  });
});
