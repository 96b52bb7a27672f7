// Does at the host what the person did at the page.
import type { Host } from '../seam.ts';
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
  }
  const sheet = workbook.sheets().find(({ id }) => id === action.sheet)?.name;
  if (sheet === undefined) throw new Error('This tab is no longer there.');
  switch (action.type) {
    case 'activate':
      return workbook.activate(sheet);
    case 'select':
      return workbook.select(sheet, areaName(action.area));
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
    case 'sort':
      return workbook.sort(sheet, action.column, action.ascending);
  }
}

function findFrame(host: Host, id: number) {
  const frame = [openSidebar(host), ...host.dialogs()].find((each) => each?.id === id);
  if (frame === undefined) throw new Error('This window has been closed.');
  return frame;
}
