// What calls cost in milliseconds, for the settable clock. Measured by others on the real platform, rounded. A report of the
// installation check has what they cost there, by the same names.
import type { Costs } from '../host-switches.ts';

export const DEFAULT_COSTS: Required<Costs> = {
  start: 300,
  call: 0.5,
  commit: 300,
  commitPer1000Cells: 10,
  read: 30,
  readPer1000Cells: 8.5,
  fetch: 600,
  getProperty: 30,
  setProperty: 62,
  getCache: 30,
  putCache: 93,
  lock: 50,
  getTriggers: 200,
  deleteTrigger: 200,
  createTrigger: 500,
  insertSheet: 300,
  deleteSheet: 300,
  changeGrid: 20,
};

const kinds: Readonly<Record<string, keyof Costs>> = {
  'Properties.getProperty': 'getProperty',
  'Properties.getProperties': 'getProperty',
  'Properties.getKeys': 'getProperty',
  'Properties.setProperty': 'setProperty',
  'Properties.setProperties': 'setProperty',
  'Properties.deleteProperty': 'setProperty',
  'Cache.get': 'getCache',
  'Cache.put': 'putCache',
  'Lock.tryLock': 'lock',
  'Lock.waitLock': 'lock',
  'ScriptApp.getProjectTriggers': 'getTriggers',
  'ScriptApp.deleteTrigger': 'deleteTrigger',
  'ClockTriggerBuilder.create': 'createTrigger',
  'Spreadsheet.insertSheet': 'insertSheet',
  'Spreadsheet.deleteSheet': 'deleteSheet',
  'Sheet.insertRowsAfter': 'changeGrid',
  'Sheet.insertColumnsAfter': 'changeGrid',
  'Sheet.deleteRows': 'changeGrid',
  'Sheet.deleteColumns': 'changeGrid',
};

/** Everything else is nearly free: writes are only noted until they are committed. */
export function costOf(costs: Costs, call: string): number {
  return costOfKind(costs, kinds[call] ?? 'call');
}

export function costOfKind(costs: Costs, kind: keyof Costs): number {
  return costs[kind] ?? DEFAULT_COSTS[kind];
}

/** What a read or a commit costs, by the number of its cells. */
export function costOfCells(costs: Costs, kind: 'read' | 'commit', cells: number): number {
  return costOfKind(costs, kind) + (cells * costOfKind(costs, `${kind}Per1000Cells`)) / 1000;
}
