import { expect, it, onTestFinished } from 'vitest';
import type { Messages } from '../../../src/protocol/messages.ts';
import { deletionsOf, meetDeletion } from '../../support/deleted-sheets.ts';
import { plannedIn } from '../../support/layout-races.ts';
import { type RaceScene, refreshRace, refreshRowsRace, sendRace, undoRace } from '../../support/layout-scenes.ts';
import { openWorld } from '../../support/open-world.ts';
import { callsOf, refusalOf } from '../../support/runs.ts';

type Opened = Parameters<typeof refreshRace>[0];

async function reviewRace(closing: Opened): Promise<RaceScene> {
  const scene = await refreshRace(closing);
  return { ...scene, name: 'review', run: () => plannedIn(scene) };
}

/** A small selection. The deep tests delete each sheet at every service call. */
it.each([
  ['a refresh', refreshRace, 41],
  ['a refresh of rows', refreshRowsRace, 41],
  ['a review', reviewRace, 29],
  ['a send', sendRace, 41],
  ['an undo', undoRace, 73],
] as const)('%s in which a colleague deletes a hidden sheet works or says what was lost, and so does the next', async (_, open, step) => {
  const scene = await open(onTestFinished);
  const deletions = deletionsOf(scene, step);
  const wrong = deletions.map((each) => [each, ...meetDeletion(scene, each)]).filter(([, ...what]) => what.length > 0);
  console.log(`${scene.name}: hidden sheets deleted: ${deletions.length - wrong.length} of ${deletions.length}`);
  expect(wrong).toEqual([]);
});

it('the sheet behind the dashboard is made again after a colleague deleted it during a refresh', async () => {
  const name = 'Catalog Sync dashboard';
  const { host, person } = await openWorld({ catalog: { scale: { courses: 5, programs: 1, orders: 9, enrollments: 5 } } });
  const { dashboard } = person.ask<Messages['reports']['output']>('reports');
  const [revenue] = dashboard.runs;
  if (!revenue) throw new Error('the dashboard is made of reports');
  const run = () => person.finish('pull', { resource: revenue.resource, filters: revenue.filters, sheet: 'matching' });
  run();
  person.ask('dashboard');
  const isThere = () => host.workbook.sheets().some((sheet) => sheet.name === name);
  expect(isThere()).toBe(true);
  const back = host.keep();
  const calls = callsOf(host, run);
  const wrong: unknown[] = [];
  for (let call = 1; call <= calls; call += 7) {
    back();
    host.at(call, () => {
      if (isThere()) host.workbook.deleteSheet(name);
    });
    const { code, message } = refusalOf(run);
    host.at(1, () => undefined);
    const next = refusalOf(run);
    person.ask('dashboard');
    if (code === 'unexpected' || next.code !== undefined || !isThere()) wrong.push([call, message, next]);
  }
  expect(wrong).toEqual([]);
});
