import { describe, expect, it } from 'vitest';
import { readRetryAfter, retryPolicy, waitAfterSend } from '../../../src/catalog/wire/responses.ts';

describe('waitAfterSend', () => {
  it('doubles from one second', () => {
    expect([1, 2, 3, 4].map((send) => waitAfterSend(send, undefined, 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('does what the server asks instead', () => {
    expect(waitAfterSend(1, 12, 0)).toBe(12_000);
    expect(waitAfterSend(3, 0, 0)).toBe(0);
  });

  it('ends after the last send and before the sleep gets too long', () => {
    expect(waitAfterSend(retryPolicy.sends, undefined, 0)).toBeUndefined();
    expect(waitAfterSend(1, 21, 0)).toBeUndefined();
    expect(waitAfterSend(1, undefined, 19_500)).toBeUndefined();
  });
});

describe('readRetryAfter', () => {
  it('reads seconds and dates', () => {
    expect(readRetryAfter('30', 0)).toBe(30);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:01:00 GMT', 1_000)).toBe(59);
    expect(readRetryAfter('Thu, 01 Jan 1970 00:01:00 GMT', 90_000)).toBe(0);
    expect(readRetryAfter('soon', 0)).toBeUndefined();
    expect(readRetryAfter(undefined, 0)).toBeUndefined();
  });
});
