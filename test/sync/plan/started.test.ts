import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearStarted, markStarted, noneStarted, readStarted, removeStarted } from '../../../src/sync/plan/started.ts';
import { fakeProperties } from '../../tabs/fake-workbook.ts';

const request = fc.integer({ min: 1, max: 70_000 }).map((number) => `r${number}`);

describe('the started requests of a send', () => {
  it('are those that were marked and not cleared since', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 40 }), fc.array(request, { maxLength: 10 }), (marked, cleared) => {
        const document = fakeProperties();
        document.setAll(noneStarted('a'));
        markStarted(document, 'a', marked);
        markStarted(document, 'b', ['r3']);
        clearStarted(document, 'a', [...cleared, ...marked.slice(0, 3)]);
        const left = marked.filter((each) => !cleared.includes(each) && !marked.slice(0, 3).includes(each));
        expect(readStarted(document, 'a', 70_000)).toEqual(new Set(left));
      }),
      { numRuns: 30 },
    );
  });

  it('are unknown if none is stored, so that each could have been started', () => {
    const document = fakeProperties();
    expect(readStarted(document, 'a', 5)).toBeUndefined();
    document.setAll(noneStarted('a'));
    expect(readStarted(document, 'a', 5)).toEqual(new Set());
    markStarted(document, 'a', ['r40000']);
    removeStarted(document, 'a');
    expect(readStarted(document, 'a', 5)).toBeUndefined();
  });

  it('fit 20,000 requests into one property of 9 KB', () => {
    const document = fakeProperties();
    markStarted(
      document,
      'a',
      Array.from({ length: 20_000 }, (_, at) => `r${at + 1}`),
    );
    expect(Object.values(document.all()).map((text) => text.length)).toEqual([5_000]);
  });
});
