import { describe, expect, it } from 'vitest';
import { isFromPage, issueToken } from '../../src/commands/page-token.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

/** User properties that count how often they're read, and a clock that stands still. */
function aUser(stored: Record<string, string> = {}) {
  const kept = new Map(Object.entries(stored));
  const state = { now: 1_000_000, reads: 0, kept };
  const user = {
    get(name: string) {
      state.reads += 1;
      return kept.get(name);
    },
    all: () => Object.fromEntries(kept),
    set: (name: string, value: string) => void kept.set(name, value),
    setAll: (values: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(values)) kept.set(name, value);
    },
    remove: (name: string) => void kept.delete(name),
    refresh: () => {},
  };
  const clock = { now: () => state.now, sleep: () => {}, id: () => crypto.randomUUID() };
  return { state, platform: { user, clock } };
}

describe('the token of a page', () => {
  it('is accepted for each of several open pages, with one read each', () => {
    const { state, platform } = aUser();
    const tokens = [issueToken(platform), issueToken(platform), issueToken(platform)];
    expect(new Set(tokens).size).toBe(3);
    expect(tokens.map((token) => isFromPage(platform, token))).toEqual([true, true, true]);
    expect(state.reads).toBe(3);
  });

  it('is accepted for a week, and is removed by the next page after that', () => {
    const { state, platform } = aUser({ 'connection.x': 'kept' });
    const token = issueToken(platform);
    state.now += 7 * DAY - 1;
    expect(isFromPage(platform, token)).toBe(true);
    state.now += 1;
    expect(isFromPage(platform, token)).toBe(false);
    const next = issueToken(platform);
    expect([...state.kept.keys()]).toEqual(['connection.x', `page.${next}`]);
  });

  it('is removed for the page that was opened first when 40 others are open', () => {
    const { state, platform } = aUser();
    const tokens = Array.from({ length: 42 }, () => {
      state.now += HOUR;
      return issueToken(platform);
    });
    expect(tokens.map((token) => isFromPage(platform, token))).toEqual([false, false, ...Array(40).fill(true)]);
  });

  it('is refused if this user has no such page', () => {
    const { platform } = aUser();
    const colleague = aUser();
    expect(isFromPage(platform, issueToken(colleague.platform))).toBe(false);
    expect(isFromPage(platform, UNKNOWN)).toBe(false);
  });

  it.each([
    undefined,
    null,
    '',
    'x',
    7,
    true,
    [],
    [[UNKNOWN]],
    {},
    `${UNKNOWN} `,
    `page.${UNKNOWN}`,
    '__proto__',
    UNKNOWN.toUpperCase().replaceAll('0', 'A'),
  ])('is refused without a read if it is %j', (token) => {
    const { state, platform } = aUser();
    expect([isFromPage(platform, token), state.reads]).toEqual([false, 0]);
  });

  it.each(['', 'soon', 'NaN', '{}'])('is refused if its stored time is damaged: “%s”', (stored) => {
    expect(isFromPage(aUser({ [`page.${UNKNOWN}`]: stored }).platform, UNKNOWN)).toBe(false);
  });
});
