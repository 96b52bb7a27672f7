// A small script for a stock list: items in column A, counts in B, prices in C.

function onOpen() {
  SpreadsheetApp.getUi().createMenu('Stock').addItem('Update prices', 'updatePrices').addItem('Add items', 'openSidebar').addToUi();
}

function updatePrices() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const rows = sheet.getLastRow() - 1;
  if (rows < 1) throw new Error('Add an item first.');
  const items = sheet.getRange(2, 1, rows).getValues().flat();
  const query = items.map((item) => `item=${encodeURIComponent(item)}`).join('&');
  const response = UrlFetchApp.fetch(`https://prices.example.com/prices?${query}`);
  const prices = JSON.parse(response.getContentText());
  sheet
    .getRange(2, 3, rows)
    .setValues(items.map((item) => [prices[item] ?? '']))
    .setNumberFormat('0.00');
  SpreadsheetApp.getActiveSpreadsheet().toast(`${rows} prices updated`);
}

function openSidebar() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Add items'));
}

/** Called by the sidebar. */
function addItem(name, count) {
  const sheet = SpreadsheetApp.getActiveSheet();
  if (sheet.getLastRow() === 0) sheet.appendRow(['Item', 'Count', 'Price']);
  sheet.appendRow([name, count]);
  return sheet.getLastRow() - 1;
}

/**
 * The value of all items.
 * @customfunction
 */
function STOCK_VALUE(counts, prices) {
  return counts.reduce((sum, [count], index) => sum + count * prices[index][0], 0);
}
