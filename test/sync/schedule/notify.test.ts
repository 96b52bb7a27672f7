import { describe, expect, it } from 'vitest';
import { nextMessage, type Told } from '../../../src/sync/schedule/notify.ts';

const HOUR = 3_600_000;

describe('what is said of failures', () => {
  it('is the first one at once, then one a day, then the recovery', () => {
    let told: Told | undefined;
    const said: string[] = [];
    for (let hour = 0; hour < 60; hour += 1) {
      const next = nextMessage(told, hour >= 5 && hour < 55, hour * HOUR);
      told = next.told;
      if (next.message) said.push(`${next.message} ${hour}`);
    }
    expect(said).toEqual(['failure 5', 'still 29', 'still 53', 'recovery 55']);
    expect(told).toBeUndefined();
  });
});
