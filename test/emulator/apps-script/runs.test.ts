import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const filling = `
  function fill() {
    for (let row = 1; row <= 4; row++) sheet().getRange(row, 1).setValue(row);
    sheet().getRange('B1').getNumRows();
  }`;

describe('writes', () => {
  it('are in the file after the run', async () => {
    const host = await hostWith(filling);
    host.run('fill');

    expect(host.workbook.values('Sheet1')).toEqual([[1], [2], [3], [4]]);
  });

  it('wait for the next read, and the script sees them then', async () => {
    const host = await hostWith(`
      function it() { sheet().getRange('A1').setValue('written'); sheet().getMaxRows(); return sheet().getRange('A1').getValue(); }`);
    const seen: unknown[] = [];
    // The calls up to the read: getActive and getSheets three times, getRange, setValue, getMaxRows, getRange, getValue.
    for (let call = 1; call <= 12; call++) host.at(call, () => seen.push(host.workbook.values('Sheet1', 'A1')[0]?.[0]));

    expect(host.run('it')).toBe('written');
    expect(new Set(seen)).toEqual(new Set(['']));
  });

  it.each([
    ['kept', [[1], [2], [3], [4]]],
    ['lost', []],
    ['half', [[1], [2]]],
  ] as const)('that are pending when a run is killed are %s by a switch', async (unflushedWrites, left) => {
    const host = await hostWith(filling, { switches: { unflushedWrites } });
    host.killAt(4 * 4 + 1);

    expect(() => host.run('fill')).toThrow('The run was killed.');
    expect(host.workbook.values('Sheet1')).toEqual(left);
  });

  it('land where a person has meanwhile sorted', async () => {
    const host = await hostWith(`
      function start() { sheet().getRange('A1:A3').setValues([[3], [1], [2]]); }
      function mark() { sheet().getRange('B1').setValue('was 3'); SpreadsheetApp.flush(); }`);
    host.run('start');
    host.at(5, () => host.workbook.sort('Sheet1', 1, true));
    host.run('mark');

    expect(host.workbook.values('Sheet1')).toEqual([
      [1, 'was 3'],
      [2, ''],
      [3, ''],
    ]);
  });

  it('to rows that a person has meanwhile deleted fail when they are flushed', async () => {
    const host = await hostWith(`function it() { sheet().getRange('A1000').setValue(1); SpreadsheetApp.flush(); }`);
    host.at(5, () => host.workbook.deleteRows('Sheet1', 900, 101));

    expect(() => host.run('it')).toThrow('The coordinates of the range are outside the dimensions of the sheet.');
  });
});

describe('locks', () => {
  it('are three: of the document, of the person, and of the script', async () => {
    const host = await hostWith(`
      function hold() { LockService.getUserLock().waitLock(10); Utilities.sleep(1); }
      function attempt() {
        return [LockService.getDocumentLock(), LockService.getUserLock(), LockService.getScriptLock()].map((lock) => lock.tryLock(10));
      }`);
    let own: unknown;
    let colleagues: unknown;
    host.at(3, () => {
      own = host.run('attempt');
      host.setUser('kim@college.example.edu');
      colleagues = host.run('attempt');
    });
    host.run('hold');
    expect(own).toEqual([true, false, true]);
    expect(colleagues).toEqual([true, true, true]);
  });
});

describe('a kill', () => {
  it('cannot be caught, and nothing is done afterward', async () => {
    const host = await hostWith(`
      function stubborn() {
        for (let turn = 0; turn < 5; turn++) {
          try { PropertiesService.getUserProperties().setProperty('turn' + turn, 'done'); } catch (error) { continue; }
        }
        return 'survived';
      }`);
    host.killAt(4);

    expect(() => host.run('stubborn')).toThrow('The run was killed.');
    expect(host.properties.user).toEqual({ turn0: 'done' });
  });

  it('does not touch the next run', async () => {
    const host = await hostWith(filling);
    host.killAt(1);
    expect(() => host.run('fill')).toThrow();

    expect(() => host.run('fill')).not.toThrow();
  });

  it('releases the locks of the run', async () => {
    const host = await hostWith(`
      function take() { const lock = LockService.getDocumentLock(); return lock.tryLock(0) && sheet().getName(); }`);
    host.killAt(4);
    expect(() => host.run('take')).toThrow();

    expect(host.run('take')).toBe('Sheet1');
  });
});

describe('a hook', () => {
  it('acts inside the run, just before the nth call', async () => {
    const host = await hostWith(
      `function it() { const first = sheet().getRange('A1').getValue(); return [first, sheet().getRange('A1').getValue()]; }`,
    );
    host.at(5, () => host.workbook.edit('Sheet1', 'A1', 'typed'));

    expect(host.run('it')).toEqual(['', 'typed']);
  });

  it('can be the run of a colleague, who does not get the lock', async () => {
    const host = await hostWith(`
      function hold() { const lock = LockService.getDocumentLock(); lock.waitLock(10); Utilities.sleep(1); return lock.hasLock(); }
      function attempt() { return LockService.getDocumentLock().tryLock(1000); }`);
    let got: unknown;
    host.at(3, () => {
      got = host.run('attempt');
    });

    expect(host.run('hold')).toBe(true);
    expect(got).toBe(false);
  });

  it('passes its own failure on', async () => {
    const host = await hostWith('function it() { try { sheet(); } catch (error) {} }');
    host.at(1, () => {
      throw new Error('the test is wrong');
    });

    expect(() => host.run('it')).toThrow('the test is wrong');
  });
});

describe('time', () => {
  it('is up after six minutes, whatever the script catches', async () => {
    const host = await hostWith(`function it() { for (;;) { try { Utilities.sleep(60000); } catch (error) { return; } } }`);

    expect(() => host.run('it')).toThrow('Exceeded maximum execution time');
  });

  it('is up after 30 seconds in a simple trigger', async () => {
    const host = await hostWith(`function onOpen() { Utilities.sleep(29000); Utilities.sleep(2000); }`);

    expect(() => host.open()).toThrow('Exceeded maximum execution time');
  });

  it('passes with reads and writes of many cells', async () => {
    const host = await hostWith(`
      function it() { const start = Date.now(); sheet().getRange(1, 1, 1000, 26).setValue(1); sheet().getDataRange().getValues(); return Date.now() - start; }`);

    expect(host.run('it')).toBeGreaterThan(500);
  });
});

describe('counts', () => {
  it('name every call, and tell round trips from calls that cost nothing', async () => {
    const host = await hostWith(`
      function it() {
        const range = sheet().getRange('A1:B2');
        range.getValues();
        range.setValues([[1, 2], [3, 4]]);
        range.setNumberFormat('0');
        SpreadsheetApp.flush();
        SpreadsheetApp.flush();
        range.setValue(5);
        range.getValues();
      }`);
    host.run('it');
    const { calls, roundTrips, cellsRead, cellsWritten, writes } = host.counts();

    expect(calls).toMatchObject({ 'Range.getValues': 2, 'Range.setValues': 1, 'SpreadsheetApp.flush': 2, 'Sheet.getRange': 1 });
    expect([roundTrips, cellsRead, cellsWritten]).toEqual([2, 8, 8]);
    expect(writes).toEqual([
      { sheet: 'Sheet1', row: 1, column: 1, rows: 2, columns: 2 },
      { sheet: 'Sheet1', row: 1, column: 1, rows: 2, columns: 2 },
    ]);
    host.resetCounts();
    expect(host.counts().calls).toEqual({});
  });
});
