// What calls cost in milliseconds, for the settable clock. Measured by others on the real platform, rounded.

/** Before the first line of a script runs. */
export const START = 300;
/** Writing pending changes to the file: a read or a flush waits for it. */
export const COMMIT = 300;
export const COMMIT_PER_CELL = 0.01;
export const READ = 30;
export const READ_PER_CELL = 0.0085;
export const FETCH = 600;

const byMethod: Record<string, number> = {
  'Properties.getProperty': 30,
  'Properties.getProperties': 30,
  'Properties.getKeys': 30,
  'Properties.setProperty': 62,
  'Properties.setProperties': 62,
  'Properties.deleteProperty': 62,
  'Cache.get': 30,
  'Cache.put': 93,
  'Lock.tryLock': 50,
  'Lock.waitLock': 50,
  'ScriptApp.getProjectTriggers': 200,
  'ScriptApp.deleteTrigger': 200,
  'ClockTriggerBuilder.create': 500,
  'Spreadsheet.insertSheet': 300,
  'Spreadsheet.deleteSheet': 300,
  'Sheet.insertRowsAfter': 20,
  'Sheet.insertColumnsAfter': 20,
  'Sheet.deleteRows': 20,
  'Sheet.deleteColumns': 20,
};

/** Everything else is nearly free: writes are only noted until they are committed. */
export function costOf(call: string): number {
  return byMethod[call] ?? 0.5;
}
