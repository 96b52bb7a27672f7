import { expect, it } from 'vitest';
import { typeBack } from '../support/typed-back.ts';

it('what a cell shows means the same when a person types it: every kind of field, two locales and zones', async () => {
  expect(await typeBack('de_DE', 'Europe/Berlin', 7)).toBe(288);
  expect(await typeBack('en_US', 'Australia/Lord_Howe', 8)).toBe(288);
});
