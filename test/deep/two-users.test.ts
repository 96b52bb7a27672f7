import { describe, expect, it } from 'vitest';
import { ACTS, type Access, openDesk } from '../support/two-at-once.ts';

/** All calls: `TWO_USERS_EVERY=1 npm run test:deep -- two-users`. */
const EVERY = Number(process.env.TWO_USERS_EVERY ?? 5);

describe('two users in one spreadsheet', () => {
  it.each<Access>(['same access', 'less access'])(
    'don’t disturb each other, whatever call the second one starts at, with %s',
    async (access) => {
      const pair = await openDesk(access);
      const wrong: Record<string, string[]> = {};
      let tried = 0;
      for (const mine of ACTS) {
        for (const theirs of ACTS) {
          const { calls, at } = pair(mine, theirs);
          for (let call = 1 + (tried % EVERY); call <= calls; call += EVERY) {
            const outcome = at(call);
            tried += 1;
            if (outcome.wrong.length > 0) wrong[`${mine}, ${theirs} at ${call} of ${calls}`] = outcome.wrong;
          }
        }
      }
      console.log(`two users with ${access}: ${tried - Object.keys(wrong).length} of ${tried} without a difference`);
      expect(wrong).toEqual({});
    },
  );
});
