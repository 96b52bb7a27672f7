// A review writes into Status and Action by position, like all writes. Users can sort the tab or move its columns meanwhile.
import { expect, it, onTestFinished } from 'vitest';
import { freeRow } from '../../support/cells.ts';
import { layoutChanges } from '../../support/layout-changes.ts';
import type { RaceScene } from '../../support/layout-scenes.ts';
import { openWorld, review, rowsOf } from '../../support/open-world.ts';
import { callsOf } from '../../support/runs.ts';

const TAB = 'Tags';
const SCALE = { courses: 2, programs: 1, orders: 1, enrollments: 1, tags: 6, users: 2 };

it('writes each Status into its own row, though rows and columns move at any call of the review', async () => {
  const world = await openWorld({ catalog: { scale: SCALE }, pulled: ['tags'] }, onTestFinished);
  const { host, person } = world;
  const edit = (row: number, header: string, text: string) => host.workbook.edit(TAB, person.at(TAB, header, row), text);
  // The order of their names isn't that of their rows, so that sorting moves them.
  for (const name of ['Zoo', 'Mills', 'Aviary']) {
    const row = freeRow(world, TAB);
    edit(row, 'Action', 'create');
    edit(row, 'Name', name);
  }
  edit(3, 'Action', 'delete');
  edit(4, 'Name', '');
  const back = host.keep();
  const scene: RaceScene = { name: 'review', world, tab: TAB, run: () => review(world), back };
  const shown = () =>
    new Map(
      rowsOf(world, TAB)
        .filter(({ ID, Name, Action, Status }) => [ID, Name, Action, Status].some((cell) => cell !== ''))
        .map(({ ID, Name, Action, Status }) => [ID || (Name ?? ''), { Action, Status: Status?.replace(/ · .*/, '') }]),
    );

  const calls = callsOf(host, () => review(world));
  const calm = shown();
  expect(calm.get('Zoo')).toEqual({ Action: 'create', Status: 'to create' });

  const wrong: unknown[] = [];
  let met = 0;
  const changes = layoutChanges.filter(({ takes }) => !takes);
  // Which rows are reviewed is known by the last third of the calls.
  for (let call = Math.round(calls * 0.6); call <= calls; call += 3) {
    const change = changes[call % changes.length];
    back();
    host.at(call, () => change?.act(scene));
    met += 1;
    try {
      review(world);
    } catch (error) {
      if (!/moved|moving/.test(String(error))) wrong.push([call, change?.name, String(error)]);
      review(world);
    }
    const after = shown();
    // What is pasted counts as typed, so `onEdit` marks its row.
    const isPasted = (key = '') => change?.name.startsWith('cuts') && after.get(key)?.Status === 'edited';
    for (const [key, cells] of calm)
      if (!isPasted(key) && JSON.stringify(after.get(key)) !== JSON.stringify(cells)) wrong.push([call, change?.name, key, after.get(key)]);
    const [headers = [], ...rows] = host.workbook.display('Catalog Sync runs');
    const at = (row: readonly string[], header: string) => row[headers.indexOf(header)] ?? '';
    for (const { Name = '', Status = '', ID } of rowsOf(world, TAB)) {
      const intent = / · (\w+)$/.exec(Status)?.[1];
      if (ID !== '' || intent === undefined) continue;
      const planned = rows.find((row) => at(row, 'key') === intent && at(row, 'field') === 'name');
      if (!planned || at(planned, 'value') !== `s:${Name}`)
        wrong.push([call, change?.name, `${Name} has the intent of`, planned && at(planned, 'value')]);
    }
  }
  console.log(`review: layout races: ${met} met, ${wrong.length} wrong`);
  expect(wrong).toEqual([]);
});
