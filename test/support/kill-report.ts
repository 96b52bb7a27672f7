// The kill matrix at full size, in parts that run beside each other; what they have come to is said every few minutes.
import { expect } from 'vitest';
import { killMatrix } from './kill-matrix.ts';
import type { Scene } from './kill-scenes.ts';

const SLICES = 12;

/** Tries every point of one part of the run; the run that goes on from every third state is killed, too. */
export async function everyPoint(scene: Scene, label: string, part: number, parts: number): Promise<void> {
  const sum = { tried: 0, chosen: 0, total: 0, states: 0, secondKills: 0 };
  const differences: unknown[] = [];
  for (let slice = part * SLICES; slice < (part + 1) * SLICES; slice++) {
    const choose = (index: number, total: number) => Math.floor((index * parts * SLICES) / total) === slice;
    const seen = killMatrix(scene, { choose, again: (state) => state % 3 === 0 });
    for (const name of ['tried', 'chosen', 'states', 'secondKills'] as const) sum[name] += seen[name];
    sum.total = seen.total;
    differences.push(...seen.differences);
    const { tried, chosen, total, states, secondKills } = sum;
    console.log(
      `${label}: kill points: ${tried} of ${chosen} (part ${part + 1} of ${parts}, ${slice + 1 - part * SLICES} of ${SLICES}, ${total} in all), ` +
        `${states} different states left, ${secondKills} killed again, ${differences.length} differences`,
    );
    for (const difference of seen.differences) console.log(JSON.stringify(difference));
    // Lets the line out: everything else here happens without a pause.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(differences).toEqual([]);
  expect(sum.tried).toBe(sum.chosen);
}
