import { expect, it } from 'vitest';
import { reports } from '../../../src/catalog/reports/index.ts';
import { openWorld, rowsOf } from '../../support/open-world.ts';
import { pasteExport } from '../../support/paste-export.ts';
import { peopleIn, tracesAfterRemoval, tracesOf } from '../../support/people-traces.ts';

it('removes names and addresses from the tabs of all reports, and a refresh doesn’t bring them back', async () => {
  const world = await openWorld({ host: { clock: Date.parse('2026-11-29T15:00:00Z') } });
  for (const { name, report } of reports)
    world.person.finish('pull', { resource: name, filters: report?.pasted ? pasteExport(world, 'paypal') : {} });
  expect(rowsOf(world, 'Settlement').some(({ Buyer }) => Buyer !== '')).toBe(true);
  expect(rowsOf(world, 'Orders against enrollments').some(({ Learner }) => Learner !== '')).toBe(true);
  const people = peopleIn(world.catalog);
  expect(tracesOf(world.host, people).length).toBeGreaterThan(100);

  expect(tracesAfterRemoval(world, people)).toEqual([]);

  // A column with names could have been chosen as the one with IDs, so exports are removed, too.
  expect(JSON.stringify(world.host.workbook.dump())).not.toContain('"payments\\":');
  world.host.click('Catalog Sync > Refresh > All tabs');
  expect(tracesOf(world.host, people)).toEqual([]);
  expect(rowsOf(world, 'Orders against enrollments').length).toBeGreaterThan(0);
});
