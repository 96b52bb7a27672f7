import { expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const SCRIPT = `
  function work() {
    sheet().getRange('A1:B2').setValues([[1, 2], [3, 4]]).setNote('by the script');
    file().insertSheet('Another');
    PropertiesService.getDocumentProperties().setProperty('file', 'x').deleteProperty('before');
    PropertiesService.getUserProperties().setProperty('person', 'x');
    CacheService.getUserCache().put('a', 'x', 600);
    console.log('worked');
  }
  function look() {
    return [PropertiesService.getUserProperties().getProperties(), CacheService.getUserCache().get('a'), file().getSheets().map((each) => each.getSheetId())];
  }`;

it('a world that is brought back equals the one that was kept, as often as wanted, and goes on in the same way', async () => {
  const host = await hostWith(`${SCRIPT}\nfunction before() { PropertiesService.getDocumentProperties().setProperty('before', '1'); }`);
  host.run('before');
  host.workbook.edit('Sheet1', 'A1', 'typed');
  host.workbook.saveVersion('typed');
  const all = () => ({
    sheets: host.workbook.dump(),
    file: [host.workbook.file(), host.workbook.active()],
    properties: structuredClone(host.properties),
    seen: [host.logs(), host.toasts(), host.counts()],
  });
  const kept = all();
  const back = host.keep();
  const doneOnce = () => {
    host.run('work');
    host.workbook.select('Sheet1', 'B2');
    host.workbook.edit('Sheet1', 'A1', 'typed again');
    host.workbook.setTimeZone('Asia/Tokyo');
    host.workbook.saveVersion('worked');
    host.setUser('colleague@college.example.edu');
    return [all(), host.run('look')];
  };
  const once = doneOnce();

  back();
  expect(all()).toEqual(kept);
  expect(doneOnce()).toEqual(once);
  back();
  expect(all()).toEqual(kept);
  host.workbook.undo();
  expect(host.workbook.values('Sheet1', 'A1')).toEqual([['']]);
});

it('neither kill nor hook nor switch outlives it', async () => {
  const host = await hostWith(SCRIPT);
  const back = host.keep();
  host.setSwitches({ unflushedWrites: 'lost' });
  host.killAt(2);
  expect(() => host.run('work')).toThrow('killed');
  host.killAt(2);
  host.at(3, () => host.workbook.edit('Sheet1', 'A1', 'by a hook'));

  back();

  host.run('work');
  expect(host.workbook.values('Sheet1', 'A1:B2')).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('inside a run it is what a kill right there would leave, and the run goes on untouched', async () => {
  const host = await hostWith(SCRIPT);
  const start = host.keep();
  host.run('work');
  const whole = [host.workbook.dump(), structuredClone(host.properties)];
  const calls = Object.values(host.counts().calls).reduce((sum, count) => sum + count, 0);
  const differences: unknown[] = [];
  for (const unflushedWrites of ['kept', 'lost', 'half'] as const) {
    const look = () => JSON.stringify([host.workbook.dump(), host.properties]);
    const kept: (() => void)[] = [];
    start();
    host.setSwitches({ unflushedWrites });
    for (let call = 1; call <= calls; call++) host.at(call, () => kept.push(host.keep()));
    host.run('work');
    expect([host.workbook.dump(), host.properties]).toEqual(whole);

    for (let call = 1; call <= calls; call++) {
      kept[call - 1]?.();
      const seen = look();
      start();
      host.setSwitches({ unflushedWrites });
      host.killAt(call);
      expect(() => host.run('work')).toThrow('killed');
      if (look() !== seen) differences.push([unflushedWrites, call]);
    }
  }

  expect(differences).toEqual([]);
  expect(calls).toBeGreaterThan(10);
});

it('brings back the dialogs that were open, without those that were opened later', async () => {
  const host = await hostWith(`
    function show(title) { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('x'), title); }`);
  host.run('show', 'first');
  const back = host.keep();
  host.run('show', 'second');
  back();

  expect(host.dialogs().map(({ title }) => title)).toEqual(['first']);
});
