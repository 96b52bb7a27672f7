// Some of the points at which test/deep/two-users.test.ts lets a colleague start.
import { expect, it } from 'vitest';
import { type Access, type Act, openDesk } from '../../support/two-at-once.ts';

/** What both do, and after which part of the first user’s calls the second one starts. */
const TRIED: Readonly<Record<Access, readonly (readonly [Act, Act, number])[]>> = {
  'same access': [
    ['pull', 'send', 0.5],
    ['refresh', 'daily refresh', 0.7],
    ['send', 'send', 0.6],
    ['send', 'refresh', 0.3],
    ['daily refresh', 'send', 0.4],
  ],
  'less access': [
    ['pull', 'pull', 0.8],
    ['send', 'pull', 0.5],
  ],
};

it.each<Access>(['same access', 'less access'])('lets two users with %s work at the same time', async (access) => {
  const pair = await openDesk(access);
  for (const [mine, theirs, part] of TRIED[access]) {
    const { calls, at } = pair(mine, theirs);
    expect([mine, theirs, ...at(Math.ceil(calls * part)).wrong]).toEqual([mine, theirs]);
  }
});
