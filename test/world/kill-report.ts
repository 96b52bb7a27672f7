// The kill matrix at full size, in parts that run beside each other.
import { expect } from 'vitest';
import { killMatrix } from './kill-matrix.ts';
import type { Scene } from './kill-scenes.ts';

/** Tries every point of one part of the run; the run that goes on from every third state is killed, too. */
export function everyPoint(scene: Scene, label: string, part: number, parts: number): void {
  const choose = (index: number, total: number) => Math.floor((index * parts) / total) === part;
  const { tried, chosen, total, states, secondKills, differences } = killMatrix(scene, { choose, again: (state) => state % 3 === 0 });
  console.log(
    `${label}: kill points: ${tried} of ${chosen} (part ${part + 1} of ${parts}, ${total} in all), ` +
      `${states} different states left, ${secondKills} killed again, ${differences.length} differences`,
  );
  for (const difference of differences) console.log(JSON.stringify(difference));
  expect(differences).toEqual([]);
  expect(tried).toBe(chosen);
}
