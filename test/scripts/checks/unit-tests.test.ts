import { describe, expect, it } from 'vitest';
import { testsByDistance, unitTests } from '../../../scripts/checks/unit-tests.ts';

const files = [
  { path: 'src/base/hash.ts', text: '' },
  { path: 'src/tabs/merge.ts', text: "import { hash } from '../base/hash.ts';" },
  { path: 'emulator/host.ts', text: '' },
  { path: 'test/base/hash.test.ts', text: "import { hash } from '../../src/base/hash.ts';" },
  { path: 'test/tabs/merge.test.ts', text: "import { merge } from '../../src/tabs/merge.ts';" },
  {
    path: 'test/tabs/in-host.test.ts',
    text: "import { hash } from '../../src/base/hash.ts';\nimport { Host } from '../../emulator/host.ts';",
  },
  { path: 'test/journeys/send.test.ts', text: "import { hash } from '../../src/base/hash.ts';" },
];

describe('the unit tests that reach a source file', () => {
  it('groups tests by the number of imports between them and the file', () => {
    expect(testsByDistance(unitTests(files), 'src/base/hash.ts')).toEqual([['test/base/hash.test.ts'], ['test/tabs/merge.test.ts']]);
  });

  it('returns no test for a file that only journeys and emulator tests import', () => {
    expect(testsByDistance(unitTests(files), 'emulator/host.ts')).toEqual([]);
  });
});
