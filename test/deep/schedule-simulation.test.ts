import { describe, it } from 'vitest';
import { expectNoSilence, simulate } from '../support/schedule-simulation.ts';

describe('60 days of schedules, with faults at random', () => {
  it.each([
    ['in autumn, when clocks go back in two zones', { seed: 1, from: Date.parse('2026-10-01T00:00:00Z'), zone: 'Europe/Berlin' }],
    ['in spring, when they go forward', { seed: 2, from: Date.parse('2027-02-20T00:00:00Z'), zone: 'America/New_York' }],
  ])('%s', async (_, when) => {
    expectNoSilence(await simulate({ ...when, days: 60, troubles: 1 }));
  });
});
