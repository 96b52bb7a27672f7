import { describe, expect, it } from 'vitest';
import { checkFileNames } from '../../../scripts/checks/file-names.ts';

describe('the rule on file names', () => {
  it.each(['src/tabs/utils.ts', 'src/helpers/text.ts', 'emulator/common.ts', 'src/types.ts', 'test/helper.test.ts'])(
    'refuses %s',
    (path) => {
      expect(checkFileNames([path])).toEqual([`${path}: use a descriptive name.`]);
    },
  );

  it('wants lower case with hyphens', () => {
    expect(checkFileNames(['src/tabs/tabState.ts'])).toHaveLength(1);
  });

  it('accepts names of ideas, even where such a word is a part', () => {
    expect(checkFileNames(['src/tabs/cell-types.ts', 'scripts/check-types.ts', 'test/scripts/size.test.ts'])).toEqual([]);
  });
});
