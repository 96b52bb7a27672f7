// What tutorials for Apps Script show: a loop over the pages that writes each page with setValues, or each cell with setValue.
// Written plainly by us, and run in the emulator like the add-on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../emulator/host.ts';
import { openHost } from '../../emulator/index.ts';
import { CLOCK } from './demo.ts';
import type { Target } from './peer-clients.ts';

const scriptFor = (host: string, key: string) => `
var HEADERS = ['ID', 'Order number', 'Purchased', 'Total', 'Currency', 'Payment references'];

function eachPage(write) {
  for (var page = 1; ; page++) {
    var response = UrlFetchApp.fetch('https://${host}/api/v1/orders?per_page=100&page=' + page, { headers: { Authorization: 'Token token="${key}"' } });
    var orders = JSON.parse(response.getContentText()).orders;
    if (orders.length === 0) return;
    write(orders.map(function (order) {
      var references = order.payments.map(function (payment) { return payment.reference_id; });
      return [order.id, order.full_id, order.purchased_at, order.total, order.currency, references.join(', ')];
    }));
  }
}

function importRows() {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  sheet.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]);
  eachPage(function (rows) {
    var last = sheet.getLastRow();
    if (sheet.getMaxRows() < last + rows.length) sheet.insertRowsAfter(sheet.getMaxRows(), rows.length);
    sheet.getRange(last + 1, 1, rows.length, HEADERS.length).setValues(rows);
  });
}

function importCells() {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  HEADERS.forEach(function (header, at) { sheet.getRange(1, at + 1).setValue(header); });
  eachPage(function (rows) {
    rows.forEach(function (row) {
      var last = sheet.getLastRow();
      if (sheet.getMaxRows() < last + 1) sheet.insertRowsAfter(sheet.getMaxRows(), 100);
      row.forEach(function (value, at) { sheet.getRange(last + 1, at + 1).setValue(value); });
    });
  });
}
`;

/** Opens a workbook whose script has `importRows` and `importCells`. */
export async function openTutorial(host: string, { url, key }: Target): Promise<Host> {
  const dist = mkdtempSync(join(tmpdir(), 'catalog-sync-tutorial-'));
  try {
    writeFileSync(join(dist, 'Code.js'), scriptFor(host, key));
    const oauthScopes = ['spreadsheets.currentonly', 'script.external_request'].map((scope) => `https://www.googleapis.com/auth/${scope}`);
    writeFileSync(join(dist, 'appsscript.json'), JSON.stringify({ timeZone: 'Etc/UTC', runtimeVersion: 'V8', oauthScopes }));
    return await openHost({ dist, clock: CLOCK, hosts: { [host]: url } });
  } finally {
    rmSync(dist, { recursive: true });
  }
}
