import { describe, expect, it } from 'vitest';
import { isFromPage, issueToken } from '../../src/commands/page-token.ts';

const DAY = 24 * 3_600_000;
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
  const userLock = { hold: <T>(_: number, work: () => T) => work() };
  return { state, platform: { user, clock, userLock } };
}

describe('the token of a page', () => {
  it('is accepted for each of several open pages, with one read each', () => {
    const { state, platform } = aUser();
    const tokens = [issueToken(platform), issueToken(platform), issueToken(platform)];
    expect(new Set(tokens).size).toBe(3);
    state.reads = 0;
    expect(tokens.map((token) => isFromPage(platform, token))).toEqual([true, true, true]);
    expect(state.reads).toBe(3);
  });

  it('is accepted for a week, and nothing is stored for it', () => {
    const { state, platform } = aUser({ 'connection.x': 'kept', secret: 'of this user' });
    const token = issueToken(platform);
    expect([...state.kept.keys()]).toEqual(['connection.x', 'secret']);
    state.now += 7 * DAY - 1;
    expect(isFromPage(platform, token)).toBe(true);
    state.now += 1;
    expect(isFromPage(platform, token)).toBe(false);
  });

  it('is refused if its time was changed, or its signature is another', () => {
    const { state, platform } = aUser();
    const [id, until = '', signature = ''] = issueToken(platform).split('.');
    const later = (Number.parseInt(until, 36) + DAY).toString(36);
    expect(isFromPage(platform, `${id}.${later}.${signature}`)).toBe(false);
    expect(isFromPage(platform, `${UNKNOWN}.${until}.${signature}`)).toBe(false);
    expect(isFromPage(platform, `${id}.${until}.${signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}`)).toBe(false);
    state.kept.delete('secret');
    expect(isFromPage(platform, `${id}.${until}.${signature}`)).toBe(false);
    expect([...state.kept.keys()]).toEqual([]);
  });

  it('is refused if this user has no such page', () => {
    const { platform } = aUser();
    const colleague = aUser();
    issueToken(platform);
    expect(isFromPage(platform, issueToken(colleague.platform))).toBe(false);
    expect(isFromPage(platform, UNKNOWN)).toBe(false);
  });

  it('of an earlier version is accepted until its stored time, and is removed by the next page after that', () => {
    const { state, platform } = aUser({ [`page.${UNKNOWN}`]: String(1_000_000 + DAY), secret: 'of this user' });
    state.now += DAY - 1;
    issueToken(platform);
    expect(isFromPage(platform, UNKNOWN)).toBe(true);
    state.now += 1;
    expect(isFromPage(platform, UNKNOWN)).toBe(false);
    issueToken(platform);
    expect([...state.kept.keys()]).toEqual(['secret']);
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
    `${UNKNOWN}.zz`,
    `${UNKNOWN}.zz.${'g'.repeat(64)}`,
  ])('is refused without a read if it is %j', (token) => {
    const { state, platform } = aUser();
    expect([isFromPage(platform, token), state.reads]).toEqual([false, 0]);
  });

  it.each(['', 'soon', 'NaN', '{}'])('is refused if its stored time is damaged: “%s”', (stored) => {
    expect(isFromPage(aUser({ [`page.${UNKNOWN}`]: stored }).platform, UNKNOWN)).toBe(false);
  });
});
