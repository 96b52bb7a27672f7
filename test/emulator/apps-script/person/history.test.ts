import { describe, expect, it } from 'vitest';
import type { Host } from '../../../../emulator/host.ts';
import { hostWith } from '../host-with.ts';

const code = `
  function put(value) {
    sheet().getRange('A1').setValue(value);
    SpreadsheetApp.flush();
    sheet().getRange('A2').setValue(value);
    PropertiesService.getDocumentProperties().setProperty('last', String(value));
    PropertiesService.getUserProperties().setProperty('key', 'mine');
  }
  function many() { sheet().getRange(1, 1, 500, 20).setValue('x'); }
  function tab() { file().insertSheet('Second').getRange('A1').setNote('of the script'); sheet().hideSheet(); sheet().setFrozenRows(2); }
  function start() { ScriptApp.newTrigger('put').timeBased().everyHours(1).create(); }`;
const here = 'Sheet1';
const cells = ({ workbook }: Host) => workbook.values(here);

describe('undo', () => {
  it('takes back what a person typed, step by step', async () => {
    const host = await hostWith(code);
    host.workbook.edit(here, 'A1', 'one');
    host.workbook.edit(here, 'A1', 'two');
    host.workbook.insertRows(here, 0, 1);
    host.workbook.undo();
    expect(cells(host)).toEqual([['two']]);

    host.workbook.undo();
    expect(cells(host)).toEqual([['one']]);

    host.workbook.undo();
    expect(cells(host)).toEqual([]);
    expect(() => host.workbook.undo()).toThrow('Nothing to undo.');
  });

  it('takes back a run of the script, or what it wrote together, by a switch', async () => {
    const host = await hostWith(code);
    host.run('put', 1);
    host.run('put', 2);
    host.workbook.undo();
    expect(cells(host)).toEqual([[1], [1]]);

    host.setSwitches({ undoStep: 'batch' });
    host.run('put', 3);
    host.workbook.undo();

    expect(cells(host)).toEqual([[3], [1]]);
  });

  it('never touches properties', async () => {
    const host = await hostWith(code);
    host.run('put', 1);
    host.run('put', 2);
    host.workbook.undo();

    expect(host.properties.document).toEqual({ last: '2' });
  });

  it('takes back a person between two writes of a script without losing what came before', async () => {
    const host = await hostWith(code);
    host.at(8, () => host.workbook.edit(here, 'B1', 'typed'));
    host.run('put', 1);
    host.workbook.undo();
    expect(cells(host)).toEqual([[1, 'typed']]);

    host.workbook.undo();
    expect(cells(host)).toEqual([[1]]);
  });

  it('brings deleted tabs, hidden tabs, frozen rows and marks back', async () => {
    const host = await hostWith(code);
    const before = host.workbook.dump();
    host.run('tab');
    host.workbook.merge('Second', 'B1:C1');
    const after = host.workbook.dump();
    host.workbook.deleteSheet('Second');
    host.workbook.undo();
    expect(host.workbook.dump()).toEqual(after);

    host.workbook.undo();
    host.workbook.undo();

    expect(host.workbook.dump()).toEqual(before);
  });

  it('knows nothing of what was refused', async () => {
    const host = await hostWith(code);
    host.workbook.edit(here, 'A1', 'kept');
    expect(() => host.workbook.deleteSheet(here)).toThrow();
    host.workbook.undo();

    expect(cells(host)).toEqual([]);
  });
});

describe('a version', () => {
  it('brings the grid back, however much has happened, and no property', async () => {
    const host = await hostWith(code);
    host.run('put', 1);
    host.workbook.saveVersion('before the review');
    host.run('many');
    host.run('put', 2);
    host.workbook.renameSheet(here, 'Other');
    host.workbook.restoreVersion('before the review');

    expect(cells(host)).toEqual([[1], [1]]);
    expect(host.properties.document).toEqual({ last: '2' });
    host.run('put', 3);
    host.workbook.restoreVersion('before the review');
    expect(cells(host)).toEqual([[1], [1]]);
    expect(() => host.workbook.restoreVersion('never saved')).toThrow('no version named "never saved"');
  });
});

describe('a copy of the file', () => {
  it('has the grid and the script, and neither properties nor triggers', async () => {
    const host = await hostWith(code);
    host.run('put', 1);
    host.run('start');
    const copy = host.workbook.copyFile();

    expect(copy.workbook.dump()).toEqual(host.workbook.dump());
    expect([copy.properties.user, copy.properties.document, copy.triggers()]).toEqual([{}, {}, []]);
    expect(copy.workbook.file().name).toBe('Copy of Demo workbook');
  });

  it('goes its own way', async () => {
    const host = await hostWith(`${code} function id() { return file().getId(); }`);
    host.run('put', 1);
    const copy = host.workbook.copyFile();
    copy.run('put', 2);
    host.run('put', 3);

    expect([cells(host), cells(copy)]).toEqual([
      [[3], [3]],
      [[2], [2]],
    ]);
    expect(copy.run('id')).not.toBe(host.run('id'));
    expect(() => copy.workbook.undo()).not.toThrow();
    expect(cells(copy)).toEqual([[1], [1]]);
  });

  it('meets an add-on that still has the properties of the person', async () => {
    const host = await hostWith(code);
    host.run('put', 1);
    const copy = host.workbook.copyFile('add-on');

    expect([copy.properties.user, copy.properties.document]).toEqual([{ key: 'mine' }, {}]);
  });
});
