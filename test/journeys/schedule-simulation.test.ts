import { it } from 'vitest';
import { expectNoSilence, simulate } from '../support/schedule-simulation.ts';

// 60 days with both changes of the clocks in two zones: test/deep/schedule-simulation.test.ts.
it('explains each refresh that is missed, through days with faults and a change of the clocks', async () => {
  const verdict = await simulate({ seed: 7, from: Date.parse('2026-10-24T00:00:00Z'), days: 4, zone: 'Europe/Berlin', troubles: 2 });
  expectNoSilence(verdict);
}, 300_000);
