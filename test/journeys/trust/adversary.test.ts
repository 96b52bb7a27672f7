// A few campaigns of what test/deep/adversary.test.ts does at length.
import { expect, it } from 'vitest';
import { addUp, openArena, type Power } from '../../support/adversary.ts';

const SEEDS: Readonly<Record<Power, readonly number[]>> = { cells: [3, 5, 7, 88], properties: [1, 2, 49] };

it('sends only what the review displayed, whatever a colleague writes into the file meanwhile', async () => {
  const campaign = await openArena();
  for (const power of ['cells', 'properties'] as const) {
    const { text, sent, wrong } = addUp(
      SEEDS[power].map((seed) => campaign(seed, power)),
      power,
    );
    console.log(text);
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(0);
  }
});
