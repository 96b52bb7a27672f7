import { expect, it, onTestFinished } from 'vitest';
import { openCatalog } from '../../emulator/index.ts';
import type { JobProgress } from '../../scripts/person.ts';
import { afterKill, callsOfPull } from '../support/kill-pull.ts';
import { openWorld, pull, rowsOf } from '../support/open-world.ts';
import { slowly, when } from '../support/runs.ts';

it('a first pull that is killed goes on in the same tab, and looks as if nobody had killed it', async () => {
  const catalog = openCatalog({ seed: 1, scale: { courses: 20, orders: 20, enrollments: 20 } });
  onTestFinished(() => catalog.close());
  const unbroken = await afterKill(catalog, 0, {});
  const calls = await callsOfPull(catalog);
  // Every point is tried in the deep tests; here some, in each way in which writes can be lost.
  const points = [0.2, 0.4, 0.6, 0.75, 0.9].map((part) => Math.round(part * calls));
  for (const [index, point] of points.entries()) {
    const unflushedWrites = (['kept', 'lost', 'half'] as const)[index % 3];
    expect([point, await afterKill(catalog, point, { unflushedWrites })]).toEqual([point, unbroken]);
  }
});

it('a first pull of enrollments that is killed while it looks up or stores names shows all of them afterward', async () => {
  const catalog = openCatalog({ seed: 1, scale: { courses: 8, programs: 2, orders: 12, enrollments: 12, users: 14 } });
  onTestFinished(() => catalog.close());
  const unbroken = await afterKill(catalog, 0, {}, 'enrollments');
  const calls = await callsOfPull(catalog, 'enrollments');
  const points = [0.3, 0.5, 0.65, 0.75, 0.8, 0.85, 0.9, 0.95].map((part) => Math.round(part * calls));
  for (const [index, point] of points.entries()) {
    const unflushedWrites = (['kept', 'lost', 'half'] as const)[index % 3];
    expect([point, await afterKill(catalog, point, { unflushedWrites }, 'enrollments')]).toEqual([point, unbroken]);
  }
});

it('a refresh that is killed between the room for new rows and the rows themselves makes that room once', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 4, orders: 4, enrollments: 4 } }, pulled: ['courses'] });
  const { host, person, catalog } = world;
  const [headers = []] = host.workbook.display('Courses', '1:1');
  host.workbook.insertColumns('Courses', headers.length, 1);
  host.workbook.edit('Courses', person.at('Courses', '', 1), 'Totals');
  world.person.type('Courses', 'Totals', 6, 'all of them');
  catalog.mutate({ type: 'create', resource: 'courses', fields: { title: 'New' } });
  host.resetCounts();
  when(
    world,
    () => (host.counts().calls['Sheet.insertRowsAfter'] ?? 0) > 0,
    () => host.killAt(1),
  );
  expect(() => person.finish('pull', { resource: 'courses', filters: {} })).toThrow('killed');
  expect(host.workbook.display('Courses', person.at('Courses', 'Totals', 7))).toEqual([['all of them']]);

  pull(world, 'courses', {});

  expect(host.workbook.display('Courses', person.at('Courses', 'Title', 6))).toEqual([['New']]);
  expect(host.workbook.display('Courses', person.at('Courses', 'Totals', 7))).toEqual([['all of them']]);
});

it('a pull whose waiting records were cleared by a killed run, or went with an older version of the file, reads them anew', async () => {
  const world = await openWorld({ catalog: { scale: { courses: 130, orders: 4, enrollments: 4 } } });
  const { host, person } = world;
  const begun = slowly(host, () => person.ask<JobProgress>('pull', { resource: 'courses', filters: {} }));
  expect([begun.phase, begun.count]).toEqual(['reading', 100]);
  host.workbook.edit('Catalog Sync staging', 'A2', '');

  const ended = person.finish<JobProgress>('step', { job: begun.job });

  expect([ended.phase, ended.count]).toEqual(['done', 130]);
  expect(rowsOf(world, 'Courses')).toHaveLength(130);
});
