// The story of runs that end without a word, at a refresh and at a send. Every point of long ones is tried in the deep tests; here some.
import { describe, expect, it, onTestFinished } from 'vitest';
import { killMatrix } from '../../support/kill-matrix.ts';
import { refreshScene, type Scene, sendScene } from '../../support/kill-scenes.ts';

/** Kills at each of these parts of all service calls and requests, goes on as a person would, and finds nothing amiss. */
function killAt(scene: Scene, parts: readonly number[], label: string): void {
  const choose = (index: number, total: number) => parts.some((part) => index === Math.floor(part * total));
  const { tried, chosen, total, differences } = killMatrix(scene, { choose, again: (state) => state === 0 });
  expect(differences).toEqual([]);
  expect([tried, chosen]).toEqual([parts.length, parts.length]);
  console.log(`${label}: kill points: ${tried} of ${total}`);
}

describe('a killed run', () => {
  it('kill the run at every service call and resume: same end state, no record created twice', async () => {
    const refresh = await refreshScene(20);
    onTestFinished(() => refresh.close());
    killAt(refresh, [0.75, 0.8, 0.85], 'refresh');

    const send = await sendScene({ updates: 2, creates: 2, deletes: 1, theirs: 1 });
    onTestFinished(() => send.close());
    killAt(send, [0.3, 0.45, 0.6, 0.9], 'send');
  });
});
