// `onEdit` as it's in Code.js: it runs at every edit in the file, with few rights and without the bundle.
import { EDITED, survivingPattern } from '../src/tabs/cells/status-text.ts';

/** ASCII only, like the rest of Code.js. */
const SURVIVING = survivingPattern().replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Puts "edited" into the Status of the rows that were touched. A hint and no more: the review finds edits by itself. One
 * read of the header's notes, one of the rows, one write, however many rows were pasted. Kinds of Status that survive edits
 * stay, and while a run of ours writes there is no hint at all.
 */
export const onEdit = String.raw`
function onEdit(e) {
  try {
    var range = e.range;
    var sheet = range.getSheet();
    var kept = PropertiesService.getDocumentProperties();
    if (!kept.getProperty('tab.' + sheet.getSheetId()) || kept.getProperty('hints') === 'off') return;
    var row = Math.max(range.getRow(), 2);
    var rows = range.getLastRow() - row + 1;
    if (rows < 1) return;
    var left = range.getColumn();
    var right = range.getLastColumn();
    var notes = sheet.getRange(1, 1, 1, sheet.getMaxColumns()).getNotes()[0];
    var status = notes.findIndex(function (note) { return /\ncatalog:\$status(?!\S)/.test(note); }) + 1;
    var ours = notes.slice(left - 1, right).some(function (note) {
      return /\ncatalog:(?!\$status(?!\S))\S/.test(note) && !/\nRead only/.test(note);
    });
    if (status === 0 || !ours) return;
    var lock = LockService.getDocumentLock();
    if (!lock.tryLock(0)) return;
    var from = Math.min(left, status);
    var cells = sheet.getRange(row, from, rows, Math.max(right, status) - from + 1).getValues();
    var said = cells.map(function (line) { return line[status - from]; });
    var says = cells.map(function (line, index) {
      var cleared = right > left && line.every(function (cell, at) {
        return cell === '' || cell === false || at + from < left || at + from > right || at + from === status;
      });
      return cleared || /${SURVIVING}/.test(said[index]) ? said[index] : '${EDITED}';
    });
    if (says.join('\n') !== said.join('\n')) {
      sheet.getRange(row, status, rows, 1).setValues(says.map(function (text) { return [text]; }));
    }
    SpreadsheetApp.flush();
    lock.releaseLock();
  } catch (error) {}
}`.trim();
