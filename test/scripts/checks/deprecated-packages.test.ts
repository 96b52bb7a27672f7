import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deprecatedIn } from '../../../scripts/checks/deprecated-packages.ts';

it('lists what a registry has deprecated, also deep inside', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/fine': { version: '2.0.0' },
    'node_modules/fine/node_modules/@old/one': { version: '3.0.0', deprecated: 'Use another one' },
  };
  expect(deprecatedIn(JSON.stringify({ packages }))).toEqual(['@old/one 3.0.0: Use another one']);
});

it('finds none that the lock file of this project names', () => {
  expect(deprecatedIn(readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8'))).toEqual([]);
});
