// A tab that an earlier version made: its drop-downs, its chosen Actions, its header notes, and its Status say former words.
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../support/cells.ts';
import { DIST, dumpOf, FEW, openWorld, pull, review, rowsOf, send, type World } from '../support/open-world.ts';
import { temporaryPackage } from '../support/packages.ts';
import { callsOf } from '../support/runs.ts';

const TAB = 'Account admins';
const FORMER = ['create', 'give catalog', 'take catalog', 'delete'];
const TODAY = ['create', 'add catalog', 'remove catalog', 'delete'];

/** Writes a tab's Action column and notes as an earlier version left them. */
const MAKE_FORMER = `
function makeFormer() {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('${TAB}');
  var head = sheet.getRange(1, 1, 1, sheet.getLastColumn());
  var notes = head.getNotes()[0];
  var words = function (note) { return note.split('add catalog').join('give catalog').split('remove catalog').join('take catalog'); };
  head.setNotes([notes.map(words)]);
  var column = notes.findIndex(function (note) { return /catalog:\\$action$/.test(note); }) + 1;
  var rule = SpreadsheetApp.newDataValidation().requireValueInList(${JSON.stringify(FORMER)}, true).setAllowInvalid(false).build();
  sheet.getRange(2, column, sheet.getMaxRows() - 1, 1).setDataValidation(rule);
}`;

const dist = temporaryPackage();

beforeAll(() => {
  cpSync(DIST, dist, { recursive: true });
  appendFileSync(join(dist, 'Code.js'), MAKE_FORMER);
});

const makeFormer = ({ host }: World) => void host.run('makeFormer');
const openFormer = () => openWorld({ catalog: FEW, host: { dist }, pulled: ['account_admins'], prepare: makeFormer });

/** The choices of the drop-down in a row's Action cell. */
function actionsAt(world: World, row: number): string[] | undefined {
  const column = actionColumn(world);
  const covers = dumpOf(world, TAB).validations.filter(
    ({ area }) => area.column === column && area.row <= row && row < area.row + area.rows,
  );
  return covers.at(-1)?.values;
}

function actionColumn(world: World): number {
  return (world.host.workbook.display(TAB, '1:1')[0] ?? []).indexOf('Action') + 1;
}

function noteOf(world: World, header: string): string {
  const at = (world.host.workbook.display(TAB, '1:1')[0] ?? []).indexOf(header);
  return world.host.workbook.notes(TAB, '1:1')[0]?.[at] ?? '';
}

describe('a tab with former Action words', () => {
  it('is reviewed by what they mean today', async () => {
    const world = await openFormer();
    const [admin] = rowsOf(world, TAB);
    const row = Number(admin?.row);
    expect(actionsAt(world, row)).toEqual(FORMER);
    fill(world, TAB, row, { Action: 'give catalog', 'Catalog ID to add or remove': '1' });
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    expect(plan.requests).toMatchObject([{ operation: 'add catalog', row }]);
  });

  it('gets today’s drop-downs, chosen Actions, and notes from a refresh, and sends them', async () => {
    const world = await openFormer();
    const [admin] = rowsOf(world, TAB);
    const row = Number(admin?.row);
    const [last] = (admin?.['Catalog IDs'] ?? '').split(', ');
    fill(world, TAB, row, { Action: 'give catalog', 'Catalog ID to add or remove': String(last) });
    pull(world, 'account_admins');

    expect(rowsOf(world, TAB)[0]?.Action).toBe('add catalog');
    for (const each of [row, freeRow(world, TAB), dumpOf(world, TAB).rows]) expect([each, actionsAt(world, each)]).toEqual([each, TODAY]);
    expect(noteOf(world, 'Action')).toContain(TODAY.join(', '));
    expect(noteOf(world, 'Catalog ID to add or remove')).not.toMatch(/give|take/);
    expect(() => fill(world, TAB, row, { Action: 'take catalog' })).toThrow('data validation');

    send(world, review(world));
    expect(rowOf(world, TAB, admin?.ID)).toMatchObject({ Action: '', Status: 'catalog added' });
  });

  it('keeps each Action in its own row, though rows are sorted or columns move during the refresh', async () => {
    const world = await openFormer();
    const { host, catalog } = world;
    const [admin] = rowsOf(world, TAB);
    fill(world, TAB, Number(admin?.row), { Action: 'give catalog' });
    const backs = [host.keep(), catalog.keep()];
    const back = () => {
      for (const each of backs) each();
    };
    const calls = callsOf(host, () => pull(world, 'account_admins'));
    const header = host.workbook.display(TAB, '1:1')[0] ?? [];
    const sort = () => host.workbook.sort(TAB, header.indexOf('ID') + 1, false);
    const move = () => host.workbook.moveColumn(TAB, header.indexOf('Action') + 1, header.length);
    const wrong: unknown[] = [];
    for (const [index, call] of Array.from({ length: 48 }, (_, nth) => Math.ceil(((nth + 1) * calls) / 50)).entries()) {
      back();
      host.at(call, index % 3 === 2 ? move : sort);
      pull(world, 'account_admins');
      host.at(1, () => undefined);
      pull(world, 'account_admins');
      const chosen = rowsOf(world, TAB).flatMap(({ ID, Action }) => (Action === '' ? [] : [`${ID} ${Action}`]));
      if (chosen.join() !== `${admin?.ID} add catalog`) wrong.push([call, index % 3 === 2 ? 'moved' : 'sorted', ...chosen]);
    }
    expect(wrong).toEqual([]);
  });

  it('is left alone by a refresh once it has today’s words', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['account_admins'] });
    const before = dumpOf(world, TAB);
    pull(world, 'account_admins');
    expect(dumpOf(world, TAB)).toEqual(before);
  });
});

describe('a former Status word', () => {
  it('keeps a create that might have been sent from being sent again', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    const row = freeRow(world, 'Tags');
    const former = 'uncertain · abc123: Catalog did not answer. Look in Catalog; to try again, clear this cell and choose create';
    fill(world, 'Tags', row, { Status: former, Action: 'create', Name: 'Moonlight' });
    world.host.workbook.edit('Tags', world.person.at('Tags', 'Status', row), former);
    const { requests, refused } = review(world);
    expect(requests).toEqual([]);
    expect(refused).toMatchObject([{ row, label: 'Status' }]);
    expect(rowsOf(world, 'Tags').at(-1)?.Status).toBe(former);
    fill(world, 'Tags', row, { Name: 'Moonlight again' });
    expect(rowsOf(world, 'Tags').at(-1)?.Status).toBe(former);
  });
});
