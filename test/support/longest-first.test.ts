import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LONGEST, longestFirst } from './longest-first.ts';

const root = join(import.meta.dirname, '../..');

it('starts with the longest files, and leaves the others in their order', () => {
  const [first = '', second = ''] = LONGEST;
  expect(longestFirst(['b', second, 'a', first], (file) => file)).toEqual([first, second, 'b', 'a']);
});

it('names only files that exist', () => {
  expect(LONGEST.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
