// `onEdit` as it's in Code.js: it runs at every edit in the file, with few rights and without the bundle.
import { DASHBOARD_SHEET } from '../src/sync/dashboard/data-sheet.ts';
import { CURRENCY_PLACE, FRONT_PLACE } from '../src/sync/dashboard/figures.ts';
import { AMOUNT_REFERENCE } from '../src/sync/dashboard/front-page.ts';
import { MONEY_FORMATS, NO_DECIMALS, THREE_DECIMALS } from '../src/tabs/cells/codec.ts';
import { EDITED, survivingPattern } from '../src/tabs/cells/status-text.ts';
import spanish from '../src/texts/es/status.ts';

/** ASCII only, like the rest of Code.js. */
function ascii(text: string): string {
  return text.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const SURVIVING = ascii(survivingPattern([spanish]));
/** The hint by the language of a tab, which its entry in the registry names if it isn't English. */
const HINTS = ascii(JSON.stringify({ es: spanish.edited }));
/** How a note says that a column is read-only. */
const READ_ONLY = ascii(`(?:Read only|${spanish['Read only. Edits here aren’t sent.'].split('.')[0]})`);

/** A character has up to three bytes, and a property holds 9 KB. */
const MAX_NOTED = 3_000;

/**
 * Puts "edited" into the Status of the rows that were touched. A hint and no more: the review finds edits by itself. One
 * read of the header's notes, one of the rows, one write, however many rows were pasted. Kinds of Status that survive edits
 * stay, and while a run of ours writes there is no hint at all. Then what was typed is noted, because the run can be about to
 * write the same cells.
 */
export const onEdit = String.raw`
function onEdit(e) {
  try {
    var range = e.range;
    var sheet = range.getSheet();
    var kept = PropertiesService.getDocumentProperties();
    var tab = kept.getProperty('tab.' + sheet.getSheetId());
    if (!tab) return decimals_(e, sheet);
    var hint = ${HINTS}[(/"language":"(\w+)"/.exec(tab) || [])[1]] || '${EDITED}';
    var quiet = kept.getProperty('hints') === 'off';
    var lock = LockService.getDocumentLock();
    if (quiet && lock.tryLock(0)) return lock.releaseLock();
    var row = Math.max(range.getRow(), 2);
    var rows = range.getLastRow() - row + 1;
    if (rows < 1) return;
    var left = range.getColumn();
    var right = range.getLastColumn();
    var notes = sheet.getRange(1, 1, 1, sheet.getMaxColumns()).getNotes()[0];
    var status = notes.findIndex(function (note) { return /\ncatalog:\$status(?!\S)/.test(note); }) + 1;
    var ours = notes.slice(left - 1, right).some(isTyped_);
    if (status === 0 || !ours) return;
    if (quiet || !lock.tryLock(0)) return noteTyped_(e, row, rows, notes);
    var from = Math.min(left, status);
    var cells = sheet.getRange(row, from, rows, Math.max(right, status) - from + 1).getValues();
    var said = cells.map(function (line) { return line[status - from]; });
    var says = cells.map(function (line, index) {
      var cleared = right > left && line.every(function (cell, at) {
        return cell === '' || cell === false || at + from < left || at + from > right || at + from === status;
      });
      return cleared || /${SURVIVING}/.test(said[index]) ? said[index] : hint;
    });
    if (says.join('\n') !== said.join('\n')) {
      sheet.getRange(row, status, rows, 1).setValues(says.map(function (text) { return [text]; }));
    }
    SpreadsheetApp.flush();
    lock.releaseLock();
  } catch (error) {}
}
function decimals_(e, sheet) {
  var data = e.source.getSheetByName('${DASHBOARD_SHEET}');
  if (!data || Number(data.getRange('${FRONT_PLACE}').getValue()) !== sheet.getSheetId()) return;
  var place = /\$?[A-Z]+\$?[0-9]+$/.exec(data.getRange('${CURRENCY_PLACE}').getFormula());
  var cell = place && sheet.getRange(place[0]);
  if (!cell || cell.getRow() < e.range.getRow() || cell.getRow() > e.range.getLastRow()) return;
  if (cell.getColumn() < e.range.getColumn() || cell.getColumn() > e.range.getLastColumn()) return;
  var currency = String(cell.getValue());
  var format = '${MONEY_FORMATS[1]}';
  if (/^(${NO_DECIMALS.join('|')})$/.test(currency)) format = '${MONEY_FORMATS[0]}';
  if (/^(${THREE_DECIMALS.join('|')})$/.test(currency)) format = '${MONEY_FORMATS[2]}';
  var all = sheet.getDataRange();
  var formats = all.getNumberFormats();
  all.getFormulas().forEach(function (line, row) {
    line.forEach(function (formula, column) {
      var shown = formats[row][column];
      if (shown === format || ${JSON.stringify(MONEY_FORMATS)}.indexOf(shown) < 0 || !/${AMOUNT_REFERENCE}/.test(formula)) return;
      sheet.getRange(row + 1, column + 1).setNumberFormat(format);
    });
  });
}
function isTyped_(note) { return /\ncatalog:(?!\$status(?!\S))\S/.test(note) && !/\n${READ_ONLY}/.test(note); }
function noteTyped_(e, row, rows, notes) {
  var left = e.range.getColumn();
  var right = e.range.getLastColumn();
  var sheet = e.range.getSheet();
  var seen = Math.min(rows, 50);
  var area = sheet.getRange(row, left, seen, right - left + 1);
  var formulas = area.getFormulas();
  var typed = e.value !== undefined ? String(e.value) : e.oldValue !== undefined ? '' : null;
  var kept = PropertiesService.getDocumentProperties();
  var name = 'typed.' + sheet.getSheetId();
  var noted = JSON.parse(kept.getProperty(name) || '{"v":1,"cells":[],"more":0}');
  area.getValues().forEach(function (line, down) {
    line.forEach(function (cell, at) {
      if (!isTyped_(notes[left + at - 1])) return;
      if (down === 0) noted.more += rows - seen;
      noted.cells.push([row + down, left + at, cell instanceof Date ? { t: cell.getTime() } : cell, formulas[down][at], typed]);
      if (JSON.stringify(noted).length > ${MAX_NOTED}) noted.more += noted.cells.splice(0, 1).length;
    });
  });
  kept.setProperty(name, JSON.stringify(noted));
}`.trim();
