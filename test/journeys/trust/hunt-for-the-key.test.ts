import { describe, expect, it } from 'vitest';
import { huntForTheKey } from '../../support/hunt-for-the-key.ts';

// Every kind of failure is tried by test/deep/hunt-for-the-key.test.ts.
describe('the API key', () => {
  it('is in no cell, property of the file, log, toast, answer, report, copy or exported file, even where Catalog repeats it', async () => {
    expect(await huntForTheKey(['echo-key'])).toEqual([]);
  });
});
