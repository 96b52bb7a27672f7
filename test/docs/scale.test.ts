// docs/scale.md says how many rows fit. Its columns are those of new tabs, counted here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resources } from '../../src/catalog/resources/index.ts';
import { FEW, openWorld, pull, TITLES } from '../support/open-world.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/scale.md'), 'utf8');
const MAX_CELLS = 10_000_000;

it('counts the columns of each resource and the rows that fit', async () => {
  const world = await openWorld({ catalog: FEW });
  const counted = resources.map(({ name }) => {
    if (name === 'programs') pull(world, 'courses');
    pull(world, name);
    const columns = world.host.workbook.sheets().find((sheet) => sheet.name === TITLES[name])?.columns ?? 0;
    const rows = Math.floor(MAX_CELLS / columns / 1000) * 1000;
    return `| ${TITLES[name]} | ${columns} | ${rows.toLocaleString('en-US')} |`;
  });
  expect(counted.filter((row) => !text.includes(row))).toEqual([]);
});
