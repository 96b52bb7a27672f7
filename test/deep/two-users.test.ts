import { describe, expect, it, onTestFinished } from 'vitest';
import { ACTS, type Access, openDesk } from '../support/two-at-once.ts';
import { OWNERS_ACTS, openTwoCatalogs } from '../support/two-catalogs.ts';

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

  it('keep two Catalogs apart, whatever call a colleague connects the file to another one at', async () => {
    const { callsOf, at } = await openTwoCatalogs(onTestFinished);
    const wrong: Record<string, string[]> = {};
    let [tried, stopped] = [0, 0];
    for (const act of OWNERS_ACTS) {
      const calls = callsOf(act);
      for (let call = 1 + (tried % EVERY); call <= calls; call += EVERY) {
        const { wrong: found, isStopped } = at(act, call);
        tried += 1;
        if (isStopped) stopped += 1;
        if (found.length > 0) wrong[`${act} at ${call} of ${calls}`] = found;
      }
    }
    console.log(`two Catalogs in one file: ${tried - Object.keys(wrong).length} of ${tried}, the owner was stopped ${stopped} times`);
    expect(stopped).toBeGreaterThan(10);
    expect(wrong).toEqual({});
  });
});
