import fc from 'fast-check';
import { describe, it } from 'vitest';
import { COURSES, days, TAGS, workThrough } from '../support/workday.ts';

/** Other days with other seeds: `MODEL_SEED=7 MODEL_SECONDS=120 npm run test:deep -- model`. */
const DAYS = {
  numRuns: 150,
  endOnFailure: true,
  interruptAfterTimeLimit: Number(process.env.MODEL_SECONDS ?? 800) * 1000,
  ...(process.env.MODEL_SEED === undefined ? {} : { seed: Number(process.env.MODEL_SEED) }),
};

describe('whatever people do all day, nothing typed is lost, nothing unseen is overwritten, and every write was confirmed', () => {
  it('in a tab of which rows are edited', () => fc.assert(countedDays(COURSES), DAYS));

  it('in a tab of which rows are made and deleted too', () => fc.assert(countedDays(TAGS), DAYS));
});

function countedDays(desk: typeof COURSES) {
  let done = 0;
  return fc.asyncProperty(days(24), async (day) => {
    await workThrough(desk, day);
    done += 1;
    if (done % 10 === 0) console.log(`${desk.resource}: ${done} days`);
  });
}
