import { describe, expect, it, onTestFinished } from 'vitest';
import { everySecondKill } from '../../support/every-race.ts';
import { layoutChanges } from '../../support/layout-changes.ts';
import {
  bothAtOnce,
  type CalmScene,
  callsByChance,
  lastCallWith,
  meet,
  meetAgain,
  meetTwice,
  plannedBefore,
  plannedIn,
  racesAt,
  repeatedRaces,
  runCalmly,
  shareScene,
  twice,
  writesOf,
} from '../../support/layout-races.ts';
import {
  growingTableRace,
  OWN,
  protectedRace,
  type RaceScene,
  refreshRace,
  refreshRowsRace,
  sendRace,
  tableRace,
  undoRace,
} from '../../support/layout-scenes.ts';
import { rowsOf } from '../../support/open-world.ts';

const refreshed = shareScene(refreshRace);
const refreshedRows = shareScene(refreshRowsRace);
const sent = shareScene(sendRace);
const undone = shareScene(undoRace);

const UNFLUSHED = ['kept', 'half', 'kept', 'lost'] as const;

/** A small selection. The deep tests meet every service call. */
async function expectNoDifference({ scene, calm }: CalmScene, count: number): Promise<void> {
  const races = racesAt(callsByChance(calm.calls + 1, count), 1);
  const wrong = races.map((race) => [race.call, race.change.name, ...meet(scene, calm, race)]).filter(([, , ...what]) => what.length > 0);
  console.log(`${scene.name}: layout races: ${races.length - wrong.length} of ${races.length}`);
  expect(wrong).toEqual([]);
}

/** The same at calls all over the second half of the run, in which the tab is written. */
async function expectNoDifferenceInWrites(scene: RaceScene, count: number): Promise<void> {
  const calm = runCalmly(scene);
  const calls = Array.from({ length: count }, (_, index) => Math.round(calm.calls * (0.5 + (0.5 * index) / count)));
  const wrong = racesAt(calls, 1)
    .map((race) => [race.call, race.change.name, ...meet(scene, calm, race)])
    .filter(([, , ...what]) => what.length > 0);
  console.log(`${scene.name}: layout races: ${calls.length - wrong.length} of ${calls.length}`);
  expect(wrong).toEqual([]);
}

/** The same, and the run is killed soon after. Only what was typed is planned then. */
async function expectNoEdits({ scene, calm }: CalmScene, from: number, count: number): Promise<void> {
  const calls = callsByChance(calm.calls - from, count).map((call) => call + from);
  const races = racesAt(calls, 1).map((race, index) => ({
    ...race,
    kill: { call: Math.min(race.call + 1 + (index % 5) * 6, calm.calls), unflushedWrites: UNFLUSHED[index % UNFLUSHED.length] ?? 'kept' },
  }));
  const wrong = races.map((race) => [race.call, race.change.name, ...meet(scene, calm, race)]).filter(([, , ...what]) => what.length > 0);
  console.log(`${scene.name}, killed: layout races: ${races.length - wrong.length} of ${races.length}`);
  expect(wrong).toEqual([]);
}

/** Returns the call of a refresh that writes its tab. */
function writeOf(scene: RaceScene): number {
  return lastCallWith(scene, () => !scene.world.host.workbook.display(scene.tab).flat().includes('Theirs 0'));
}

/** Changes that don’t stop, of each kind in each period. The run says so, or each row has its own record, and the next run always gets there. */
async function expectRecovery({ scene, calm }: CalmScene, [periods, part]: [number[], number]): Promise<void> {
  const races = periods.flatMap((period, index) => repeatedRaces([period], [Math.round(calm.calls * part) + 5 * index]));
  const wrong = races
    .map((race) => [race.name, race.from, race.period, ...meetAgain(scene, calm, race)])
    .filter(([, , , ...what]) => what.length > 0);
  console.log(`${scene.name}, again and again: layout races: ${races.length - wrong.length} of ${races.length}`);
  expect(wrong).toEqual([]);
}

