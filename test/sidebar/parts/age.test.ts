import { describe, expect, it } from 'vitest';
import { ageOf } from '../../../src/sidebar/parts/age.ts';
import { age } from '../../../src/sidebar/texts/en/words.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;

function said(ago: number): string {
  return age(ageOf(NOW - ago, NOW));
}

describe('how long ago something was', () => {
  it('is said in the largest unit that fits', () => {
    expect(said(10_000)).toBe('just now');
    expect(said(MINUTE)).toBe('1 minute ago');
    expect(said(59 * MINUTE)).toBe('59 minutes ago');
    expect(said(60 * MINUTE)).toBe('1 hour ago');
    expect(said(25 * 60 * MINUTE)).toBe('yesterday');
    expect(said(72 * 60 * MINUTE)).toBe('3 days ago');
  });

  it('is now when the server’s clock is ahead', () => {
    expect(said(-5 * MINUTE)).toBe('just now');
  });
});
