import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const OWNER = 'owner@college.example.edu';
const VIEWER = 'viewer@example.edu';
const NO = 'You do not have permission to perform that action.';

const code = `
  function onOpen() { SpreadsheetApp.getUi().createMenu('Menu').addItem('Item', 'item').addToUi(); }
  function read() { return sheet().getRange('A1').getValue(); }
  function put(value) { sheet().getRange('A1').setValue(value); }
  function caught() {
    let error = '';
    sheet().getRange('A1').setValue(2);
    try { SpreadsheetApp.flush(); } catch (problem) { error = problem.message; }
    return error;
  }
  function addTab(name) { file().insertSheet(name); }
  function hideTab() { sheet().hideSheet(); }
  function addRow() { sheet().insertRowsAfter(1, 1); }
  function start() { ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create(); }
  function hourly() { put('by the trigger'); }`;

async function withViewer(options = {}) {
  const host = await hostWith(code, { user: OWNER, ...options });
  host.workbook.edit('Sheet1', 'A1', '1');
  host.run('addTab', 'Second');
  host.run('start');
  host.setUser(VIEWER, 'view');
  return host;
}

describe('a user who can only view the file', () => {
  it('reads, and is refused whatever a script would change', async () => {
    const host = await withViewer();

    expect(host.run('read')).toBe(1);
    for (const change of ['put', 'addTab', 'hideTab', 'addRow']) expect(() => host.run(change, 'x')).toThrow(NO);
    expect(host.run('caught')).toBe(NO);
    expect(host.workbook.dump()).toMatchObject([
      { name: 'Sheet1', hidden: false, rows: 1000, cells: [{ value: 1 }] },
      { name: 'Second', rows: 1000, cells: [] },
    ]);
  });

  it('is refused on the line of the write if writes are refused at once', async () => {
    const host = await withViewer({ switches: { refusedWrites: 'at-once' } });

    expect(() => host.run('caught')).toThrow(NO);
  });

  it('leaves nothing behind when the run is killed', async () => {
    const host = await withViewer({ switches: { unflushedWrites: 'kept' } });
    host.killAt(5);

    expect(() => host.run('caught')).toThrow('The run was killed.');
    expect(host.workbook.values('Sheet1')).toEqual([[1]]);
  });

  it('changes nothing by hand, and can copy the file', async () => {
    const { workbook } = await withViewer();

    expect(() => workbook.edit('Sheet1', 'A1', '2')).toThrow(NO);
    expect(() => workbook.insertRows('Sheet1', 1, 1)).toThrow(NO);
    expect(() => workbook.renameSheet('Sheet1', 'Other')).toThrow(NO);
    expect(() => workbook.undo()).toThrow(NO);
    expect(() => workbook.setLocale('de_DE')).toThrow(NO);
    const copy = workbook.copyFile();
    copy.workbook.edit('Sheet1', 'A1', '2');
    expect([workbook.values('Sheet1'), copy.workbook.values('Sheet1')]).toEqual([[[1]], [[2]]]);
    await copy.close();
  });

  it('gets no menu, because simple triggers do not run', async () => {
    const host = await withViewer();
    host.open();
    expect(host.menu()).toEqual([]);

    host.setUser(VIEWER, 'edit');
    host.open();

    expect(host.menu()).toHaveLength(1);
    expect(host.run('caught')).toBe('');
  });

  it('keeps no trigger of an editor from writing, and is never the owner', async () => {
    const host = await withViewer();
    host.fire(host.triggers()[0]?.id ?? '');
    expect(host.run('read')).toBe('by the trigger');

    host.setUser(OWNER, 'view');

    expect(host.run('caught')).toBe('');
  });

  it('can edit again when an earlier state of the world is brought back', async () => {
    const host = await hostWith(code, { user: OWNER });
    host.setUser('colleague@example.edu');
    host.run('start');
    const fire = () => host.fire(host.triggers()[0]?.id ?? '');
    const back = host.keep();
    host.setUser('colleague@example.edu', 'view');
    expect(fire).toThrow(NO);

    back();

    expect(fire).not.toThrow();
  });
});
