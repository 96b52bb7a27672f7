// Tries the platform in a scratch tab and deletes it. A question that can't be decided stays undefined.
import type { Findings } from '../ports.ts';
import { accepts, cellProbes, type Scratch } from './probe-cells.ts';
import { echoProbes, milliseconds, serviceProbes } from './probe-services.ts';

const NAME = 'Catalog Sync check';

/** `echo` is the address of a server that sends back what it gets. */
export function probePlatform(echo: string | undefined): Findings {
  const file = SpreadsheetApp.getActiveSpreadsheet();
  const active = file.getActiveSheet();
  const left = file.getSheetByName(NAME);
  if (left) file.deleteSheet(left);
  const { sheet, insertSheet } = timedInsert(file);
  try {
    let row = 0;
    const scratch: Scratch = {
      sheet,
      cell(format) {
        row += 1;
        const cell = sheet.getRange(row, 1);
        return format === undefined ? cell : cell.setNumberFormat(format);
      },
    };
    const answers = echo !== undefined && accepts(() => UrlFetchApp.fetch(`${echo}/get`)) ? echo : undefined;
    const costs = costsOf(scratch, answers);
    const facts: Findings['facts'] = {};
    const decide = (name: string, probe: () => string | boolean | undefined) => {
      try {
        facts[name] = probe();
      } catch {
        facts[name] = undefined;
      }
      // A write that was refused late would stop the next question.
      accepts(() => undefined);
    };
    for (const [name, probe] of Object.entries({ ...serviceProbes, ...cellProbes })) decide(name, () => probe(scratch));
    for (const [name, probe] of Object.entries(echoProbes)) decide(name, () => (answers === undefined ? undefined : probe(answers)));
    const deleteSheet = milliseconds(() => file.deleteSheet(sheet));
    return { facts, costs: { ...costs, insertSheet, deleteSheet } };
  } catch (error) {
    file.deleteSheet(sheet);
    throw error;
  } finally {
    file.setActiveSheet(active);
  }
}

function timedInsert(file: GoogleAppsScript.Spreadsheet.Spreadsheet): {
  sheet: GoogleAppsScript.Spreadsheet.Sheet;
  insertSheet: number;
} {
  const began = Date.now();
  const sheet = file.insertSheet(NAME);
  return { sheet, insertSheet: Date.now() - began };
}

/** What kinds of calls cost, in milliseconds. Repeated, because the clock shows whole milliseconds. */
function costsOf({ sheet, cell }: Scratch, echo: string | undefined): Findings['costs'] {
  const average = (times: number, work: () => unknown) =>
    milliseconds(() => {
      for (let time = 0; time < times; time += 1) work();
    }) / times;
  const one = cell();
  const many = sheet.getRange(1, 3, 1000, 2);
  const rows = Array.from({ length: 1000 }, () => ['x', 1]);
  const store = PropertiesService.getUserProperties();
  const lock = LockService.getDocumentLock();
  const write = (work: () => unknown) =>
    average(5, () => {
      work();
      SpreadsheetApp.flush();
    });
  const call = average(20, () => sheet.getName());
  const read = average(10, () => one.getValue()) - call;
  const commit = write(() => one.setValue(1)) - 2 * call;
  const costs = {
    call,
    read,
    readPer1000Cells: (average(10, () => many.getValues()) - read - call) / 2,
    commit,
    commitPer1000Cells: (write(() => many.setValues(rows)) - commit - 2 * call) / 2,
    getProperty: average(5, () => store.getProperty('probe')),
    setProperty: average(5, () => store.deleteProperty('probe')),
    lock: average(5, () => lock.tryLock(1000)),
    getTriggers: average(5, () => ScriptApp.getProjectTriggers()),
    ...(echo === undefined ? {} : { fetch: average(5, () => UrlFetchApp.fetch(`${echo}/get`)) - call }),
  };
  lock.releaseLock();
  many.clearContent();
  // Never below 0: two measurements of a busy server differ by more than a call costs.
  return Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, Math.max(0, Math.round(cost * 2) / 2)]));
}
