import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinList, sortedSet, splitList } from '../../../src/tabs/cells/lists.ts';

describe('lists in one cell', () => {
  it('plain items stand separated by commas', () => {
    expect(joinList(['Art', 'Biology'])).toBe('Art, Biology');
    expect(splitList('Biology ,Art,, Art')).toEqual(['Art', 'Biology']);
  });

  it('an item with a comma or a quote is quoted', () => {
    expect(joinList(['Food, Wine', 'the "new" one'])).toBe('"Food, Wine", "the ""new"" one"');
    expect(splitList('"Food, Wine", Art')).toEqual(['Art', 'Food, Wine']);
  });

  it('a quote that is not closed is no list', () => {
    expect(splitList('"Food, Wine')).toBeUndefined();
  });

  it('every set of texts survives the way into a cell and back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (items) => {
        expect(splitList(joinList(sortedSet(items)))).toEqual(sortedSet(items));
      }),
    );
  });
});
