import fc from 'fast-check';
import { describe, it } from 'vitest';
import { COURSES, days, TAGS, workThrough } from '../world/workday.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 150);

describe('whatever people do all day, nothing typed is lost, nothing unseen is overwritten, and every write was confirmed', () => {
  it('in a tab of which rows are edited', () =>
    fc.assert(
      fc.asyncProperty(days(24), (day) => workThrough(COURSES, day)),
      { numRuns: RUNS },
    ));

  it('in a tab of which rows are made and deleted too', () =>
    fc.assert(
      fc.asyncProperty(days(24), (day) => workThrough(TAGS, day)),
      { numRuns: RUNS },
    ));
});
