import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreTime, isoTime, isoTimeWithOffset, laterThan, readTime } from '../../../../emulator/catalog/store/times.ts';

const moments = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2080, 0, 1) });

describe('times', () => {
  it('are printed in the two formats of the API', () => {
    const moment = Date.UTC(2015, 7, 27, 22, 3, 42, 503);

    expect(coreTime(moment)).toBe('2015/08/27 22:03:42 +0000');
    expect(isoTime(moment, 3)).toBe('2015-08-27T22:03:42.503Z');
    expect(isoTime(moment)).toBe('2015-08-27T22:03:42.503000Z');
    expect(isoTimeWithOffset(moment, 2)).toBe('2015-08-28T00:03:42.503000+02:00');
  });

  it('are read back as they were printed', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        expect(readTime(coreTime(moment))).toBe(Math.floor(moment / 1000) * 1000);
        expect(readTime(isoTime(moment))).toBe(moment);
        expect(readTime(isoTimeWithOffset(moment, 2))).toBe(moment);
      }),
      { seed: 1 },
    );
  });

  it('compare as texts in the core format', () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(coreTime(one) < coreTime(other)).toBe(Math.floor(one / 1000) < Math.floor(other / 1000));
      }),
      { seed: 2 },
    );
  });

  it('are taken as UTC where no zone is said, and not at all where they are none', () => {
    expect(readTime('2018-01-01')).toBe(Date.UTC(2018, 0, 1));
    expect(readTime('2018-01-01T10:00:00')).toBe(Date.UTC(2018, 0, 1, 10));
    expect(readTime('2018/01/01 10:00:00 +0200')).toBe(Date.UTC(2018, 0, 1, 8));
    expect(['', 'soon', '1', '2018-13-45'].map(readTime)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('move with every write', () => {
    const now = Date.UTC(2026, 0, 1);

    expect(laterThan(coreTime(now), now)).toBe(now + 1000);
    expect(laterThan(coreTime(now - 60_000), now)).toBe(now);
  });
});
