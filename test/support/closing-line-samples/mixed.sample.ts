import { beforeAll, describe, expect, it } from 'vitest';

it('passes', () => expect(1).toBe(1));

it('passes, too', () => expect(1).toBe(1));

it('fails', () => expect(1).toBe(2));

it.skip('is skipped', () => expect(1).toBe(2));

it.todo('is still to be written');

describe('a group that cannot begin', () => {
  beforeAll(() => {
    throw new Error('No.');
  });

  it('does not run', () => expect(1).toBe(1));
});
