import { describe, expect, it } from 'vitest';
import { addUp, openArena, type Power } from '../support/adversary.ts';

/** Other seeds, and for longer: `ADVERSARY_SEED=1000 ADVERSARY_SECONDS=600 npm run test:deep -- adversary`. */
const FIRST = Number(process.env.ADVERSARY_SEED ?? 1);
const MAX_MS = Number(process.env.ADVERSARY_SECONDS ?? 240) * 1_000;
const MAX_CAMPAIGNS = Number(process.env.ADVERSARY_COUNT ?? 400);

describe('a colleague who can write into the file', () => {
  it.each<Power>(['cells', 'properties'])('sends nothing that wasn’t displayed, and blocks nothing, through %s', async (power) => {
    const campaign = await openArena();
    const until = Date.now() + MAX_MS;
    const campaigns = [];
    for (let seed = FIRST; seed < FIRST + MAX_CAMPAIGNS && Date.now() < until; seed += 1) campaigns.push(campaign(seed, power));
    const { text, sent, wrong } = addUp(campaigns, power);
    console.log(text);
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(0);
  });
});
