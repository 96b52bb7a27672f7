// Some of the points at which test/deep/two-users.test.ts lets a colleague start, or connect the file to another Catalog.
import { expect, it, onTestFinished } from 'vitest';
import { type Access, type Act, openDesk } from '../../support/two-at-once.ts';
import { OWNERS_ACTS, openTwoCatalogs } from '../../support/two-catalogs.ts';

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

it('keeps two Catalogs apart, whenever a colleague connects the file to another one', async () => {
  const { callsOf, at } = await openTwoCatalogs(onTestFinished);
  const wrong: unknown[] = [];
  let met = 0;
  let stopped = 0;
  for (const act of OWNERS_ACTS) {
    const calls = callsOf(act);
    for (const part of [0.2, 0.5, 0.8]) {
      const { wrong: found, isStopped } = at(act, Math.ceil(calls * part));
      if (found.length > 0) wrong.push([act, part, ...found]);
      met += 1;
      if (isStopped) stopped += 1;
    }
  }
  console.log(`two Catalogs in one file: ${met - wrong.length} of ${met}, the owner was stopped ${stopped} times`);
  expect(stopped).toBeGreaterThan(1);
  expect(wrong).toEqual([]);
});
