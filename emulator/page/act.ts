// Does at the host what the person did at the page.
import type { Host } from '../host.ts';
import { areaName, cellName } from './a1.ts';
import type { Action } from './protocol.ts';
import { openSidebar } from './watch-host.ts';

/** Answers what a call from a frame answers; throws what the host refuses, in its words. */
export function act(host: Host, action: Action): unknown {
  const { workbook } = host;
  switch (action.type) {
    case 'look':
      return;
    case 'click':
      return host.click(action.path.join(' > '));
    case 'call':
      return findFrame(host, action.frame).call(action.name, ...action.args);
    case 'closeFrame':
      return findFrame(host, action.frame).close();
    case 'agree':
      return host.agree(action.refused);
    case 'decline':
      return host.decline();
    case 'undo':
      return workbook.undo();
    case 'saveVersion':
      return workbook.saveVersion(action.name);
    case 'restoreVersion':
      return workbook.restoreVersion(action.name);
    case 'setFile':
      workbook.setLocale(action.locale);
      return workbook.setTimeZone(action.timeZone);
  }
  const sheet = workbook.sheets().find(({ id }) => id === action.sheet)?.name;
  if (sheet === undefined) throw new Error('This tab no longer exists.');
  switch (action.type) {
    case 'activate':
      return workbook.activate(sheet);
    case 'select':
      return workbook.select(sheet, action.areas.map(areaName).join(','));
    case 'edit':
      return workbook.edit(sheet, cellName(action.row, action.column), action.typed);
    case 'paste':
      return workbook.paste(sheet, cellName(action.row, action.column), action.rows);
    case 'rename':
      return workbook.renameSheet(sheet, action.name);
    case 'insertRows':
      return workbook.insertRows(sheet, action.after, action.count);
    case 'insertColumns':
      return workbook.insertColumns(sheet, action.after, action.count);
    case 'deleteRows':
      return workbook.deleteRows(sheet, action.from, action.count);
    case 'deleteColumns':
      return workbook.deleteColumns(sheet, action.from, action.count);
    case 'hideRows':
      return workbook.hideRows(sheet, action.from, action.count);
    case 'showRows':
      return workbook.showRows(sheet, action.from, action.count);
    case 'hideColumns':
      return workbook.hideColumns(sheet, action.from, action.count);
    case 'showColumns':
      return workbook.showColumns(sheet, action.from, action.count);
    case 'setColumnWidths':
      return workbook.setColumnWidths(sheet, action.from, action.count, action.pixels);
    case 'freeze':
      return workbook.freeze(sheet, action.rows, action.columns);
    case 'moveColumn':
      return workbook.moveColumn(sheet, action.from, action.before);
    case 'duplicateRow':
      return workbook.duplicateRow(sheet, action.row);
    case 'cutPaste':
      return workbook.cutPaste(sheet, areaName(action.from), cellName(action.row, action.column));
    case 'copyPaste':
      return workbook.copyPaste(sheet, areaName(action.from), cellName(action.row, action.column));
    case 'sort':
      return workbook.sort(sheet, action.column, action.ascending);
    case 'filter':
      return workbook.filter(sheet, action.column, action.shown);
    case 'clearFilter':
      return workbook.clearFilter(sheet);
    case 'merge':
      return workbook.merge(sheet, areaName(action.area));
    case 'toTable':
      return workbook.toTable(sheet, areaName(action.area));
    case 'protect':
      return workbook.protect(sheet, areaName(action.area), {});
    case 'nameRange':
      return workbook.nameRange(sheet, areaName(action.area), action.name);
    case 'duplicateTab':
      return workbook.duplicateTab(sheet);
    case 'deleteTab':
      return workbook.deleteSheet(sheet);
  }
}

function findFrame(host: Host, id: number) {
  const frame = [openSidebar(host), ...host.dialogs()].find((each) => each?.id === id);
  if (frame === undefined) throw new Error('This window has been closed.');
  return frame;
}