describe('a colleague who sorts, moves, inserts, or deletes rows or columns', () => {
  it('during a refresh leaves each row with its own record', async () => {
    await expectNoDifference(await refreshed(), 20);
  });

  it('during a refresh of a table of Sheets, whose cells are tried again, leaves each row with its own record', async () => {
    await expectNoDifferenceInWrites(await tableRace(onTestFinished), 20);
  });

  it('during a refresh whose cells are tried again beside protected ones leaves each row with its own record', async () => {
    await expectNoDifferenceInWrites(await protectedRace(onTestFinished), 20);
  });

  it('during a refresh that is killed then leaves no edit that wasn’t typed', async () => {
    await expectNoEdits(await refreshed(), 120, 12);
  });

  it('during a refresh of a table of Sheets that is killed, and the next one too, leaves each row once', async () => {
    await everySecondKill(await growingTableRace(onTestFinished), 100);
  });

  it('during a send that is killed then leaves no edit that wasn’t typed', async () => {
    await expectNoEdits(await sent(), 120, 4);
  });

  it('again and again stops the refresh, which says so and leaves no edit that wasn’t typed', async () => {
    const { scene, calm } = await refreshed();
    const { planned } = calm;
    scene.back();
    const { host } = scene.world;
    let turns = 0;
    // Sorting up and down by turns could restore the layout between the write and the look after it.
    const insert = () => {
      turns += 1;
      host.workbook.insertRows(scene.tab, 2, 1);
      if (turns < 400) host.at(1, insert);
    };
    host.at(100, insert);
    expect(() => scene.run()).toThrow(/kept (changing|moving)/);
    turns = 400;
    host.at(1, () => undefined);
    expect(plannedIn(scene).filter((line) => !planned.includes(line) && !plannedBefore(scene).includes(line))).toEqual([]);
  });

  it('before the last look of a refresh never puts a value into another row, not even for a moment', async () => {
    const { scene, calm } = await refreshed();
    const { host } = scene.world;
    scene.back();
    const titles = new Map(rowsOf(scene.world, scene.tab).map(({ ID = '', Title }) => [ID, [Title, calm.rows.get(ID)?.Title]]));
    const looks: number[] = [];
    const write = lastCallWith(scene, () => {
      looks.push(host.counts().calls['Range.getValues'] ?? 0);
      return !host.workbook.display(scene.tab).flat().includes('Theirs 0');
    });
    // What's read last before the write is the tab that it was computed from.
    const lastLook = looks.slice(0, write).findLastIndex((count, index) => count < (looks[index + 1] ?? 0)) + 1;
    const [sort] = layoutChanges;
    const wrong: unknown[] = [];
    scene.back();
    host.at(lastLook, () => {
      sort?.act(scene);
      const watch = () => {
        for (const { ID = '', Title } of rowsOf(scene.world, scene.tab))
          if (ID !== '' && titles.has(ID) && !titles.get(ID)?.includes(Title)) wrong.push([ID, Title]);
        host.at(1, watch);
      };
      host.at(1, watch);
    });
    scene.run();
    host.at(1, () => undefined);
    expect(rowsOf(scene.world, scene.tab).map(({ Title }) => Title)).toContain('Theirs 0');
    expect(wrong).toEqual([]);
  });

  it('leaves no formula where a text of Catalog with an equals sign met another column', async () => {
    const { scene } = await refreshed();
    const { host, catalog } = scene.world;
    const write = writeOf(scene);
    scene.back();
    const [course] = catalog.records('courses').slice(4, 5);
    catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.id), fields: { title: '=1+1' } });
    const notes = new Map(rowsOf(scene.world, scene.tab).map((row) => [row.ID, row[OWN]]));
    host.at(write, () => host.workbook.insertColumns(scene.tab, 1, 1));
    scene.run();
    const rows = rowsOf(scene.world, scene.tab);
    expect(rows.map(({ Title }) => Title)).toContain('=1+1');
    expect(host.workbook.formulas(scene.tab).flat().filter(Boolean)).toEqual([]);
    expect(rows.filter(({ ID, [OWN]: note }) => notes.has(ID) && note !== notes.get(ID))).toEqual([]);
  });

  it('twice in one refresh leaves each unsent edit as it was typed', async () => {
    const { scene, calm } = await refreshed();
    const write = writeOf(scene);
    const named = (...names: string[]) => layoutChanges.filter(({ name }) => names.includes(name));
    const wrong = named('moves the ID to the end').flatMap((first) =>
      named('sorts up', 'inserts three rows at the top').flatMap((second) => meet(scene, calm, twice(scene, write, [first, second]))),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    {
      of: refreshed,
      pairs: [
        [0, 'inserts a column', 'moves the ID to the end'],
        [0, 'moves the ID to the end', 'moves a column to the front'],
        [0, 'sorts up', 'inserts a row'],
      ],
    },
    { of: refreshedRows, pairs: [[0, 'cuts two rows and pastes them below', 'moves the ID to the end']] },
    {
      of: sent,
      pairs: [
        [1, 'sorts up', 'inserts a row'],
        [1, 'sorts down', 'inserts a column'],
        [2, 'sorts up', 'inserts three rows at the top'],
        [2, 'cuts two rows and pastes them below', 'cuts two rows and pastes them below'],
      ],
    },
    { of: undone, pairs: [[1, 'inserts a column', 'sorts down']] },
  ] as const)('before a write, and again before it’s put right, leaves each row with its own record', async ({ of, pairs }) => {
    const { scene, calm } = await of();
    const writes = writesOf(scene);
    const named = (wanted: string) => layoutChanges.find(({ name }) => name === wanted);
    const wrong = pairs.map(([nth, ...names]) => {
      const [call, first, second] = [writes[nth], ...names.map(named)];
      if (!call || !first || !second) throw new Error(`no write ${nth}, or no change ${names}`);
      return [nth, ...names, ...meetTwice(scene, calm, call, [first, second])];
    });
    expect(wrong).toEqual(pairs);
  });

  it('with rows and columns at once, again and again, leaves no row with a new record’s values in other columns', async () => {
    const { scene, calm } = await refreshed();
    const inserts = [
      ['inserts a row', 'moves a column to the front'],
      ['inserts a row', 'moves the ID to the end'],
    ];
    const sorts = [
      ['sorts down', 'moves a column to the front'],
      ['sorts up', 'moves the ID to the end'],
    ];
    const races = [bothAtOnce(190, 13, inserts), bothAtOnce(226, 3, inserts), bothAtOnce(154, 13, sorts), bothAtOnce(226, 13, sorts)];
    const wrong = races
      .map((race) => [race.name, race.from, race.period, ...meetAgain(scene, calm, race)])
      .filter(([, , , ...what]) => what.length > 0);
    expect(wrong).toEqual([]);
  });

  it('leaves the user’s own drop-downs and sums over rows that a refresh adds and puts back', async () => {
    const { scene } = await refreshed();
    const { host, person } = scene.world;
    const write = writeOf(scene);
    scene.back();
    const own = person.at(scene.tab, OWN, 1).slice(0, -1);
    const visibility = person.at(scene.tab, 'Visibility', 2);
    const rows = rowsOf(scene.world, scene.tab).filter(({ ID }) => ID !== '');
    // A row with an entry of the user stays when its record is deleted.
    for (const row of rows) if (row[OWN] !== '') host.workbook.copyPaste(scene.tab, visibility, `${own}${row.row}`);
    const price = person.at(scene.tab, 'Price', 1).slice(0, -1);
    const last = rows[rows.length - 1]?.row;
    host.workbook.edit(scene.tab, `${price}${Number(last) + 2}`, `=SUM(${price}2:${price}${last})`);
    host.at(write, () => host.workbook.insertRows(scene.tab, 2, 1));
    scene.run();
    const column = host.workbook.display(scene.tab, '1:1')[0]?.indexOf(OWN) ?? -1;
    const { validations } = host.workbook.dump(scene.tab);
    const isCovered = (row: number) =>
      validations.some(
        ({ area, type: kind }) =>
          kind === 'list' &&
          area.column <= column + 1 &&
          column + 1 < area.column + area.columns &&
          area.row <= row &&
          row < area.row + area.rows,
      );
    const after = rowsOf(scene.world, scene.tab).filter(({ ID }) => ID !== '');
    const sum = after.reduce((all, { Price }) => all + Number(Price?.replaceAll(',', '')), 0);
    const total = rowsOf(scene.world, scene.tab).find((row) => row[OWN] === 'Total');
    expect(Number(total?.Price?.replaceAll(',', ''))).toBe(sum);
    // One is deleted in Catalog, and one is new.
    expect(after).toHaveLength(rows.length);
    expect(after.flatMap(({ row, ID }) => (isCovered(Number(row)) ? [] : [[row, ID]]))).toEqual([]);
  });

  it('again and again during a refresh leaves no edit that wasn’t typed, and the next one mends the rest', async () => {
    await expectRecovery(await refreshed(), [[12, 25], 0.65]);
    // Rows with values of several tries then take each other's places.
    await expectRecovery(await refreshed(), [[25], 0.52]);
  });

  it('again and again during a refresh of selected rows leaves no edit that wasn’t typed', async () => {
    await expectRecovery(await refreshedRows(), [[12], 0.7]);
  });

  it('during a refresh of selected rows leaves each row with its own record', async () => {
    await expectNoDifference(await refreshedRows(), 10);
  });

  it('during a send leaves each result in its own row', async () => {
    await expectNoDifference(await sent(), 5);
  });

  it('during an undo leaves each result in its own row', async () => {
    await expectNoDifference(await undone(), 5);
  });
});
