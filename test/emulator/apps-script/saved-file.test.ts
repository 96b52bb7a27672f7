import { expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const SCRIPT = `
  function prepare() {
    sheet().getRange('A1:B3').setValues([['Name', 'Price'], ['Sea', 2], ['Land', 3]]).setNote('by the script').setFontWeight('bold');
    sheet().getRange('C2').setFormula('=B2*2');
    sheet().getRange('D2:D3').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).build());
    sheet().setFrozenRows(1);
    file().insertSheet('Memory').hideSheet();
    PropertiesService.getDocumentProperties().setProperty('file', 'x');
    PropertiesService.getUserProperties().setProperty('person', 'y');
    CacheService.getUserCache().put('a', 'z', 600);
    ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
  }
  function tick() { console.log('ticked'); }
  function look() {
    return [PropertiesService.getUserProperties().getProperties(), CacheService.getUserCache().get('a'), file().getId(), Date.now()];
  }`;

it('opens a saved file with its cells, sheets, properties, cache, triggers, and clock', async () => {
  const host = await hostWith(SCRIPT, { timeZone: 'Asia/Tokyo', locale: 'de_DE', user: 'kim@college.example.edu' });
  host.run('prepare');
  host.workbook.filter('Sheet1', 1, ['Sea']);
  host.workbook.merge('Sheet1', 'F1:G2');
  host.workbook.protect('Sheet1', 'A1:A2', { editors: ['pat@college.example.edu'] });
  host.workbook.hideColumns('Sheet1', 5, 1);
  host.workbook.setColumnWidths('Sheet1', 2, 1, 40);
  host.workbook.highlight('Sheet1', 'A1:A3', 'Land');
  const saved = host.save();

  const opened = await hostWith(SCRIPT, { saved, clock: undefined });

  expect(opened.workbook.dump()).toEqual(host.workbook.dump());
  expect([opened.workbook.file(), opened.workbook.active()]).toEqual([host.workbook.file(), host.workbook.active()]);
  expect(opened.properties).toEqual(host.properties);
  expect(opened.triggers()).toEqual(host.triggers());
  expect(opened.save()).toBe(saved);
  const [properties, cached, id] = opened.run('look') as unknown[];
  expect([properties, cached, id]).toEqual([{ person: 'y' }, 'z', (host.run('look') as unknown[])[2]]);
  opened.advance(1);
  expect(opened.logs()).toEqual([expect.stringContaining('ticked')]);
});

it('goes on in an opened file without touching the one that was saved', async () => {
  const host = await hostWith(SCRIPT);
  host.run('prepare');
  const saved = host.save();
  const opened = await hostWith(SCRIPT, { saved });
  opened.workbook.edit('Sheet1', 'A2', 'River');
  opened.workbook.insertRows('Sheet1', 1, 1);
  opened.properties.document.file = 'changed';
  expect([host.save(), host.workbook.values('Sheet1', 'A2')]).toEqual([saved, [['Sea']]]);
  expect(opened.workbook.formulas('Sheet1', 'C3')).toEqual([['=B3*2']]);
});

it('refuses a saved file of a format that it does not know', async () => {
  const host = await hostWith(SCRIPT);
  const saved = host.save().replace('"format":1', '"format":2');
  await expect(hostWith(SCRIPT, { saved })).rejects.toThrow('format 2');
});
